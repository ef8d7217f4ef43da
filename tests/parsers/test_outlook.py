"""winmail.dat and letters saved by Outlook, written by hand."""

import struct
from itertools import pairwise

import pytest

from parsers.mail.outlook import TNEF_MAGIC, open_msg, open_tnef
from parsers.problem import Problem, Unreadable

PDF = b"%PDF-1.4\nan invented page"
_BEGINS, _TITLE, _DATA, _BODY = 0x00069002, 0x00018010, 0x0006800F, 0x0002800C


def _attribute(level: int, kind: int, value: bytes) -> bytes:
    return (
        struct.pack("<BII", level, kind, len(value))
        + value
        + struct.pack("<H", sum(value) & 0xFFFF)
    )


def winmail(files: dict[bytes, bytes]) -> bytes:
    out = TNEF_MAGIC + b"\x01\x00" + _attribute(1, _BODY, b"text\0")
    for name, data in files.items():
        out += _attribute(2, _BEGINS, bytes(14))
        out += _attribute(2, _TITLE, name + b"\0") + _attribute(2, _DATA, data)
    return out


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (winmail({b"form.pdf": PDF}), [("form.pdf", PDF)]),
        (winmail({"申报表.pdf".encode("gbk"): PDF}), [("申报表.pdf", PDF)]),
        (winmail({"申报表.pdf".encode(): PDF}), [("申报表.pdf", PDF)]),
        (winmail({b"a.pdf": PDF, b"b.pdf": b""}), [("a.pdf", PDF), ("b.pdf", b"")]),
        (winmail({}), []),
    ],
)
def test_files_of_a_winmail(data, found):
    assert [(member.path, member.data) for member in open_tnef(data)] == found


@pytest.mark.parametrize(
    "value",
    [
        struct.pack("<I", 0xFFFFFFF0),
        struct.pack("<IHHI", 1, 0x1003, 0x0E00, 0xFFFFFFF0),
    ],
)
def test_endless_properties_end(value):
    data = winmail({b"a.pdf": PDF}) + _attribute(2, 0x00069005, value)
    assert [member.path for member in open_tnef(data)] == ["a.pdf"]


class _Compound:
    """A compound file in memory: 512-byte sectors, every stream in the small sectors."""

    def __init__(self) -> None:
        self._entries: list[list] = [["Root Entry", 5, 0, 0, []]]
        self._small, self._next_of_small = b"", []

    def add(self, parent: int, name: str, data: bytes | None = None) -> int:
        start = len(self._next_of_small)
        if data is not None:
            count = max(1, -(-len(data) // 64))
            self._small += data.ljust(count * 64, b"\0")
            self._next_of_small += [*range(start + 1, start + count), 0xFFFFFFFE]
        size = len(data or b"")
        self._entries.append([name, 1 if data is None else 2, start, size, []])
        self._entries[parent][4].append(len(self._entries) - 1)
        return len(self._entries) - 1

    def bytes(self) -> bytes:
        none = 0xFFFFFFFF
        self._entries[0][2:4] = [0, len(self._small)]
        right = {}
        for entry in self._entries:
            right |= dict(pairwise(entry[4]))
        directory = b""
        for number, (name, kind, start, size, children) in enumerate(self._entries):
            raw = name.encode("utf-16-le") + b"\0\0"
            directory += raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
            links = (none, right.get(number, none), children[0] if children else none)
            directory += struct.pack("<III", *links) + bytes(36)
            directory += struct.pack("<II", start, size) + bytes(4)
        chains = [
            self._small,
            directory.ljust(-(-len(directory) // 512) * 512, b"\0"),
            b"".join(struct.pack("<I", entry) for entry in self._next_of_small),
        ]
        fat, body, starts = [], b"", []
        for chain in chains:
            count = -(-len(chain) // 512)
            starts.append(len(fat))
            fat += [*range(len(fat) + 1, len(fat) + count), 0xFFFFFFFE]
            body += chain.ljust(count * 512, b"\xff")
        fat_at = len(fat)
        fat.append(0xFFFFFFFD)
        body += b"".join(struct.pack("<I", entry) for entry in fat).ljust(512, b"\xff")
        head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
        head += struct.pack("<IIIII", 0, 1, starts[1], 0, 4096)
        head += struct.pack("<II", starts[2], -(-len(chains[2]) // 512))
        head += struct.pack("<III", 0xFFFFFFFE, 0, fat_at)
        return head.ljust(512, b"\xff") + body


def _properties(header: int, *kinds: int) -> bytes:
    """Of values of any length only the tags stand here; the values have streams of their own."""
    return bytes(header) + b"".join(struct.pack("<IIQ", kind, 6, 0) for kind in kinds)


def saved_letter(files: dict[str, bytes]) -> bytes:
    file = _Compound()
    file.add(0, "__properties_version1.0", _properties(32))
    for number, (name, data) in enumerate(files.items()):
        attachment = file.add(0, f"__attach_version1.0_#{number:08X}")
        tags = _properties(8, 0x3707001F, 0x37010102)
        file.add(attachment, "__properties_version1.0", tags)
        file.add(attachment, "__substg1.0_3707001F", name.encode("utf-16-le"))
        file.add(attachment, "__substg1.0_37010102", data)
    return file.bytes()


def _endless(stated: int) -> bytes:
    """The file's only small sector is followed by itself, so that it is as long as it says."""
    data = bytearray(saved_letter({"a.pdf": PDF}))
    entry = data.index("__substg1.0_37010102".encode("utf-16-le"))
    (sector,) = struct.unpack_from("<I", data, entry + 116)
    (chains,) = struct.unpack_from("<I", data, 0x3C)
    struct.pack_into("<I", data, (chains + 1) * 512 + sector * 4, sector)
    struct.pack_into("<I", data, entry + 120, stated)
    return bytes(data)


def _with_header(place: int, value: int) -> bytes:
    data = bytearray(saved_letter({"a.pdf": PDF}))
    struct.pack_into("<I", data, place, value)
    return bytes(data)


@pytest.mark.parametrize("files", [{}, {"申报表.pdf": PDF}, {"一.pdf": PDF, "二.txt": b"text"}])
def test_files_of_a_saved_letter(files):
    found = open_msg(saved_letter(files))
    assert {member.path: member.data for member in found} == files


def _attach(file: _Compound, letter: int, number: int, streams: dict[str, bytes]) -> int:
    attachment = file.add(letter, f"__attach_version1.0_#{number:08X}")
    for tag, data in streams.items():
        file.add(attachment, f"__substg1.0_{tag}", data)
    return attachment


def test_letters_within_and_names_of_other_kinds():
    file = _Compound()
    file.add(0, "__properties_version1.0", _properties(32))
    title = {"3001001F": "转发：申报".encode("utf-16-le")}
    letter = file.add(_attach(file, 0, 0, title), "__substg1.0_3701000D")
    file.add(letter, "__properties_version1.0", _properties(24))
    _attach(file, letter, 0, {"3707001E": "承诺书.pdf".encode("gbk"), "37010102": PDF})
    _attach(file, 0, 1, {"3704001E": b"FORM~1.PDF", "37010102": PDF + b"1"})
    _attach(file, 0, 2, {"3707001F": "远处.pdf".encode("utf-16-le")})
    assert [(member.path, member.data, member.problem) for member in open_msg(file.bytes())] == [
        ("转发：申报/承诺书.pdf", PDF, None),
        ("FORM~1.PDF", PDF + b"1", None),
        ("远处.pdf", b"", Problem.UNSUPPORTED),
    ]


@pytest.mark.parametrize(
    ("opener", "data"),
    [
        (open_tnef, b""),
        (open_tnef, b"no winmail at all"),
        (open_tnef, winmail({})[:-4]),
        (open_msg, b""),
        (open_msg, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        (open_msg, _endless(20 * 1024**2)),
        *((open_msg, _with_header(place, 2**31)) for place in (0x2C, 0x40, 0x48)),
    ],
)
def test_damage_is_told(opener, data):
    with pytest.raises(Unreadable) as trouble:
        opener(data)
    assert trouble.value.problem is Problem.UNREADABLE

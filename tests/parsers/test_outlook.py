"""winmail.dat and letters saved by Outlook, written by hand."""

import struct
from itertools import pairwise

import pytest

from parsers.filetype import FileType
from parsers.mail.letter import open_letter
from parsers.mail.outlook import TNEF_MAGIC, open_msg, open_tnef
from parsers.problem import Problem, Unreadable
from parsers.sniff import sniff

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


def saved_letter(files: dict[str, bytes], texts: dict[int, str] | None = None) -> bytes:
    file = _Compound()
    file.add(0, "__properties_version1.0", _properties(32))
    for tag, text in (texts or {}).items():
        file.add(0, f"__substg1.0_{tag:04X}001F", text.encode("utf-16-le"))
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


HEAD = (
    "Received: from a (b) by c; Wed, 10 Jun 2026 09:30:00 +0800\r\n"
    "From: =?utf-8?B?5p6X6KeB6Z2S?= <lin@y.example>\r\n"
    "Subject: =?utf-8?B?55Sz5oql5p2Q5paZ?=\r\n"
    "Date: Wed, 10 Jun 2026 09:29:00 +0800\r\nMessage-ID: <1@y.example>\r\n"
    'Content-Type: multipart/mixed;\r\n\tboundary="old"\r\nMIME-Version: 1.0\r\n\r\n'
)
KEPT = {0x007D: HEAD, 0x1000: "您好，材料见附件。"}
WITHOUT = {
    0x0037: "申报材料",
    0x0C1A: "林见青",
    0x5D01: "lin@y.example",
    0x1000: "您好，材料见附件。",
}


@pytest.mark.parametrize("texts", [KEPT, WITHOUT, WITHOUT | {0x5D01: "", 0x0C1F: "lin@y.example"}])
def test_a_saved_letter_is_read_as_the_mail_it_was(texts):
    opened = open_letter(saved_letter({"表.pdf": PDF, "材料.zip": b"PK"}, texts))
    letter = opened.letter
    assert (letter.subject, letter.sender.address, letter.sender.name) == (
        "申报材料", "lin@y.example", "林见青",
    )  # fmt: skip
    assert letter.text == "您好，材料见附件。"
    assert [a.filename for a in letter.attachments] == ["表.pdf", "材料.zip"]
    assert (letter.received_header_at is not None) is (texts is KEPT)


def test_a_saved_letter_that_holds_a_word_file_is_a_letter():
    """Its streams are on sectors' borders, so that the Word file's own seem to be the letter's."""
    inner = _Compound()
    inner.add(0, "WordDocument", bytes(5000))
    data = saved_letter({"表.doc": inner.bytes()}, KEPT)
    assert (
        sniff(data, "信.msg")
        == sniff(data, "信")
        == (FileType.LETTER, "application/vnd.ms-outlook")
    )
    assert [a.filename for a in open_letter(data).letter.attachments] == ["表.doc"]


@pytest.mark.parametrize("cut", [200, 600, 1500])
def test_a_damaged_saved_letter_is_told(cut):
    with pytest.raises(Unreadable):
        open_letter(saved_letter({"表.pdf": PDF * 99}, KEPT)[:cut])


def test_a_head_that_would_add_lines_adds_none():
    texts = WITHOUT | {
        0x0037: "申报\r\nBcc: all@x.example",
        0x5D01: "lin@y.example\r\nBcc: a@x.example",
    }
    letter = open_letter(saved_letter({}, texts)).letter
    assert letter.subject == "申报 Bcc: all@x.example"
    assert letter.recipients == ()

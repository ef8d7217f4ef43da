"""Archives in several volumes are joined and read where all came; else nothing is guessed of them."""

import os
import shutil
import struct
import zlib
from email.message import EmailMessage
from itertools import pairwise

import pytest
from archived import zipped

from parsers.facts.problem import Problem
from parsers.mail.letter import open_letter
from parsers.packed.volumes import complete_rows, volume_of

PDF, TEXT = b"%PDF-1.4\n" + bytes(range(256)) * 3, "说明".encode() * 200
FILES = {"材料/表.pdf": PDF, "说明.txt": TEXT}
needs_unar = pytest.mark.skipif(
    not shutil.which("unar") and "CI" not in os.environ, reason="unar is not installed here"
)


def _pieces(size: int) -> list[list[tuple[str, bytes, bytes, bool, bool]]]:
    """What each volume holds: path, whole file, piece, whether it begins before, whether it goes on."""
    volumes, room = [[]], size
    for path, data in FILES.items():
        place = 0
        while place < len(data):
            piece = data[place : place + room]
            goes_on = place + len(piece) < len(data)
            volumes[-1].append((path, data, piece, place > 0, goes_on))
            place, room = place + len(piece), room - len(piece)
            if room == 0:
                volumes.append([])
                room = size
    return [one for one in volumes if one]


def _old_header(kind: int, flags: int, body: bytes) -> bytes:
    rest = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(rest) & 0xFFFF) + rest


def rar4(size: int, *, ending: bool = True, numbered: bool = True) -> list[bytes]:
    """Stored, in volumes; without an ending header as RAR 2 wrote them, or not told to be numbered."""
    volumes = _pieces(size)
    made = []
    for number, held in enumerate(volumes):
        out = b"Rar!\x1a\x07\0" + _old_header(
            0x73, 1 | numbered << 4 | (0 if number else 0x100), bytes(6)
        )
        for path, data, piece, before, goes_on in held:
            name = path.replace("/", "\\").encode("gbk")
            checksum = zlib.crc32(piece if goes_on else data)
            sizes = struct.pack("<IIBI", len(piece), len(data), 2, checksum)
            kept = struct.pack("<IBBHI", 0x5A210000, 20, 0x30, len(name), 0x20)
            out += _old_header(0x74, 0x8000 | before | goes_on << 1, sizes + kept + name) + piece
        last = number == len(volumes) - 1
        made.append(out + (_old_header(0x7B, 0x4000 | (not last), b"") if ending else b""))
    return made


def _number(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out, value = out + bytes([value & 0x7F | 0x80]), value >> 7
    return out + bytes([value])


def _header(*fields: int, tail: bytes = b"") -> bytes:
    body = b"".join(map(_number, fields)) + tail
    body = _number(len(body)) + body
    return struct.pack("<I", zlib.crc32(body)) + body


def rar5(size: int) -> list[bytes]:
    volumes = _pieces(size)
    made = []
    for number, held in enumerate(volumes):
        out = b"Rar!\x1a\x07\1\0" + (_header(1, 0, 3, number) if number else _header(1, 0, 1))
        for path, data, piece, before, goes_on in held:
            name, crc = path.encode(), zlib.crc32(piece if goes_on else data)
            tail = struct.pack("<I", crc) + _number(0) + _number(1) + _number(len(name)) + name
            flags = 2 | before << 3 | goes_on << 4
            out += _header(2, flags, len(piece), 4, len(data), 0o100644, tail=tail) + piece
        made.append(out + _header(5, 4, number < len(volumes) - 1))
    return made


def split_zip(size: int) -> list[bytes]:
    """As Info-ZIP and WinZip split it: the list names volumes, and a mark stands before the first."""
    whole = b"PK\x07\x08" + zipped(FILES)
    listing, end = whole.index(b"PK\x01\x02") - 4, whole.index(b"PK\x05\x06")
    cuts = [*range(0, end - 1, size), len(whole)]
    data = bytearray(whole)

    def volume_at(place: int) -> tuple[int, int]:
        number = max(n for n, cut in enumerate(cuts[:-1]) if cut <= place)
        return number, place - cuts[number]

    place = listing + 4
    while data[place : place + 4] == b"PK\x01\x02":
        number, offset = volume_at(struct.unpack_from("<I", data, place + 42)[0] + 4)
        struct.pack_into("<H", data, place + 34, number)
        struct.pack_into("<I", data, place + 42, offset)
        place += 46 + sum(struct.unpack_from("<3H", data, place + 28))
    number, offset = volume_at(listing + 4)
    struct.pack_into("<HH", data, end + 4, len(cuts) - 2, number)
    struct.pack_into("<I", data, end + 16, offset)
    return [bytes(data[start:stop]) for start, stop in pairwise(cuts)]


def parts(volumes: list[bytes], width: int = 1) -> dict[str, bytes]:
    return {f"材料.part{n:0{width}}.rar": one for n, one in enumerate(volumes, 1)}


def old(volumes: list[bytes]) -> dict[str, bytes]:
    return {f"材料.r{n - 1:02}" if n else "材料.rar": one for n, one in enumerate(volumes)}


def zips(volumes: list[bytes]) -> dict[str, bytes]:
    last = len(volumes)
    return {f"材料.z{n:02}" if n < last else "材料.zip": one for n, one in enumerate(volumes, 1)}


def sliced(data: bytes, names: list[str]) -> dict[str, bytes]:
    size = -(-len(data) // len(names))
    return {name: data[n * size : (n + 1) * size] for n, name in enumerate(names)}


def without(files: dict[str, bytes], number: int) -> dict[str, bytes]:
    return {name: data for n, (name, data) in enumerate(files.items()) if n != number}


def backwards(files: dict[str, bytes]) -> dict[str, bytes]:
    return dict(reversed(files.items()))


def opened(files: dict[str, bytes]):
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "s"
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="x-any", filename=name)
    return open_letter(message.as_bytes())


def contents(files: dict[str, bytes]) -> dict[str, bytes]:
    found = opened(files)
    assert not [a.filename for a in found.letter.attachments if a.problem]
    return {a.filename: found.contents[a.sha256] for a in found.letter.attachments}


WHOLE = {
    "rar 5": parts(rar5(300)),
    "rar 5 in two": parts(rar5(900)),
    "rar 5 in twelve": parts(rar5(120), 2),
    "rar 5, last first": backwards(parts(rar5(300))),
    "rar 5, old names": old(rar5(300)),
    "rar 5, capitals": {name.upper(): data for name, data in parts(rar5(300)).items()},
    "rar 4": parts(rar4(300)),
    "rar 4, three digits": parts(rar4(300), 3),
    "rar 4, old names": old(rar4(300, numbered=False)),
    "rar 4, old names, last first": backwards(old(rar4(300, numbered=False))),
    "rar 2 without an end": old(rar4(300, numbered=False, ending=False)),
    "rar 5 in a zip": {"附件.zip": zipped(parts(rar5(300)))},
    "rar 4 in a folder of a zip": {
        "附件.zip": zipped(
            {f"材料包/{name}": data for name, data in old(rar4(300, numbered=False)).items()}
        )
    },
    "split zip": zips(split_zip(200)),
    "split zip in two": zips(split_zip(700)),
    "split zip, list first": backwards(zips(split_zip(200))),
    "split zip in a zip": {"附件.zip": zipped(zips(split_zip(200)))},
    "slices from 000": sliced(zipped(FILES), ["材料.zip.000", "材料.zip.001", "材料.zip.002"]),
    "slices of one digit": sliced(zipped(FILES), ["材料.zip.1", "材料.zip.2"]),
    "slices of split": sliced(zipped(FILES), ["材料.zip.aa", "材料.zip.ab", "材料.zip.ac"]),
    "slices called parts": sliced(zipped(FILES), ["材料.zip.part1", "材料.zip.part2"]),
}
LACKING = {
    "rar 5, the first": without(parts(rar5(300)), 0),
    "rar 5, the second": without(parts(rar5(300)), 1),
    "rar 5, the last": dict([*parts(rar5(300)).items()][:-1]),
    "rar 4, the last": dict([*parts(rar4(300)).items()][:-1]),
    "rar 4, old names, the .rar": without(old(rar4(300, numbered=False)), 0),
    "rar 4, old names, the .r00": without(old(rar4(300, numbered=False)), 1),
    "rar 4, old names, the last": dict([*old(rar4(300, numbered=False)).items()][:-1]),
    "rar 2, the last": dict([*old(rar4(300, numbered=False, ending=False)).items()][:-1]),
    "split zip, the first": without(zips(split_zip(200)), 0),
    "split zip, the second": without(zips(split_zip(200)), 1),
    "split zip, the list": dict([*zips(split_zip(200)).items()][:-1]),
}  # fmt: skip


@needs_unar
@pytest.mark.parametrize("case", WHOLE)
def test_where_all_volumes_came_they_are_one_archive(case):
    assert contents(WHOLE[case]) == {"表.pdf": PDF, "说明.txt": TEXT}


@pytest.mark.parametrize("case", LACKING)
def test_where_one_lacks_nothing_is_taken_out(case):
    found = opened(LACKING[case]).letter.attachments
    assert {a.problem for a in found} == {Problem.UNSUPPORTED}
    assert len({volume_of(a.filename) for a in found}) == 1


@pytest.mark.parametrize(
    "files",
    [
        {"表.z01": b"x", "别的.zip": zipped(FILES)},
        {"材料.part1.rar": b"Rar!\x1a\x07\1\0", "材料.part2.rar": b"x"},
        {"材料.r00": b"x", "材料.r01": b"y"},
        {"材料.z01": b"x", "材料.zip": zipped(FILES)},
        {"材料.z01": b"", "材料.zip": b"PK\x05\x06" + bytes(18)},
        {
            "材料.z01": b"",
            "材料.zip": b"PK\x05\x06\x01\0\x01\0\x09\0\x09\0" + b"\xff" * 8 + b"\0\0",
        },
        {"a.001": b"x", "a.002": b"y"},
    ],
)
def test_what_is_no_row_stays_as_it_came(files):
    assert not complete_rows(files.items())


def test_of_what_nothing_here_joins_nothing_is_called_damaged():
    solid = [one.replace(_header(1, 0, 1), _header(1, 0, 5)) for one in rar5(300)]
    found = opened(parts(solid)).letter.attachments
    assert [a.problem for a in found] == [Problem.UNSUPPORTED]


@needs_unar
def test_a_row_whose_bytes_are_spoilt_is_told_once():
    first, *others = rar5(300)
    spoilt = parts([first, *(one.replace(b"\x55\x56", b"\x00\x00") for one in others)])
    found = opened(spoilt).letter.attachments
    assert [a.problem for a in found] == [Problem.UNREADABLE]

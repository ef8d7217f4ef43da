"""rar archives of both formats, written by hand: nothing here packs them."""

import os
import shutil
import struct
import zlib

import pytest

from parsers.facts.problem import Problem, Unreadable
from parsers.packed.rar import open_rar
from parsers.packed.unar import open_by_unar

PDF = b"%PDF-1.4\nan invented page"
FILES = {"材料/表.pdf": PDF, "说明.txt": b"text"}
FOUND = [("材料/表.pdf", PDF, False), ("说明.txt", b"text", False)]
VOLUME, SOLID, LOCKED = 1, 8, 4

# Under CI the programs are there; elsewhere a machine may have none.
needs_unar = pytest.mark.skipif(
    not shutil.which("unar") and "CI" not in os.environ, reason="unar is not installed here"
)


def _old_header(kind: int, flags: int, body: bytes) -> bytes:
    rest = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(rest) & 0xFFFF) + rest


def rar4(files: dict[str, bytes], flags: int = 0, file_flags: int = 0) -> bytes:
    """Stored, names in GBK with backslashes, as a Chinese WinRAR 3 on Windows wrote them."""
    out = b"Rar!\x1a\x07\0" + _old_header(0x73, flags, bytes(6))
    for path, data in files.items():
        name = path.replace("/", "\\").encode("gbk")
        sizes = struct.pack("<IIBI", len(data), len(data), 3, zlib.crc32(data))
        kept = struct.pack("<IBBHI", 0x5A210000, 20, 0x30, len(name), 0o100644)
        out += _old_header(0x74, 0x8000 | file_flags, sizes + kept + name) + data
    return out + _old_header(0x7B, 0x4000, b"")


def _number(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out, value = out + bytes([value & 0x7F | 0x80]), value >> 7
    return out + bytes([value])


def _header(*fields: int, tail: bytes = b"") -> bytes:
    body = b"".join(map(_number, fields)) + tail
    body = _number(len(body)) + body
    return struct.pack("<I", zlib.crc32(body)) + body


def rar5(files: dict[str, bytes], flags: int = 0, size: int | None = None) -> bytes:
    out = b"Rar!\x1a\x07\1\0" + _header(1, 0, flags)
    for path, data in files.items():
        name, checksum = path.encode(), struct.pack("<I", zlib.crc32(data))
        tail = checksum + _number(0) + _number(1) + _number(len(name)) + name
        stated = len(data) if size is None else size
        out += _header(2, 2, len(data), 4, stated, 0o100644, tail=tail) + data
    return out + _header(5, 4, 0)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (rar4(FILES), FOUND),
        (rar5(FILES), FOUND),
        (rar5(FILES) + b"added by a gateway", FOUND),
        (rar4(FILES, file_flags=LOCKED), [(path, b"", True) for path in FILES]),
        (rar5({"空.txt": b"", "表.pdf": PDF}), [("空.txt", b"", False), ("表.pdf", PDF, False)]),
        (rar5({"../../表.pdf": PDF}), [("../../表.pdf", PDF, False)]),
    ],
)
def test_what_an_archive_holds(data, found):
    assert list(open_rar(data, 10_000)) == found


@needs_unar
@pytest.mark.parametrize(
    ("data", "found"),
    [
        (rar4(FILES), FOUND),
        (rar4(FILES, SOLID, 0x10), FOUND),
        (rar4(FILES, file_flags=LOCKED), [(path, b"", True) for path in FILES]),
        (rar5(FILES), FOUND),
        (rar5({"one.txt": b"1"} | FILES), [("one.txt", b"1", False), *FOUND]),
    ],
)
def test_the_programs_read_the_same(data, found):
    assert list(open_by_unar(data, 10_000)) == found


@needs_unar
def test_what_the_library_does_not_know_goes_to_the_program():
    assert list(open_rar(rar4(FILES, SOLID, 0x10), 10_000)) == FOUND


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (rar4(FILES, VOLUME), Problem.UNSUPPORTED),
        (rar5(FILES, VOLUME), Problem.UNSUPPORTED),
        (rar4(FILES)[:60], Problem.UNREADABLE),
        (rar5(FILES)[:60], Problem.UNREADABLE),
        (rar5(FILES)[:-20], Problem.UNREADABLE),
        (rar5({"a.txt": bytes(20_000)}), Problem.REFUSED),
        (rar4({"a.txt": bytes(20_000)}), Problem.REFUSED),
    ],
)
def test_what_cannot_be_opened_says_why(data, problem):
    with pytest.raises(Unreadable) as trouble:
        open_rar(data, 10_000)
    assert trouble.value.problem is problem


@needs_unar
@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (rar5({"a.txt": bytes(20_000)}), Problem.REFUSED),
        (rar5(FILES, size=5_000), Problem.UNREADABLE),
        (rar4(FILES).replace(b"%PDF", b"%QDF"), Problem.UNREADABLE),
        (b"Rar!\x1a\x07\1\0", Problem.UNREADABLE),
        (b"no archive", Problem.UNREADABLE),
    ],
)
def test_the_programs_are_not_believed(data, problem):
    with pytest.raises(Unreadable) as trouble:
        list(open_by_unar(data, 10_000))
    assert trouble.value.problem is problem

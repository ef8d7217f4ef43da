"""Archives within bounds, whoever packed them: each case is packed here."""

import bz2
import contextlib
import gzip
import io
import lzma
import os
import struct
import tarfile
import time
import zipfile
import zlib

import pytest
from archived import seven, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.facts.problem import Problem, Unreadable
from parsers.packed.archives import open_archive
from parsers.packed.budget import MOST_MEMBERS, Budget

PDF = b"%PDF-1.4\nan invented page"
ZIP, SEVEN, TAR = "application/zip", "application/x-7z-compressed", "application/x-tar"
GZIP, BZIP, XZ = "application/gzip", "application/x-bzip2", "application/x-xz"


def locked_zip() -> bytes:
    """Each header's flag says that a password is needed."""
    data = bytearray(zipped({"表.pdf": PDF}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def overlapping(count: int, size: int) -> bytes:
    """Every entry of the list points at one and the same packed file."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = bytes(size)
    packed = packer.compress(content) + packer.flush()
    fields = (20, 0, 8, 0, 0, zlib.crc32(content), len(packed), len(content), 1, 0)
    local = b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", *fields) + b"a" + packed
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + struct.pack("<HHHHHIIIHH", *fields)
    entry += struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"a"
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(entry) * count, len(local), 0)
    return local + entry * count + b"PK\x05\x06" + end


def tarred(files, *, kind=tarfile.REGTYPE, encoding="utf-8") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(
        fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT, encoding=encoding
    ) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd" if kind != tarfile.REGTYPE else ""
            info.size = len(data) if kind == tarfile.REGTYPE else 0
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def opened(data: bytes, kind: str, budget: Budget | None = None):
    return [(m.path, m.data, m.problem) for m in open_archive(data, kind, budget or Budget())]


def renamed(data: bytes, *names: tuple[bytes, bytes]) -> bytes:
    """Names of equal length, as bytes of whatever charset and without the UTF-8 flag."""
    for old, new in names:
        data = data.replace(old.ljust(len(new), b"_"), new)
    return data


def with_unicode_path(name: bytes, *, of: bytes | None = None) -> bytes:
    """The name again in UTF-8, as Info-ZIP and WinRAR add it; `of`: another name's checksum."""
    info = zipfile.ZipInfo("??.pdf")
    checksum = zlib.crc32(b"??.pdf" if of is None else of)
    info.extra = struct.pack("<HHBL", 0x7075, 5 + len(name), 1, checksum) + name
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, PDF)
    return buffer.getvalue()


def by_method(data: bytes, method: int) -> bytes:
    """The first file said to be packed by another method."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", changed, data.index(mark) + at, method)
    return bytes(changed)


def streamed(files: dict[str, bytes]) -> bytes:
    """As written to a pipe: the sizes follow each file."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    buffer = Pipe()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def cut(data: bytes) -> bytes:
    """Without its list of files."""
    return data[: data.index(b"PK\x01\x02")]


U8, GBK = "表.pdf".encode(), "书.pdf".encode("gbk")
X, Y = "x".ljust(len(U8), "_"), "y".ljust(len(GBK), "_")
LOST = ("", b"", Problem.UNREADABLE)
TWO = {"a.pdf": PDF, "b.pdf": PDF[::-1] * 9}


PLAIN = [("材料/表.pdf", PDF, None)]
FILES = {"材料/表.pdf": PDF}


@pytest.mark.parametrize(
    ("data", "kind", "found"),
    [
        (zipped(FILES), ZIP, PLAIN),
        (zipped(FILES, raw=True), ZIP, PLAIN),
        (zipped({"材料\\表.pdf": PDF}, raw=True), ZIP, PLAIN),
        (zipped(FILES | {"空/": b""}), ZIP, PLAIN),
        (b"\0" * 100 + zipped(FILES), ZIP, PLAIN),
        (zipped(FILES) + b"\0" * 100, ZIP, PLAIN),
        (renamed(zipped({X: PDF}), (b"x", U8)), ZIP, [("表.pdf", PDF, None)]),
        (renamed(zipped({X: PDF, Y: PDF}), (b"x", U8), (b"y", GBK)), ZIP,
         [("表.pdf", PDF, None), ("书.pdf", PDF, None)]),
        (with_unicode_path("表.pdf".encode()), ZIP, [("表.pdf", PDF, None)]),
        (with_unicode_path("表.pdf".encode(), of=b"other"), ZIP, [("??.pdf", PDF, None)]),
        (with_unicode_path(b"\xff\xff"), ZIP, [("??.pdf", PDF, None)]),
        (by_method(zipped(TWO), 9), ZIP, [(name, data, None) for name, data in TWO.items()]),
        (by_method(zipped(TWO), 97), ZIP,
         [("a.pdf", b"", Problem.UNSUPPORTED), ("b.pdf", TWO["b.pdf"], None)]),
        (by_method(zipped(FILES), 99), ZIP, [("材料/表.pdf", b"", Problem.ENCRYPTED)]),
        (cut(zipped(TWO)), ZIP, [(name, data, None) for name, data in TWO.items()] + [LOST]),
        (cut(streamed(TWO)), ZIP, [(name, data, None) for name, data in TWO.items()] + [LOST]),
        (cut(zipped(TWO))[:-5], ZIP,
         [("a.pdf", PDF, None), ("b.pdf", b"", Problem.UNREADABLE), LOST]),
        (tarred({"a": PDF, "b": PDF * 100})[:1600], TAR, [("a", PDF, None), LOST]),
        (gzip.compress(tarred({"a": PDF, "b": os.urandom(20_000)}))[:12_000], GZIP,
         [("a", PDF, None), LOST]),
        (zipped({"空.txt": b""}), ZIP, [("空.txt", b"", None)]),
        (locked_zip(), ZIP, [("表.pdf", b"", Problem.ENCRYPTED)]),
        (seven(FILES), SEVEN, PLAIN),
        (seven(FILES, "secret"), SEVEN, [("材料/表.pdf", b"", Problem.ENCRYPTED)]),
        (tarred(FILES), TAR, PLAIN),
        (tarred(FILES, encoding="gbk"), TAR, PLAIN),
        (gzip.compress(tarred(FILES)), GZIP, PLAIN),
        (bz2.compress(tarred(FILES)), BZIP, PLAIN),
        (lzma.compress(tarred(FILES)), XZ, PLAIN),
        (gzip.compress(PDF), GZIP, [("", PDF, None)]),
    ],
)  # fmt: skip
def test_what_an_archive_holds(data, kind, found):
    assert opened(data, kind) == found


@pytest.mark.parametrize(
    ("data", "kind", "problem"),
    [
        (zipped(FILES)[:60], ZIP, Problem.UNREADABLE),
        (zipped({}), ZIP, Problem.UNREADABLE),
        (by_method(zipped({"0": bytes(9_000_000)}), 9), ZIP, Problem.REFUSED),
        (cut(zipped({"0": bytes(9_000_000)})), ZIP, Problem.REFUSED),
        (zipped(FILES)[:-18] + b"\1\0" + zipped(FILES)[-16:], ZIP, Problem.UNSUPPORTED),
        (zipped({"link": b"/etc/passwd"}, attributes=0o120777 << 16), ZIP, Problem.UNREADABLE),
        (zipped({"0": bytes(9_000_000)}), ZIP, Problem.REFUSED),
        (zipped({str(n): b"" for n in range(MOST_MEMBERS + 1)}), ZIP, Problem.REFUSED),
        (overlapping(250, 400_000), ZIP, Problem.REFUSED),
        (overlapping(60_000, 10), ZIP, Problem.REFUSED),
        (seven(FILES, "secret", names_too=True), SEVEN, Problem.ENCRYPTED),
        (seven({"0": bytes(9_000_000)}), SEVEN, Problem.REFUSED),
        (seven(FILES)[:40], SEVEN, Problem.UNREADABLE),
        (tarred({"link": b""}, kind=tarfile.SYMTYPE), TAR, Problem.UNREADABLE),
        (tarred({"link": b""}, kind=tarfile.LNKTYPE), TAR, Problem.UNREADABLE),
        (tarred({"device": b""}, kind=tarfile.CHRTYPE), TAR, Problem.UNREADABLE),
        (tarred({str(n): b"" for n in range(MOST_MEMBERS + 2)}), TAR, Problem.REFUSED),
        (gzip.compress(bytes(9_000_000)), GZIP, Problem.REFUSED),
        (bz2.compress(bytes(9_000_000)), BZIP, Problem.REFUSED),
        (lzma.compress(bytes(9_000_000)), XZ, Problem.REFUSED),
        (gzip.compress(PDF)[:20], GZIP, Problem.UNREADABLE),
        (b"text", "application/octet-stream", Problem.UNREADABLE),
        (b"text", "application/x-arj", Problem.UNSUPPORTED),
    ],
)
def test_what_is_not_opened_says_why(data, kind, problem):
    began = time.process_time()
    with pytest.raises(Unreadable) as trouble:
        opened(data, kind)
    assert trouble.value.problem is problem
    assert time.process_time() - began < 5


def test_one_damaged_file_costs_no_other():
    data = bytearray(zipped({"坏.txt": b"0123456789", "表.pdf": PDF}))
    data[data.index("坏.txt".encode()) + len("坏.txt".encode())] ^= 0xFF
    (_, _, bad), good = opened(bytes(data), ZIP)
    assert bad is Problem.UNREADABLE
    assert good == ("表.pdf", PDF, None)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped({"a": bytes(600), "b": bytes(600)}), ZIP),
        (seven({"a": bytes(600), "b": bytes(600)}), SEVEN),
        (tarred({"a": bytes(600), "b": bytes(600)}), TAR),
        (gzip.compress(bytes(1200)), GZIP),
    ],
)
def test_a_letters_budget_is_shared_by_its_archives(data, kind):
    with pytest.raises(Unreadable) as trouble:
        opened(data, kind, Budget(bytes_left=1000))
    assert trouble.value.problem is Problem.REFUSED


def test_a_size_that_lies_is_not_believed():
    """The list says ten bytes; what is packed is far more."""
    data = zipped({"a": bytes(1_000_000)})
    size = struct.pack("<I", 1_000_000)
    ((_, content, problem),) = opened(data.replace(size, struct.pack("<I", 10)), ZIP)
    assert (content, problem) == (b"", Problem.UNREADABLE) or len(content) <= 11


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=5, max_size=20))
@settings(deadline=None, max_examples=60)
def test_names_come_back_whoever_packed_them(name):
    for charset in ("gbk", "utf-8"):
        raw = name.encode(charset)
        data = renamed(zipped({"x".ljust(len(raw), "_"): PDF}), (b"x", raw))
        assert opened(data, ZIP) == [(name, PDF, None)]


@given(
    st.sampled_from([
        (zipped(TWO), ZIP), (cut(streamed(TWO)), ZIP), (seven(TWO), SEVEN), (tarred(TWO), TAR),
        (gzip.compress(tarred(TWO)), GZIP),
    ]),
    st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=4)), max_size=5),
)  # fmt: skip
@settings(deadline=None, max_examples=150)
def test_damage_is_told(archive, changes):
    data, kind = archive
    damaged = bytearray(data)
    for place, piece in changes:
        damaged[place : place + 2] = piece
    with contextlib.suppress(Unreadable):
        assert opened(bytes(damaged), kind)

"""Archives within bounds, whoever packed them: each case is packed here."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import time
import zipfile
import zlib

import py7zr
import pytest

from parsers.packed.archives import MOST_MEMBERS, Budget, open_archive
from parsers.problem import Problem, Unreadable

PDF = b"%PDF-1.4\nan invented page"
ZIP, SEVEN, TAR = "application/zip", "application/x-7z-compressed", "application/x-tar"
GZIP, BZIP, XZ = "application/gzip", "application/x-bzip2", "application/x-xz"


class _RawName(zipfile.ZipInfo):
    """A name in GBK, with or without the flag that says UTF-8."""

    def _encodeFilenameFlags(self):  # noqa: N802 - zipfile's own hook
        return self.filename.encode("gbk"), 0


def zipped(files, *, raw=False, attributes=0) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = (_RawName if raw else zipfile.ZipInfo)(name)
            info.external_attr = attributes
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


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


def seven(files, password=None, *, names_too=False) -> bytes:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password=password, header_encryption=names_too) as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return buffer.getvalue()


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


PLAIN = [("材料/表.pdf", PDF, None)]
FILES = {"材料/表.pdf": PDF}


@pytest.mark.parametrize(
    ("data", "kind", "found"),
    [
        (zipped(FILES), ZIP, PLAIN),
        (zipped(FILES, raw=True), ZIP, PLAIN),
        (zipped({"材料\\表.pdf": PDF}, raw=True), ZIP, PLAIN),
        (zipped(FILES | {"空/": b""}), ZIP, PLAIN),
        (zipped(FILES | {"__MACOSX/._表.pdf": b"1", ".DS_Store": b"1"}), ZIP, PLAIN),
        (zipped(FILES | {"材料/Thumbs.db": b"1"}), ZIP, PLAIN),
        (b"\0" * 100 + zipped(FILES), ZIP, PLAIN),
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
)
def test_what_an_archive_holds(data, kind, found):
    assert opened(data, kind) == found


@pytest.mark.parametrize(
    ("data", "kind", "problem"),
    [
        (zipped(FILES)[:60], ZIP, Problem.UNREADABLE),
        (zipped({}), ZIP, Problem.UNREADABLE),
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

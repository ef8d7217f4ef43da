"""Archives as applicants and others make them, with fixed times inside."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable

import py7zr

from sample_mail.make.letters import Part

_AT = (2026, 6, 5, 10, 0, 0)
_SECONDS = 1_780_000_000
_LOCKED = 1


def zip_of(parts: Iterable[Part]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in parts:
            archive.writestr(_entry(part.name), part.content)
    return out.getvalue()


def tar_gz_of(parts: Iterable[Part]) -> bytes:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for part in parts:
            info = tarfile.TarInfo(part.name)
            info.size, info.mtime = len(part.content), _SECONDS
            archive.addfile(info, io.BytesIO(part.content))
    return gzip.compress(plain.getvalue(), mtime=_SECONDS)


def seven_zip_of(parts: Iterable[Part]) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        for part in parts:
            archive.writestr(part.content, part.name)
    return out.getvalue()


def locked_zip_of(parts: Iterable[Part]) -> bytes:
    """Every entry says that it needs a password; nobody has one, so the bytes may be any."""
    content = bytearray(zip_of(parts))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= _LOCKED
            at = content.find(mark, at + 4)
    return bytes(content)


def bomb() -> bytes:
    """A gigabyte of nothing in a file of some hundred bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = _entry("图片.bin")
        info.compress_type = zipfile.ZIP_BZIP2
        with archive.open(info, "w") as target:
            for _ in range(1024):
                target.write(bytes(1024 * 1024))
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _AT)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info

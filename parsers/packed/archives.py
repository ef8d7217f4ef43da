"""Archives opened in memory, within bounds: a stranger packed them."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, cast

import py7zr
from py7zr.exceptions import (
    ArchiveError,
    Bad7zFile,
    PasswordRequired,
    UnsupportedCompressionMethodError,
)
from py7zr.io import BytesIOFactory

from parsers.mail.charsets import decode, is_utf8
from parsers.problem import Problem, Unreadable

# The largest honest letter of the field notes is 50 MB of photos; packed text swells tenfold.
MOST_BYTES = 400 * 1024**2
MOST_MEMBERS = 1000
# Deflate cannot do better than 1032 : 1; honest office files stay under 100 : 1.
MOST_RATIO = 200
RATIO_FROM = 4 * 1024**2
# What macOS and Windows put in beside the files.
_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1


@dataclass(slots=True)
class Budget:
    """What one letter may still unpack, shared by all its archives. Raises REFUSED when spent."""

    bytes_left: int = MOST_BYTES
    members_left: int = MOST_MEMBERS
    depth_left: int = 3

    def take(self, size: int) -> None:
        self.bytes_left -= size
        self.members_left -= 1
        if self.bytes_left < 0 or self.members_left < 0:
            raise Unreadable(Problem.REFUSED, "the archive unpacks to more than is accepted")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: `path` as written there; no `data` where `problem` tells why."""

    path: str
    data: bytes = field(default=b"", repr=False)
    problem: Problem | None = None
    detail: str = ""


# What the libraries raise on a damaged archive, according to the format and the damage.
_DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    Bad7zFile,
    EOFError,
    OSError,
    zlib.error,
    lzma.LZMAError,
    ValueError,
    NotImplementedError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    AssertionError,
    RuntimeError,
    OverflowError,
    ArchiveError,
    struct.error,
)


def open_archive(data: bytes, media_type: str, budget: Budget) -> tuple[Member, ...]:
    """The files in an archive. Raises Unreadable where the archive as a whole cannot be opened."""
    openers = {
        "application/zip": _zip,
        "application/x-7z-compressed": _seven_zip,
        "application/x-tar": _tar,
        "application/gzip": _packed,
        "application/x-bzip2": _packed,
        "application/x-xz": _packed,
        "application/vnd.rar": _rar,
    }
    opener = openers.get(media_type)
    if opener is None and media_type == "application/octet-stream":
        raise Unreadable(Problem.UNREADABLE, "called an archive, but the bytes are of none")
    if opener is None:
        raise Unreadable(
            Problem.UNSUPPORTED, f"an archive of the kind {media_type} is not opened here"
        )
    try:
        members = tuple(member for member in opener(data, budget) if not _is_clutter(member.path))
    except _DAMAGE as error:
        raise Unreadable(Problem.UNREADABLE, f"the archive is damaged: {error}") from error
    except MemoryError as error:
        raise Unreadable(Problem.REFUSED, "the archive asks for too much memory") from error
    if not members:
        raise Unreadable(Problem.UNREADABLE, "the archive is empty")
    return members


def _is_clutter(path: str) -> bool:
    return (
        path.startswith(_CLUTTER[0]) or path.rpartition("/")[2] in _CLUTTER or "/._" in f"/{path}"
    )


def _check_ratio(unpacked: int, packed: int) -> None:
    if unpacked > RATIO_FROM and unpacked > packed * MOST_RATIO:
        raise Unreadable(Problem.REFUSED, "the archive unpacks to far more than it holds")


def _zip(data: bytes, budget: Budget) -> Iterator[Member]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        # One packer wrote all the names: a short Chinese one may happen to be UTF-8 as well.
        utf8 = all(is_utf8(_raw_name(info)) for info in archive.infolist())
        files = [info for info in archive.infolist() if not zip_name(info, utf8).endswith("/")]
        if len(files) > MOST_MEMBERS:
            raise Unreadable(Problem.REFUSED, f"the archive holds {len(files)} files")
        _check_ratio(sum(info.file_size for info in files), len(data))
        for info in files:
            path = zip_name(info, utf8)
            _check_ratio(info.file_size, info.compress_size)
            if info.flag_bits & _ENCRYPTED_FLAG:
                yield Member(
                    path, problem=Problem.ENCRYPTED, detail="the archive asks for a password"
                )
            elif not _is_link(info):
                yield _zip_member(archive, info, path, budget)


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, budget: Budget
) -> Member:
    """Reads one byte more than may be left: the sizes an archive states are the packer's word."""
    try:
        with archive.open(info) as stream:
            content = stream.read(min(info.file_size, budget.bytes_left) + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, lzma.LZMAError) as error:
        return Member(path, problem=Problem.UNREADABLE, detail=f"damaged in the archive: {error}")
    except (NotImplementedError, RuntimeError) as error:
        return Member(path, problem=Problem.UNSUPPORTED, detail=str(error))
    budget.take(len(content))
    return Member(path, content)


def _is_link(info: zipfile.ZipInfo) -> bool:
    return (info.external_attr >> 28) == 0xA  # noqa: PLR2004 - S_IFLNK in the Unix mode


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    """The name's bytes; without the UTF-8 flag zipfile shows them as cp437."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8_FLAG else "cp437", "replace")


def zip_name(info: zipfile.ZipInfo, utf8: bool) -> str:
    """The name with `/` between folders; `utf8` tells what unflagged names are, else GBK."""
    known = utf8 or info.flag_bits & _UTF8_FLAG
    return decode(_raw_name(info), "" if known else "gbk").replace("\\", "/")


def _packed(data: bytes, budget: Budget) -> Iterator[Member]:
    """A tar packed as a whole, or one file packed alone, whose name the caller knows."""
    content = _unpacked(data, budget.bytes_left)
    try:
        yield from _tar(content, budget)
    except tarfile.ReadError:
        budget.take(len(content))
        yield Member("", content)


def _unpacked(data: bytes, most: int) -> bytes:
    makers: dict[bytes, Callable[[BinaryIO], BinaryIO]] = {
        b"\x1f\x8b": lambda file: cast("BinaryIO", gzip.GzipFile(fileobj=file)),
        b"BZ": lambda file: cast("BinaryIO", bz2.BZ2File(file)),
        b"\xfd7": lambda file: cast("BinaryIO", lzma.LZMAFile(file)),  # noqa: SIM115 - the caller closes it
    }
    with makers[data[:2]](io.BytesIO(data)) as stream:
        content = stream.read(most + 1)
    _check_ratio(len(content), len(data))
    if len(content) > most:
        raise Unreadable(Problem.REFUSED, "the archive unpacks to more than is accepted")
    return content


def _tar(data: bytes, budget: Budget) -> Iterator[Member]:
    with tarfile.open(
        fileobj=io.BytesIO(data), mode="r:", encoding="utf-8", errors="surrogateescape"
    ) as archive:
        for number, info in enumerate(archive):
            if number > MOST_MEMBERS:
                raise Unreadable(Problem.REFUSED, "the archive holds too many files")
            if not info.isfile():
                continue
            stream = archive.extractfile(info)
            content = stream.read(min(info.size, budget.bytes_left) + 1) if stream else b""
            budget.take(len(content))
            yield Member(decode(info.name.encode("utf-8", "surrogateescape")), content)


def _seven_zip(data: bytes, budget: Budget) -> Iterator[Member]:
    try:
        with py7zr.SevenZipFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                yield from _locked(archive)
                return
            sizes = [entry.uncompressed for entry in archive.list() if not entry.is_directory]
            _check_ratio(sum(sizes), len(data))
            for size in sizes:
                budget.take(size)
            factory = BytesIOFactory(sum(sizes) + 1)
            archive.extractall(factory=factory)  # noqa: S202 - into memory, within bounds
    except PasswordRequired as error:
        raise Unreadable(Problem.ENCRYPTED, "the archive asks for a password") from error
    except UnsupportedCompressionMethodError as error:
        raise Unreadable(Problem.UNSUPPORTED, str(error)) from error
    for path, stream in factory.products.items():
        stream.seek(0)
        yield Member(path, stream.read())


def _locked(archive: py7zr.SevenZipFile) -> Iterator[Member]:
    for path in archive.getnames():
        yield Member(path, problem=Problem.ENCRYPTED, detail="the archive asks for a password")


def _rar(data: bytes, budget: Budget) -> Iterator[Member]:
    """Imported when needed: where the machine has no library for it, the rest goes on."""
    from parsers.packed.rar import open_rar

    for path, content, locked in open_rar(data, budget.bytes_left):
        if locked:
            yield Member(path, problem=Problem.ENCRYPTED, detail="the archive asks for a password")
        else:
            budget.take(len(content))
            yield Member(path, content)

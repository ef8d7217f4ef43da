"""Opens archives in memory, within limits, whatever their format."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial

import py7zr
from py7zr.exceptions import (
    ArchiveError,
    Bad7zFile,
    PasswordRequired,
    UnsupportedCompressionMethodError,
)
from py7zr.io import BytesIOFactory

from parsers.facts.problem import Problem, Unreadable
from parsers.packed.budget import Budget, check_ratio
from parsers.packed.member import Member, locked, rest_is_lost
from parsers.packed.tars import open_packed, open_tar
from parsers.packed.zips import open_zip

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


def open_archive(
    data: bytes, media_type: str, budget: Budget, others: tuple[bytes, ...] = ()
) -> tuple[Member, ...]:
    """The files in an archive; `others` are its volumes after the first, where rar has several.

    Raises Unreadable where the archive as a whole cannot be opened.
    """
    openers: dict[str, Callable[[bytes, Budget], Iterator[Member]]] = {
        "application/zip": open_zip,
        "application/x-7z-compressed": _seven_zip,
        "application/x-tar": open_tar,
        "application/gzip": open_packed,
        "application/x-bzip2": open_packed,
        "application/x-xz": open_packed,
        "application/vnd.rar": partial(_rar, others=others),
    }
    opener = openers.get(media_type)
    if opener is None and media_type == "application/octet-stream":
        raise Unreadable(Problem.UNREADABLE, "called an archive, but the bytes are of none")
    if opener is None:
        raise Unreadable(
            Problem.UNSUPPORTED, f"an archive of the kind {media_type} is not opened here"
        )
    members: list[Member] = []
    try:
        for member in opener(data, budget):
            members.append(member)  # noqa: PERF402 - what came before damage is kept
    except _DAMAGE as error:
        if not members:
            raise Unreadable(Problem.UNREADABLE, f"the archive is damaged: {error}") from error
        members.append(rest_is_lost(error))
    except MemoryError as error:
        raise Unreadable(Problem.REFUSED, "the archive asks for too much memory") from error
    if not members:
        raise Unreadable(Problem.UNREADABLE, "the archive is empty")
    return tuple(members)


def _seven_zip(data: bytes, budget: Budget) -> Iterator[Member]:
    try:
        with py7zr.SevenZipFile(io.BytesIO(data)) as archive:
            if archive.needs_password():
                yield from _locked(archive)
                return
            sizes = [entry.uncompressed for entry in archive.list() if not entry.is_directory]
            check_ratio(sum(sizes), len(data))
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
    yield from map(locked, archive.getnames())


def _rar(data: bytes, budget: Budget, others: tuple[bytes, ...]) -> Iterator[Member]:
    """Imported when needed: where the machine has no library for it, the rest goes on."""
    from parsers.packed.rar import open_rar

    for path, content, asks in open_rar(data, budget.bytes_left, others):
        if asks:
            yield locked(path)
        else:
            budget.take(len(content))
            yield Member(path, content)

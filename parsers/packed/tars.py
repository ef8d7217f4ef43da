"""Opens tar archives, compressed or not, and single compressed files."""

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from parsers.facts.problem import Problem, Unreadable
from parsers.packed.budget import MOST_MEMBERS, Budget, check_ratio
from parsers.packed.member import Member, rest_is_lost
from parsers.texts.charsets import decode

_AT_A_TIME = 1024**2
# What each of them is; all read on where a plain file would give the whole or nothing.
_Stream = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
_MAKERS: dict[bytes, Callable[[BinaryIO], _Stream]] = {
    b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file),
    b"BZ": bz2.BZ2File,
    b"\xfd7": lzma.LZMAFile,
}


def open_packed(data: bytes, budget: Budget) -> Iterator[Member]:
    """A tar packed as a whole, or one file packed alone, whose name the caller knows."""
    content, damage = _unpacked(data, budget.bytes_left)
    try:
        yield from open_tar(content, budget)
    except tarfile.ReadError:
        if damage is not None:
            raise damage from None
        budget.take(len(content))
        yield Member("", content)
    else:
        if damage is not None:
            yield rest_is_lost(damage)


def _unpacked(data: bytes, most: int) -> tuple[bytes, Exception | None]:
    """Return what could be unpacked, and what went wrong then."""
    content, damage = bytearray(), None
    with _MAKERS[data[:2]](io.BytesIO(data)) as stream:
        try:
            while len(content) <= most and (piece := stream.read1(_AT_A_TIME)):
                content += piece
                check_ratio(len(content), len(data))
        except (EOFError, OSError, zlib.error, lzma.LZMAError) as error:
            damage = error
    if len(content) > most:
        raise Unreadable(Problem.REFUSED, "the archive unpacks to more than is accepted")
    return bytes(content), damage


def open_tar(data: bytes, budget: Budget) -> Iterator[Member]:
    """The files; links and devices are none. Raises Unreadable, or what tarfile raises."""
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
            path = decode(info.name.encode("utf-8", "surrogateescape"))
            if len(content) < info.size:
                detail = "the archive ends within this file"
                yield Member(path, problem=Problem.UNREADABLE, detail=detail)
            else:
                yield Member(path, content)

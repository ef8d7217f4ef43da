"""Recovers files from a truncated zip by their own headers."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.facts.problem import Problem, Unreadable
from parsers.packed.budget import MOST_RATIO, RATIO_FROM, Budget
from parsers.packed.member import Member, locked, rest_is_lost
from parsers.texts.charsets import decode

_HEADER = struct.Struct("<4s2xHH4xIIIHH")
_MARK = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_LOCKED, _SIZE_FOLLOWS = 0x1, 0x8


@dataclass(frozen=True, slots=True)
class _Header:
    flags: int
    method: int
    checksum: int
    packed: int
    path: str
    start: int


def open_cut_zip(data: bytes, budget: Budget) -> Iterator[Member]:
    """The files that arrived whole, then what stands for the rest.

    Raises BadZipFile where none did.
    """
    place, found = 0, False
    while header := _header(data, place):
        if header.path.endswith("/"):
            place = header.start
            continue
        member, place = _member(data, header, budget)
        if member.problem is Problem.UNREADABLE and not found:
            break
        found = True
        yield member
        if member.problem is Problem.UNREADABLE or not place:
            break
    if not found:
        raise zipfile.BadZipFile("it ends too early")
    yield rest_is_lost(zipfile.BadZipFile("it ends too early"))


def _header(data: bytes, place: int) -> _Header | None:
    if not data.startswith(_MARK, place) or len(data) < place + _HEADER.size:
        return None
    _, flags, method, checksum, packed, _, name, extra = _HEADER.unpack_from(data, place)
    start = place + _HEADER.size + name
    raw = data[start - name : start]
    return _Header(flags, method, checksum, packed, decode(raw).replace("\\", "/"), start + extra)


def _member(data: bytes, header: _Header, budget: Budget) -> tuple[Member, int]:
    """The file and where the next begins, 0 where that cannot be known."""
    follows = bool(header.flags & _SIZE_FOLLOWS and not header.packed)
    end = 0 if follows else header.start + header.packed
    if header.flags & _LOCKED:
        return locked(header.path), end
    if header.method == _DEFLATED:
        content, whole, end = _inflated(data, header.start, budget)
    elif header.method == _STORED and not follows:
        content = data[header.start : end]
        whole = zlib.crc32(content) == header.checksum
    else:
        detail = "of this method only in a whole archive"
        return Member(header.path, problem=Problem.UNSUPPORTED, detail=detail), end
    if not whole:
        detail = "the archive ends within this file"
        return Member(header.path, problem=Problem.UNREADABLE, detail=detail), 0
    budget.take(len(content))
    return Member(header.path, content), _past_sizes(data, end) if follows else end


def _inflated(data: bytes, start: int, budget: Budget) -> tuple[bytes, bool, int]:
    """The content, whether it came whole, and where it ended."""
    unpacker = zlib.decompressobj(-15)
    most = min(budget.bytes_left, max(RATIO_FROM, MOST_RATIO * (len(data) - start)))
    try:
        content = unpacker.decompress(memoryview(data)[start:], most + 1)
    except zlib.error:
        return b"", False, 0
    if len(content) > most:
        raise Unreadable(Problem.REFUSED, "the archive unpacks to more than is accepted")
    return content, unpacker.eof, len(data) - len(unpacker.unused_data)


def _past_sizes(data: bytes, place: int) -> int:
    """Checksum and sizes may follow a file, of 12 to 24 bytes; the next header comes after."""
    following = data.find(_MARK, place, place + 28)
    return max(following, 0)

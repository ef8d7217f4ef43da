"""Extracts files that old programs write into a letter's text (uuencode)."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

_BEGIN = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,300})\r?\n", re.MULTILINE)
_LINE = re.compile(rb"([!-M])([ -`]{0,62})\r?\n?|([ `])[ `]{0,4}\r?\n")
_END = re.compile(rb"end[ \t]*(?:\r?\n|$)")


@dataclass(frozen=True, slots=True)
class UuFile:
    """A file in a text: its raw name, its bytes, and where in the text it stood."""

    name: bytes
    data: bytes
    start: int
    end: int


def uu_files(text: bytes) -> Iterator[UuFile]:
    """The files in the text, in their order; one that was cut off gives what is there."""
    place = 0
    while begin := _BEGIN.search(text, place):
        data, place = _body(text, begin.end())
        if data:
            end = _END.match(text, place)
            place = end.end() if end else place
            yield UuFile(begin[1], data, begin.start(), place)


def _body(text: bytes, place: int) -> tuple[bytes, int]:
    pieces: list[bytes] = []
    while line := _LINE.match(text, place):
        if line[3]:
            return b"".join(pieces), line.end()
        try:
            pieces.append(binascii.a2b_uu(line.group().rstrip(b"\r\n")))
        except binascii.Error:
            break
        place = line.end()
    return b"".join(pieces), place


def without_files(text: bytes, files: tuple[UuFile, ...]) -> bytes:
    """The text as it reads once the files are gone."""
    starts = [0, *(file.end for file in files)]
    ends = [*(file.start for file in files), len(text)]
    return b"".join(text[start:end] for start, end in zip(starts, ends, strict=True))

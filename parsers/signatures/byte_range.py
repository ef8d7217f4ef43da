"""Checks which bytes a signature covers: its /ByteRange against the file itself.

A range may name any bytes at all. Forgeries live on that: a hole wider than the signature's own
value, with new objects in it (signature wrapping); a range that is missing, reversed, or reaches
beyond the file (universal forgery).
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_NOTHING = b" \t\r\n\f\0"
_WRITTEN_NUMBERS = 4


class Extent(Enum):
    """`WHOLE`: every byte but the signature's own value. `BEGINNING`: the same up to a later point,
    behind which the file goes on. `HOLED`: other bytes are left out.
    """

    WHOLE = "whole"
    BEGINNING = "beginning"
    HOLED = "holed"


@dataclass(frozen=True, slots=True)
class ByteRange:
    """Two stretches of bytes: from the file's beginning up to `gap`, and from `resumed` to `end`."""

    gap: int
    resumed: int
    end: int

    def covered(self, data: bytes) -> bytes:
        """Return the bytes covered themselves."""
        return data[: self.gap] + data[self.resumed : self.end]

    def digest(self, data: bytes, algorithm: str) -> bytes:
        """Return the digest of the bytes covered, by an algorithm that hashlib knows."""
        digest = hashlib.new(algorithm, data[: self.gap], usedforsecurity=False)
        digest.update(data[self.resumed : self.end])
        return digest.digest()

    def extent(self, data: bytes, value: bytes) -> Extent:
        """`value` is the signature's own value as read from its dictionary."""
        # Some signers leave only the digits out, and sign the brackets around them as well.
        hole = data[self.gap : self.resumed]
        if not hole.startswith(b"<"):
            hole = data[self.gap - 1 : self.resumed + 1]
        written = _HEX.fullmatch(hole)
        if written is None or _bytes_of(written.group(1)) != value:
            return Extent.HOLED
        return Extent.BEGINNING if data[self.end :].strip(_NOTHING) else Extent.WHOLE


def byte_range(numbers: Sequence[object], size: int) -> ByteRange | None:
    """The range as written, None where it is not of the one shape that signs a file."""
    if len(numbers) != _WRITTEN_NUMBERS or not all(isinstance(one, int) for one in numbers):
        return None
    start, first, resumed, second = (int(one) for one in numbers if isinstance(one, int))
    if start != 0 or not 0 < first < resumed <= resumed + second <= size or second <= 0:
        return None
    return ByteRange(first, resumed, resumed + second)


def _bytes_of(digits: bytes) -> bytes:
    """A last digit alone stands for itself and a zero."""
    digits = b"".join(digits.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))

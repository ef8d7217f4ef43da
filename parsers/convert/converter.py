"""Declares what a converter of older word-processor formats to .docx must do."""

from collections.abc import Sequence
from typing import Protocol

from parsers.facts.problem import Unreadable

Conversion = bytes | Unreadable
"""The document as .docx bytes, or why there are none."""


class Converter(Protocol):
    """Converts .doc, .wps, .rtf, .odt and their like. A file's name is a hint at its kind only."""

    def convert(self, data: bytes, filename: str) -> bytes:
        """The document as .docx bytes.

        Raises Unreadable: ENCRYPTED where a password is asked for, UNREADABLE where the converter
        makes nothing of it, REFUSED where it takes too long.
        """
        ...

    def convert_all(self, documents: Sequence[tuple[bytes, str]]) -> list[Conversion]:
        """The same for several (bytes, name) with one start of the program, in their order.

        No document's trouble is another's.
        """
        ...

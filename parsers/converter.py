"""Turning older and foreign word-processor formats into .docx: the one thing we need of an office suite."""

from typing import Protocol


class Converter(Protocol):
    """Converts .doc, .wps, .rtf, .odt and their like."""

    def convert(self, data: bytes, filename: str) -> bytes:
        """The document as .docx bytes. `filename` is a hint at its kind only.

        Raises Unreadable: ENCRYPTED where a password is asked for, UNREADABLE where the converter
        makes nothing of it, REFUSED where it takes too long.
        """
        ...

"""Defines the file types told from bytes; declared types and extensions are not trusted."""

from enum import StrEnum


class FileType(StrEnum):
    """The kinds `intake read` names."""

    LETTER = "letter"
    WORD = "word"
    PDF = "pdf"
    OFD = "ofd"
    IMAGE = "image"
    ARCHIVE = "archive"
    OTHER = "other"

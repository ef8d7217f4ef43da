"""Defines the file types told from bytes; declared types and extensions are not trusted."""

from enum import StrEnum


class FileType(StrEnum):
    """The six kinds `intake read` names."""

    LETTER = "letter"
    WORD = "word"
    PDF = "pdf"
    IMAGE = "image"
    ARCHIVE = "archive"
    OTHER = "other"

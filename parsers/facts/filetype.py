"""Which kind of file the bytes are. The declared type and the extension are hearsay."""

from enum import StrEnum


class FileType(StrEnum):
    """The six kinds `intake read` names."""

    LETTER = "letter"
    WORD = "word"
    PDF = "pdf"
    IMAGE = "image"
    ARCHIVE = "archive"
    OTHER = "other"

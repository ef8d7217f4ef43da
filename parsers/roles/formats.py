"""Tells in which of the formats a call may ask for a file is."""

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.spec import Format

_FORMATS = {
    FileType.WORD: Format.WORD,
    FileType.PDF: Format.PDF,
    FileType.OFD: Format.OFD,
    FileType.IMAGE: Format.IMAGE,
    FileType.ARCHIVE: Format.ARCHIVE,
}
# By what the media type begins with. Sheets are those of Excel, WPS and LibreOffice.
_MEDIA = (
    ("video/", Format.VIDEO),
    ("audio/", Format.AUDIO),
    ("application/vnd.ms-excel", Format.EXCEL),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", Format.EXCEL),
    ("application/vnd.oasis.opendocument.spreadsheet", Format.EXCEL),
)


def format_of(facts: FileFacts) -> Format:
    """Return the format by the file's bytes, OTHER for what no call asks for by name."""
    if facts.type in _FORMATS:
        return _FORMATS[facts.type]
    return next((one for begin, one in _MEDIA if facts.media_type.startswith(begin)), Format.OTHER)

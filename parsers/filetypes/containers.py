"""Names container formats that may stay closed: archives, wrappers, partial letters."""

from parsers.facts.filetype import FileType
from parsers.filetypes.sniff import ARCHIVES, PGP, type_by_name
from parsers.packed.volumes import is_piece_name, is_volume_name

SMIME = "application/pkcs7-mime"
TNEF, OUTLOOK = "application/ms-tnef", "application/vnd.ms-outlook"
PARTIAL, EXTERNAL = "message/partial", "message/external-body"
RIGHTS = "application/x-microsoft-rpmsg-message"
SELF_EXTRACTING = "application/x-sfx"
_SEALED = frozenset({SMIME, TNEF, OUTLOOK, PARTIAL, EXTERNAL, RIGHTS, SELF_EXTRACTING, PGP})


def type_of_shut(filename: str, media_type: str) -> FileType:
    """Return what a file is that could not be taken out of its container, or opened as one."""
    if media_type in _SEALED | ARCHIVES or is_volume_name(filename) or is_piece_name(filename):
        return FileType.ARCHIVE
    return type_by_name(filename)

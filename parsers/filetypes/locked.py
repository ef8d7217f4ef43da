"""Tells documents that ask for a password."""

import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from parsers.filetypes.ole import is_locked_doc, is_ole

_MANIFEST = "META-INF/manifest.xml"
LONGEST_MANIFEST = 1_000_000
# What zipfile meets in a damaged package, and in one without such a list.
_NO_LIST = (
    BadZipFile,
    KeyError,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


def is_locked(data: bytes) -> bool:
    """Tell whether an old .doc or an OpenDocument file asks for a password."""
    return is_locked_doc(data) if is_ole(data) else _is_locked_odf(data)


def _is_locked_odf(data: bytes) -> bool:
    """Tell whether the list of an OpenDocument package names enciphered parts (ODF 1.3, part 2, 4.4)."""
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(data)) as package, package.open(_MANIFEST) as manifest:
            return b"encryption-data" in manifest.read(LONGEST_MANIFEST)
    except _NO_LIST:
        return False

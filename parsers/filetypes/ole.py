"""Reads the stream names of compound files (OLE), which tell .doc, locked .docx and macros."""

import struct
from collections.abc import Iterator

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_SIZE = 512
_ENTRY_SIZE = 128
_NAME_FIELD = 64
# One letter and the closing zero, in UTF-16.
_SHORTEST_NAME = 4
# Kinds of directory entries: storage, stream, root.
_KINDS = (1, 2, 5)
# The shift of the sector size, and the first sector of the directory, in the header.
_SHIFT_AT, _DIRECTORY_AT = 0x1E, 0x30
_SHIFTS = (9, 12)
# How many sectors the header says the three tables of sectors take (MS-CFB 2.2).
_TABLES_AT = (0x2C, 0x40, 0x48)


def is_ole(data: bytes) -> bool:
    return data.startswith(_MAGIC)


def has_room_for_its_tables(data: bytes) -> bool:
    """Tell whether the tables of sectors are no longer than the file. Where they are, readers follow
    chains that run in circles for as long as the header says: 6 GB out of 3 KB.
    """
    if len(data) < _HEADER_SIZE:
        return False
    shift = struct.unpack_from("<H", data, _SHIFT_AT)[0]
    sectors = sum(struct.unpack_from("<I", data, place)[0] for place in _TABLES_AT)
    return shift in _SHIFTS and sectors << shift <= len(data)


def stream_names(data: bytes) -> frozenset[str]:
    """The names of all storages and streams, without walking the allocation table.

    Directory entries lie on 128-byte borders and name themselves; a scan over the borders finds
    them in any order of sectors, also in a damaged file.
    """
    return frozenset(name for name, _ in _entries(data))


def holds_locked_package(data: bytes) -> bool:
    """Tell whether a package that asks for a password lies in it (MS-OFFCRYPTO), in any case of letters:
    some programs write all names of streams in capitals.
    """
    return any(name.lower() == "encryptedpackage" for name in stream_names(data))


def has_macros(data: bytes) -> bool:
    """Tell whether an old document carries a VBA project."""
    return bool(stream_names(data) & {"Macros", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA"})


def is_locked_doc(data: bytes) -> bool:
    """Tell whether an old .doc asks for a password: a flag in its first block (MS-DOC 2.5.2, fEncrypted)."""
    shift = struct.unpack_from("<H", data, _SHIFT_AT)[0] if len(data) > _DIRECTORY_AT else 0
    if shift not in _SHIFTS:
        return False
    for name, entry in _entries(data):
        if name == "WordDocument":
            start = (struct.unpack_from("<I", entry, 0x74)[0] + 1) << shift
            if len(data) >= start + 12:
                ident, flags = struct.unpack_from("<H8xH", data, start)
                return ident in (0xA5EC, 0xA5DC) and bool(flags & 0x0100)
    return False


def _entries(data: bytes) -> Iterator[tuple[str, bytes]]:
    for start in range(_HEADER_SIZE, len(data) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
        length = data[start + _NAME_FIELD] | data[start + _NAME_FIELD + 1] << 8
        if (
            not _SHORTEST_NAME <= length <= _NAME_FIELD
            or length % 2
            or data[start + 66] not in _KINDS
        ):
            continue
        raw = data[start : start + length]
        if raw[-2:] != b"\0\0" or data[start + 67] > 1:
            continue
        yield raw[:-2].decode("utf-16-le", "replace"), data[start : start + _ENTRY_SIZE]

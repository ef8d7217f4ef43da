"""Joins a zip in several volumes (`.z01`, …, `.zip`), whose directory names volume and offset.

PKWARE's APPNOTE 6.3.10, 4.3.16 (the end of the list), 4.3.12 (its entries), 8.3 (how a zip is split).
"""

import struct
from collections.abc import Sequence
from itertools import accumulate

_END = struct.Struct("<4s4H2IH")
_ENTRY = struct.Struct("<4s30xH2x4xI")
_END_MARK, _ENTRY_MARK = b"PK\x05\x06", b"PK\x01\x02"
_LONGEST_REMARK = 0xFFFF
_NAME_LENGTHS = struct.Struct("<28x3H")
_ENTRY_LENGTH = 46


def joined_zip(volumes: Sequence[bytes]) -> bytes:
    """The archive as if it had never been split; b"" where these are not all its volumes."""
    data = bytearray(b"".join(volumes))
    place = data.rfind(_END_MARK, max(0, len(data) - _LONGEST_REMARK - _END.size))
    if place < 0 or place + _END.size > len(data):
        return b""
    _, last, first, _, entries, size, offset, remark = _END.unpack_from(data, place)
    starts = [0, *accumulate(map(len, volumes))]
    if last != len(volumes) - 1 or first >= len(volumes):
        return b""
    begins = starts[first] + offset
    if not _move_entries(data, begins, entries, starts):
        return b""
    _END.pack_into(data, place, _END_MARK, 0, 0, entries, entries, size, begins, remark)
    return bytes(data)


def _move_entries(data: bytearray, place: int, entries: int, starts: Sequence[int]) -> bool:
    """Counts each entry's place from the beginning of all; whether the list is whole."""
    for _ in range(entries):
        if place + _ENTRY_LENGTH > len(data):
            return False
        mark, volume, offset = _ENTRY.unpack_from(data, place)
        if mark != _ENTRY_MARK or volume >= len(starts) - 1:
            return False
        struct.pack_into("<H", data, place + 34, 0)
        struct.pack_into("<I", data, place + 42, starts[volume] + offset)
        place += _ENTRY_LENGTH + sum(_NAME_LENGTHS.unpack_from(data, place))
    return True

"""Reads volume marks in rar headers: whether it is a volume, and whether another follows.

Sources: RARLAB's technical notes on RAR 5; `unrarsrc`'s headers for RAR 4.
"""

import struct

RAR4, RAR5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
# The last header of every RAR 5 archive that no volume follows; mail gateways may add bytes behind it.
END = b"\x1d\x77\x56\x51\x03\x05\x04\x00"
LONGEST_TAIL = 65536
_VOLUME, _EXTRA, _SOLID, _NUMBERED = 1, 1, 4, 0x10
_FILE, _ENDING, _GOES_ON, _HAS_DATA = 0x74, 0x7B, 0x02, 0x8000
_OLD_HEADER = struct.Struct("<HBHH")
# Beyond it nobody's letter goes; a header of no length would never end.
_MOST_HEADERS = 10_000


def is_volume(data: bytes) -> bool:
    """Tell whether the archive's first header calls it one of several volumes."""
    if data.startswith(RAR4):
        return len(data) > len(RAR4) + 4 and bool(data[len(RAR4) + 3] & _VOLUME)
    return bool(_flags(data) & _VOLUME)


def is_solid(data: bytes) -> bool:
    """Tell whether a RAR 5 archive packs its files as one."""
    return bool(_flags(data) & _SOLID)


def _flags(data: bytes) -> int:
    """Return what a RAR 5 archive's first header says of the archive; 0 for any other."""
    if not data.startswith(RAR5):
        return 0
    place = len(RAR5) + 4
    fields = []
    for _ in range(5):
        value, place = _number(data, place)
        fields.append(value)
    _, kind, flags, *rest = fields
    return rest[1 if flags & _EXTRA else 0] if kind == 1 else 0


def volume_names(first: bytes, count: int) -> list[str]:
    """The names by which programs find the volumes: as the first volume's headers number them."""
    if first.startswith(RAR4) and not first[len(RAR4) + 3] & _NUMBERED:
        later = range(count - 1)
        return ["archive.rar", *(f"archive.{chr(ord('r') + n // 100)}{n % 100:02}" for n in later)]
    return [f"archive.part{number:03}.rar" for number in range(1, count + 1)]


def ends_a_row(data: bytes) -> bool:
    """Tell whether a volume is the last of its row."""
    if data.startswith(RAR5):
        return END in data[-LONGEST_TAIL:]
    return _ends_old_row(data)


def _ends_old_row(data: bytes) -> bool:
    """RAR 4's last header tells; before RAR 3 there was none, but the last file's says that it goes on."""
    place, goes_on = len(RAR4), True
    for _ in range(_MOST_HEADERS):
        if place + _OLD_HEADER.size > len(data):
            break
        _, kind, flags, size = _OLD_HEADER.unpack_from(data, place)
        if kind == _ENDING:
            return not flags & _VOLUME
        if size < _OLD_HEADER.size:
            break
        if kind == _FILE:
            goes_on = bool(flags & _GOES_ON)
        begins = place + _OLD_HEADER.size
        packed = flags & _HAS_DATA or kind == _FILE
        place += size + (int.from_bytes(data[begins : begins + 4], "little") if packed else 0)
    return not goes_on


def _number(data: bytes, place: int) -> tuple[int, int]:
    """A number of seven bits a byte, lowest first, and where the next begins."""
    value = 0
    for shift, byte in enumerate(data[place : place + 10]):
        value |= (byte & 0x7F) << (7 * shift)
        place += 1
        if not byte & 0x80:
            break
    return value, place

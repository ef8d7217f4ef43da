"""Unpacks the compressed RTF in which Outlook keeps a letter's text (MS-OXRTFCP)."""

import struct

_HEAD = struct.Struct("<II4sI")
_PACKED, _PLAIN = b"LZFu", b"MELA"
_WINDOW = 4096
# What the window holds before the first byte, by section 2.1.2.1.
_AT_FIRST = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
LONGEST = 8 * 1024**2


def unpack_rtf(data: bytes) -> bytes:
    """Return the RTF, as far as it came, at most `LONGEST` bytes; b"" for what is no such stream."""
    if len(data) < _HEAD.size:
        return b""
    _packed, size, kind, _check = _HEAD.unpack_from(data)
    size = min(size, LONGEST)
    if kind == _PLAIN:
        return data[_HEAD.size : _HEAD.size + size]
    return bytes(_unpacked(data, size)) if kind == _PACKED else b""


def _unpacked(data: bytes, size: int) -> bytearray:
    """Follow flags of eight each: a byte as it is, or a place in the window and a length."""
    out = bytearray(_AT_FIRST)
    end, place = len(_AT_FIRST) + size, _HEAD.size
    while place < len(data) and len(out) < end:
        flags = data[place]
        place += 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += data[place : place + 1]
                place += 1
                continue
            token = int.from_bytes(data[place : place + 2], "big")
            place += 2
            # The window turns: its place now tells how far back the place meant lies.
            back = (len(out) - (token >> 4)) % _WINDOW
            if not back or back > len(out):
                return out[len(_AT_FIRST) : end]
            for _ in range((token & 0xF) + 2):
                out.append(out[-back])
    return out[len(_AT_FIRST) : end]

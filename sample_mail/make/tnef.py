"""winmail.dat as Outlook writes it: a plain list of attributes, attachments among them."""

import struct
from collections.abc import Iterable

from sample_mail.make.letters import Part

_SIGNATURE, _KEY = 0x223E9F78, 1
_VERSION, _CODEPAGE = 0x00089006, 0x00069007
_RENDERING, _TITLE, _DATA = 0x00069002, 0x00018010, 0x0006800F
_MESSAGE, _ATTACHMENT = 1, 2
_GBK = 936


def winmail(parts: Iterable[Part]) -> bytes:
    """File names are in the system's code page, as Outlook in China has it."""
    out = struct.pack("<IH", _SIGNATURE, _KEY)
    out += _attribute(_MESSAGE, _VERSION, struct.pack("<I", 0x00010000))
    out += _attribute(_MESSAGE, _CODEPAGE, struct.pack("<II", _GBK, 0))
    for part in parts:
        out += _attribute(_ATTACHMENT, _RENDERING, struct.pack("<HIHHI", 1, 0xFFFFFFFF, 32, 32, 0))
        out += _attribute(_ATTACHMENT, _TITLE, part.name.encode("gbk") + b"\0")
        out += _attribute(_ATTACHMENT, _DATA, part.content)
    return out


def _attribute(level: int, key: int, content: bytes) -> bytes:
    head = struct.pack("<BII", level, key, len(content))
    return head + content + struct.pack("<H", sum(content) & 0xFFFF)

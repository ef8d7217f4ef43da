"""What happens to a letter on its way, and what somebody may do to one."""

import base64
import binascii
import random
import re

_BASE64 = re.compile(rb"\r?\n\r?\n([A-Za-z0-9+/=\r\n]{400,})\r?\n--")
_HEAD_BYTES = 3000
_TOKENS = (
    b"=?gb2312?B?1tA=?=", b"=?utf-8?q?=e4=b8?=", b"filename*=gbk''%d6", b"filename*0*=utf-8''%e4",
    b"\r\n\r\n", b"\x00", b'"', b"<", b"--", b"boundary=", b"Content-Type: message/rfc822\n\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Type: multipart/mixed; boundary=x\n", b"\xff\xfe",
)  # fmt: skip


def damaged(letter: bytes, chance: random.Random) -> bytes:
    """The letter with one to twenty damages, each anywhere, in its head, or inside a file."""
    raw = bytearray(letter)
    for _ in range(chance.choice((1, 2, 5, 20))):
        if chance.random() < 0.5:
            raw = _in_a_file(raw, chance)
        else:
            most = len(raw) if chance.random() < 0.5 else min(len(raw), _HEAD_BYTES)
            raw = _struck(raw, chance.randrange(max(most, 1)), chance)
    return bytes(raw)


def struck(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with one to thirty damages anywhere."""
    content = bytearray(raw)
    for _ in range(chance.choice((1, 3, 30))):
        content = _struck(content, chance.randrange(max(len(content), 1)), chance)
    return bytes(content)


def _struck(raw: bytearray, place: int, chance: random.Random) -> bytearray:
    match chance.randrange(6):
        case 0:
            raw[place : place + 1] = bytes([chance.randrange(256)])
        case 1:
            del raw[place : place + chance.choice((1, 3, 50, 3000))]
        case 2:
            raw[place:place] = chance.randbytes(chance.choice((1, 4, 30)))
        case 3:
            other = chance.randrange(max(len(raw), 1))
            raw[place:place] = raw[other : other + chance.choice((10, 200, 4000))]
        case 4:
            raw[place:place] = chance.choice(_TOKENS)
        case _ if chance.random() < 0.2:
            raw = raw[: max(place, 10)]
    return raw


def _in_a_file(raw: bytearray, chance: random.Random) -> bytearray:
    """The file is decoded, struck and encoded again, so that its reader meets the damage."""
    parts = list(_BASE64.finditer(bytes(raw)))
    if not parts:
        return raw
    part = chance.choice(parts)
    try:
        content = struck(base64.b64decode(part[1]), chance)
    except binascii.Error:
        return raw
    raw[part.start(1) : part.end(1)] = base64.encodebytes(content)
    return raw

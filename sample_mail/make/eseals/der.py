"""Writes DER."""

from datetime import datetime


def value(tag: int, *content: bytes) -> bytes:
    whole = b"".join(content)
    if len(whole) < 0x80:
        return bytes((tag, len(whole))) + whole
    length = len(whole).to_bytes((len(whole).bit_length() + 7) // 8)
    return bytes((tag, 0x80 | len(length))) + length + whole


def sequence(*values: bytes) -> bytes:
    return value(0x30, *values)


def integer(figure: int) -> bytes:
    return value(0x02, figure.to_bytes(figure.bit_length() // 8 + 1))


def octets(content: bytes) -> bytes:
    return value(0x04, content)


def bits(content: bytes) -> bytes:
    return value(0x03, b"\0", content)


def utf8(text: str) -> bytes:
    return value(0x0C, text.encode())


def ia5(text: str) -> bytes:
    return value(0x16, text.encode("ascii"))


def oid(dotted: str) -> bytes:
    first, second, *rest = map(int, dotted.split("."))
    content = bytearray()
    for number in (40 * first + second, *rest):
        septets = [number & 0x7F]
        while number := number >> 7:
            septets.append(number & 0x7F | 0x80)
        content += bytes(reversed(septets))
    return value(0x06, bytes(content))


def utc_time(moment: datetime) -> bytes:
    return value(0x17, moment.strftime("%y%m%d%H%M%SZ").encode())


def generalized_time(moment: datetime) -> bytes:
    return value(0x18, moment.strftime("%Y%m%d%H%M%SZ").encode())

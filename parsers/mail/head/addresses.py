"""Parses the addresses in a header, including those that people and gateways garbled."""

import re
from email.message import Message
from email.utils import getaddresses

from parsers.facts.letter_facts import Address
from parsers.mail.head.headers import decode_words, raw_headers
from parsers.texts.charsets import decode
from parsers.texts.visible import visible

_NONE_OF_IT = r"\s<>,;:\"()\[\]〈〉《》【】「」“”"
_ANY_ADDRESS = re.compile(rf"(?<![^{_NONE_OF_IT}])[^{_NONE_OF_IT}]+@[^{_NONE_OF_IT}]+")
_ONE_ADDRESS = re.compile(rf"\A[^{_NONE_OF_IT}@]+@[^{_NONE_OF_IT}@]+")
# A name that holds an @ and stands without quotes before the address.
_NAME_WITH_AT = re.compile(r"(?:^|(?<=[,;]))([^<>,;\"@＠]{0,100}[@＠][^<>,;\"]{0,100})(?=<)")
# What keyboards of East Asia type for the characters of an address: ｗ, ＠, ．, 。
_PLAIN: dict[int, int | str] = {
    **{code: code - 0xFF01 + 0x21 for code in range(0xFF01, 0xFF5F)},
    0xFE6B: "@", 0x3002: ".", 0xFF61: ".",
}  # fmt: skip
_ANGLES = str.maketrans("＜＞", "<>")


def addresses_in(message: Message, name: str) -> tuple[Address, ...]:
    """Returns the addresses of the first such header that holds one; `""` <> holds none."""
    return next(filter(None, map(_addresses, raw_headers(message, name))), ())


def address_in(message: Message, name: str) -> Address:
    """Returns the first of them, an empty one where there is none."""
    return next(iter(addresses_in(message, name)), Address(""))


def _addresses(raw: bytes) -> tuple[Address, ...]:
    """Taken apart before the display names are decoded: a decoded name may hold a comma."""
    text = decode(raw)
    written = text if "<" in text else text.translate(_ANGLES)
    written = _NAME_WITH_AT.sub(r'"\1" ', written)
    pairs = ((display, _plain_address(address)) for display, address in _pairs(written))
    found = [(display, address) for display, address in pairs if "@" in address]
    if not found:
        # Newer Pythons refuse the whole header for one odd name, some programs put the address into
        # an encoded word; it is still plain to see.
        seen = f"{written} {decode_words(raw)}".translate(_PLAIN)
        found = [("", _plain_address(address)) for address in _ANY_ADDRESS.findall(seen)]
    return tuple(Address(address, decode_words(display.encode())) for display, address in found)


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return getaddresses([text])
    except (RecursionError, IndexError, ValueError):
        # Comments within comments without end; the address is looked for as plain text.
        return []


def _plain_address(address: str) -> str:
    """The address without invisible marks and full-width forms; the domain in lower case.

    Gateways encode a local part as if it were a name: such a word is decoded where it gives one
    address and nothing else.
    """
    plain = visible(address).strip()
    if "=?" in plain:
        decoded = decode_words(plain.encode()).translate(_PLAIN)
        plain = decoded if _ONE_ADDRESS.fullmatch(decoded) else plain
    plain = "@".join(half.strip() for half in plain.translate(_PLAIN).split("@"))
    if not plain.startswith('"') and not _ONE_ADDRESS.fullmatch(plain):
        # Words or brackets of East Asia stand around the address.
        within = _ANY_ADDRESS.search(plain)
        plain = within[0] if within else plain
    local, at, domain = plain.rpartition("@")
    return f"{local}{at}{domain.lower()}"

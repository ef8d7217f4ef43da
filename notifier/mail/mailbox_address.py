"""Parses a mail address that can be written to, in its written and its wire form."""

import unicodedata
from dataclasses import dataclass

from notifier.mail.header_text import header_text
from notifier.mail.unsendable import Unaddressable
from parsers.mail.head.headers import decode_words
from parsers.texts.contact.domains import ascii_domain

# RFC 5322 atext and the dots providers let stand anywhere; quoted local parts are not met.
_ATEXT = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-"
)
_MOST_LOCAL, _MOST = 64, 254
"""RFC 5321, 4.5.3.1: octets."""
_LETTERS = frozenset("LMN")


@dataclass(frozen=True, slots=True)
class MailboxAddress:
    """`domain` is as written, `ascii_domain` as DNS knows it; `name` is the display name or ""."""

    local: str
    domain: str
    ascii_domain: str
    name: str = ""

    @property
    def international(self) -> bool:
        """Tell whether only a server with SMTPUTF8 (RFC 6531) takes it: a domain has an ASCII form, a
        local part has none.
        """
        return not self.local.isascii()

    @property
    def address(self) -> str:
        """Returns the form for header and envelope: ASCII wherever there is one."""
        return f"{self.local}@{self.domain if self.international else self.ascii_domain}"


def read_mailbox(text: str) -> MailboxAddress:
    """The one mailbox in "a@b" or "Name <a@b>". Raises Unaddressable for anything else.

    Strict, and no stdlib parser: those find an address in nearly everything.
    """
    name, address = _name_and_address(text.strip())
    local, at, domain = address.rpartition("@")
    if not at or not _is_local(local):
        raise _no_address(text)
    try:
        house = ascii_domain(domain)
    except ValueError as error:
        raise _no_address(text) from error
    if len(f"{local}@{house}".encode()) > _MOST:
        raise _no_address(text)
    return MailboxAddress(local, domain.removesuffix("."), house, header_text(_decoded(name)))


def _name_and_address(text: str) -> tuple[str, str]:
    if not text.endswith(">"):
        return "", text
    name, _, address = text[:-1].rpartition("<")
    return name.strip(), address


def _is_local(local: str) -> bool:
    """No encoded word either: some programs decode them even in an address."""
    octets = len(local.encode("utf-8", "replace"))
    return 0 < octets <= _MOST_LOCAL and "=?" not in local and all(map(_is_local_part, local))


def _is_local_part(character: str) -> bool:
    if character.isascii():
        return character in _ATEXT
    return unicodedata.category(character)[0] in _LETTERS


def _decoded(name: str) -> str:
    """Without quotation marks. A clerk may have copied an encoded word into the settings."""
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = name[1:-1].replace('\\"', '"')
    return decode_words(name.encode("utf-8", "replace"))


def _no_address(text: str) -> Unaddressable:
    return Unaddressable(f"“{header_text(text)}”不是可以投递的邮箱地址")

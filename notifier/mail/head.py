"""Writes the header of a message line by line; no library decodes or folds anything in it.

The standard library decodes encoded words in what it is given and breaks ids longer than a line
(Outlook's are) into encoded words, which no mail program takes for an id any more.
"""

import base64
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from notifier.mail.header_text import header_text
from notifier.mail.mailbox_address import MailboxAddress

_LINE = 78
"""RFC 5322, 2.1.1: lines no longer than this, where tokens allow."""
_WORD = 42
"""Octets of UTF-8 in one encoded word: 68 characters with its marks, so that the first one fits into a
line beside “Subject: ” and none is longer than RFC 2047's 75.
"""
_PLAIN_NAME = re.compile(r"[A-Za-z0-9 _-]+")
_ID = re.compile(r"<[!-;=?-~]{1,900}>")
_MOST_REFERENCES = 30


@dataclass(frozen=True, slots=True)
class HeadField:
    """A header field: what it is to say to a reader, and the tokens it is written with."""

    name: str
    meant: str
    tokens: tuple[str, ...]

    def written(self) -> str:
        """The field with its line ends; a new line begins only between tokens."""
        lines, length = [f"{self.name}:"], len(self.name) + 1
        for token in self.tokens:
            if length + 1 + len(token) > _LINE and length > 1 + len(self.name):
                lines.append("")
                length = 0
            lines[-1] += f" {token}"
            length += 1 + len(token)
        return "".join(f"{line}\r\n" for line in lines)


def text_field(name: str, text: str) -> HeadField:
    """Words from anywhere: through the gate, then encoded whole where they are not plain ASCII."""
    plain = header_text(text)
    if plain.isascii() and len(plain) < _LINE - len(name) - 2:
        return HeadField(name, plain, (plain,))
    return HeadField(name, plain, encoded_words(plain))


def mailbox_field(name: str, mailbox: MailboxAddress) -> HeadField:
    if not mailbox.name:
        return HeadField(name, mailbox.address, (mailbox.address,))
    plain = _PLAIN_NAME.fullmatch(mailbox.name)
    words = (mailbox.name,) if plain else encoded_words(mailbox.name)
    bracketed = f"<{mailbox.address}>"
    return HeadField(name, f"{mailbox.name} {bracketed}", (*words, bracketed))


def date_field(moment: datetime) -> HeadField:
    return constant_field("Date", format_datetime(moment))


def constant_field(name: str, value: str) -> HeadField:
    """A value of our own making, never a stranger's."""
    return HeadField(name, value, (value,))


def id_field(name: str, ids: Iterable[str]) -> HeadField | None:
    """The well-formed ids, the middle of a very long thread left out; None where there is none."""
    known = tuple(dict.fromkeys(found for text in ids for found in well_formed_ids(text)))
    if len(known) > _MOST_REFERENCES:
        known = (known[0], *known[1 - _MOST_REFERENCES :])
    return HeadField(name, " ".join(known), known) if known else None


def well_formed_ids(text: str) -> Sequence[str]:
    """The ids in a text; one that holds the beginning of an encoded word is none."""
    return [found for found in _ID.findall(text) if "=?" not in found]


def encoded_words(text: str) -> tuple[str, ...]:
    """RFC 2047 base64, cut between characters. Quoted-printable would need care for each header."""
    pieces, piece = [], b""
    for character in text:
        encoded = character.encode("utf-8", "replace")
        if len(piece) + len(encoded) > _WORD:
            pieces.append(piece)
            piece = b""
        piece += encoded
    return tuple(f"=?utf-8?B?{base64.b64encode(one).decode('ascii')}?=" for one in (*pieces, piece))

"""Opens raw mail as a letter: sender, subject and every file, archives and forwards included.

mail-parser gives the MIME tree; names, headers and bytes are taken from the tree by our own steps.
"""

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

import mailparser
from mailparser.exceptions import MailParserError

from parsers.facts.letter_facts import Letter
from parsers.facts.problem import Problem, Unreadable
from parsers.filetypes.containers import OUTLOOK
from parsers.filetypes.sniff import sniff
from parsers.mail.body.cloud_links import find_links
from parsers.mail.enclosures import Enclosures
from parsers.mail.head.addresses import address_in, addresses_in
from parsers.mail.head.authentication import find_checks
from parsers.mail.head.dates import read_date
from parsers.mail.head.headers import header
from parsers.mail.head.received import newest_received
from parsers.mail.robots.automatic import robot_signs, why_automatic
from parsers.mail.robots.bounce import find_bounce
from parsers.mail.structure.large_bodies import lift, put_back
from parsers.mail.structure.repair import drop_empty_headers, mended
from parsers.mail.wrappers.saved_letter import as_message

# It logs every part that it does not know what to do with; we know.
logging.getLogger("mailparser").setLevel(logging.CRITICAL)
# It takes seconds to decode a subject of a megabyte.
LONGEST_HEAD = 100_000
_IDS = re.compile(r"<[^<>\s]+>")


@dataclass(frozen=True, slots=True)
class OpenedLetter:
    """The letter's facts, and the bytes of its files by sha256."""

    letter: Letter
    contents: Mapping[str, bytes]


def open_letter(raw: bytes, cloud_links: Iterable[str] = ()) -> OpenedLetter:
    """`cloud_links`: where expiring links lead, beside what is known of it (`cloud_hosts`).

    A letter that Outlook saved (.msg) is read as the mail it was.
    Raises Unreadable for bytes that are no mail: not one of the headers every mail has.
    """
    kind = sniff(raw, "letter.eml")[1]
    if kind == OUTLOOK:
        raw = as_message(raw)
    elif kind != "message/rfc822":
        raise Unreadable(Problem.UNREADABLE, "the file is no mail: it has no header of one")
    message = parse(raw)
    enclosures = Enclosures(parse)
    enclosures.take(message)
    sender, subject = address_in(message, "from"), header(message, "subject")
    reply_to = addresses_in(message, "reply-to")
    letter = Letter(
        subject=subject,
        sender=sender,
        answer_to=next(iter(reply_to), sender),
        dated_at=read_date(header(message, "date")),
        received_header_at=newest_received(message),
        message_id=next(iter(_IDS.findall(header(message, "message-id"))), ""),
        in_reply_to=tuple(_IDS.findall(header(message, "in-reply-to"))),
        references=tuple(_IDS.findall(header(message, "references"))),
        automatic=why_automatic(message, sender.address),
        text=enclosures.text(),
        attachments=tuple(enclosures.attachments),
        cloud_links=find_links(enclosures.texts, cloud_links),
        recipients=tuple(a.address for name in ("to", "cc") for a in addresses_in(message, name)),
        bounce=find_bounce(message, sender.address, subject),
        sender_checks=find_checks(message),
        robot_signs=robot_signs(message, subject, enclosures.text()),
        passed_over=tuple(enclosures.passed_over),
        reply_to=tuple(one.address for one in reply_to),
        size=len(raw),
    )
    return OpenedLetter(letter, enclosures.contents)


def parse(raw: bytes) -> Message:
    """The MIME tree. Raises Unreadable where it nests without end.

    mail-parser decodes headers on its way and fails as a whole for one broken encoded word; then
    the tree is built without it, for our own step reads such words.
    """
    lifted = lift(raw)
    message = _tree(mended(lifted.thin))
    put_back(message, lifted)
    drop_empty_headers(message)
    return message


def _tree(bare: bytes) -> Message:
    if len(bare.replace(b"\r", b"").partition(b"\n\n")[0]) > LONGEST_HEAD:
        return _bare_tree(bare)
    try:
        message: Message = mailparser.parse_from_bytes(bare).message
    except (
        MailParserError,
        MessageError,
        RecursionError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
    ):
        return _bare_tree(bare)
    return message


def _bare_tree(raw: bytes) -> Message:
    try:
        return message_from_bytes(raw)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise Unreadable(Problem.UNREADABLE, f"the mail cannot be taken apart: {error}") from error

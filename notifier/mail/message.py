"""Builds a message from a notice: threaded, marked automatic, its header checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from notifier.mail.head import (
    HeadField,
    constant_field,
    date_field,
    id_field,
    mailbox_field,
    text_field,
    well_formed_ids,
)
from notifier.mail.mailbox_address import MailboxAddress, read_mailbox
from notifier.mail.unsendable import Unsendable
from notifier.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message as it travels: `raw` with line ends CR LF; `head` is what its head is meant to hold."""

    sender: MailboxAddress
    recipient: MailboxAddress
    head: tuple[HeadField, ...]
    raw: bytes

    @property
    def international(self) -> bool:
        """Tell whether it needs a server with SMTPUTF8."""
        return self.sender.international or self.recipient.international


def build_message(notice: Notice, *, sender: str, message_id: str, sent_at: datetime) -> Outgoing:
    """The message, text and HTML side by side. `sender` is an address, with or without a name.

    Raises Unsendable where recipient or sender is no address, or the body cannot be encoded.
    """
    from_, to = read_mailbox(sender), read_mailbox(notice.recipient)
    head = (
        *envelope_fields(from_, to, notice.subject, sent_at, message_id),
        *_threading(notice),
        # RFC 3834: no robot answers this; the second is what Exchange goes by.
        constant_field("Auto-Submitted", "auto-replied"),
        constant_field("X-Auto-Response-Suppress", "All"),
    )
    return outgoing(from_, to, head, text_body(notice.text, notice.html))


def envelope_fields(
    sender: MailboxAddress,
    recipient: MailboxAddress,
    subject: str,
    sent_at: datetime,
    message_id: str,
) -> tuple[HeadField, ...]:
    """The fields that every message of ours has."""
    own = id_field("Message-ID", [message_id])
    if own is None:
        raise Unsendable("本系统的邮件编号有误，未发送")
    return (
        mailbox_field("From", sender),
        mailbox_field("To", recipient),
        text_field("Subject", subject),
        date_field(sent_at),
        own,
    )


def text_body(text: str, html: str) -> EmailMessage:
    """Text and HTML side by side, without a head of its own but the type."""
    body = EmailMessage(policy=SMTP)
    try:
        # Base64: 8-bit text is still mangled by some relays, and Chinese quoted-printable is unreadable.
        body.set_content(text, charset="utf-8", cte="base64")
        body.add_alternative(html, subtype="html", charset="utf-8", cte="base64")
    except UnicodeError as error:
        raise Unsendable("正文含有无法编码的字符，未发送") from error
    return body


def outgoing(
    sender: MailboxAddress, recipient: MailboxAddress, head: Sequence[HeadField], body: EmailMessage
) -> Outgoing:
    """`body` brings nothing but Content-* fields and MIME-Version; the rest of the head is `head`."""
    written = "".join(field.written() for field in head)
    return Outgoing(sender, recipient, tuple(head), written.encode() + body.as_bytes())


def _threading(notice: Notice) -> tuple[HeadField, ...]:
    answered = list(well_formed_ids(notice.in_reply_to))[:1]
    fields = (
        id_field("In-Reply-To", answered),
        id_field("References", [*notice.references, *answered]),
    )
    return tuple(field for field in fields if field is not None)

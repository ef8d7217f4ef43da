"""A notice as a message on the wire: threaded, marked automatic, safe in every header."""

import re
from collections.abc import Iterable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime, getaddresses

from notifier.notice import Notice

_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,900}>")
# RFC 5322 dot-atom and the dots providers let stand at its ends; quoted local parts are not met.
_LOCAL_PART = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+")
_MOST_REFERENCES = 30
_THREADING = ("references", "in-reply-to")


class Unaddressable(ValueError):
    """No message can be addressed to this; the sentence says why."""


class _Policy(EmailPolicy):
    """Folds threading headers between their ids only.

    The standard library folds an id longer than a line (Outlook's are) into an encoded word,
    which no mail program takes for an id any more.
    """

    def fold(self, name: str, value: str) -> str:
        if name.lower() in _THREADING:
            return f"{name}: " + f"{self.linesep} ".join(value.split()) + self.linesep
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() in _THREADING:
            return self.fold(name, value).encode("ascii")
        return super().fold_binary(name, value)


_POLICY = _Policy(linesep=SMTP.linesep)


def build_message(
    notice: Notice, *, sender: str, message_id: str, sent_at: datetime
) -> EmailMessage:
    """The message, text and HTML side by side. `sender` is an address, with or without a name.

    Raises Unaddressable where recipient or sender is no address.
    """
    message = EmailMessage(policy=_POLICY)
    message["From"] = _address(sender)
    message["To"] = _address(notice.recipient)
    message["Subject"] = _one_line(notice.subject)
    message["Date"] = format_datetime(sent_at)
    message["Message-ID"] = message_id
    _thread(message, notice)
    # RFC 3834: no robot answers this; the second is what Exchange goes by.
    message["Auto-Submitted"] = "auto-replied"
    message["X-Auto-Response-Suppress"] = "All"
    # Base64: 8-bit text is still mangled by some relays, and Chinese quoted-printable is unreadable.
    message.set_content(notice.text, charset="utf-8", cte="base64")
    message.add_alternative(notice.html, subtype="html", charset="utf-8", cte="base64")
    return message


def _address(text: str) -> Address:
    found = getaddresses([_one_line(text)])
    name, address = found[0] if len(found) == 1 else ("", "")
    local, at, domain = address.rpartition("@")
    # A domain in Chinese characters travels in its ASCII form; a local part cannot.
    if not at or not _LOCAL_PART.fullmatch(local):
        raise Unaddressable(f"not an e-mail address we can write to: {text!r}")
    try:
        return Address(_one_line(name), local, domain.encode("idna").decode("ascii"))
    except ValueError as error:
        raise Unaddressable(f"not an e-mail address we can write to: {text!r}") from error


def _one_line(text: str) -> str:
    """Without line breaks and control characters: nothing can begin a header of its own."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _thread(message: EmailMessage, notice: Notice) -> None:
    answered = _ids([notice.in_reply_to])[:1]
    references = list(dict.fromkeys([*_ids(notice.references), *answered]))
    if len(references) > _MOST_REFERENCES:
        references = [references[0], *references[1 - _MOST_REFERENCES :]]
    if answered:
        message["In-Reply-To"] = answered[0]
    if references:
        message["References"] = " ".join(references)


def _ids(texts: Iterable[str]) -> list[str]:
    """The well-formed ids; a letter's headers are strangers' words."""
    return [found for text in texts for found in _MESSAGE_ID.findall(text)]

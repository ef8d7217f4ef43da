"""Whether a program wrote a letter: RFC 3834 and what programs do besides."""

import re
from collections.abc import Iterator
from email.message import Message

from parsers.headers import header, raw_headers

_ROBOTS = re.compile(
    r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|noreply[\w.-]*|bounces?[\w.+-]*|auto-?reply|autoresponder)@",
    re.IGNORECASE,
)
_SUBJECTS = re.compile(
    r"^\s*(?:自动回复|自动答复|自動回覆|外出自动回复|auto(?:matic)?[ -]?repl(?:y|ies)|out of (?:the )?office|"
    r"undeliver(?:able|ed)|delivery status notification|mail delivery (?:failed|failure)|returned mail|"
    r"failure notice|系统退信|退信|邮件退回|投递失败|已读[:：]|read[:：]|阅读回执)",
    re.IGNORECASE,
)
_BULK = frozenset({"bulk", "list", "junk", "auto_reply"})


def why_automatic(message: Message, sender: str, subject: str) -> str:
    """An English phrase naming what shows it, "" where a person wrote."""
    signs = (*_by_headers(message), *_by_looks(message, sender, subject))
    return next((sign for sign in signs if sign), "")


def _by_headers(message: Message) -> Iterator[str]:
    submitted = header(message, "auto-submitted").split(";")[0].strip().lower()
    yield f"Auto-Submitted: {submitted}" if submitted not in ("", "no") else ""
    returned = any(value.strip() == b"<>" for value in raw_headers(message, "return-path"))
    yield "empty Return-Path" if returned else ""
    precedence = header(message, "precedence").strip().lower()
    yield f"Precedence: {precedence}" if precedence in _BULK else ""
    for name in ("list-unsubscribe", "list-id", "list-post"):
        yield f"{name.title()} header" if header(message, name) else ""
    for name in ("x-autoreply", "x-autorespond", "x-autoresponder"):
        given = header(message, name).lower()
        yield f"{name.title()} header" if given not in ("", "no", "false") else ""


def _by_looks(message: Message, sender: str, subject: str) -> Iterator[str]:
    yield "multipart/report" if message.get_content_type() == "multipart/report" else ""
    yield f"sender {sender.partition('@')[0]}" if _ROBOTS.match(sender) else ""
    yield "subject of an automatic reply" if _SUBJECTS.match(subject) else ""

"""Whether a program wrote a letter: RFC 3834 and what programs do besides."""

import re
from collections.abc import Iterator
from email.message import Message

from parsers.mail.headers import header, raw_headers

_ROBOTS = re.compile(
    r"^(?:mailer-daemon|postmaster|(?:no|do-?_?not)[-_.]?reply[\w.+-]*|bounces?[\w.+-]*|"
    r"auto-?reply|autoresponder)@",
    re.IGNORECASE,
)
# Unmistakable only as a prefix of its own: a case's title may speak of automatic replies.
_SUBJECTS = re.compile(
    r"^\s*[\[【(（]?(?:(?:(?:外出)?自动(?:回复|答复)|自動回[覆復]|系统自动回复|"
    r"auto(?:matic)?[ -]?repl(?:y|ies)|"
    r"autoreply|out of (?:the )?office(?: auto-?reply)?|automatische antwort|réponse automatique|автоответ|"
    r"已读(?:回执)?|阅读回执|read(?: receipt)?|not read|未读|未送达|无法送达(?:的邮件)?|"
    r"邮件退回|退信|系统退信|投递失败)"
    r"\s*(?:[:：\-—|/\]】)）]|$)|"
    r"undeliver(?:able|ed)\b|delivery status notification|mail delivery (?:failed|failure|subsystem)|"
    r"returned mail|failure notice|系统退信|退信通知|来自.{1,60}的退信)",
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

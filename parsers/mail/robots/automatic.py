"""Recognises letters that a program wrote, by RFC 3834 and by common practice.

Some signs settle it. Others stand in people's letters too (a company's gateway adds List-*, Exchange
adds X-Auto-Response-Suppress, a footer says that it was sent automatically): these are reported as
signs, and what the letter brings decides.
"""

import re
from collections.abc import Iterator
from email.message import Message

from parsers.facts.letter_facts import RobotSign, SignKind
from parsers.mail.head.headers import header, raw_headers
from parsers.mail.robots.robot_subjects import RobotSubject, robot_subject
from parsers.mail.robots.robot_texts import acknowledges, speaks_as_robot, tells_of_recall

_ROBOTS = re.compile(
    r"^(?:mail(?:er)?[-_]?daemon|mdaemon|post[-_.]?master|(?:no|do-?_?not)[-_.]?reply[\w.+-]*|bounces?[\w.+-]*|"
    r"auto-?reply|autoresponder)@",
    re.IGNORECASE,
)
_NOT_SET = frozenset({"", "no", "false", "0", "none", "n", "off"})
_NEVER_ANSWERED = frozenset({"auto_reply", "autoreply", "bulk", "junk"})
_LISTS = ("list-unsubscribe", "list-unsubscribe-post", "list-id", "list-post", "x-mailing-list")
# Senders of mailings, and the services a company may send all its mail by.
_MAILINGS = (
    "feedback-id", "x-campaign", "x-campaignid", "x-campaign-id", "x-mc-user", "x-mailchimp-campaign",
    "x-mailer-recptid", "x-sg-eid", "x-mailgun-tag", "x-mj-mid", "x-csa-complaints", "x-bulkmail",
    "x-report-abuse", "x-abuse-reports-to", "x-newsletter", "x-mailing-id", "x-mass-mail",
)  # fmt: skip
# Help desks put these into all they send.
_DESKS = (
    "x-jira-fingerprint", "x-otrs-loop", "x-otrs-followup", "x-rt-loop-prevention", "x-rt-ticket",
    "x-zendesk-from-account-id", "x-osticket", "x-freshdesk", "x-glpi-mailgate", "x-redmine-host",
)  # fmt: skip
_PROGRAMS = re.compile(
    r"^(?:x-(?:[a-z0-9]+-)*(?:auto-?(?:reply|respond|responder|response|answer|generated|submitted)"
    r"(?:-from)?|vacation(?:-message)?)|x-failed-recipients|x-fc-machinegenerated|x-cron-env|"
    r"x-ms-exchange-generated-message-source)$"
)
_CLASSES = re.compile(r"recallmessage|recallreport|dsn|mdn|oof|autoresponder", re.IGNORECASE)
_CLASS_HEADERS = ("content-class", "x-post-messageclass", "x-ms-message-class")
_MOST_PARTS = 50


def why_automatic(message: Message, sender: str) -> str:
    """An English phrase naming what settles that a program wrote; "" where nothing does."""
    signs = (*_by_headers(message), *_by_looks(message, sender))
    return next((sign for sign in signs if sign), "")


def robot_signs(message: Message, subject: str, text: str) -> tuple[RobotSign, ...]:
    """Return what a program's letter looks like and a person's may; the subject's sign first."""
    return (
        *_of_subject(subject, text),
        *_of_calendar(message),
        *_of_desk(message),
        *_of_text(text),
        *_of_mailing(message),
        *_of_suppression(message),
    )


def _by_headers(message: Message) -> Iterator[str]:
    submitted = header(message, "auto-submitted").split(";")[0].strip().lower()
    yield f"Auto-Submitted: {submitted}" if submitted not in ("", "no") else ""
    returned = any(value.strip() == b"<>" for value in raw_headers(message, "return-path"))
    yield "empty Return-Path" if returned else ""
    for name in ("precedence", "x-precedence"):
        precedence = header(message, name).strip().lower().replace("-", "_")
        yield f"Precedence: {precedence}" if precedence in _NEVER_ANSWERED else ""
    looped = re.search(r"auto-?(?:responder|reply)|vacation", header(message, "x-loop").lower())
    yield "X-Loop header" if looped else ""
    for name in dict.fromkeys(name.lower() for name in message):
        if _PROGRAMS.match(name):
            given = header(message, name).strip().lower()
            yield f"{name.title()} header" if given not in _NOT_SET else ""
    for name in _CLASS_HEADERS:
        yield f"{name.title()} header" if _CLASSES.search(header(message, name)[:200]) else ""
    delivered = any(b"autoresponder" in v.lower() for v in raw_headers(message, "delivered-to"))
    yield "Delivered-To header" if delivered else ""


def _by_looks(message: Message, sender: str) -> Iterator[str]:
    yield "multipart/report" if message.get_content_type() == "multipart/report" else ""
    yield f"sender {sender.partition('@')[0]}" if _ROBOTS.match(sender) else ""


def _of_subject(subject: str, text: str) -> Iterator[RobotSign]:
    phrase = "subject of an automatic reply"
    found = robot_subject(subject)
    if found is RobotSubject.RECALL:
        # A person withdraws in words of their own; that is for staff to read.
        kind = SignKind.SUBJECT if tells_of_recall(text) else SignKind.RECALL
        yield RobotSign(kind, "subject of a recall")
    elif found is RobotSubject.REPLY:
        yield RobotSign(SignKind.SUBJECT, phrase)
    elif found is RobotSubject.ANSWERED:
        yield RobotSign(SignKind.ANSWERED, phrase)


def _of_text(text: str) -> Iterator[RobotSign]:
    if speaks_as_robot(text):
        yield RobotSign(SignKind.TEXT, "text of an automatic reply")
    elif acknowledges(text):
        yield RobotSign(SignKind.RECEIVED, "text of an acknowledgement")


def _of_calendar(message: Message) -> Iterator[RobotSign]:
    kinds = (
        part.get_content_type() for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False)
    )
    if "text/calendar" in kinds or "calendarmessage" in header(message, "content-class").lower():
        yield RobotSign(SignKind.SUBJECT, "calendar invitation or answer")


def _of_desk(message: Message) -> Iterator[RobotSign]:
    for name in _DESKS:
        if header(message, name):
            yield RobotSign(SignKind.SUBJECT, f"{name.title()} header")


def _of_mailing(message: Message) -> Iterator[RobotSign]:
    precedence = header(message, "precedence").strip().lower()
    if precedence == "list":
        yield RobotSign(SignKind.LIST, f"Precedence: {precedence}")
    for name in _LISTS:
        if header(message, name):
            yield RobotSign(SignKind.LIST, f"{name.title()} header")
    for name in _MAILINGS:
        if header(message, name):
            yield RobotSign(SignKind.MAILING, f"{name.title()} header")


def _of_suppression(message: Message) -> Iterator[RobotSign]:
    if header(message, "x-auto-response-suppress").strip().lower() not in _NOT_SET:
        yield RobotSign(SignKind.SUPPRESS, "X-Auto-Response-Suppress header")

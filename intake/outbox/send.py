"""Sends what is due, each notice at most once, within the budgets."""

import smtplib
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from intake.config.settings import NoticeSettings, SmtpSettings
from intake.config.settings_file import SettingsError
from intake.outbox.budgets import within_budgets
from intake.outbox.notice_fits import OVERTAKEN, fits
from intake.outbox.retries import pause_after, pause_after_block
from intake.register import events, notices
from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.notices import NoticeRow
from notifier.mail.mailbox_address import MailboxAddress, read_mailbox
from notifier.mail.message import build_message
from notifier.mail.smtp import Reply, SendOutcome, SmtpServer, SmtpUnavailable, open_smtp, send
from notifier.mail.unsendable import Unaddressable, Unsendable
from notifier.notices.kinds import NoticeKind
from notifier.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class SendResult:
    """What became of one round's notices: how many `sent`, refused for good (`failed`), of `unknown`
    outcome, to be `retried`; `waiting` are due and over a budget. `problem` tells why the round
    broke off: the notices it did not reach are due as before.
    """

    sent: int = 0
    failed: int = 0
    unknown: int = 0
    retried: int = 0
    waiting: int = 0
    problem: str = ""


class _Overtaken(Exception):
    """The notice is not due any more: another program or staff were quicker."""


def send_due(
    db: Database, smtp: SmtpSettings, limits: NoticeSettings, zone: ZoneInfo, now: datetime
) -> SendResult:
    """Sends what is due by `now`. `zone` is the one whose midnight begins a recipient's new day.

    Nothing is marked before the server can be spoken to. A notice is marked `unknown` in a
    transaction of its own just before its body goes out, and `sent` when the server has taken it:
    whoever kills us in between, it is never sent a second time without a person's word.
    Raises RegisterError; faults of the mail server are reported in the result.
    """
    if limits.mode == "off":
        return SendResult()
    due = notices.due(db, now)
    sendable = within_budgets(db, due, limits, zone, now)
    waiting = len(due) - len(sendable)
    if not sendable:
        return SendResult(waiting=waiting)
    try:
        with open_smtp(server_of(smtp), sender_mailbox(smtp).ascii_domain) as connection:
            counts, problem = _send_all(db, connection, sendable, sender_of(smtp), now)
    except (SmtpUnavailable, SettingsError) as error:
        return SendResult(waiting=waiting, problem=str(error))
    return SendResult(**counts, waiting=waiting, problem=problem)


def server_of(smtp: SmtpSettings) -> SmtpServer:
    """The server with its password. Raises SettingsError."""
    password = smtp.password() if smtp.user else ""
    return SmtpServer(smtp.host, smtp.port, smtp.security, smtp.user, password)


def sender_of(smtp: SmtpSettings) -> str:
    """Return whom notices come from: `from`, else the account that sends them."""
    return smtp.from_ or smtp.user


def sender_mailbox(smtp: SmtpSettings) -> MailboxAddress:
    """The same, taken apart. Raises SettingsError: no notice is to blame for it."""
    try:
        return read_mailbox(sender_of(smtp))
    except Unaddressable as error:
        raise SettingsError(f"`from` in [smtp] is no address to send from: {error}") from error


def _send_all(
    db: Database,
    connection: smtplib.SMTP,
    sendable: tuple[NoticeRow, ...],
    sender: str,
    now: datetime,
) -> tuple[Counter[str], str]:
    counts: Counter[str] = Counter()
    for row in sendable:
        if hold_overtaken(db, row, now):
            continue
        try:
            reply = _send_one(db, connection, row, sender, now)
        except _Overtaken:
            # The server was waiting for a body, so this connection is spent.
            return counts, "A notice was sent or stopped by another program meanwhile."
        except Unsendable as error:
            reply = Reply(SendOutcome.REFUSED, str(error))
        counts[_book(db, row, reply, now)] += 1
        if reply.over:
            return counts, f"The mail server broke off: {reply.text}."
    return counts, ""


def hold_overtaken(db: Database, row: NoticeRow, now: datetime) -> bool:
    """Hold a notice where the register says otherwise by now, and tell whether it was: it then waits for
    staff, and the log tells.
    """
    if fits(db, row):
        return False
    with transaction(db):
        notices.hold(db, row.id, OVERTAKEN)
        detail = f"通知{row.id}：{OVERTAKEN}"
        events.note(db, now, events.PROGRAM, row.application_id, "notice-held", detail)
    return True


def _send_one(
    db: Database, connection: smtplib.SMTP, row: NoticeRow, sender: str, now: datetime
) -> Reply:
    def before_body() -> None:
        if not notices.mark_unknown(db, row.id, now, row.text):
            raise _Overtaken

    message = build_message(_notice(row), sender=sender, message_id=row.message_id, sent_at=now)
    return send(connection, message, before_body)


def _notice(row: NoticeRow) -> Notice:
    return Notice(
        kind=NoticeKind(row.kind),
        recipient=row.recipient,
        subject=row.subject,
        text=row.text,
        html=row.html,
        in_reply_to=row.in_reply_to,
        references=row.references,
    )


def _book(db: Database, row: NoticeRow, reply: Reply, now: datetime) -> str:
    """Writes what became of the notice; the name of the count it goes to."""
    match reply.outcome:
        case SendOutcome.ACCEPTED:
            notices.mark_sent(db, row.id, now)
            return "sent"
        case SendOutcome.UNKNOWN:
            notices.note_error(db, row.id, reply.text)
            return "unknown"
        case SendOutcome.REFUSED:
            pause = None
        case SendOutcome.BLOCKED:
            pause = pause_after_block(row.tries)
        case _:
            pause = pause_after(row.tries)
    if pause is None:
        notices.mark_failed(db, row.id, reply.text)
        return "failed"
    notices.retry_later(db, row.id, now + pause, reply.text)
    return "retried"

"""What poll tests work with: letters, accounts, and a judging that registers whatever it is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from servers import PASSWORD_ENV, ImapServer, Sink

from intake.config.settings import ImapAccount, SmtpSettings
from intake.mailbox.folder_poll import Round, never
from intake.register import notices
from intake.register.applications import applications
from intake.register.connection import Database
from intake.register.database import open_register, transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailState
from intake.register.notices import NoticeState
from intake.storage.archive import Archive
from notifier.notices.kinds import NoticeKind
from notifier.notices.notice import Notice

SHANGHAI = timezone(timedelta(hours=8))
NOON = datetime(2026, 6, 10, 12, 0, tzinfo=SHANGHAI)


def letter(name: str, sender: str = "li@park.example") -> bytes:
    return (
        f"From: {sender}\r\nTo: cases@example.org\r\nSubject: {name}\r\n"
        f"Message-ID: <{name}@park.example>\r\n\r\nSee attachment.\r\n"
    ).encode()


def imap_account(server: ImapServer, **changes: object) -> ImapAccount:
    values: dict[str, object] = {
        "name": "main",
        "host": server.host,
        "port": server.port,
        "security": "none",
        "user": server.user,
        "folders": ["INBOX"],
        "password_env": PASSWORD_ENV,
        "first_run": "process",
        "after": "keep",
    }
    return ImapAccount.model_validate(values | changes)


def smtp_settings(sink: Sink, **changes: object) -> SmtpSettings:
    values: dict[str, object] = {
        "host": "127.0.0.1",
        "port": sink.port,
        "security": "none",
        "user": "",
        "from": "cases@example.org",
        "password_env": PASSWORD_ENV,
    }
    return SmtpSettings.model_validate(values | changes)


def a_notice(recipient: str = "li@park.example", subject: str = "受理通知") -> Notice:
    return Notice(
        kind=NoticeKind.ACKNOWLEDGEMENT,
        recipient=recipient,
        subject=subject,
        text="您的申报材料已收到。",
        html="<p>您的申报材料已收到。</p>",
        in_reply_to="<1@park.example>",
        references=("<0@park.example>",),
    )


def queued(db: Database, *recipients: str) -> None:
    """Puts a notice to each into the outbox, due at noon."""
    for recipient in recipients:
        notices.enqueue(
            db,
            a_notice(recipient),
            application_id=None,
            mail_id=None,
            state=NoticeState.DUE,
            due_at=NOON,
            now=NOON,
        )


@dataclass
class Desk:
    """A register and an archive in one folder, and a judging of the tests' own: every letter opens
    an application and is answered; one that holds `boom` fails as nobody foresaw.
    """

    folder: Path

    def __post_init__(self) -> None:
        self.db: Database = open_register(self.folder / "register.db")
        self.archive = Archive(self.folder / "archive")
        self.processed: list[int] = []
        self.begun: list[int] = []

    def process(self, mail: Mail) -> None:
        raw = self.archive.read(mail.sha256)
        self.processed.append(mail.id)
        if b"boom" in raw:
            raise ValueError("boom")
        with transaction(self.db):
            application = applications.open_application(
                self.db, "sco-2026", "SCO2026", mail.received_at, NOON
            )
            applications.add_submission(self.db, application.id, mail.id, mail.received_at, ())
            notices.enqueue(
                self.db,
                a_notice(subject=application.number),
                application_id=application.id,
                mail_id=mail.id,
                state=NoticeState.HELD if mail.held else NoticeState.DUE,
                due_at=NOON,
                now=NOON,
            )
            settled = {"reason": "", "sender": "li@park.example", "subject": "", "message_id": ""}
            ledger.settle(self.db, mail.id, MailState.REGISTERED, **settled)

    def round(
        self,
        stop: Callable[[], bool] = never,
        process: Callable[[Mail], None] | None = None,
        ahead: int = 4,
    ) -> Round:
        return Round(
            self.db,
            self.archive,
            process or self.process,
            lambda: datetime.now(UTC),
            stop,
            lambda mail: self.begun.append(mail.id),
            ahead,
        )

    def states(self) -> list[str]:
        return [row["state"] for row in self.db.query("SELECT state FROM mails ORDER BY id")]

    def count(self, table: str) -> int:
        (number,) = self.db.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(number)

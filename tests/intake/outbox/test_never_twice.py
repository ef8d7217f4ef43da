"""Any order of deliveries, polls, kills, rebuilt folders, sendings, bounces, backups and restores,
against a real IMAP and a real SMTP server: every letter in the ledger, every content judged once,
no applicant answered twice, nor told twice that his letter is there.
"""

import os
import shutil
import tempfile
import uuid
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from applicants import DirectReader, Mailing, form
from crash_child import POINTS
from dossiers import campaign
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)
from rounds import Desk, imap_account, smtp_settings
from servers import PASSWORD, PASSWORD_ENV, pymap_server, smtp_server

from intake.config.bundled_data import load_templates
from intake.config.settings import NoticeSettings
from intake.mailbox.folder_poll import Round
from intake.mailbox.poll import poll_all
from intake.mailbox.reconcile import check_ledger
from intake.office import Office
from intake.outbox.receipts import acknowledge
from intake.outbox.send import send_due
from intake.process import process
from intake.register import notices
from intake.register.letters import receipts
from intake.register.letters.ledger import Mail
from intake.storage.backup import back_up
from intake.storage.restore import restore

LIMITS = NoticeSettings(per_sender_per_day=1000, budget_per_hour=1000)
ZONE = ZoneInfo("Asia/Shanghai")
FOLDERS = st.sampled_from([0, 1])


class Killed(BaseException):
    """Stands for kill -9: nothing between here and the top may catch it."""


def armed(original: Callable[..., Any], *, before: bool, nth: int) -> Callable[..., Any]:
    passed = 0

    def call(*arguments: Any, **named: Any) -> Any:
        nonlocal passed
        passed += 1
        if before and passed == nth:
            raise Killed
        result = original(*arguments, **named)
        if not before and passed == nth:
            raise Killed
        return result

    return call


CONTENTS = {
    name: Mailing(
        sender=f"{name}@applicants.example",
        subject=f"“中国—上海合作组织绿色产业合作典型案例”申报-{name}公司-{name}案例",
        files={"申报表.docx": form(applicant=f"{name}公司", case_title=f"{name}案例")},
        number=number,
    ).raw()
    for number, name in enumerate(("alpha", "beta", "gamma", "delta"))
}
"""By applicant; each is judged as it is in an office, and answered once."""

BOUNCE = (
    "From: MAILER-DAEMON@mx.example\nSubject: Undelivered\nMessage-ID: <{number}@mx>\n"
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
    "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
    "Final-Recipient: rfc822; {recipient}\nAction: failed\nStatus: 5.1.1\n\n"
    "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {about}\n\n--b--\n"
)


class RealDesk(Desk):
    """Judges letters as the program does, in a call that is open."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.office = Office(
            db=self.db,
            archive=self.archive,
            reader=DirectReader(),  # type: ignore[arg-type]
            campaigns=(replace(campaign(), closes_on=date(2099, 1, 1)),),
            templates=load_templates(None),
            notices=LIMITS,
            addresses=frozenset(),
            domain="office.example",
            now=now,
        )

    def process(self, mail: Mail) -> None:
        process(self.office, mail)

    def day_round(self) -> Round:
        """Two letters are a rush here, so that receipts go ahead of the answers."""
        return replace(self.round(), rush=2, acknowledge=partial(acknowledge, self.office))


WHERE = POINTS | {"receipt": (receipts, "book")}


class Days(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.place = Path(self.open.enter_context(tempfile.TemporaryDirectory()))
        self.folder = self.place / "data"
        self.open.enter_context(patch.dict(os.environ, {PASSWORD_ENV: PASSWORD}))
        self.imap = self.open.enter_context(pymap_server())
        self.smtp = self.open.enter_context(smtp_server())
        self.delivered: set[str] = set()
        self.bounces = 0
        self.desk = RealDesk(self.folder)

    @initialize()
    def make_folders(self) -> None:
        self.folders = [f"F{uuid.uuid4().hex}" for _ in range(2)]
        with self.imap.client() as client:
            for folder in self.folders:
                client.create_folder(folder)
        self.account = imap_account(self.imap, folders=self.folders)

    @rule(name=st.sampled_from(sorted(CONTENTS)), folder=FOLDERS)
    def deliver(self, name: str, folder: int) -> None:
        self.imap.deliver(CONTENTS[name], folder=self.folders[folder])
        self.delivered.add(name)

    @rule(folder=FOLDERS)
    def rebuild(self, folder: int) -> None:
        self.imap.renumber(self.folders[folder])

    @rule()
    def poll(self) -> None:
        (result,) = poll_all(self.desk.day_round(), [self.account])
        assert result.problems == ()
        assert all(check.whole for check in check_ledger(self.desk.db, [self.account], now))
        assert self.desk.count("applications") == len(self.delivered)
        assert "fetched" not in self.desk.states()

    @rule(point=st.sampled_from(sorted(WHERE)), before=st.booleans(), nth=st.integers(1, 3))
    def work_and_be_killed(self, point: str, before: bool, nth: int) -> None:
        owner, name = WHERE[point]
        with patch.object(owner, name, armed(getattr(owner, name), before=before, nth=nth)):
            try:
                poll_all(self.desk.day_round(), [self.account])
                self.send()
            except Killed:
                self.desk.db.close()
                self.desk = RealDesk(self.folder)

    @rule()
    def work(self) -> None:
        self.poll()
        self.send()

    def send(self) -> None:
        send_due(self.desk.db, smtp_settings(self.smtp), LIMITS, ZONE, now())

    @rule()
    def send_over_a_line_that_breaks(self) -> None:
        self.smtp.drop_after_data = True
        self.send()
        self.smtp.drop_after_data = False

    @rule(folder=FOLDERS)
    def come_back(self, folder: int) -> None:
        """The notice sent last, if any, was for nobody."""
        if not self.smtp.messages:
            return
        self.bounces += 1
        about = message_from_bytes(self.smtp.messages[-1])["Message-ID"]
        told = {"number": self.bounces, "recipient": self.smtp.recipients[-1], "about": about}
        self.imap.deliver(BOUNCE.format(**told).encode(), folder=self.folders[folder])

    @rule(name=st.sampled_from(sorted(CONTENTS)), folder=FOLDERS, working=st.booleans())
    def lose_a_day(self, name: str, folder: int, working: bool) -> None:
        """All is lost, and what is restored knows nothing of the day since."""
        backup = self.place / f"{uuid.uuid4().hex}.tar"
        back_up(self.folder, backup, now())
        self.deliver(name, folder)
        if working:
            self.work()
        self.desk.db.close()
        shutil.rmtree(self.folder)
        restore(backup, self.folder, now())
        self.desk = RealDesk(self.folder)

    @invariant()
    def nothing_comes_twice(self) -> None:
        contents = self.desk.db.execute(
            "SELECT sha256, count(*) FROM mails WHERE state <> 'repeat' GROUP BY sha256"
        ).fetchall()
        assert all(count == 1 for _, count in contents)
        told = zip(self.smtp.recipients, map(_is_receipt, self.smtp.messages), strict=True)
        assert all(count == 1 for count in Counter(told).values())
        rows = notices.listing(self.desk.db)
        sent = {
            row.message_id
            for row in rows
            for message in self.smtp.messages
            if row.message_id.encode() in message
        }
        assert {row.message_id for row in rows if row.state == "sent"} <= sent
        assert not {row.message_id for row in rows if row.state == "due"} & sent

    def teardown(self) -> None:
        self.desk.db.close()
        self.open.close()


def _is_receipt(message: bytes) -> bool:
    return "已收到来件" in str(message_from_bytes(message, policy=policy.default)["Subject"])


def now() -> datetime:
    return datetime.now(UTC)


TestDays = Days.TestCase
TestDays.settings = settings(
    max_examples=20,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

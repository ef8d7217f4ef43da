"""Any order of deliveries, polls, kills, rebuilt folders and sendings, against a real IMAP and a
real SMTP server: every letter in the ledger, every content judged once, no notice sent twice.
"""

import os
import tempfile
import uuid
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from crash_child import POINTS
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from rounds import Desk, imap_account, letter, smtp_settings
from servers import PASSWORD, PASSWORD_ENV, pymap_server, smtp_server

from intake.ledger_check import check_ledger
from intake.outbox import send_due
from intake.poller import poll_all
from intake.register import notices
from intake.settings import NoticeSettings

LIMITS = NoticeSettings(per_sender_per_day=1000, budget_per_hour=1000)
ZONE = ZoneInfo("Asia/Shanghai")
CONTENTS = st.sampled_from(["one", "two", "three", "four"])
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


class Office(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.folder = Path(self.open.enter_context(tempfile.TemporaryDirectory()))
        self.open.enter_context(patch.dict(os.environ, {PASSWORD_ENV: PASSWORD}))
        self.imap = self.open.enter_context(pymap_server())
        self.smtp = self.open.enter_context(smtp_server())
        self.delivered: set[str] = set()
        self.desk = Desk(self.folder)

    @initialize()
    def make_folders(self) -> None:
        self.folders = [f"F{uuid.uuid4().hex}" for _ in range(2)]
        with self.imap.client() as client:
            for folder in self.folders:
                client.create_folder(folder)
        self.account = imap_account(self.imap, folders=self.folders)

    @rule(content=CONTENTS, folder=FOLDERS)
    def deliver(self, content: str, folder: int) -> None:
        self.imap.deliver(letter(content), folder=self.folders[folder])
        self.delivered.add(content)

    @rule(folder=FOLDERS)
    def rebuild(self, folder: int) -> None:
        self.imap.renumber(self.folders[folder])

    @rule()
    def poll(self) -> None:
        (result,) = poll_all(self.desk.round(), [self.account])
        assert result.problems == ()
        assert all(check.whole for check in check_ledger(self.desk.db, [self.account], now))
        assert self.desk.count("applications") == len(self.delivered)
        assert "fetched" not in self.desk.states()

    @rule(point=st.sampled_from(sorted(POINTS)), before=st.booleans(), nth=st.integers(1, 3))
    def work_and_be_killed(self, point: str, before: bool, nth: int) -> None:
        owner, name = POINTS[point]
        with patch.object(owner, name, armed(getattr(owner, name), before=before, nth=nth)):
            try:
                poll_all(self.desk.round(), [self.account])
                self.send()
            except Killed:
                self.desk.db.close()
                self.desk = Desk(self.folder)

    @rule()
    def send(self) -> None:
        send_due(self.desk.db, smtp_settings(self.smtp), LIMITS, ZONE, now())

    @rule()
    def send_over_a_line_that_breaks(self) -> None:
        self.smtp.drop_after_data = True
        self.send()
        self.smtp.drop_after_data = False

    @invariant()
    def nothing_comes_twice(self) -> None:
        contents = self.desk.db.execute(
            "SELECT sha256, count(*) FROM mails WHERE state <> 'repeat' GROUP BY sha256"
        ).fetchall()
        assert all(count == 1 for _, count in contents)
        rows = notices.listing(self.desk.db)
        sent = Counter(
            row.message_id
            for row in rows
            for message in self.smtp.messages
            if row.message_id.encode() in message
        )
        assert all(count == 1 for count in sent.values())
        assert len(sent) == len(self.smtp.messages)
        assert {row.message_id for row in rows if row.state == "sent"} <= set(sent)
        assert not {row.message_id for row in rows if row.state == "due"} & set(sent)

    def teardown(self) -> None:
        self.desk.db.close()
        self.open.close()


def now() -> datetime:
    return datetime.now(UTC)


TestOffice = Office.TestCase
TestOffice.settings = settings(
    max_examples=15,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

"""Any order of letters, rulings, extensions, replays, links, releases and sendings: the last word an
applicant has agrees with the register, or another one waits, or staff dropped just that one.
"""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from applicants import Desk, DirectReader, Mailing, all_files, scan
from dossiers import STEM, campaign
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from intake.decisions.decide_application import decide_again
from intake.outbox.last_word import OVERTAKEN
from intake.outbox.notice_fits import fits
from intake.outbox.send import hold_overtaken
from intake.outbox.staff_notices import letter_to
from intake.register import notices
from intake.register.applications import applications
from intake.register.applications.applications import Application
from intake.register.notices import NoticeState
from intake.staff import extending, outgoing, ruling, staging
from intake.staff.acting import Actor, CannotAct
from intake.staff.relink import CannotLink, link, unlink
from intake.staff.replay import apply, replay
from notifier.notices.kinds import VERDICT_KINDS
from notifier.notices.stated_verdict import StatedVerdict, load_stated
from parsers.facts.letter_facts import ReadLetter
from parsers.reading import read_letter

LIN = Actor("lin")
US = "mx.office.example"
FORGED = {"Authentication-Results": f"{US}; dmarc=fail"}
FILES = all_files()
NO_PLEDGE = {name: data for name, data in FILES.items() if "承诺书" not in name}
LETTERS = {
    "first": Mailing(files=NO_PLEDGE),
    "pledge": Mailing(subject="SCO2026-0001", files={"承诺书.pdf": scan(2)}, number=2),
    "again": Mailing(subject=STEM, files=all_files(summary="简介另写。"), number=3),
    "forged": Mailing(
        subject="SCO2026-0001", files={"承诺书.pdf": scan(3)}, headers=FORGED, number=4
    ),
    "stranger": Mailing(sender="who@163.com", subject=STEM, files=FILES, number=5),
}
DAYS = st.integers(-5, 40)


@cache
def _read(raw: bytes) -> ReadLetter:
    return read_letter(raw)


class RememberingReader(DirectReader):
    """Each letter is read once a run of the tests."""

    def read(self, path: Path) -> ReadLetter:
        return _read(path.read_bytes())


class Words(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk(Path(self.folder.name), correction_days=5)
        self.desk.office = replace(
            self.desk.office, authserv_ids={"main": US}, reader=RememberingReader()
        )

    @property
    def all(self) -> tuple[Application, ...]:
        return applications.listing(self.desk.db)

    def try_to(self, act: Callable[..., object], *arguments: object) -> None:
        with suppress(CannotAct, CannotLink):
            act(self.desk.office, *arguments)

    @initialize(name=st.sampled_from(["first", "again"]), days=DAYS)
    def it_begins(self, name: str, days: int) -> None:
        """With nothing in the register no rule but this one does anything."""
        self.letter_comes(name, days)

    @rule(name=st.sampled_from(sorted(LETTERS)), days=DAYS)
    def letter_comes(self, name: str, days: int) -> None:
        at = campaign().deadline + timedelta(days=days - 10)
        self.desk.clock = max(self.desk.clock, at)
        self.desk.take(LETTERS[name], at=at)

    @rule(days=st.one_of(st.none(), DAYS))
    def extend_one(self, days: int | None) -> None:
        until = campaign().last_day + timedelta(days=days) if days is not None else None
        for one in self.all[:1]:
            self.try_to(extending.extend, one.number, LIN, until, "期限")

    @rule(until=st.sampled_from([None, date(2026, 7, 1), date(2099, 1, 1)]), write=st.booleans())
    def extend_the_call(self, until: date | None, write: bool) -> None:
        changed = replace(self.desk.office.campaigns[0], extended_to=until)
        self.desk.office = replace(self.desk.office, campaigns=(changed,))
        for one in list(replay(self.desk.office)):
            apply(self.desk.office, one, "lin")

    @rule(which=st.integers(0, 3), upheld=st.booleans())
    def rule_on_a_finding(self, which: int, upheld: bool) -> None:
        act = ruling.uphold if upheld else ruling.waive
        for one in self.all[:1]:
            found = one.verdict.findings if one.verdict else ()
            for finding in found[which : which + 1]:
                self.try_to(act, one.number, LIN, (finding.code, finding.where), "已核实")

    @rule(mail_id=st.integers(1, 4))
    def part_a_letter(self, mail_id: int) -> None:
        self.try_to(unlink, mail_id, "lin")

    @rule(mail_id=st.integers(1, 4))
    def join_a_letter(self, mail_id: int) -> None:
        self.try_to(link, mail_id, "SCO2026-0001", "lin")

    @rule(stage=st.sampled_from(["intake", "conformity"]))
    def stage(self, stage: str) -> None:
        for one in self.all[:1]:
            if one.stage != "withdrawn":
                self.try_to(staging.set_stage, one.number, LIN, stage)

    @rule(notice_id=st.integers(1, 6))
    def release(self, notice_id: int) -> None:
        self.try_to(outgoing.release, [notice_id], LIN)

    @rule(notice_id=st.integers(1, 6))
    def drop(self, notice_id: int) -> None:
        self.try_to(outgoing.drop, [notice_id], LIN, "不发")

    @rule()
    def send(self) -> None:
        for row in notices.due(self.desk.db, self.desk.clock + timedelta(days=1)):
            assert not hold_overtaken(self.desk.db, row, self.desk.clock), row.subject
        self.desk.send()

    @invariant()
    def what_waits_is_true(self) -> None:
        for row in notices.listing(self.desk.db):
            if row.state in {NoticeState.HELD, NoticeState.DUE} and row.kind in VERDICT_KINDS:
                assert fits(self.desk.db, row), (row.subject, row.state)

    @invariant()
    def the_last_word_agrees_or_another_waits(self) -> None:
        for one in self.all:
            decision = decide_again(self.desk.office, one) if one.stage != "withdrawn" else None
            if decision is None:
                continue
            try:
                (now,) = letter_to(self.desk.office, one, decision).stated
            except CannotAct:
                continue
            rows = notices.of_application(self.desk.db, one.id)
            told = [(row, each) for row in rows if (each := _of(row.stated, one.number))]
            left = [each for row, each in told if row.state is NoticeState.SENT]
            waits = any(row.state in {NoticeState.HELD, NoticeState.DUE} for row, _ in told)
            dropped = [
                each for row, each in told
                if row.state is NoticeState.DROPPED and not row.last_error.startswith(OVERTAKEN)
            ]  # fmt: skip
            refused = any(each.same_verdict(now) for each in dropped)
            assert not left or left[-1].agrees(now) or waits or refused, (one.number, left, now)

    def teardown(self) -> None:
        self.desk.db.close()
        self.folder.cleanup()


def _of(tells: str, number: str) -> StatedVerdict | None:
    return next(
        (one for one in load_stated(tells) if one.number == number and one.is_verdict), None
    )


# Each changes a verdict that a letter tells, waiting or sent: without the one place that keeps the two
# in step every one of them fails, whatever the machine below happens to draw.
ORDERS: list[list[tuple[object, ...]]] = [
    [("letter_comes", "first", 0), ("letter_comes", "pledge", 0)],
    [("letter_comes", "first", 0), ("letter_comes", "again", 1), ("letter_comes", "pledge", 2)],
    [("letter_comes", "first", 20), ("extend_the_call", date(2099, 1, 1), False)],
    [("letter_comes", "first", 20), ("send",), ("extend_the_call", date(2099, 1, 1), True)],
    [("letter_comes", "first", 20), ("extend_one", 40)],
    [("letter_comes", "first", 20), ("send",), ("extend_one", 40)],
    [("letter_comes", "first", 0), ("letter_comes", "pledge", 0), ("send",), ("part_a_letter", 2)],
    [("letter_comes", "first", 0), ("rule_on_a_finding", 0, False)],
    [("letter_comes", "first", 0), ("send",), ("rule_on_a_finding", 0, False)],
    [("letter_comes", "first", 0), ("send",), ("rule_on_a_finding", 0, False), ("drop", 1)],
    [("letter_comes", "first", 20), ("extend_one", 40), ("release", 1), ("send",)],
    [("letter_comes", "first", 0), ("letter_comes", "forged", 0), ("join_a_letter", 2)],
]


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_that_changes_the_last_word(order: list[tuple[object, ...]]) -> None:
    words = Words()
    try:
        for name, *arguments in order:
            getattr(words, str(name))(*arguments)
            words.what_waits_is_true()
            words.the_last_word_agrees_or_another_waits()
    finally:
        words.teardown()


TestWords = Words.TestCase
TestWords.settings = settings(
    max_examples=18,
    stateful_step_count=12,
    deadline=None,
    # Smaller examples of the same fault would take minutes to find.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)

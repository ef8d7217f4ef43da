"""A letter's share in an application: whose it is, what counts of it, what is known beside it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from applicants import Desk, DirectReader, Mailing, all_files
from dossiers import (
    FORM_PDF,
    IN_TIME,
    PLEDGE,
    SUPPORTING,
    campaign,
    submission,
    word_form,
)

from intake.decisions.decide_application import decide, decide_again
from intake.register import events
from intake.register.applications import applications, review_notes
from intake.register.letters import ledger
from intake.register.letters.ledger import MailKey
from parsers.facts.letter_facts import ReadLetter, SenderCheck
from validators.model.severity import Status
from validators.rules.provenance import STRANGER
from validators.sorting.sort_letter import Part

ONE, LIN, ZHOU = "SCO2026-0001", "lin@yunling.example", "zhou@beian.example"
EVIL, US = "collector@evil.example", "mx.office.example"
CALL = campaign()
FIVE_DAYS = replace(CALL, correction_days=5)
FULL = (word_form(), FORM_PDF, PLEDGE, SUPPORTING)


class KeepingReader(DirectReader):
    """Reads a letter once, as the office's own does."""

    def __init__(self) -> None:
        self.kept: dict[Path, ReadLetter] = {}

    def read(self, path: Path) -> ReadLetter:
        if path not in self.kept:
            self.kept[path] = super().read(path)
        return self.kept[path]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """One application, whose form names another address; its correction has left."""
    desk = Desk(tmp_path_factory.mktemp("office"), correction_days=5)
    desk.office = replace(desk.office, reader=KeepingReader())
    desk.take(Mailing(files=all_files(email=ZHOU)))
    desk.clock = IN_TIME + timedelta(days=3)
    desk.send()
    desk.office = replace(desk.office, authserv_ids={"main": US})
    return desk


@pytest.fixture
def one(desk):
    return applications.find(desk.db, ONE)


@pytest.fixture(scope="module")
def mail(desk):
    key = MailKey("main", "INBOX", 1, 99)
    return ledger.record_fetched(desk.db, key, "sha", IN_TIME, IN_TIME, hold=False)


def decided(desk, mail, *documents, threads=(), call=FIVE_DAYS, checks=(), **more):
    made = submission(*documents, **more)
    made = replace(made, letter=replace(made.letter, sender_checks=checks))
    return decide(desk.office, mail, Part(call, made, 0 if threads else None), threads)


def test_a_letter_nobody_knows_of_opens_an_application(desk, mail):
    found = decided(desk, mail, *FULL, sender=EVIL)
    assert (found.application, found.version, found.counts) == (None, 0, True)
    assert found.dossier.submissions == (found.submission,)
    assert found.submission.confirmed


@pytest.mark.parametrize(
    ("sender", "documents", "threaded", "joins", "counts"),
    [
        # In the thread it is of the application, whoever sent it; whether it counts is another matter.
        (LIN, (PLEDGE,), True, True, True),
        ("wu@yunling.example", (PLEDGE,), True, True, True),
        (ZHOU, (PLEDGE,), True, True, True),
        (EVIL, (PLEDGE,), True, True, False),
        (EVIL, FULL, True, True, False),
        # Outside it the names tell, if the application knows the sender.
        (LIN, FULL, False, True, True),
        (LIN, (PLEDGE,), False, True, True),
        (ZHOU, (PLEDGE,), False, True, True),
        (EVIL, FULL, False, False, True),
        (EVIL, (PLEDGE,), False, False, True),
        # A form that names his address was written by another: beside a form of his own he is a stranger.
        (ZHOU, FULL, False, False, True),
    ],
)
def test_whose_it_is_and_whether_it_counts(
    desk, mail, one, *, sender, documents, threaded, joins, counts
):
    found = decided(desk, mail, *documents, sender=sender, threads=(one,) if threaded else ())
    assert (found.application == one, found.counts) == (joins, counts)
    assert len(found.dossier.submissions) == 1 + joins
    assert found.submission.doubt == ("" if counts else STRANGER)
    assert found.submission in found.dossier.submissions
    assert found.version == (events.newest(desk.db, one.id) if joins else 0)
    # Who does not know each other and calls himself the same is told to staff.
    namesakes = [other.number for other in found.dossier.history.namesakes]
    assert namesakes == ([] if joins else [ONE])


@pytest.mark.parametrize(
    ("server", "result", "doubted"),
    [(US, "fail", True), (US, "pass", False), ("mx.evil.example", "fail", False)],
)
def test_our_server_s_word_on_the_sender_counts(desk, mail, one, *, server, result, doubted):
    checks = (SenderCheck(server, "dmarc", result, "yunling.example"),)
    found = decided(desk, mail, PLEDGE, threads=(one,), checks=checks)
    assert found.counts is not doubted
    assert ("dmarc=fail" in found.submission.doubt) is doubted


@pytest.mark.parametrize(
    ("call", "threaded", "expected"),
    [
        # The period that runs: five days from the day its notice left, or the call's last.
        (FIVE_DAYS, True, date(2026, 6, 18)),
        (replace(CALL, correction_by=date(2026, 6, 25)), True, date(2026, 6, 25)),
        (CALL, True, None),
        # The one this decision would begin.
        (FIVE_DAYS, False, date(2026, 6, 18)),
        (replace(CALL, correction_days=30), False, date(2026, 7, 13)),
        (CALL, False, None),
    ],
)
def test_until_when_it_may_be_corrected(desk, mail, one, *, call, threaded, expected):
    documents = (PLEDGE,) if threaded else FULL
    threads = (one,) if threaded else ()
    sender = LIN if threaded else EVIL
    found = decided(desk, mail, *documents, sender=sender, threads=threads, call=call)
    assert found.correction_by == expected
    if threaded:
        assert found.dossier.history.correction_by == expected


def test_more_time_by_staff_is_the_application_s_own(desk, mail, one):
    late = IN_TIME + timedelta(days=15)
    before = decided(desk, mail, PLEDGE, threads=(one,), at=late)
    assert "supplement-late" in {found.code for found in before.verdict.findings}
    review_notes.extend(desk.db, one.id, date(2026, 6, 30))
    try:
        after = decided(desk, mail, PLEDGE, threads=(one,), at=late)
        assert after.dossier.campaign.last_day == date(2026, 6, 30)
        assert "supplement-late" not in {found.code for found in after.verdict.findings}
        assert decided(desk, mail, *FULL, sender=EVIL).dossier.campaign.last_day == CALL.last_day
    finally:
        review_notes.extend(desk.db, one.id, None)


def test_judged_again_it_is_what_it_was(desk, one):
    again = decide_again(desk.office, one)
    assert (again.application, again.verdict.status) == (one, Status.INCOMPLETE)
    assert again.verdict.status is one.status
    assert len(again.dossier.submissions) == 1
    assert again.counts


def test_without_a_letter_there_is_nothing_to_judge(desk):
    bare = applications.open_application(desk.db, CALL.id, "SCO2026", IN_TIME, IN_TIME)
    assert decide_again(desk.office, bare) is None

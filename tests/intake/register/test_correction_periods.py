"""Until when an application may be corrected, whatever zone the machine is in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dossiers import SHANGHAI, campaign
from rounds import NOON, a_notice

from intake.register import notices
from intake.register.applications import applications, review_notes
from intake.register.applications.correction_periods import asked_by, asked_on, running_until
from intake.register.database import open_register, transaction
from intake.register.notices import NoticeState
from notifier.notices.notice import NoticeKind
from notifier.notices.stated_verdict import StatedVerdict

ONE, OTHER = "SCO2026-0001", "SCO2026-0002"
# Half past midnight of the 18th at the office, the 17th in UTC and in Los Angeles.
LEFT = datetime(2026, 6, 18, 0, 30, tzinfo=SHANGHAI)
FIVE_DAYS = {"correction_days": 5}


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    db = open_register(tmp_path_factory.mktemp("register") / "register.db")
    for _ in (ONE, OTHER):
        applications.open_application(db, "sco-2026", "SCO2026", NOON, NOON)
    return db


@pytest.fixture
def db(register):
    """The register without what the test before wrote of notices and days."""
    with transaction(register):
        register.execute("DELETE FROM notices")
        register.execute("DELETE FROM desks")
    return register


def written(
    db, *tells: StatedVerdict, kind: NoticeKind = NoticeKind.CORRECTION, until: str = ""
) -> int:
    """A notice of the first application that is due; it tells a correction where nothing is given."""
    tells = tells or (StatedVerdict(ONE, kind.value, until=until),)
    notice = replace(a_notice(), kind=kind, stated=tells)
    return notices.enqueue(
        db, notice, application_id=1, mail_id=None, state=NoticeState.DUE, due_at=NOON, now=NOON
    )


def left(db, notice_id: int, at: datetime = LEFT, *, arrived: bool = True) -> None:
    assert notices.mark_unknown(db, notice_id, at)
    if arrived:
        notices.mark_sent(db, notice_id, at)


def until(db, **policy) -> date | None:
    return running_until(db, 1, ONE, replace(campaign(), **policy))


def june(day: int) -> date:
    return date(2026, 6, day)


@pytest.mark.parametrize(
    ("policy", "told", "more", "expected"),
    [
        (FIVE_DAYS, "", None, june(23)),
        (FIVE_DAYS, "2026-06-25", None, june(25)),
        # What was told is what counts, but for the call's own last day.
        (FIVE_DAYS, "2026-06-20", None, june(20)),
        (FIVE_DAYS, "2026-06-10", None, june(18)),
        (FIVE_DAYS | {"extended_to": june(30)}, "2026-06-25", None, june(30)),
        (FIVE_DAYS, "", june(28), june(28)),
        (FIVE_DAYS, "", june(20), june(23)),
        ({"correction_by": june(25)}, "", None, june(25)),
        ({"correction_by": june(25)}, "2026-06-28", None, june(25)),
        ({"correction_by": june(25)} | FIVE_DAYS, "", june(30), june(30)),
        # Without a period in the call's policy corrections are due with the call.
        ({}, "", None, None),
        ({}, "2026-06-25", None, None),
    ],
)
def test_the_last_day_of_a_period(db, machine_zone, *, policy, told, more, expected):
    left(db, written(db, until=told), LEFT.astimezone(machine_zone))
    review_notes.extend(db, 1, more)
    assert until(db, **policy) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 6, 17, 15, 59, 59, tzinfo=UTC), june(22)),
        (datetime(2026, 6, 17, 16, tzinfo=UTC), june(23)),
        (datetime(2026, 6, 17, 8, 59, 59, tzinfo=ZoneInfo("America/Los_Angeles")), june(22)),
        (datetime(2026, 6, 17, 9, tzinfo=ZoneInfo("America/Los_Angeles")), june(23)),
    ],
)
@pytest.mark.usefixtures("machine_zone")
def test_the_days_are_counted_in_the_call_s_zone(db, at, expected):
    left(db, written(db), at)
    assert until(db, **FIVE_DAYS) == expected
    asked = asked_by(db, 1, ONE)
    assert asked_on(asked, campaign()) == expected - timedelta(days=5)


def bounce(db, notice_id: int) -> None:
    left(db, notice_id)
    notices.mark_bounced(db, notice_id, "5.1.1", LEFT)


def refuse(db, notice_id: int) -> None:
    left(db, notice_id, arrived=False)
    notices.mark_failed(db, notice_id, "550 no")


def hold(db, notice_id: int) -> None:
    db.table("notices").update(notice_id, {"state": NoticeState.HELD})


@pytest.mark.parametrize(
    ("fate", "begins"),
    [
        (lambda _db, _id: None, False),
        (hold, False),
        (refuse, False),
        (bounce, False),
        (left, True),
        # It may have arrived: the applicant is given the benefit.
        (lambda db, one: left(db, one, arrived=False), True),
    ],
    ids=["due", "held", "refused", "bounced", "sent", "unknown"],
)
def test_a_period_begins_when_its_notice_leaves(db, fate, begins):
    fate(db, written(db))
    assert (until(db, **FIVE_DAYS) is not None) is begins
    assert (asked_by(db, 1, ONE) is not None) is begins


def test_without_any_notice_none_runs(db):
    assert until(db, **FIVE_DAYS) is None
    review_notes.extend(db, 1, june(30))
    assert until(db, **FIVE_DAYS) is None


@pytest.mark.parametrize(
    ("kind", "tells", "asks"),
    [
        (NoticeKind.CORRECTION, (), True),
        (NoticeKind.ACKNOWLEDGEMENT, (), False),
        (NoticeKind.LATE, (), False),
        (NoticeKind.RESULT, (), False),
        # One notice may be about several applications: what it tells of this one is what counts.
        (
            NoticeKind.ACKNOWLEDGEMENT,
            (StatedVerdict(OTHER, "acknowledgement"), StatedVerdict(ONE, "correction")),
            True,
        ),
        (
            NoticeKind.CORRECTION,
            (StatedVerdict(ONE, "acknowledgement"), StatedVerdict(OTHER, "correction")),
            False,
        ),
    ],
)
def test_only_a_correction_of_this_application_begins_one(db, kind, tells, asks):
    left(db, written(db, *tells, kind=kind))
    assert (asked_by(db, 1, ONE) is not None) is asks


def test_the_first_that_left_begins_it(db):
    waits, first, second = written(db), written(db), written(db)
    left(db, second, LEFT + timedelta(days=4))
    left(db, first, LEFT)
    assert asked_by(db, 1, ONE).id == first
    assert until(db, **FIVE_DAYS) == june(23)
    notices.mark_bounced(db, first, "5.1.1", LEFT)
    assert asked_by(db, 1, ONE).id == second
    assert until(db, **FIVE_DAYS) == june(27)
    assert notices.get(db, waits).state is NoticeState.DUE


def test_the_day_told_of_another_application_is_not_this_one_s(db):
    tells = (
        StatedVerdict(OTHER, "correction", until="2026-06-29"),
        StatedVerdict(ONE, "correction", until="2026-06-25"),
    )
    left(db, written(db, *tells))
    assert until(db, **FIVE_DAYS) == june(25)

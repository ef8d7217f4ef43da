from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dossiers import (
    FORM_PDF,
    PLEDGE,
    SHANGHAI,
    SUPPORTING,
    campaign,
    dossier,
    results,
    submission,
)

from parsers.facts.last_moment import LastMoment
from parsers.facts.spec import Delivery
from validators.model.dossier import History
from validators.rules.deadline import LATE, MATERIAL_LATE, RECEIVED_UNKNOWN, SUPPLEMENT_LATE

pytestmark = pytest.mark.usefixtures("machine_zone")

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
ZONES = (SHANGHAI, UTC, LOS_ANGELES)
LAST_SECOND = datetime(2026, 6, 18, 23, 59, 59, tzinfo=SHANGHAI)
MIDNIGHT = LAST_SECOND + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("received_at", "expected"),
    [
        (datetime(2026, 6, 4, tzinfo=SHANGHAI), "passed"),
        (LAST_SECOND, "passed"),
        (MIDNIGHT, "failed"),
        (datetime.fromisoformat("2026-06-18T15:59:59+00:00"), "passed"),
        (datetime.fromisoformat("2026-06-18T16:00:00+00:00"), "failed"),
    ],
)
def test_the_call_closes_with_its_last_day_in_its_own_zone(received_at, expected):
    assert results(LATE, dossier(at=received_at)) == {"": expected}


def test_late_is_judged_on_the_first_letter():
    supplemented = dossier(at=LAST_SECOND, later=(submission(PLEDGE, at=MIDNIGHT),))
    assert results(LATE, supplemented) == {"": "passed"}


@pytest.mark.parametrize(
    ("received_at", "correction_by", "expected"),
    [
        (LAST_SECOND, None, "passed"),
        (MIDNIGHT, None, "failed"),
        (MIDNIGHT, date(2026, 6, 19), "passed"),
        (datetime(2026, 6, 19, 23, 59, 59, tzinfo=SHANGHAI), date(2026, 6, 19), "passed"),
        (datetime(2026, 6, 20, tzinfo=SHANGHAI), date(2026, 6, 19), "failed"),
    ],
)
@pytest.mark.parametrize("written_in", ZONES, ids=str)
def test_a_supplement_may_come_until_the_correction_period_ends(
    received_at, correction_by, expected, written_in
):
    history = History(correction_by=correction_by)
    received_at = received_at.astimezone(written_in)
    supplemented = dossier(later=(submission(PLEDGE, at=received_at),), history=history)
    assert results(SUPPLEMENT_LATE, supplemented) == {"": expected}


def on_june(day: int) -> date:
    return date(2026, 6, day)


@pytest.mark.parametrize(
    ("history", "fixed", "last"),
    [
        (History(correction_by=on_june(22)), None, 22),
        (History(), on_june(25), 25),
        (None, on_june(25), 25),
        # The period that runs goes before the call's own day, whichever is later.
        (History(correction_by=on_june(22)), on_june(25), 22),
        (History(correction_by=on_june(28)), on_june(25), 28),
        # Without either nothing is open after the deadline.
        (History(), None, 18),
        (None, None, 18),
    ],
)
@pytest.mark.parametrize("written_in", ZONES, ids=str)
def test_which_day_ends_the_corrections(history, fixed, last, written_in):
    call = replace(campaign(), correction_by=fixed)
    end = datetime(2026, 6, last, 23, 59, 59, tzinfo=SHANGHAI).astimezone(written_in)
    for received_at, expected in ((end, "passed"), (end + timedelta(seconds=1), "failed")):
        later = (submission(PLEDGE, at=received_at),)
        assert results(SUPPLEMENT_LATE, dossier(later=later, history=history, call=call)) == {
            "": expected
        }


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), {}),
        ((19,), {"": "passed"}),
        ((19, 20), {"": "passed"}),
        ((19, 23), {"": "failed"}),
        # The first that is late tells; those behind it are not told again.
        ((23, 19), {"": "failed"}),
        ((23, 24), {"": "failed"}),
    ],
)
def test_each_later_letter_is_judged_on_its_own_day(days, expected):
    sent = tuple(submission(PLEDGE, at=MIDNIGHT.replace(day=day)) for day in days)
    found = dossier(later=sent, history=History(correction_by=on_june(22)))
    assert results(SUPPLEMENT_LATE, found) == expected
    told = [one.facts["received"] for one in SUPPLEMENT_LATE.check(found) if one.facts]
    assert told == [f"2026-06-{day} 00:00:00" for day in days if day > 22][:1]


def facts_of(rule, found) -> list[dict[str, str | int]]:
    return [dict(one.facts) for one in rule.check(found)]


@pytest.mark.parametrize("written_in", ZONES, ids=str)
def test_times_are_told_in_the_call_s_own_zone(written_in):
    at = datetime(2026, 6, 19, 0, 0, 7, tzinfo=SHANGHAI).astimezone(written_in)
    told = {"received": "2026-06-19 00:00:07"}
    assert facts_of(LATE, dossier(at=at)) == [told | {"last_day": "2026-06-18"}]
    assert facts_of(SUPPLEMENT_LATE, dossier(later=(submission(PLEDGE, at=at),))) == [told]


@pytest.mark.parametrize(
    ("dated_at", "told"),
    [
        (datetime(2026, 6, 18, 16, 0, 5, tzinfo=UTC), "2026-06-19 00:00:05"),
        (datetime(2026, 6, 18, 9, 0, 5, tzinfo=LOS_ANGELES), "2026-06-19 00:00:05"),
        (None, "无法识别"),
    ],
)
def test_a_doubtful_time_tells_what_the_letter_says(dated_at, told):
    found = dossier(at=IN_1970)
    letter = replace(found.first.letter, dated_at=dated_at)
    found = replace(found, submissions=(replace(found.first, letter=letter),))
    assert facts_of(RECEIVED_UNKNOWN, found) == [{"dated": told}]


def test_a_single_letter_has_no_supplement_to_judge():
    assert results(SUPPLEMENT_LATE, dossier(at=MIDNIGHT)) == {}


def test_an_extension_moves_the_deadline():
    extended = replace(campaign(), extended_to=date(2026, 6, 30))
    assert results(LATE, dossier(at=MIDNIGHT, call=extended)) == {"": "passed"}


IN_1970 = datetime(1970, 1, 1, tzinfo=UTC)


def unknown(received_at, *, known):
    found = dossier(at=received_at)
    return replace(found, submissions=(replace(found.first, received_known=known),))


@pytest.mark.parametrize(
    ("received_at", "known", "late", "doubtful"),
    [
        (LAST_SECOND, True, "passed", "passed"),
        (MIDNIGHT, True, "failed", "passed"),
        # What had come by then was in time, whenever that was.
        (LAST_SECOND, False, "passed", "passed"),
        (MIDNIGHT, False, "skipped", "failed"),
        (IN_1970, True, "skipped", "failed"),
        (datetime(2024, 1, 1, tzinfo=SHANGHAI), True, "skipped", "failed"),
        (datetime(2026, 1, 5, tzinfo=SHANGHAI), True, "passed", "passed"),
    ],
)
def test_nobody_is_late_by_a_date_that_cannot_be(received_at, known, late, doubtful):
    found = unknown(received_at, known=known)
    assert set(results(LATE, found).values()) == {late}
    assert results(RECEIVED_UNKNOWN, found) == {"": doubtful}


@pytest.mark.parametrize("written_in", ZONES, ids=str)
def test_a_year_before_the_call_opened_a_date_is_still_believed(written_in):
    """It opened on 3 June 2026: 3 June 2025 in its own zone is the first day that may be."""
    first = datetime(2025, 6, 3, tzinfo=SHANGHAI).astimezone(written_in)
    assert results(RECEIVED_UNKNOWN, dossier(at=first)) == {"": "passed"}
    before = dossier(at=first - timedelta(seconds=1))
    assert results(RECEIVED_UNKNOWN, before) == {"": "failed"}


def test_a_supplement_of_doubtful_time_is_no_late_one():
    later = (
        replace(submission(PLEDGE, at=MIDNIGHT), received_known=False),
        submission(PLEDGE, at=LAST_SECOND),
    )
    found = dossier(later=later)
    assert results(SUPPLEMENT_LATE, found) == {"": "passed"}
    assert results(RECEIVED_UNKNOWN, found) == {"": "failed"}
    assert len(list(RECEIVED_UNKNOWN.check(found))) == 1


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Tashkent", "Europe/Moscow", "UTC"])
def test_the_deadline_is_in_the_call_s_own_zone(zone):
    call = replace(campaign(), timezone=ZoneInfo(zone))
    last = datetime(2026, 6, 18, 23, 59, 59, tzinfo=ZoneInfo(zone))
    for elsewhere in (UTC, SHANGHAI, ZoneInfo("America/New_York")):
        at = last.astimezone(elsewhere)
        assert results(LATE, dossier(at=at, call=call)) == {"": "passed"}
        assert results(LATE, dossier(at=at + timedelta(seconds=1), call=call)) == {"": "failed"}


def closing(**closes: LastMoment):
    """The call, some of whose materials have a deadline of their own."""
    call = campaign()
    return replace(
        call,
        materials=tuple(replace(one, closes=closes.get(one.id)) for one in call.materials),
    )


def said(rule, subject):
    """What the rule yields, whole: place, result, facts and reason of a skip."""
    return [
        (one.where, one.result.value, dict(one.facts), one.reason) for one in rule.check(subject)
    ]


def brought(at: datetime, call, *documents, **more):
    """An application in time, and a later letter with these documents."""
    later = (replace(submission(*documents, at=at), **more),)
    return dossier(FORM_PDF, call=call, later=later)


DAY, HOUR = LastMoment(date(2026, 6, 25)), LastMoment(date(2026, 6, 25), time(17))
NOBODY_KNOWS = ("pledge", "skipped", {}, "未收到该材料，或收到时间不明")


@pytest.mark.parametrize(
    ("closes", "at", "facts"),
    [
        (DAY, datetime(2026, 6, 25, 23, 59, 59, tzinfo=SHANGHAI), None),
        (
            DAY,
            datetime(2026, 6, 26, tzinfo=SHANGHAI),
            {"received": "2026-06-26 00:00:00", "last": "2026-06-25"},
        ),
        (HOUR, datetime(2026, 6, 25, 16, 59, 59, tzinfo=SHANGHAI), None),
        (
            HOUR,
            datetime(2026, 6, 25, 17, tzinfo=SHANGHAI),
            {"received": "2026-06-25 17:00:00", "last": "2026-06-25 17:00"},
        ),
    ],
)
@pytest.mark.parametrize("written_in", ZONES, ids=str)
def test_a_material_may_close_on_a_day_of_its_own(closes, at, facts, written_in):
    call = closing(pledge=closes)
    subject = brought(at.astimezone(written_in), call, PLEDGE)
    result = "failed" if facts else "passed"
    assert said(MATERIAL_LATE, subject) == [("pledge", result, facts or {}, "")]
    # A letter that brings nothing else is in time as long as its material is.
    assert results(SUPPLEMENT_LATE, subject) == {"": result}


def test_what_has_no_day_of_its_own_or_comes_on_paper_is_not_judged():
    assert said(MATERIAL_LATE, dossier()) == []
    call = closing(pledge=DAY)
    on_paper = tuple(replace(one, delivery=Delivery.PAPER) for one in call.materials)
    assert said(MATERIAL_LATE, dossier(call=replace(call, materials=on_paper))) == []


def test_of_what_did_not_come_nothing_is_said():
    assert said(MATERIAL_LATE, dossier(FORM_PDF, call=closing(pledge=DAY))) == [NOBODY_KNOWS]


def test_nothing_is_said_of_a_letter_of_which_nobody_knows_when_it_came():
    late = datetime(2026, 6, 27, tzinfo=SHANGHAI)
    subject = brought(late, closing(pledge=DAY), PLEDGE, received_known=False)
    assert said(MATERIAL_LATE, subject) == [NOBODY_KNOWS]
    assert results(SUPPLEMENT_LATE, subject) == {}


def test_the_first_letter_with_the_material_counts_and_its_mending_is_a_correction():
    call = closing(pledge=DAY)
    late = datetime(2026, 6, 27, tzinfo=SHANGHAI)
    later = (submission(PLEDGE, at=late),)
    assert results(MATERIAL_LATE, dossier(PLEDGE, call=call, later=later)) == {"pledge": "passed"}


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ((PLEDGE,), "passed"),
        # What closes with the call is late, whatever comes with it; so is a letter of nothing known.
        ((PLEDGE, SUPPORTING), "failed"),
        ((SUPPORTING,), "failed"),
        ((), "failed"),
    ],
)
def test_a_later_day_is_for_its_own_material_alone(documents, expected):
    at = datetime(2026, 6, 20, tzinfo=SHANGHAI)
    subject = brought(at, closing(pledge=DAY), *documents)
    assert results(SUPPLEMENT_LATE, subject) == {"": expected}


@pytest.mark.parametrize(
    ("closes_at", "shown"), [(None, "2026-06-18"), (time(17), "2026-06-18 17:00")]
)
def test_a_late_applicant_is_shown_both_times(closes_at, shown):
    call = replace(campaign(), closes_at=closes_at)
    facts = {"received": "2026-06-19 00:00:00", "last_day": shown}
    assert said(LATE, dossier(at=MIDNIGHT, call=call)) == [("", "failed", facts, "")]

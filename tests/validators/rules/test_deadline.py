from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dossiers import PLEDGE, SHANGHAI, campaign, dossier, results, submission

from validators.model.dossier import History
from validators.rules.deadline import LATE, RECEIVED_UNKNOWN, SUPPLEMENT_LATE

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
def test_a_supplement_may_come_until_the_correction_period_ends(
    received_at, correction_by, expected
):
    history = History(correction_by=correction_by)
    supplemented = dossier(later=(submission(PLEDGE, at=received_at),), history=history)
    assert results(SUPPLEMENT_LATE, supplemented) == {"": expected}


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


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Tashkent", "Europe/Moscow", "UTC"])
def test_the_deadline_is_in_the_call_s_own_zone(zone):
    call = replace(campaign(), timezone=ZoneInfo(zone))
    last = datetime(2026, 6, 18, 23, 59, 59, tzinfo=ZoneInfo(zone))
    for elsewhere in (UTC, SHANGHAI, ZoneInfo("America/New_York")):
        at = last.astimezone(elsewhere)
        assert results(LATE, dossier(at=at, call=call)) == {"": "passed"}
        assert results(LATE, dossier(at=at + timedelta(seconds=1), call=call)) == {"": "failed"}

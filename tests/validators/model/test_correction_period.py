"""The last day for corrections, in the call's own zone, whatever the machine's is."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from dossiers import SHANGHAI, campaign

from validators.model.correction_period import correction_day, correction_end

pytestmark = pytest.mark.usefixtures("machine_zone")

LOS_ANGELES = ZoneInfo("America/Los_Angeles")


@pytest.mark.parametrize(
    ("asked_at", "days", "end"),
    [
        (datetime(2026, 6, 17, 9, tzinfo=SHANGHAI), 5, date(2026, 6, 22)),
        (datetime(2026, 6, 17, 23, 59, 59, tzinfo=SHANGHAI), 5, date(2026, 6, 22)),
        (datetime(2026, 6, 18, tzinfo=SHANGHAI), 5, date(2026, 6, 23)),
        # In the call's zone it is the next day by then.
        (datetime(2026, 6, 17, 15, 59, 59, tzinfo=UTC), 5, date(2026, 6, 22)),
        (datetime(2026, 6, 17, 16, tzinfo=UTC), 5, date(2026, 6, 23)),
        (datetime(2026, 6, 17, 8, 59, 59, tzinfo=LOS_ANGELES), 5, date(2026, 6, 22)),
        (datetime(2026, 6, 17, 9, tzinfo=LOS_ANGELES), 5, date(2026, 6, 23)),
        # Nobody's corrections are due before the call itself.
        (datetime(2026, 6, 4, 9, tzinfo=SHANGHAI), 5, date(2026, 6, 18)),
        (datetime(2026, 6, 13, 9, tzinfo=SHANGHAI), 5, date(2026, 6, 18)),
        (datetime(2026, 6, 14, 9, tzinfo=SHANGHAI), 5, date(2026, 6, 19)),
        (datetime(2026, 6, 14, 9, tzinfo=SHANGHAI), 1, date(2026, 6, 18)),
        (datetime(2026, 6, 30, 9, tzinfo=SHANGHAI), 10, date(2026, 7, 10)),
    ],
)
def test_days_are_counted_from_the_day_it_was_asked(asked_at, days, end):
    call = replace(campaign(), correction_days=days)
    assert correction_end(call, asked_at) == end


@pytest.mark.parametrize(
    ("zone", "end"),
    [
        ("Asia/Shanghai", date(2026, 6, 23)),
        ("Asia/Tashkent", date(2026, 6, 22)),
        ("UTC", date(2026, 6, 22)),
        ("America/Los_Angeles", date(2026, 6, 22)),
        ("Pacific/Kiritimati", date(2026, 6, 23)),
    ],
)
def test_the_zone_is_the_call_s(zone, end):
    call = replace(campaign(), timezone=ZoneInfo(zone), correction_days=5)
    assert correction_end(call, datetime(2026, 6, 17, 16, 30, tzinfo=UTC)) == end


@pytest.mark.parametrize(
    ("fixed", "days", "end"),
    [
        (None, None, None),
        (date(2026, 6, 25), None, date(2026, 6, 25)),
        (date(2026, 6, 25), 30, date(2026, 6, 25)),
        (date(2026, 6, 10), 30, date(2026, 6, 10)),
    ],
)
def test_a_fixed_day_goes_before_a_number_of_days(fixed, days, end):
    call = replace(campaign(), correction_by=fixed, correction_days=days)
    assert correction_end(call, datetime(2026, 6, 17, 9, tzinfo=SHANGHAI)) == end


def test_an_extension_of_the_call_prolongs_the_corrections():
    call = replace(campaign(), extended_to=date(2026, 6, 30), correction_days=5)
    assert correction_end(call, datetime(2026, 6, 17, 9, tzinfo=SHANGHAI)) == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("until", "day"),
    [
        (None, date(2026, 6, 18)),
        (date(2026, 6, 25), date(2026, 6, 25)),
        (date(2026, 6, 11), date(2026, 6, 11)),
    ],
)
def test_without_a_period_of_their_own_they_are_due_with_the_call(until, day):
    assert correction_day(campaign(), until) == day

from datetime import date, datetime, time

import pytest
from dossiers import SHANGHAI

from parsers.facts.last_moment import LastMoment, last_moment

at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("said", "hour", "end"),
    [
        (date(2026, 6, 18), None, at("2026-06-19T00:00:00")),
        (at("2026-06-18T17:00:00"), time(17), at("2026-06-18T17:00:00")),
        (at("2026-06-18T16:30:00"), time(16, 30), at("2026-06-18T16:30:00")),
        (at("2026-06-18T23:59:00"), None, at("2026-06-19T00:00:00")),
        (at("2026-06-18T23:59:59"), None, at("2026-06-19T00:00:00")),
        (at("2026-06-18T00:00:00"), time(0), at("2026-06-18T00:00:00")),
        (at("2026-12-31T23:59:00"), None, at("2027-01-01T00:00:00")),
    ],
)
def test_a_day_ends_with_its_last_minute_and_an_hour_when_it_strikes(said, hour, end):
    last = last_moment(said)
    assert last == LastMoment(date(said.year, said.month, said.day), hour)
    assert last.end(SHANGHAI) == end.replace(tzinfo=SHANGHAI)


def test_it_is_written_with_its_hour_only_where_it_has_one():
    assert LastMoment(date(2026, 6, 18)).isoformat() == "2026-06-18"
    assert LastMoment(date(2026, 6, 18), time(17)).isoformat() == "2026-06-18T17:00"

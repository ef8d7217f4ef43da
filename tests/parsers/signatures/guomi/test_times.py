from datetime import UTC, datetime, timedelta, timezone

import pytest

from parsers.signatures.guomi.times import parse_time, stamped_time
from sample_mail.make.eseals import der

CHINA = timezone(timedelta(hours=8))
MOMENT = datetime(2026, 6, 8, 2, 30, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        (b"20260608023005Z", MOMENT),
        (b"260608023005Z", MOMENT),
        (b"2606080230Z", MOMENT.replace(second=0)),
        (b"20260608023005.123Z", MOMENT),
        (b"20260608103005+0800", MOMENT),
        (b"20260607213005-0500", MOMENT),
        # Without a zone the maker's own is meant.
        (b"20260608103005", MOMENT),
        (b"2026-06-08 10:30:05", MOMENT),
        (b"2026/06/08 10:30:05", MOMENT),
        (b"2026-06-08T10:30:05+0800", MOMENT),
        (b"2026-06-08T02:30:05Z", MOMENT),
        (b" 20260608023005Z ", MOMENT),
        (b"990101000000Z", datetime(1999, 1, 1, tzinfo=UTC)),
        (b"20261308023005Z", None),
        (b"20260608243005Z", None),
        (b"2026", None),
        (b"", None),
        (b"yesterday", None),
        (b"9" * 60, None),
    ],
)
def test_times_as_written(written: bytes, moment: datetime | None) -> None:
    assert parse_time(written) == moment


def test_the_time_of_a_stamp_lies_deep_inside() -> None:
    info = der.sequence(der.integer(1), der.oid("1.2.3"), der.generalized_time(MOMENT))
    token = der.sequence(
        der.oid("1.2.840.113549.1.7.2"),
        der.value(0xA0, der.sequence(der.integer(3), der.value(0xA0, der.octets(info)))),
    )
    assert stamped_time(token) == MOMENT
    assert stamped_time(der.utc_time(MOMENT)) == MOMENT
    assert stamped_time(b"20260608023005Z") == MOMENT
    assert stamped_time(der.sequence(der.integer(1))) is None
    assert stamped_time(b"\x30\x80\0\0") is None

"""A notice says until when as the announcement does: a day, or an hour of it."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from notifier.notices.dates import say_end_of, say_until, say_until_briefly, write_end_of
from parsers.facts.last_moment import LastMoment

ZONE = ZoneInfo("Asia/Shanghai")
DAY = LastMoment(date(2026, 6, 18))
FIVE = LastMoment(date(2026, 6, 18), time(17))


@pytest.mark.parametrize(
    ("last", "chinese", "written"),
    [
        (DAY, "2026年6月18日 24:00（北京时间）", "2026-06-18 24:00 (UTC+08:00)"),
        (FIVE, "2026年6月18日 17:00（北京时间）", "2026-06-18 17:00 (UTC+08:00)"),
    ],
)
def test_the_last_moment_in_words(last, chinese, written):
    assert say_end_of(last, ZONE) == chinese
    assert write_end_of(last, ZONE) == written


@pytest.mark.parametrize(
    ("last", "now", "full", "brief"),
    [
        (DAY, "2026-06-16T09:00", "2026年6月18日 24:00（北京时间）前，还有 2 天", "2026年6月18日前"),
        (DAY, "2026-06-18T18:00", "今天 24:00 前（2026年6月18日，北京时间）", "今天24:00前"),
        (DAY, "2026-06-19T00:00", "2026年6月18日 24:00（北京时间）", ""),
        (FIVE, "2026-06-16T18:00", "2026年6月18日 17:00（北京时间）前，还有 2 天", "2026年6月18日17:00前"),
        (FIVE, "2026-06-18T16:59", "今天 17:00 前（2026年6月18日，北京时间）", "今天17:00前"),
        (FIVE, "2026-06-18T17:00", "2026年6月18日 17:00（北京时间）", ""),
        (FIVE, "2026-06-18T18:00", "2026年6月18日 17:00（北京时间）", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("seen_from", ["Asia/Shanghai", "America/Los_Angeles"])
def test_what_is_left_of_it(last, now, full, brief, seen_from):
    moment = datetime.fromisoformat(now).replace(tzinfo=ZONE).astimezone(ZoneInfo(seen_from))
    assert say_until(last, moment, ZONE) == full
    assert say_until_briefly(last, moment, ZONE) == brief

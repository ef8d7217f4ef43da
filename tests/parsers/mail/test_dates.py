"""Dates as they are written, and those that mean nothing or two things."""

import time
from datetime import datetime, timedelta, timezone

import pytest

from parsers.mail.head.dates import read_date
from parsers.mail.head.received import received_in_head

MOMENT = datetime(2026, 6, 18, 23, 30, tzinfo=timezone(timedelta(hours=8)))

SAME = """
Thu, 18 Jun 2026 23:30:00 +0800
Thu, 18 Jun 2026 23:30:00+0800
Thu, 18 Jun 2026 23:30 +0800
Thu, 18 Jun 2026 23:30:00 +8:00
Thu, 18 Jun 2026 23:30:00 +08:00
Thu, 18 Jun 2026 23:30:00 +08
Thu, 18 Jun 2026 23:30:00 +0800 (CST)
Thu, 18 Jun 2026 23:30:00 +0800 (GMT+08:00)
Thu, 18 Jun 2026 23:30:00 "GMT+8"
Thu, 18 Jun 2026 23:30:00 GMT+8
Thu, 18 Jun 2026 23:30:00 UTC+08:00
Thu, 18 Jun 2026 23:30:00 CST
Thu, 18 Jun 2026 23:30:00 HKT
Thu, 18 Jun 2026 23:30:00
Thu, 18 Jun 2026 15:30:00 GMT
Thu, 18 Jun 2026 15:30:00 UT
Thu, 18 Jun 2026 15:30:00 Z
Thu, 18 Jun 2026 15:30:00 -0000
Thu, 18 Jun 2026 18:30:00 MSK
Thu, 18 Jun 2026 18:30:00 МСК
Thu, 18 Jun 2026 10:30:00 EST
Thu, 18 Jun 2026 21:00:00 IST
Thu, 18 Jun 2026 20:30:00 UZT
Thu,18 Jun 2026 23:30:00 +0800
Thu 18 Jun 2026 23:30:00 +0800
18 Jun 26 23:30:00 +0800
18 June 2026 23:30:00 +0800
Thu, 18 Jun 2026 23.30.00 +0800
Thu Jun 18 23:30:00 CST 2026
Thu Jun 18 15:30:00 UTC 2026
Thu Jun 18 23:30:00 GMT+08:00 2026
Thu Jun 18 23:30:00 2026
Thu Jun 18 23:30:00 2026 +0800
Thu Jun 18 2026 23:30:00 GMT+0800 (中国标准时间)
Thu Jun 18 2026 23:30:00 GMT+0800 (China Standard Time)
Thursday, 18-Jun-26 15:30:00 GMT
18-Jun-2026 23:30:00 +0800
2026-06-18 23:30:00
2026-6-18 23:30
2026-06-18T23:30:00
2026-06-18T23:30:00+08:00
2026-06-18T15:30:00Z
2026-06-18T15:30:00.123Z
2026-06-18 23:30:00.0
2026-06-18 23:30:00 +0800
2026-06-18 23:30:00 +0800 CST
2026-06-18 23:30:00 CST
2026-06-18 23:30:00 北京时间
2026-06-18 下午 11:30:00
2026-06-18 11:30:00 PM
2026/06/18 23:30:00
2026/6/18 23:30
2026.06.18 23:30
2026年6月18日 23:30
2026年06月18日 23时30分
2026年6月18日(星期四) 晚上11:30
2026年6月18日（星期四） 23:30
2026年6月18日 下午11时30分00秒
２０２６年６月１８日 ２３：３０
26年6月18日 23:30
星期四, 18 Jun 2026 23:30:00 +0800
周四, 18 六月 2026 23:30:00 +0800
20260618233000
20260618T233000
20260618T153000Z
1781796600
1781796600000
Jun 18, 2026 11:30:00 PM
June 18, 2026, 11:30 PM
Jun 18, 2026, 11:30:00 PM
6/18/2026 11:30:00 PM
6/18/26 11:30 PM
18/06/2026 23:30
18.06.2026 23:30
18.06.2026, 18:30 MSK
чт, 18 июн. 2026 г. в 23:30
Чт, 18 июня 2026 23:30:00 +0800
18 июня 2026 г. 18:30:00 +0300
18 Haz 2026 Per 18:30:00 +0300
18 Haziran 2026 Perşembe 18:30 +0300
2026-Jun-18 23:30:00
""".strip().split("\n")


@pytest.mark.parametrize("text", SAME)
def test_ways_to_write_one_moment(text: str) -> None:
    assert read_date(text) == MOMENT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sometime",
        "2026-06-18",
        "Thu, 18 Jun 2026",
        "23:30:00 +0800",
        "Thu, 31 Jun 2026 23:30:00 +0800",
        "Thu, 18 Jun 2026 25:30:00 +0800",
        "Thu, 18 Jun 2026 23:61:00 +0800",
        "Thu, 18 Jun 2026 23:30:00 +9999",
        "Thu, 18 Jun 2026 23:30:00 XYZ",
        "2026-06-18 23:30:00 Atlantis",
        "05/06/2026 10:00",
        "26-06-18 23:30",
        "06-07-08 23:30",
        "2026年6月18日 晚上12:00",
        "Thu, 18 Jun 126 23:30:00 +0800",
        "18.06.26",
        "=?utf-8?q?x?=",
    ],
)
def test_what_tells_no_moment_or_two(text: str) -> None:
    assert read_date(text) is None


def test_a_leap_second_and_midnight() -> None:
    assert read_date("Thu, 18 Jun 2026 23:59:60 +0800") == MOMENT.replace(minute=59, second=59)
    assert read_date("2026-06-18 12:30 AM") == MOMENT.replace(hour=0)
    assert read_date("2026年6月18日 中午12:30") == MOMENT.replace(hour=12)
    assert read_date("2026年6月18日 凌晨12:30") == MOMENT.replace(hour=0)


@pytest.mark.parametrize("piece", [" ", "1", "1:", "12:30 ", "jun ", "(", "2026-", "星期一"])
def test_long_dates_cost_nothing(piece: str) -> None:
    begun = time.perf_counter()
    read_date(piece * 100_000)
    assert time.perf_counter() - begun < 1


RECEIVED = b"Received: from a by b; Thu, 18 Jun 2026 23:30:00 +0800\r\n"


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        (RECEIVED, MOMENT),
        (RECEIVED + b"Received: from x by a; Tue, 9 Jun 2026 12:00:00 +0800\r\n", MOMENT),
        (b"Received: (undated)\r\n" + RECEIVED, MOMENT),
        (RECEIVED.replace(b"; ", b";\r\n\t"), MOMENT),
        (b"Received: from a by b; 2026-06-18 23:30:00\r\n", MOMENT),
        (b"Received: from a by b; sometime\r\n", None),
        (b"", None),
    ],
)
def test_the_last_server_s_word(head: bytes, moment: datetime | None) -> None:
    assert received_in_head(head + b"Subject: x\r\n\r\nReceived: from body; " + b"y") == moment

"""What is open, counted for the staff: by aspect, by age, by the days a link still works."""

from datetime import date, datetime, timedelta

import pytest
from reports import report

from notifier.reports.open_work import (
    MOST_NAMED,
    aspect_tallies,
    corrections_view,
    link_ends,
    link_views,
)
from notifier.reports.report import AspectCount, OpenCorrection, OpenLink

DAY = date(2026, 6, 10)
TOLD = datetime.fromisoformat("2026-06-08T09:00:00+08:00")


def test_every_aspect_is_told_also_one_without_trouble():
    tallies = aspect_tallies(
        {
            "authenticity": AspectCount(1, {"refer": 1}),
            "completeness": AspectCount(2, {"correct": 3}),
        }
    )
    assert [(one.title, one.applications, [n for _, _, n in one.counts]) for one in tallies] == [
        ("方向性", 0, []),
        ("完整性", 2, [3]),
        ("真实性", 1, [1]),
        ("规范性", 0, []),
    ]


def test_corrections_by_age_the_oldest_named():
    asked = [DAY - timedelta(days=days) for days in (0, 3, 4, 7, 8, 30, *range(15, 21))]
    owed = [OpenCorrection(f"S-{n:02d}", "", on, on + timedelta(7)) for n, on in enumerate(asked)]
    view = corrections_view(owed, DAY)
    assert view is not None
    assert view.ages == (("3 天以内", 2), ("4—7 天", 2), ("8—14 天", 1), ("超过 14 天", 7))
    assert (view.total, view.overdue, len(view.oldest), view.more) == (12, 8, MOST_NAMED, 2)
    assert view.oldest[0].number == "S-05"
    assert view.oldest[0].overdue


def test_nobody_owes_anything():
    assert corrections_view((), DAY) is None


@pytest.mark.parametrize(
    ("message", "ends"),
    [
        ("“a.zip”以网盘或超大附件链接发送，2026年6月27日 21:59到期，将由", date(2026, 6, 27)),
        ("“a.zip”以网盘或超大附件链接发送，2026-06-09到期，将由", date(2026, 6, 9)),
        ("“a.zip”以网盘或超大附件链接发送，7天到期，将由", date(2026, 6, 15)),
        ("“a.zip”以网盘或超大附件链接发送，无限期，将由", None),
        ("“a.zip”以网盘或超大附件链接发送，将由", None),
        ("“2026年5月1日.zip”以网盘或超大附件链接发送，将由", None),
        ("“a.zip”以网盘或超大附件链接发送，2026年6月31日到期，将由", None),
    ],
)
def test_when_a_link_ends(message: str, ends: date | None):
    assert link_ends(message, TOLD) == ends


def test_links_that_end_first_stand_first():
    day = report(
        quiet=True,
        day=DAY,
        links=(
            OpenLink("A", "", "“x”以链接发送，2026年6月20日到期。", TOLD),
            OpenLink("B", "", "“x”以链接发送，2026年6月12日到期。", TOLD),
            OpenLink("C", "", "“x”以链接发送，2026年6月9日到期。", TOLD),
            OpenLink("D", "", "“x”以链接发送。", TOLD),
        ),
    )
    assert [(one.number, one.left, one.urgent) for one in link_views(day)] == [
        ("C", "已到期 1 天", True),
        ("B", "还有 2 天到期", True),
        ("A", "还有 10 天到期", False),
        ("D", "未注明到期时间，请尽快下载", True),
    ]

"""Dates as announcements write them: which day, which hour, and which of them is the deadline."""

from datetime import date, datetime

import pytest

from parsers.texts.announcements.dates.deadlines import read_deadlines
from parsers.texts.announcements.dates.foot import read_foot
from parsers.texts.announcements.dates.mention import date_mentions
from parsers.texts.announcements.layout.lines import clean_line
from parsers.texts.announcements.layout.passages import passages

ISSUED = date(2026, 5, 18)

DATES = [
    ("2026年6月26日17:00前", [(2026, 6, 26, (17, 0))]),
    ("２０２６年６月３０日", [(2026, 6, 30, None)]),
    ("2026 年6 月 30日 下午5时", [(2026, 6, 30, (17, 0))]),
    ("２０２６．６．３０", [(2026, 6, 30, None)]),
    ("2026-06-30 24:00", [(2026, 6, 30, None)]),
    ("6月30日24时", [(None, 6, 30, None)]),
    ("6月30日23:59", [(None, 6, 30, None)]),
    ("6月30日晚12点", [(None, 6, 30, None)]),
    ("6月30日中午12时", [(None, 6, 30, (12, 0))]),
    ("6月30日（周二）下午五点半", [(None, 6, 30, (17, 30))]),
    ("二〇二六年六月三十日", [(2026, 6, 30, None)]),
    ("2026年2月底", [(2026, 2, 28, None)]),
    ("10月上旬", [(None, 10, 10, None)]),
    ("3月1日至16日", [(None, 3, 1, None), (None, 3, 16, None)]),
    ("2026年13月45日", []),
    ("2026年2月30日", []),
    ("by 15 May 2026, 6 pm", [(2026, 5, 15, (18, 0))]),
    ("no later than 11:59 pm on Friday, 3 July 2026", [(2026, 7, 3, None)]),
    ("17:00 Brussels local time, September 28th 2023", [(2023, 9, 28, (17, 0))]),
    ("June 9, 2025", [(2025, 6, 9, None)]),
    ("с 1 по 29 мая 2026 года до 18:00", [(2026, 5, 1, None), (2026, 5, 29, (18, 0))]),
    ("не позднее 31.05.2025", [(2025, 5, 31, None)]),
    ("电话0301-8001122转12", []),
]


@pytest.mark.parametrize(("text", "dates"), DATES)
def test_dates_of_a_sentence(text, dates):
    found = date_mentions(clean_line(text))
    assert [(each.year, each.month, each.day, each.hour) for each in found] == dates


DEADLINES = [
    ("请于2026年6月26日17:00前将材料发送至邮箱", datetime.fromisoformat("2026-06-26T17:00")),
    ("请于6月30日（周二）前将材料报送我中心", date(2026, 6, 30)),
    ("申报截止时间为2026年6月30日24时", date(2026, 6, 30)),
    ("原定5月20日截止的征集时间，延期至2026年6月10日", date(2026, 6, 10)),
    ("推荐表请于10月底前发到邮箱", date(2026, 10, 31)),
    ("材料请于次年1月15日前报送", date(2027, 1, 15)),
    ("自即日起至2月28日止，逾期不予受理", date(2027, 2, 28)),
    ("征集时间：2026年6月1日至7月15日", date(2026, 7, 15)),
    ("报名截止：2026.6.30", date(2026, 6, 30)),
    ("案例须于2026年3月31日前建成", None),
    ("入选名单将于2026年9月公布，12月15日举行颁奖典礼", None),
    ("作品须为2024年1月1日以后拍摄", None),
    ("Submissions close on 30 June 2026 (midnight).", date(2026, 6, 30)),
    ("Results will be announced by 30 June 2026.", None),
    ("自通知下发之日起至2026年9月19日。", date(2026, 9, 19)),
    ("歌曲征集：2026年6月1日—10月31日，内容与故乡有关", date(2026, 10, 31)),
    ("截止时间：2026年6月28日（以收到时间为准）", date(2026, 6, 28)),
    ("Комитет с 15.05.2026 по 21.05.2026 объявляет конкурс рисунков.", date(2026, 5, 21)),
    ("2026年9月下旬，组织专家评审，选出作品100幅。", None),
    ("Заявки принимаются до 29 мая 2026 года", date(2026, 5, 29)),
    ("Крайний срок приёма работ – 20 июня 2026 года.", date(2026, 6, 20)),
    ("Сроки подачи заявки с 18 мая до 20 июня 2026 г.", date(2026, 6, 20)),
    ("The call will be open from 4 June until 30 June 2026.", date(2026, 6, 30)),
    ("Конкурс походов проводится с 11 по 27 июня 2026 года, заявки на почту.", date(2026, 6, 27)),
    (
        "2026年6月4日17:00前各学院将《优秀毕业生推荐表》（须经审核）报送至办公室",
        datetime.fromisoformat("2026-06-04T17:00"),
    ),
    ("请各支部于2026年6月7日将相关材料统一报送至示例广播站。", date(2026, 6, 7)),
    ("组委会于2026年6月7日将优秀作品集中展出。", None),
]


@pytest.mark.parametrize(("text", "closes"), DEADLINES)
def test_the_deadline_of_a_sentence(text, closes):
    found = read_deadlines(passages([text]), ISSUED, None).closes
    assert (found.value if found else None) == closes


def test_a_deadline_for_paper_is_kept_apart():
    found = read_deadlines(
        passages(["电子版于6月24日前发送至a@b.example；纸质版于6月30日下午4点前送至205室。"]),
        ISSUED,
        None,
    )
    assert found.closes.value == date(2026, 6, 24)
    assert found.paper.value == datetime.fromisoformat("2026-06-30T16:00")


def test_two_likely_deadlines_are_asked_about():
    found = read_deadlines(
        passages(["请于6月20日前将材料发送至邮箱", "请于6月28日前将材料发送至邮箱"]), ISSUED, None
    )
    assert not found.closes.sure
    assert len(found.others) == 1


def test_without_a_year_nothing_is_invented():
    assert read_deadlines(passages(["请于6月30日前将材料发送至邮箱"]), None, None).closes is None
    guessed = read_deadlines(passages(["请于6月30日前将材料发送至邮箱"]), None, 2026).closes
    assert (guessed.value, guessed.sure) == (date(2026, 6, 30), False)


def test_the_day_a_call_opens_takes_its_year_from_the_text_alone():
    body = passages(["参赛时间：6月22日至8月15日"])
    assert read_deadlines(body, None, None, 2026).opens is None
    assert read_deadlines(body, None, 2026).opens.value == date(2026, 6, 22)


FEET = [
    (
        ["正文。", "附件：推荐表", "示例市某某中心", "2026年5月18日"],
        "示例市某某中心",
        date(2026, 5, 18),
    ),
    (["正文。", "甲杂志社　乙林业站", "2027年1月8日"], "甲杂志社、乙林业站", date(2027, 1, 8)),
    (["Text.", "Example Arts Office, 2 March 2026"], "Example Arts Office", date(2026, 3, 2)),
    (["正文于2026年5月18日发布，请遵照执行。"], None, None),
]


@pytest.mark.parametrize(("lines", "office", "issued"), FEET)
def test_the_foot_names_office_and_day(lines, office, issued):
    foot = read_foot(lines)
    assert (foot.office.value if foot.office else None) == office
    assert (foot.issued.value if foot.issued else None) == issued

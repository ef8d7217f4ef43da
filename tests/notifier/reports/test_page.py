"""The staff's page: what it says of a day, and that strangers' words stay words."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from notices import templates
from reports import FINDING, application, letter, report

from notifier.reports.campaigns import campaign_view, is_shown, say_countdown, shares
from notifier.reports.ledger_words import ledger_view
from notifier.reports.letters import aspects
from notifier.reports.page import render_report
from notifier.reports.report import LedgerCheck, ReportCampaign, ReportFinding
from notifier.reports.view import report_view

SHIPPED = templates()


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag, _attrs):
        self.tags.add(tag)

    def handle_data(self, data):
        self.words.append(data)


def words(html: str) -> str:
    seen = Words()
    seen.feed(html)
    return re.sub(r"\s+", " ", "".join(seen.words))


def campaign(days_left: int = 8, totals=None, by_day=None, new_today: int = 0) -> ReportCampaign:
    last_day, labels = date(2026, 6, 18), {"summary": "案例简介"}
    counts = {"complete": 1} if totals is None else totals
    return ReportCampaign(
        "sample", "示例征集", last_day, days_left, new_today, counts, labels, by_day or {}
    )


@pytest.mark.parametrize(
    ("day", "headline"),
    [
        (report(), "今日来件 5 封，新登记申报 3 件；有 4 项等待工作人员处理。"),
        (report(quiet=True), "今日没有来件，没有等待处理的事项。"),
        (
            report(quiet=True, questions=(letter("question"),)),
            "今日没有来件，有 1 项等待工作人员处理。",
        ),
        (
            report(quiet=True, letters=(letter(), letter(number="B"))),
            "今日来件 1 封，没有新的申报；没有等待处理的事项。",
        ),
        (
            report(quiet=True, letters=(letter(),), campaigns=(campaign(new_today=1),)),
            "今日来件 1 封，新登记申报 1 件；没有等待处理的事项。",
        ),
    ],
)
def test_headline(day, headline):
    assert report_view(day).headline == headline
    assert headline in words(render_report(day, SHIPPED))


def test_a_full_day_shows_everything():
    page = words(render_report(report(), SHIPPED))
    for said in (
        "距截止还有 8 天",
        "材料齐全 11",
        "待补正 9",
        "SAMPLE-0002",
        "完整性",
        "须补正",
        "未收到材料真实性承诺书（PDF盖章版）。",
        "邮件主题“案例申报”未按公告要求的格式命名。",
        "待人工核验的申报 1",
        "公章需人工核验：黑白扫描件",
        "待答复的咨询来信 1",
        "来件无法解析：邮件结构损坏",
        "补正通知，发送失败",
        "550 mailbox unavailable",
        "自动回复（外出答复）",
        "其中 1 封不在台账（UID 108）",
        "未能向服务器核对：登录失败",
        "已发出 17 件，待放行 1 件，发送失败 1 件",
    ):
        assert said in page


def test_a_quiet_day_is_short():
    page = words(render_report(report(quiet=True), SHIPPED))
    assert "今日来件" not in page
    assert "等待工作人员处理" not in page
    assert "服务器 42 封，全部在台账" in page


def test_late_but_dated_in_time_is_told():
    day = report(letters=(letter(status="late", number="N-1", late_but_dated_in_time=True),))
    assert "逾期送达、但发信时间在截止之前 1 封" in words(render_report(day, SHIPPED))
    assert "发信时间在截止之前" not in words(render_report(report(), SHIPPED))


def test_letters_since_the_last_report_are_shown():
    day = report(quiet=True, earlier=(letter(number="N-7", subject="昨晚来件"),))
    page = words(render_report(day, SHIPPED))
    assert "上次日报之后、今日之前收到 1" in page
    assert "N-7" in page


def test_of_very_many_the_page_tells_how_many_there_are_more():
    page = words(render_report(report(waiting_unseen=899, letters_unseen=6_995), SHIPPED))
    assert "待人工核验的申报 900" in page
    assert "其余见工作台的待审队列" in page
    assert "今日来件 7000 封" in page
    assert "其余见" not in words(render_report(report(), SHIPPED))


def test_findings_are_grouped_in_the_order_of_the_aspects():
    found = (
        ReportFinding("late", "regularity", "refuse", "", "晚"),
        FINDING,
        ReportFinding("x", "direction", "note", "", "无"),
        ReportFinding("y", "completeness", "note", "", "缺"),
        ReportFinding("z", "something-new", "note", "", "新"),
    )
    grouped = [(group.title, [f.message for f in group.findings]) for group in aspects(found)]
    assert grouped == [
        ("方向性", ["无"]),
        ("完整性", ["“主要成效”未填写。", "缺"]),
        ("规范性", ["晚"]),
        ("something-new", ["新"]),
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [(8, "距截止还有 8 天"), (1, "距截止还有 1 天"), (0, "今天 24:00 截止"), (-3, "已截止 3 天")],
)
def test_countdown(days, said):
    assert say_countdown(days) == said


@pytest.mark.parametrize(
    ("totals", "percents"),
    [
        ({"complete": 1}, [100]),
        ({"complete": 1, "late": 1}, [50, 50]),
        ({"complete": 1, "incomplete": 1, "review": 1}, [34, 33, 33]),
        ({"complete": 10_000, "late": 1}, [99, 1]),
        ({}, []),
        ({"complete": 0}, []),
    ],
)
def test_the_bar_is_always_full(totals, percents):
    assert [share.percent for share in shares(campaign(totals=totals))] == percents


def test_columns_cover_two_weeks_and_never_hide_a_day():
    by_day = {date(2026, 6, 10): 200, date(2026, 5, 28): 1, date(2026, 5, 1): 9}
    columns = campaign_view(campaign(by_day=by_day), date(2026, 6, 10)).columns
    assert [column.count for column in columns] == [1, *[0] * 12, 200]
    assert [column.height for column in columns] == [3, *[1] * 12, 56]
    assert columns[-1].today
    assert campaign_view(campaign(by_day={}), date(2026, 6, 10)).columns == ()


@pytest.mark.parametrize(
    ("days_left", "totals", "shown"), [(0, {}, True), (-1, {}, False), (-1, {"late": 1}, True)]
)
def test_a_call_long_over_without_applications_is_no_news(days_left, totals, shown):
    assert is_shown(campaign(days_left, totals)) is shown


@pytest.mark.parametrize(
    ("check", "state", "words_in"),
    [
        (LedgerCheck("main", "INBOX", 0, 0), "whole", "服务器 0 封"),
        (LedgerCheck("main", "INBOX", 3, 5), "whole", "全部在台账"),
        (LedgerCheck("main", "INBOX", 3, 2, (7,)), "missing", "UID 7"),
        (LedgerCheck("main", "INBOX", 99, 2, tuple(range(1, 98))), "missing", "20 等"),
        (LedgerCheck("main", "INBOX", None, 0, problem="连不上"), "unasked", "连不上"),
    ],
)
def test_ledger_in_words(check, state, words_in):
    view = ledger_view(check)
    assert view.state == state
    assert words_in in view.words


def test_letters_that_may_be_lost_are_told_first():
    page = words(render_report(report(), SHIPPED))
    alarm = page.index("收件服务器上有 1 封邮件不在台账，请尽快核对。")
    assert page.index("项等待工作人员处理") < alarm < page.index("距截止还有")
    assert "有 1 个收件文件夹今日未能核对。" in page
    assert report_view(report(quiet=True)).alarms == ()


def test_hostile_texts_stay_text():
    evil = '<script>alert(1)</script>"><img src=x>\r\n\u202e{{ 7*7 }}' + "长" * 10_000
    fields = ("sender", "subject", "reason", "number", "applicant", "case_title", "status")
    finding = ReportFinding(evil, evil, evil, evil, evil)
    hostile = letter(evil, findings=(finding,), **dict.fromkeys(fields, evil))
    waiting = application(evil, status="review", applicant=evil, case_title=evil)
    day = report(letters=(hostile,), questions=(hostile,), quarantined=(hostile,))
    page = render_report(report(letters=day.letters, questions=day.questions), SHIPPED)
    page += render_report(report(waiting=(waiting,), quarantined=day.quarantined), SHIPPED)
    seen = Words()
    seen.feed(page)
    assert not seen.tags & {"script", "img"}
    assert "\u202e" not in page
    assert len(page) < 120_000

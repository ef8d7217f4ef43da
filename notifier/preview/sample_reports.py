"""Builds sample days from invented data, to preview and check the report's template."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from notifier.reports.report import (
    AspectCount,
    DailyReport,
    LedgerCheck,
    OpenCorrection,
    OpenLink,
    ReportApplication,
    ReportCampaign,
    ReportFinding,
    ReportLetter,
    WaitingNotice,
)
from parsers.facts.last_moment import LastMoment

_ZONE = timezone(timedelta(hours=8))
_DAY = date(2026, 6, 10)
_AT = datetime(2026, 6, 10, 10, 13, 5, tzinfo=_ZONE)

_MISSING = ReportFinding(
    "material-missing", "completeness", "correct", "pledge", "未收到材料真实性承诺书（PDF盖章版）。"
)
_GREY = ReportFinding(
    "stamp-uncertain",
    "authenticity",
    "refer",
    "form-pdf",
    "申报表（PDF盖章版）“申报表.pdf”的公章需人工核验：黑白扫描件。",
)
_LINK = ReportFinding(
    "cloud-attachment",
    "completeness",
    "refer",
    "mail.qq.com",
    "“支撑材料.zip”以网盘或超大附件链接发送，2026年6月12日 21:59到期，将由工作人员下载核对。",
)
_NAMING = ReportFinding(
    "subject-naming", "regularity", "note", "", "邮件主题“案例申报”未按公告要求的格式命名。"
)


def sample_reports() -> Iterator[DailyReport]:
    """A full day, and one on which nothing happened."""
    yield full_day()
    yield quiet_day()


def full_day() -> DailyReport:
    return DailyReport(
        day=_DAY,
        made_at=_AT.replace(hour=17, minute=30),
        campaigns=(_campaign(),),
        letters=_letters(),
        quarantined=(_aside(9, "quarantined", "来件无法解析：邮件结构损坏"),),
        questions=(_aside(7, "question", "来信没有附件，似为咨询"),),
        applications=_applications(),
        waiting=tuple(one for one in _applications() if one.status == "review"),
        aspects={
            "completeness": AspectCount(2, {"correct": 1, "refer": 1}),
            "authenticity": AspectCount(1, {"refer": 1}),
            "regularity": AspectCount(1, {"note": 1}),
        },
        links=(OpenLink("SAMPLE-0003", "示例大学", _LINK.message, _AT),),
        ledger=(
            LedgerCheck("main", "INBOX", 42, 41, (108,), _AT),
            LedgerCheck("main", "Junk", None, 3, (), _AT, "登录失败"),
        ),
        notices={"sent": 17, "held": 1, "failed": 1},
        waiting_notices=(
            WaitingNotice(
                5,
                "SAMPLE-0002",
                "correction",
                "shenbao@example.org",
                "【需补正 SAMPLE-0002】",
                "failed",
                "550 mailbox unavailable",
            ),
        ),
        corrections=tuple(
            OpenCorrection(f"SAMPLE-{n:04d}", "海滨示例园区", asked, asked + timedelta(days=7))
            for n, asked in enumerate((_DAY, _DAY - timedelta(days=5), _DAY - timedelta(days=9)), 2)
        ),
        sending_left=43,
    )


def quiet_day() -> DailyReport:
    whole = LedgerCheck("main", "INBOX", 42, 42, (), _AT)
    return DailyReport(_DAY, _AT, (), (), (), (), (), (whole,), {}, ())


def _campaign() -> ReportCampaign:
    arrivals = (0, 1, 0, 2, 1, 0, 0, 3, 2, 4, 1, 5, 3, 3)
    by_day = {_DAY - timedelta(days=13 - n): count for n, count in enumerate(arrivals)}
    return ReportCampaign(
        id="sample",
        title="绿色产业合作典型案例征集活动（示例）",
        last=LastMoment(date(2026, 6, 18)),
        days_left=8,
        new_today=3,
        totals={"complete": 11, "incomplete": 9, "review": 4, "late": 1},
        field_labels={"case_title": "案例名称", "applicant": "申报单位"},
        by_day=by_day,
        by_day_and_status={
            on: {"complete": count // 2, "incomplete": count - count // 2}
            for on, count in by_day.items()
        },
        kinds={"项目合作": 12, "技术合作": 7, "园区合作": 4, "人才培养": 2},
        kinds_label="案例类型",
    )


def _letters() -> tuple[ReportLetter, ...]:
    return (
        _registered(1, "云岭示例绿能科技有限公司", "荒漠光伏温室示范项目", "complete"),
        _registered(2, "海滨示例园区", "友好园区共建项目", "incomplete", _MISSING, _NAMING),
        _registered(3, "示例大学", "环境治理人才联合培养项目", "review", _GREY, _LINK),
        _aside(7, "question", "来信没有附件，似为咨询"),
        _aside(8, "ignored", "自动回复（外出答复）"),
    )


def _registered(
    number: int, applicant: str, title: str, status: str, *findings: ReportFinding
) -> ReportLetter:
    return ReportLetter(
        mail_id=number,
        received_at=_AT + timedelta(minutes=7 * number),
        sender="shenbao@example.org",
        subject=f"{applicant}—{title}—申报材料",
        state="registered",
        number=f"SAMPLE-{number:04d}",
        applicant=applicant,
        case_title=title,
        status=status,
        findings=findings,
    )


def _aside(number: int, state: str, reason: str) -> ReportLetter:
    at = _AT + timedelta(minutes=5 * number)
    subject = "请问案例可以由两家单位联合申报吗"
    return ReportLetter(number, at, "wen@example.org", subject, state, reason)


def _applications() -> tuple[ReportApplication, ...]:
    return tuple(
        ReportApplication(
            number=letter.number,
            campaign="sample",
            applicant=letter.applicant,
            case_title=letter.case_title,
            status=letter.status,
            stage="intake",
            received_at=letter.received_at,
            updated_at=letter.received_at,
            letters=1,
            fields={"case_title": letter.case_title, "applicant": letter.applicant},
            findings=letter.findings,
        )
        for letter in _letters()
        if letter.number
    )

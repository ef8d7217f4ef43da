"""Report values for the notifier's tests."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from notifier.preview.sample_reports import full_day, quiet_day
from notifier.reports.report import DailyReport, ReportApplication, ReportFinding, ReportLetter

AT = datetime(2026, 6, 10, 10, 13, 5, tzinfo=timezone(timedelta(hours=8)))
FINDING = ReportFinding("field-missing", "completeness", "correct", "results", "“主要成效”未填写。")


def letter(state: str = "registered", **more) -> ReportLetter:
    return ReportLetter(
        **{
            "mail_id": 1,
            "received_at": AT,
            "sender": "lin@yunling.example",
            "subject": "案例申报",
            "state": state,
        }
        | more
    )


def application(number: str = "SCO2026-0001", **more) -> ReportApplication:
    values = {
        "number": number,
        "campaign": "sample",
        "applicant": "云岭绿能科技有限公司",
        "case_title": "光伏温室",
        "status": "incomplete",
        "stage": "intake",
        "received_at": AT,
        "updated_at": AT,
        "letters": 1,
        "fields": {"case_title": "光伏温室", "summary": "一段简介"},
        "findings": (FINDING,),
    }
    return ReportApplication(**values | more)


def report(quiet: bool = False, **more) -> DailyReport:
    return replace(quiet_day() if quiet else full_day(), **more)

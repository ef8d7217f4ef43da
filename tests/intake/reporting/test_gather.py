"""The staff's day, gathered from a register built through its own functions."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from dossiers import SHANGHAI, campaign

from intake.register import notices
from intake.register.applications import applications, verdicts
from intake.register.connection import Database
from intake.register.database import open_register, transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailKey, MailState
from intake.register.notices import NoticeState
from intake.register.report.letters import Envelope
from intake.reporting import gather as gathering
from intake.reporting.gather import gather
from notifier.notices.kinds import NoticeKind
from notifier.notices.notice import Notice
from notifier.reports.report import DailyReport, LedgerCheck
from validators.model.outcome import Outcome, Result
from validators.model.severity import Aspect, Severity
from validators.model.verdict import conclude

SCO = campaign()
DAY = date(2026, 6, 10)
NOON = datetime(2026, 6, 10, 12, 0, tzinfo=SHANGHAI)
LATE = datetime(2026, 6, 19, 0, 0, 5, tzinfo=SHANGHAI)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_register(tmp_path / "register.db")


def entered(
    db: Database, uid: int, at: datetime = NOON, sha256: str = "", *, fetched=None, hold=False
) -> Mail:
    key = MailKey("main", "INBOX", 1, uid)
    return ledger.record_fetched(db, key, sha256 or f"sha-{uid}", at, fetched or at, hold=hold)


def settled(db: Database, mail: Mail, state: MailState, reason: str = "") -> Mail:
    ledger.settle(
        db,
        mail.id,
        state,
        reason=reason,
        sender="li@park.example",
        subject="案例",
        message_id="<1@x>",
    )
    return ledger.get(db, mail.id)


def failed(code: str, severity: Severity, *, waived: bool = False) -> Outcome:
    return Outcome(
        code,
        Aspect.COMPLETENESS,
        Result.FAILED,
        "pledge",
        "标题",
        severity,
        f"{code}。",
        waived=waived,
    )


def registered(db: Database, uid: int, *outcomes: Outcome, at: datetime = NOON) -> str:
    """A letter that opened an application; its number."""
    with transaction(db):
        mail = entered(db, uid, at)
        one = applications.open_application(db, SCO.id, SCO.number_prefix, at, at)
        applications.add_submission(db, one.id, mail.id, at, ())
        verdicts.write_verdict(
            db,
            one.id,
            applicant=f"单位{uid}",
            case_title=f"案例{uid}",
            applicant_key=f"单位{uid}",
            title_key=f"案例{uid}",
            fields={"summary": "简介", "case_type": ["项目合作", "园区合作"]},
            verdict=conclude(outcomes),
            now=at,
        )
        settled(db, mail, MailState.REGISTERED)
    return one.number


def day(db: Database, day: date = DAY, **more) -> DailyReport:
    return gather(db, day, (SCO,), (), NOON + timedelta(hours=5), **more)


def test_an_empty_register_is_a_quiet_day(db):
    report = day(db)
    assert (report.letters, report.applications, report.waiting_notices) == ((), (), ())
    assert report.campaigns[0].days_left == 8
    assert report.campaigns[0].totals == {}
    assert report.notices == {}


def test_the_days_letters_with_what_is_wrong(db):
    number = registered(
        db,
        1,
        failed("material-missing", Severity.CORRECT),
        failed("stamp-uncertain", Severity.REFER, waived=True),
    )
    settled(db, entered(db, 2), MailState.IGNORED, "自动回复")
    report = day(db)
    first, second = report.letters
    assert (first.number, first.applicant, first.status) == (number, "单位1", "incomplete")
    assert [finding.code for finding in first.findings] == ["material-missing"]
    assert first.findings[0].message == "material-missing。"
    assert (second.state, second.reason, second.number) == ("ignored", "自动回复", "")


def test_the_day_is_the_campaigns_own(db):
    for uid, at in enumerate(
        (
            datetime(2026, 6, 9, 23, 59, 59, tzinfo=SHANGHAI),
            datetime(2026, 6, 10, 0, 0, tzinfo=SHANGHAI),
            datetime.fromisoformat("2026-06-10T15:59:59+00:00"),
            datetime.fromisoformat("2026-06-10T16:00:00+00:00"),
        ),
        start=1,
    ):
        registered(db, uid, at=at)
    report = day(db)
    assert [letter.mail_id for letter in report.letters] == [2, 3]
    assert report.letters[1].received_at.hour == 23
    counted = report.campaigns[0]
    assert counted.new_today == 2
    assert counted.by_day == {date(2026, 6, 9): 1, DAY: 2, date(2026, 6, 11): 1}


def test_applications_with_their_fields_and_letters(db):
    registered(db, 1, failed("material-missing", Severity.CORRECT))
    registered(db, 2)
    (one, two) = day(db).applications
    assert (one.letters, one.status, two.status) == (1, "incomplete", "complete")
    assert list(one.fields) == [spec.key for spec in SCO.form.fields]
    assert one.fields["case_type"] == "项目合作、园区合作"
    assert one.fields["awards"] == ""
    assert two.findings == ()


def test_withdrawn_applications_count_no_more(db):
    registered(db, 1)
    registered(db, 2)
    with transaction(db):
        db.table("applications").update(1, {"stage": "withdrawn"})
    report = day(db)
    assert report.campaigns[0].totals == {"complete": 1}
    assert len(report.applications) == 2


def test_what_waits_is_of_any_day(db):
    before = NOON - timedelta(days=5)
    settled(db, entered(db, 1, before), MailState.QUESTION, "没有附件")
    ledger.quarantine(db, entered(db, 2, before).id, "来件无法解析", "Traceback …")
    report = day(db)
    assert [letter.reason for letter in report.questions] == ["没有附件"]
    assert [letter.reason for letter in report.quarantined] == ["来件无法解析"]
    assert report.letters == ()


def test_a_quarantined_letter_bears_its_envelope(db):
    ledger.quarantine(db, entered(db, 1).id, "来件无法解析", "")
    outside = Envelope("zhang@x.example", "报送", None)
    (letter,) = day(db, envelopes={"sha-1": outside}.get).quarantined
    assert (letter.sender, letter.subject) == ("zhang@x.example", "报送")
    (letter,) = day(db).quarantined
    assert (letter.sender, letter.subject) == ("", "")


def test_a_repeat_bears_the_names_of_what_it_repeats(db):
    settled(db, entered(db, 1, sha256="same"), MailState.REGISTERED)
    entered(db, 2, sha256="same")
    letter = day(db).letters[1]
    assert (letter.state, letter.sender, letter.subject) == ("repeat", "li@park.example", "案例")
    assert letter.reason


def test_a_letter_about_two_applications_is_two_rows(db):
    registered(db, 1)
    with transaction(db):
        second = applications.open_application(db, SCO.id, SCO.number_prefix, NOON, NOON)
        applications.add_submission(db, second.id, 1, NOON, ())
    assert [letter.number for letter in day(db).letters] == ["SCO2026-0001", "SCO2026-0002"]


@pytest.mark.parametrize(
    ("received_at", "severity", "dated_at", "told"),
    [
        (LATE, Severity.REFUSE, SCO.deadline - timedelta(seconds=1), True),
        (LATE, Severity.REFUSE, SCO.deadline, False),
        (LATE, Severity.REFUSE, None, False),
        (NOON, Severity.CORRECT, NOON, False),
        (LATE, Severity.CORRECT, NOON, False),
    ],
)
def test_late_though_dated_in_time(db, received_at, severity, dated_at, told):
    registered(db, 1, failed("late", severity), at=received_at)
    outside = Envelope("a@x.example", "案例", dated_at)
    (letter,) = day(db, received_at.date(), envelopes=lambda _sha256: outside).letters
    assert letter.late_but_dated_in_time is told


def test_notices_that_wait_and_counts(db):
    registered(db, 1)
    notice = Notice(NoticeKind.CORRECTION, "a@x.example", "【需补正】", "甲", "<p>甲</p>")
    for state, mail_id in ((NoticeState.HELD, 1), (NoticeState.DUE, None), (NoticeState.DUE, None)):
        number = notices.enqueue(
            db, notice, application_id=1, mail_id=mail_id, state=state, due_at=NOON, now=NOON
        )
    notices.mark_failed(db, number, "550 no such user")
    report = day(db)
    assert report.notices == {"held": 1, "due": 1, "failed": 1}
    held, refused = report.waiting_notices
    assert (held.state, held.number, held.kind) == ("held", "SCO2026-0001", "correction")
    assert (refused.state, refused.reason) == ("failed", "550 no such user")


def test_no_letter_falls_between_two_reports(db):
    evening = NOON - timedelta(hours=16)
    yesterday = evening.replace(hour=17, minute=30)
    settled(db, entered(db, 1, yesterday - timedelta(hours=1)), MailState.QUESTION)
    settled(db, entered(db, 2, evening), MailState.QUESTION)
    settled(db, entered(db, 3, evening, fetched=NOON), MailState.QUESTION)
    settled(db, entered(db, 4, evening, fetched=NOON, hold=True), MailState.QUESTION)
    settled(db, entered(db, 5), MailState.QUESTION)
    report = day(db, since=yesterday)
    assert [letter.mail_id for letter in report.earlier] == [2, 3]
    assert [letter.mail_id for letter in report.letters] == [5]
    assert [letter.mail_id for letter in day(db).earlier] == [3]


def test_ledger_checks_pass_through_and_no_campaign_is_needed(db):
    check = LedgerCheck("main", "INBOX", 1, 1)
    report = gather(db, DAY, (), (check,), NOON)
    assert report.ledger == (check,)
    assert report.day == DAY


def test_corrections_owed_since_their_notice_left_and_until_when(db):
    early = NOON - timedelta(days=6)
    number = registered(db, 1, failed("material-missing", Severity.CORRECT), at=early)
    registered(db, 2)
    registered(db, 3, failed("stamp-uncertain", Severity.REFER))
    call = replace(SCO, correction_days=4, correction_by=None, closes_on=date(2026, 6, 1))
    (owed,) = gather(db, DAY, (call,), (), NOON).corrections
    assert (owed.number, owed.asked_on, owed.due_on) == (number, early.date(), None)
    asked = Notice(NoticeKind.CORRECTION, "li@park.example", "补正", "补正", "")
    common = {"application_id": 1, "mail_id": None, "due_at": early, "now": early}
    first = notices.enqueue(db, asked, state=NoticeState.HELD, **common)
    assert gather(db, DAY, (call,), (), NOON).corrections[0].due_on is None
    notices.mark_sent(db, first, early + timedelta(days=1))
    (owed,) = gather(db, DAY, (call,), (), NOON).corrections
    assert owed.due_on == early.date() + timedelta(days=5)
    assert owed.overdue(DAY)
    fixed = replace(SCO, correction_by=date(2026, 6, 30))
    assert gather(db, DAY, (fixed,), (), NOON).corrections[0].due_on == date(2026, 6, 30)


def test_kinds_and_days_by_status(db):
    registered(db, 1, failed("material-missing", Severity.CORRECT))
    registered(db, 2)
    (call,) = day(db).campaigns
    assert call.kinds == {"项目合作": 2, "园区合作": 2}
    assert call.by_day_and_status == {DAY: {"incomplete": 1, "complete": 1}}
    assert call.by_day == {DAY: 2}


def test_what_may_still_be_sent(db):
    assert day(db, budget_per_hour=60).sending_left == 60
    assert day(db).sending_left is None


def test_of_very_many_the_latest_are_shown_and_all_are_counted(db, monkeypatch):
    for name, most in (("MOST_ROWS", 2), ("MOST_LETTERS", 3), ("MOST_WAITING", 1)):
        monkeypatch.setattr(gathering, name, most)
    for uid in range(1, 6):
        registered(db, uid, failed("stamp-uncertain", Severity.REFER))
    report = day(db)
    assert [one.number for one in report.applications] == ["SCO2026-0004", "SCO2026-0005"]
    assert [one.mail_id for one in report.letters] == [3, 4, 5]
    assert [one.number for one in report.waiting] == ["SCO2026-0001"]
    unseen = (report.applications_unseen, report.letters_unseen, report.waiting_unseen)
    assert unseen == (3, 2, 4)
    assert report.campaigns[0].totals == {"review": 5}
    assert report.campaigns[0].kinds == {"项目合作": 5, "园区合作": 5}
    assert report.aspects["completeness"].findings == {"refer": 5}


def test_what_was_decided_waits_no_more(db):
    registered(db, 1, failed("stamp-uncertain", Severity.REFER))
    for stage, waits in (("intake", 1), ("conformity", 1), ("expert", 0), ("withdrawn", 0)):
        with transaction(db):
            db.table("applications").update(1, {"stage": stage})
        report = day(db)
        assert (len(report.waiting), sum(a.applications for a in report.aspects.values())) == (
            waits,
            waits,
        )

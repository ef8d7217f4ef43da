# ruff: noqa: PT012 - a transaction is a block of statements, one of which raises
from datetime import timedelta
from pathlib import Path

import pytest
from rounds import NOON

from intake.register.applications import applications, findings, nominations, verdicts
from intake.register.applications.applications import Application
from intake.register.connection import Database
from intake.register.database import open_register, transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailKey
from validators.model.outcome import Outcome, Result
from validators.model.severity import Aspect, Severity, Status
from validators.model.verdict import Verdict, conclude


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_register(tmp_path / "register.db")


def opened(db: Database, prefix: str = "SCO2026", campaign: str = "sco-2026") -> Application:
    return applications.open_application(db, campaign, prefix, NOON, NOON)


def entered(db: Database, uid: int, hours: int = 0) -> Mail:
    key = MailKey("main", "INBOX", 1, uid)
    at = NOON + timedelta(hours=hours)
    return ledger.record_fetched(db, key, f"sha-{uid}", at, NOON, hold=False)


def failure(code: str, where: str = "", *, waived: bool = False) -> Outcome:
    return Outcome(
        code,
        Aspect.COMPLETENESS,
        Result.FAILED,
        where,
        "标题",
        Severity.CORRECT,
        f"{code} {where}",
        "补正",
        waived=waived,
    )


def written(
    db: Database, application: Application, *outcomes: Outcome, applicant: str = "甲公司"
) -> Application:
    verdicts.write_verdict(
        db,
        application.id,
        applicant=applicant,
        case_title="绿园",
        applicant_key=applicant,
        title_key="绿园",
        fields={"case_title": "绿园", "themes": ["水", "电"]},
        verdict=conclude(outcomes),
        now=NOON + timedelta(hours=1),
    )
    return applications.get(db, application.id)


def states(db: Database, application: Application) -> dict[tuple[str, str], str]:
    return {(f.code, f.place): f.state for f in findings.of_application(db, application.id)}


def test_numbers_run_without_gaps_per_prefix(db: Database) -> None:
    numbers = [opened(db).number, opened(db, "GP").number, opened(db).number]
    assert numbers == ["SCO2026-0001", "GP-0001", "SCO2026-0002"]


def test_a_number_is_not_spent_by_a_transaction_undone(db: Database) -> None:
    opened(db)
    with pytest.raises(KeyError), transaction(db):
        opened(db)
        raise KeyError
    assert opened(db).number == "SCO2026-0002"


def test_an_application_is_never_deleted(db: Database) -> None:
    opened(db)
    with pytest.raises(Exception, match="never deleted"):
        db.execute("DELETE FROM applications")
    assert opened(db).number == "SCO2026-0002"


@pytest.mark.parametrize("number", ["SCO2026-0001", " sco2026-0001 "])
def test_found_by_number(db: Database, number: str) -> None:
    application = opened(db)
    assert applications.find(db, number) == application
    assert applications.find(db, "SCO2026-0009") is None


def test_found_by_names(db: Database) -> None:
    first = written(db, opened(db))
    written(db, opened(db))
    names = ("甲公司", "绿园")
    assert applications.of_names(db, "sco-2026", *names)[0] == first
    assert applications.of_names(db, "other", *names) == ()
    assert applications.of_names(db, "sco-2026", "乙公司", "绿园") == ()


def test_empty_names_match_nothing(db: Database) -> None:
    opened(db)
    assert applications.of_names(db, "sco-2026", "", "") == ()


def test_the_verdict_comes_back_whole(db: Database) -> None:
    outcomes = (
        failure("material-missing", "pledge"),
        Outcome("late", Aspect.REGULARITY, Result.PASSED, "", "期限"),
        Outcome("form-differs", Aspect.AUTHENTICITY, Result.SKIPPED, "", "一致", reason="无"),
    )
    application = written(db, opened(db), *outcomes)
    assert application.verdict == Verdict(Status.INCOMPLETE, outcomes)
    assert application.status is Status.INCOMPLETE
    assert application.fields == {"case_title": "绿园", "themes": ["水", "电"]}
    assert application.updated_at == NOON + timedelta(hours=1)


def test_before_the_first_verdict_a_person_decides(db: Database) -> None:
    application = opened(db)
    assert (application.status, application.verdict) == (Status.REVIEW, None)


def test_findings_open_resolve_and_open_again(db: Database) -> None:
    application = opened(db)
    written(db, application, failure("material-missing", "pledge"), failure("late"))
    written(db, application, failure("late"))
    assert states(db, application) == {
        ("material-missing", "pledge"): "resolved",
        ("late", ""): "open",
    }
    written(db, application, failure("material-missing", "pledge"))
    assert states(db, application) == {
        ("material-missing", "pledge"): "open",
        ("late", ""): "resolved",
    }
    assert len(findings.of_application(db, application.id)) == 2


def test_a_finding_is_waived_as_the_verdict_says(db: Database) -> None:
    application = opened(db)
    for outcome, state in (
        (failure("late"), "open"),
        (failure("late", waived=True), "waived"),
        (failure("late"), "open"),
    ):
        written(db, application, outcome)
        assert states(db, application) == {("late", ""): state}


def test_two_files_of_one_name_are_two_findings(db: Database) -> None:
    application = opened(db)
    same = failure("attachment-unreadable", "a.pdf")
    written(db, application, same, same)
    assert len(findings.of_application(db, application.id)) == 2
    written(db, application, same)
    found = [finding.state for finding in findings.of_application(db, application.id)]
    assert found == ["open", "resolved"]


def test_letters_of_an_application_are_oldest_first(db: Database) -> None:
    application = opened(db)
    late, early = entered(db, 1, hours=2), entered(db, 2, hours=1)
    for mail in (late, early):
        applications.add_submission(db, application.id, mail.id, mail.received_at, ())
    assert applications.mails_of(db, application.id) == (early, late)
    assert applications.of_mail(db, late.id) == (application,)


def test_a_letter_judged_again_is_one_submission(db: Database) -> None:
    application, mail = opened(db), entered(db, 1)
    ids = {
        applications.add_submission(db, application.id, mail.id, mail.received_at, ())
        for _ in range(2)
    }
    assert len(ids) == 1


def test_the_listing_by_status_and_campaign(db: Database) -> None:
    whole = written(db, opened(db))
    lacking = written(db, opened(db), failure("late"))
    other = written(db, opened(db, "GP", "green"))
    assert applications.listing(db) == (whole, lacking, other)
    assert applications.listing(db, status="incomplete") == (lacking,)
    assert applications.listing(db, campaign="green") == (other,)
    assert applications.listing(db, "complete", "sco-2026") == (whole,)


def test_a_park_is_asked_whom_else_it_recommends(db: Database) -> None:
    park, campaign = "汀屿经开区管委会", "green-parks-2024-enterprise"
    for applicant, nominator in (("甲公司", park), ("乙公司", park), ("丙公司", "别的园区")):
        application = opened(db, "GP2024E", campaign)
        verdicts.write_verdict(
            db,
            application.id,
            applicant=applicant,
            case_title="案例",
            applicant_key=applicant,
            title_key="案例",
            fields={"nominator": nominator},
            verdict=conclude(()),
            now=NOON,
        )
    first = applications.of_names(db, campaign, "甲公司", "案例")[0]
    assert first is not None
    assert nominations.nominated_by(db, campaign, park, first.id) == ("乙公司",)
    assert set(nominations.nominated_by(db, campaign, park, None)) == {"甲公司", "乙公司"}
    assert nominations.nominated_by(db, "sco-2026", park, None) == ()


def test_a_parks_short_name_is_the_park(db: Database) -> None:
    for applicant, nominator in (
        ("甲公司", "汀屿经开区"),
        ("乙公司", "汀屿高新区"),
        ("丙公司", ""),
    ):
        verdicts.write_verdict(
            db,
            opened(db, "GP", "green").id,
            applicant=applicant,
            case_title="绿园",
            applicant_key=applicant,
            title_key="绿园",
            fields={"nominator": nominator},
            verdict=conclude(()),
            now=NOON,
        )
    park = "汀屿经济技术开发区管理委员会"
    assert nominations.nominated_by(db, "green", park, None) == ("甲公司",)


def test_an_application_of_either_name_is_found(db: Database) -> None:
    first = written(db, opened(db))
    other = written(db, opened(db), applicant="乙公司")
    applications.withdraw(db, written(db, opened(db), applicant="丙公司").id, NOON)
    named = applications.find_by_either_name(db, "sco-2026", [("甲公司", "别的"), ("", "绿园")])
    assert {one.id for one in named} == {first.id, other.id}
    assert applications.find_by_either_name(db, "green", [("甲公司", "绿园")]) == ()

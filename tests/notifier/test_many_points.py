"""A letter of a thousand files, each with the same fault: few are named, the rest are counted."""

import re

import pytest
from dossiers import FORM_PDF, SUPPORTING, dossier, unreadable, word_form
from notices import occasion, templates

from intake.cli.pages.check_page import MOST_LISTED, _print_findings
from notifier.notices.compose import compose
from notifier.notices.corrections import MOST_OF_A_KIND, checks, count, mends
from notifier.notices.notice import Notice
from notifier.notices.translations import beneath_view
from notifier.reports.view import _MOST_POINTS, _application
from notifier.reports.workbook_sheets import say_findings
from parsers.facts.problem import Problem
from parsers.roles.assign_roles import Role
from validators.judge import judge
from validators.rulebook import RULES

SHIPPED = templates()
ENGLISH = "Dear colleagues, please find attached the application of our industrial park."
LONGEST_CELL = 32_767


def files(number: int, problem: Problem = Problem.ENCRYPTED) -> list:
    role = Role("supporting", "name")
    return [unreadable(f"支撑材料{n}{'长' * 80}.pdf", problem, role) for n in range(number)]


def told(number: int, problem: Problem = Problem.ENCRYPTED, **more) -> Notice:
    # Neither pledge nor summary: other faults that must not be hidden.
    subject = dossier(*files(number, problem), word_form(summary=""), FORM_PDF, SUPPORTING, **more)
    return compose(occasion(subject), SHIPPED)


@pytest.mark.parametrize("problem", [Problem.ENCRYPTED, Problem.UNREADABLE])
@pytest.mark.parametrize("number", [11, 200, 1000])
def test_a_notice_names_few_and_counts_the_rest(number, problem):
    notice = told(number, problem)
    assert len(notice.text) < 8_000
    assert len(notice.html) < 60_000
    assert f"另有 {number - MOST_OF_A_KIND} 项同样的问题（" in notice.text


@pytest.mark.parametrize("number", [1, 9, 10])
def test_what_can_be_named_is_named(number):
    text = told(number).text
    assert "另有" not in text
    named = {int(n) for n in re.findall(r"支撑材料(\d+)长", text)}
    assert named == set(range(number))


@pytest.mark.parametrize("number", [1, 10, 11, 500])
def test_no_fault_is_hidden_behind_many_of_another_kind(number):
    text = told(number).text
    assert "承诺书" in text
    assert "案例简介" in text


@pytest.mark.parametrize("number", [3, 10, 11, 300])
def test_all_are_counted(number):
    subject = dossier(*files(number), word_form(), FORM_PDF, SUPPORTING)
    verdict = judge(subject, RULES)
    few = judge(dossier(word_form(), FORM_PDF, SUPPORTING), RULES)
    faults = count(mends(subject, verdict)) + count(checks(subject, verdict))
    others = count(mends(subject, few)) + count(checks(subject, few))
    assert faults - others >= number
    assert f"共 {count(mends(subject, verdict))} 项" in compose(occasion(subject), SHIPPED).subject


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_text_beneath_names_few_as_well(language):
    subject = dossier(*files(400), word_form(), FORM_PDF, SUPPORTING, text=ENGLISH)
    view = beneath_view([(occasion(subject), "correction")], language)
    (one,) = view["applications"]
    kinds = [point for point in (*one["faults"], *one["points"]) if point.more]
    assert [point.more for point in kinds] == [400 - MOST_OF_A_KIND]
    text = SHIPPED.render(f"beneath.{language}.txt.j2", view)
    assert f"{400 - MOST_OF_A_KIND}" in text
    assert len(text) < 5_000


def _reported(number: int):
    from datetime import UTC, datetime

    from notifier.reports.report import ReportApplication, ReportFinding

    at = datetime(2026, 6, 1, tzinfo=UTC)
    findings = tuple(
        ReportFinding(
            code="attachment-refused", aspect="regularity", severity="refer", where=f"{n}.pdf",
            message=f"文件{n}" + "长" * 100,
        )
        for n in range(number)
    )  # fmt: skip
    return ReportApplication(
        number="甲-1", campaign="sample", applicant="甲", case_title="乙", status="review",
        stage="intake", received_at=at, updated_at=at, letters=1, fields={}, findings=findings,
    )  # fmt: skip


@pytest.mark.parametrize(("number", "more"), [(1, 0), (20, 0), (21, 1), (1000, 980)])
def test_the_report_names_few_of_an_application(number, more):
    points = _application(_reported(number)).points
    assert len(points) == min(number, _MOST_POINTS + 1)
    assert (f"另有 {more} 项" in points[-1].message) is bool(more)


@pytest.mark.parametrize(("number", "more"), [(1, 0), (50, 0), (51, 1), (1000, 950)])
def test_a_cell_of_the_workbook_holds_what_it_can(number, more):
    said = say_findings(_reported(number).findings)
    assert len(said) < LONGEST_CELL
    assert (f"另有 {more} 项" in said) is bool(more)


@pytest.mark.parametrize("number", [5, 20, 21, 1000])
def test_the_terminal_shows_a_page(number, capsys):
    subject = dossier(*files(number), word_form(), FORM_PDF, SUPPORTING)
    _print_findings(judge(subject, RULES).findings)
    shown = capsys.readouterr().out
    # Each line says the name twice: where, and in the message.
    kinds = {line.split()[1] for line in shown.splitlines() if "支撑材料" in line}
    assert shown.count("支撑材料") <= 2 * MOST_LISTED * len(kinds)
    assert ("more (--json lists them all)" in shown) is (number > MOST_LISTED)
    assert "material-missing" in shown

"""A verdict as people have ruled on it: for the files they looked at, and no others."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from dossiers import (
    FORM_PDF,
    IN_TIME,
    PLEDGE,
    SHANGHAI,
    STEM,
    SUPPORTING,
    campaign,
    dossier,
    stamp,
    submission,
    with_stamps,
    word_form,
)

from intake.decisions.apply_rulings import (
    ASKED,
    documents_at,
    judge_under,
)
from intake.register.applications import applications, rulings
from intake.register.applications.rulings import Ruling, RulingKind
from intake.register.database import open_register
from parsers.facts.file_facts import Presence
from validators.model.severity import Severity, Status

BARE = with_stamps(PLEDGE)
FAINT = with_stamps(PLEDGE, stamp(presence=Presence.UNCERTAIN))
UNSTAMPED, DOUBTED = ("material-unstamped", "pledge"), ("stamp-uncertain", "pledge")
SHA = f"sha-{PLEDGE.filename}"
LATE_AT = datetime(2026, 7, 1, tzinfo=SHANGHAI)


def papers(pledge=BARE, **more):
    return dossier(word_form(), FORM_PDF, pledge, SUPPORTING, **more)


def ruled(kind=RulingKind.WAIVED, on=UNSTAMPED, documents=(SHA,), at=IN_TIME, words="") -> Ruling:
    code, place = on
    return Ruling(1, 1, kind, code, place, words, "林审核", at, frozenset(documents))


def judged(subject, *made: Ruling):
    return judge_under(subject, made)


def severities(verdict) -> dict[tuple[str, str], Severity]:
    return {(one.code, one.where): one.severity for one in verdict.findings}


@pytest.mark.parametrize(
    ("made", "is_open"),
    [
        ((), True),
        ((ruled(),), False),
        ((ruled(documents=(SHA, "sha-older")),), False),
        # Made on another file, or on none: the one that is there nobody has looked at.
        ((ruled(documents=("sha-older",)),), True),
        ((ruled(documents=()),), True),
        ((ruled(on=("material-unstamped", "form-pdf")),), True),
        ((ruled(on=DOUBTED),), True),
        ((ruled(RulingKind.UPHELD),), True),
    ],
)
def test_a_waived_finding_is_kept_and_counts_no_more(made, is_open):
    verdict = judged(papers(), *made)
    assert (UNSTAMPED in severities(verdict)) is is_open
    assert (verdict.status is Status.INCOMPLETE) is is_open
    kept = [one for one in verdict.outcomes if (one.code, one.where) == UNSTAMPED]
    assert [one.waived for one in kept] == [not is_open]


def test_another_file_in_its_place_opens_it_again():
    other = replace(BARE, attachment=replace(BARE.attachment, sha256="sha-new"))
    later = (submission(other, at=IN_TIME + timedelta(days=1)),)
    assert UNSTAMPED in severities(judged(papers(later=later), ruled()))
    assert UNSTAMPED not in severities(judged(papers(later=later), ruled(documents=("sha-new",))))


@pytest.mark.parametrize(
    ("subject", "on", "documents", "before", "after"),
    [
        (papers(FAINT), DOUBTED, (SHA,), Severity.REFER, Severity.CORRECT),
        (papers(FAINT), DOUBTED, ("sha-older",), Severity.REFER, Severity.REFER),
        (papers(), UNSTAMPED, (SHA,), Severity.CORRECT, Severity.CORRECT),
        (papers(subject="材料"), ("subject-naming", ""), (), Severity.NOTE, Severity.CORRECT),
        # Nobody mends a day that is over.
        (papers(at=LATE_AT), ("late", ""), (), Severity.REFUSE, Severity.REFUSE),
        (papers(PLEDGE), UNSTAMPED, (SHA,), None, None),
    ],
)
def test_an_upheld_finding_is_the_applicant_s_to_mend(subject, on, documents, before, after):
    assert severities(judged(subject)).get(on) is before
    verdict = judged(subject, ruled(RulingKind.UPHELD, on, documents))
    assert severities(verdict).get(on) is after


def test_an_upheld_doubt_makes_the_papers_incomplete():
    assert judged(papers(FAINT)).status is Status.REVIEW
    assert judged(papers(FAINT), ruled(RulingKind.UPHELD, DOUBTED)).status is Status.INCOMPLETE


@pytest.mark.parametrize(
    ("asked_at", "expected"),
    [
        (IN_TIME + timedelta(days=1), Severity.CORRECT),
        (IN_TIME, Severity.CORRECT),
        # A letter came after it: a person looks whether it answers.
        (IN_TIME - timedelta(seconds=1), Severity.REFER),
    ],
)
def test_what_a_reviewer_asked_for_stands_until_a_later_letter(asked_at, expected):
    asked = ruled(RulingKind.ASKED, (ASKED, "pledge"), (), asked_at, "请补盖骑缝章")
    verdict = judged(papers(PLEDGE), asked)
    found = [one for one in verdict.findings if one.code == ASKED]
    assert [(one.where, one.severity, one.message) for one in found] == [
        ("pledge", expected, "请补盖骑缝章")
    ]
    waived = judged(papers(PLEDGE), asked, ruled(on=(ASKED, "pledge")))
    assert ASKED not in {one.code for one in waived.findings}


@pytest.mark.parametrize(
    ("place", "files"),
    [
        ("pledge", {SHA}),
        ("form-word", {f"sha-{STEM}.docx"}),
        (PLEDGE.filename, {SHA}),
        # An answer stands in the form.
        ("case_title", {f"sha-{STEM}.docx"}),
        ("email", {f"sha-{STEM}.docx"}),
        ("", set()),
        ("SCO2026-0007", set()),
        ("没有这个文件.pdf", set()),
    ],
)
def test_which_files_a_place_is_about(place, files):
    assert documents_at(papers(), place) == files


def test_without_a_form_an_answer_is_in_no_file():
    assert documents_at(dossier(PLEDGE), "case_title") == frozenset()


def test_only_rulings_that_nobody_undid_are_in_force(tmp_path):
    db = open_register(tmp_path / "register.db")
    one = applications.open_application(db, "sco-2026", "SCO2026", IN_TIME, IN_TIME)
    assert rulings.in_force(db, None) == ()
    made = rulings.rule(
        db, one.id, RulingKind.WAIVED, code=UNSTAMPED[0], place=UNSTAMPED[1], words="",
        actor="林审核", now=IN_TIME, documents=frozenset({SHA}),
    )  # fmt: skip
    assert [ruling.id for ruling in rulings.in_force(db, one.id)] == [made]
    assert rulings.in_force(db, one.id + 1) == ()
    rulings.end(db, made, IN_TIME)
    assert rulings.in_force(db, one.id) == ()


def test_the_papers_of_these_tables_are_complete_but_for_the_pledge():
    assert set(severities(judged(papers()))) == {UNSTAMPED}
    assert campaign().title_of("pledge") != "pledge"

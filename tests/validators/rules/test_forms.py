from dataclasses import replace

import pytest
from dossiers import (
    APPLICANT,
    FORM_PDF,
    PLEDGE,
    SUPPORTING,
    answers,
    campaign,
    complete,
    dossier,
    paged,
    pdf,
    results,
    unreadable,
    word_form,
)

from parsers.facts.problem import Problem
from parsers.roles.assign_roles import Role
from validators.rules.forms import FORM_UNREAD, SEVERAL_FORMS

GREEN = campaign("green-parks-2024-park")
SCAN = pdf("申报表.pdf", Role("form", "content"))


@pytest.mark.parametrize(
    ("documents", "call", "expected"),
    [
        (complete(), campaign(), {"form-word": "passed"}),
        ((replace(SCAN, answers=answers()),), GREEN, {"form": "passed"}),
        ((SCAN,), GREEN, {"form": "failed"}),
        # What has a finding of its own is not told twice.
        ((FORM_PDF, PLEDGE, SUPPORTING), campaign(), {"*": "skipped"}),
        ((PLEDGE,), GREEN, {"*": "skipped"}),
        ((unreadable("申报表.pdf", Problem.ENCRYPTED, Role("form", "name")),), GREEN,
         {"*": "skipped"}),
        ((pdf("申报表.jpg", Role("form", "name", in_format=False)),), GREEN, {"*": "skipped"}),
    ],
)  # fmt: skip
def test_a_form_nobody_read_is_for_a_person(documents, call, expected):
    assert results(FORM_UNREAD, dossier(*documents, call=call)) == expected


@pytest.mark.parametrize(
    ("starts", "typed", "expected"),
    [
        ((), (), "passed"),
        ((1,), (), "passed"),
        ((1, 3), (), "failed"),
        # A title that runs along the head of every typed page.
        ((1, 2), (1, 2), "passed"),
    ],
)
def test_a_scan_of_several_forms_is_for_a_person(starts, typed, expected):
    texts = tuple("申报表" if page in typed else "" for page in (1, 2, 3))
    facts = replace(paged(pages=3), page_texts=texts, scan_texts=("", "", ""))
    form = pdf("申报表.pdf", Role("form-pdf", "content", starts=starts), facts=facts)
    found = results(SEVERAL_FORMS, dossier(word_form(), form, PLEDGE))
    assert found["申报表.pdf"] == expected


def scanned_form(name: str, applicant: str = ""):
    facts = replace(paged(), scan_texts=(f"案例征集申报表\n单位名称 {applicant}",))
    return pdf(name, Role("form", "content", starts=(1,)), facts=facts)


WORD = pdf("申报表.docx", Role("form", "content"), answers=answers())


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        ((scanned_form("甲.pdf"),), set()),
        ((scanned_form("甲.pdf"), scanned_form("乙.pdf")), {"乙.pdf"}),
        # Two scans of what the Word form says, and one of what it does not.
        ((WORD, scanned_form("甲.pdf", APPLICANT), scanned_form("乙.pdf", APPLICANT)), set()),
        ((WORD, scanned_form("甲.pdf", APPLICANT), scanned_form("乙.pdf", "鹤汀食品科技有限公司")),
         {"乙.pdf"}),
        ((WORD, scanned_form("乙.pdf", "读不清")), set()),
    ],
)  # fmt: skip
def test_a_second_scanned_form_in_one_letter_is_seen(documents, told):
    found = results(SEVERAL_FORMS, dossier(*documents, call=GREEN))
    assert {place for place, result in found.items() if result == "failed"} == told

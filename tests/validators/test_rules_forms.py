from dataclasses import replace

import pytest
from dossiers import (
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

from parsers.problem import Problem
from parsers.roles import Role
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

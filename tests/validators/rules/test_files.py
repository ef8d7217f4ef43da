from dataclasses import replace

import pytest
from dossiers import attachment, campaign, complete, dossier, pdf, results, unreadable, word_form

from parsers.facts.problem import Problem
from parsers.roles.assign_roles import Role
from validators.rules.files import (
    ENCRYPTED,
    FILE_TOO_SMALL,
    MACRO,
    REFUSED,
    UNREADABLE,
    UNSUPPORTED,
)

PER_PROBLEM = {
    Problem.UNREADABLE: UNREADABLE,
    Problem.ENCRYPTED: ENCRYPTED,
    Problem.UNSUPPORTED: UNSUPPORTED,
    Problem.REFUSED: REFUSED,
}


@pytest.mark.parametrize("rule", PER_PROBLEM.values())
def test_files_that_open_pass(rule):
    assert set(results(rule, dossier()).values()) == {"passed"}


@pytest.mark.parametrize("problem", PER_PROBLEM)
def test_each_problem_has_its_own_finding_on_its_file(problem):
    bad = unreadable("坏文件.pdf", problem)
    for other, rule in PER_PROBLEM.items():
        expected = "failed" if other is problem else "passed"
        assert results(rule, dossier(*complete(), bad))["坏文件.pdf"] == expected


def test_a_file_that_serves_nothing_is_judged_as_well():
    found = results(REFUSED, dossier(*complete(), unreadable("setup.exe", Problem.REFUSED)))
    assert [name for name, result in found.items() if result == "failed"] == ["setup.exe"]


@pytest.mark.parametrize(("macros", "expected"), [(False, "passed"), (True, "failed")])
def test_macros_are_told(macros, expected):
    form = word_form()
    carrying = replace(form.facts, word=replace(form.facts.word, macros=macros))
    assert results(MACRO, dossier(replace(form, facts=carrying))) == {form.filename: expected}


@pytest.mark.parametrize(
    ("size", "expected"),
    [(1_048_577, "passed"), (1_048_576, "failed"), (300_000, "failed")],
)
def test_a_photo_must_be_over_a_megabyte(size, expected):
    photo = pdf("照片1.jpg", Role("photos", "format"))
    photo = replace(photo, attachment=attachment("照片1.jpg", size=size))
    subject = dossier(photo, call=campaign("green-parks-2024-park"))
    assert results(FILE_TOO_SMALL, subject) == {"照片1.jpg": expected}


def test_no_size_is_asked_of_other_materials():
    assert results(FILE_TOO_SMALL, dossier()) == {}

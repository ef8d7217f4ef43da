from dataclasses import replace

import pytest
from dossiers import (
    FORM_PDF,
    GOOD_ANSWERS,
    PLEDGE,
    SUPPORTING,
    answers,
    campaign,
    dossier,
    results,
    word_form,
)

from parsers.facts.answers import Answer, Answers
from parsers.roles.assign_roles import Role
from validators.rules.fields import FIELD_INVALID, FIELD_MISSING, FIELD_TOO_LONG


def with_answers(**changes):
    return dossier(word_form(**changes), FORM_PDF, PLEDGE, SUPPORTING)


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("summary", "在塔什干建设温室。", "passed"),
        ("summary", "", "failed"),
        ("summary", "/", "failed"),
        ("contact_person", "——", "failed"),
        ("contact_person", "XXX", "failed"),
        ("contact_person", "××", "failed"),
        ("summary", "略", "failed"),
        ("summary", "暂无。", "failed"),
        ("results", "无废城市建成。", "passed"),
        ("awards", "无", "passed"),
        ("email", "无", "passed"),  # field-invalid tells of it
        ("position", "", "skipped"),
        ("awards", "/", "skipped"),
        ("attachment_list", "", "skipped"),
    ],
)
def test_an_empty_required_field_is_missing(key, text, expected):
    assert results(FIELD_MISSING, with_answers(**{key: text}))[key] == expected


def test_a_field_whose_row_was_deleted_is_missing():
    shortened = answers()
    shortened = replace(shortened, answers=shortened.answers[:-4])
    subject = dossier(replace(word_form(), answers=shortened))
    assert results(FIELD_MISSING, subject)["highlights"] == "failed"


def test_without_a_form_fields_are_not_examined():
    assert results(FIELD_MISSING, dossier(PLEDGE)) == {"*": "skipped"}


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("summary", "字" * 500, "passed"),
        ("summary", "字" * 501, "failed"),
        ("summary", "字" * 480 + "2026 " * 20, "passed"),
        ("highlights", "字" * 201, "failed"),
        ("results", "字" * 300 + " \n ", "passed"),
    ],
)
def test_length_is_counted_as_word_counts_it(key, text, expected):
    assert results(FIELD_TOO_LONG, with_answers(**{key: text}))[key] == expected


def test_an_answer_that_was_cut_is_too_long_whatever_it_holds():
    """Dots are one word, and a title has no limit of its own."""
    found = results(FIELD_TOO_LONG, with_answers(summary="." * 20_000, case_title="a" * 20_000))
    assert found["summary"] == found["case_title"] == "failed"
    assert "case_title" not in results(FIELD_TOO_LONG, with_answers(case_title="甲" * 400))


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("email", "lin@yunling.example", "passed"),
        ("email", "lin.yunling.example", "failed"),
        ("contact_phone", "022-12345678", "passed"),
        ("contact_phone", "1380000", "failed"),
    ],
)
def test_contact_data_must_work(key, text, expected):
    assert results(FIELD_INVALID, with_answers(**{key: text}))[key] == expected


def test_an_empty_field_is_missing_and_not_invalid_as_well():
    assert "email" not in results(FIELD_INVALID, with_answers(email=""))


def test_an_answer_outside_an_open_list_is_referred():
    odd = replace(word_form(), answers=answers(selected=(), case_type="联合研究"))
    assert results(FIELD_INVALID, dossier(odd))["case_type"] == "failed:refer"


def test_every_good_answer_passes():
    subject = with_answers()
    assert set(results(FIELD_MISSING, subject)) == set(GOOD_ANSWERS)
    assert "failed" not in results(FIELD_INVALID, subject).values()


@pytest.mark.parametrize(
    ("themes", "expected"), [((), "failed"), (("绿色产业发展创新",), "passed")]
)
def test_an_answer_outside_a_closed_list_must_be_mended(themes, expected):
    given = Answers((Answer("themes", "其他主题" if not themes else themes[0], themes),))
    form = replace(word_form(), roles=(Role("form", "content"),), answers=given)
    subject = dossier(form, call=campaign("green-parks-2024-park"))
    assert results(FIELD_INVALID, subject) == {"themes": expected}

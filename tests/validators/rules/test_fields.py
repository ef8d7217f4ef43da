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
from parsers.facts.spec import FieldKind, FormSpec
from parsers.roles.assign_roles import Role
from validators.model.outcome import Result
from validators.model.severity import Severity
from validators.rules.fields import FIELD_INVALID, FIELD_MISSING, FIELD_TOO_LONG
from validators.rules.short_answers import FIELD_TOO_SHORT


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


def with_field(text, rows=(), **changes):
    """A dossier whose form has one more field, answered so."""
    subject = with_answers()
    spec = replace(subject.campaign.form.field("awards"), key="more", **changes)
    call = replace(subject.campaign, form=FormSpec((*subject.campaign.form.fields, spec)))
    form = answers()
    given = Answers((*form.answers, Answer("more", text, rows=rows)))
    word = replace(word_form(), answers=given)
    return replace(dossier(word, FORM_PDF, PLEDGE, SUPPORTING), campaign=call)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("money", "85.5万元", "passed"),
        ("money", "约二十万", "passed"),
        ("money", "待定", "failed"),
        ("money", "详见附件", "failed:refer"),
        ("number", "35人", "passed"),
        ("number", "无", "passed"),
        ("number", "若干", "failed"),
        ("id_number", "11010519491231002X", "passed"),
        ("id_number", "110105194912310021", "failed"),
        ("id_number", "E12345678", "failed:refer"),
        ("id_number", "", None),
        ("date_range", "2026年1月至2027年1月", "passed"),
        ("date_range", "2027年1月至2026年1月", "failed"),
        ("date_range", "长期", "failed:refer"),
        ("date_range", "", None),
    ],
)
def test_answers_are_judged_by_their_kind(kind, text, expected):
    subject = with_field(text, kind=FieldKind(kind), required=False)
    assert results(FIELD_INVALID, subject).get("more") == expected


def test_a_wrong_identity_number_is_named_and_not_sent_out_again():
    subject = with_field("110105194912310021", kind=FieldKind.ID_NUMBER)
    (told,) = (one for one in FIELD_INVALID.check(subject) if one.where == "more")
    assert "校验位不符" in str(told.facts["wanted"])
    assert told.facts["given"] == "1101…"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("字" * 200, "passed"),
        ("字" * 300, "passed"),
        ("字" * 199, "failed"),
        ("", None),
        ("/", None),
        ("暂无", None),
    ],
)
def test_least_words_as_well_as_most(text, expected):
    subject = with_field(text, min_words=200, required=True)
    assert results(FIELD_TOO_SHORT, subject).get("more") == expected


@pytest.mark.parametrize(
    ("text", "rows", "expected"), [("甲；1", (("甲", "1"),), "passed"), ("", (), "failed")]
)
def test_a_table_with_a_row_is_answered(text, rows, expected):
    kind = {"kind": FieldKind.TABLE, "columns": ("姓名", "手机"), "required": True}
    assert results(FIELD_MISSING, with_field(text, rows, **kind))["more"] == expected


def test_an_answer_in_a_comment_is_not_missing_and_a_person_looks():
    """Nor is its value called wrong: who wrote the comment is not known."""
    kept = replace(
        word_form().answers,
        answers=tuple(
            replace(one, text="见批注", commented=True) if one.key in ("summary", "email") else one
            for one in word_form().answers.answers
        ),
    )
    subject = dossier(replace(word_form(), answers=kept), FORM_PDF, PLEDGE, SUPPORTING)
    assert results(FIELD_MISSING, subject)["summary"] == "passed"
    for key in ("summary", "email"):
        told = next(one for one in FIELD_INVALID.check(subject) if one.where == key)
        assert (told.result, told.severity) == (Result.FAILED, Severity.REFER)
        assert told.facts["given"] == "见批注（写在批注或脚注中）"

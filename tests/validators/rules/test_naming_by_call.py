"""The rules on names under the conventions of other calls."""

from dataclasses import replace

import pytest
from dossiers import (
    APPLICANT,
    PLEDGE,
    SUPPORTING,
    TITLE,
    attachment,
    dossier,
    pdf,
    results,
    word_form,
)
from named_calls import named_call
from naming_conventions import CONVENTIONS, Asked

from parsers.facts.spec import NamePart, NamingSpec, PartKind
from parsers.roles.assign_roles import Role
from parsers.texts.naming.convention import read_name
from parsers.texts.naming.known_parts import part_of
from parsers.texts.naming.pattern import read_pattern
from validators.rules.naming import (
    FILENAME_NAMING,
    NAMING_MISMATCH,
    NAMING_VARIANT,
    SUBJECT_NAMING,
)

PLAIN = '[naming]\npattern = "{applicant}+{case_title}"'
ENDS_IN_ROLE = '[naming]\nfile = "{case_title}+{applicant}+申报表"'


def named(document, name, path=()):
    return replace(document, attachment=attachment(name, path=path))


def pattern_of(asked: Asked):
    parts = {}
    for key, said in asked.kinds.items():
        kind, _, choices = said.partition(":")
        parts[key] = NamePart(key, part_of(key).title, PartKind(kind), tuple(choices.split(",")))
    return read_pattern(asked.pattern, parts)


@pytest.mark.parametrize("asked", CONVENTIONS, ids=lambda asked: asked.pattern)
def test_the_rule_reads_as_the_command_does(asked: Asked):
    pattern, call = pattern_of(asked), named_call()
    call = replace(call, naming=NamingSpec(subject=pattern))
    for name in (*asked.good, *asked.bad):
        expected = "passed" if read_name(name, pattern).ok else "failed"
        assert results(SUBJECT_NAMING, dossier(PLEDGE, subject=name, call=call)) == {"": expected}


@pytest.mark.parametrize(
    ("naming", "subject", "expected"),
    [
        ('[naming]\nsubject = "绿色案例申报"', "绿色案例申报", "passed"),
        ('[naming]\nsubject = "绿色案例申报"', "Re: 绿色 案例申报", "passed"),
        ('[naming]\nsubject = "绿色案例申报"', f"{APPLICANT}+{TITLE}", "failed"),
        ('[naming]\nfile = "{applicant}+{case_title}"', "随便写的", "skipped"),
        ("", "随便写的", "skipped"),
        (PLAIN, f"{APPLICANT}+{TITLE}", "passed"),
        (PLAIN, f"{APPLICANT}＋{TITLE}", "passed"),
        # The form tells which is which.
        (PLAIN, f"{TITLE}+{APPLICANT}", "failed"),
        (PLAIN, f"{APPLICANT}{TITLE}", "failed"),
    ],
)
def test_the_subject_keeps_its_own_convention(naming, subject, expected):
    told = dossier(word_form(), subject=subject, call=named_call(naming))
    assert results(SUBJECT_NAMING, told) == {"": expected}


@pytest.mark.parametrize(
    ("document", "name", "expected"),
    [
        (word_form(), f"{TITLE}+{APPLICANT}+申报表.docx", "passed"),
        (word_form(), f"{TITLE}+{APPLICANT}.docx", "failed"),
        (word_form(), f"{TITLE}+{APPLICANT}+承诺书.docx", "failed"),
        # Every other paper has its own name in the place of the form's.
        (PLEDGE, f"{TITLE}+{APPLICANT}+承诺书.pdf", "passed"),
        (PLEDGE, f"{TITLE}＋{APPLICANT}＋承诺书（盖章版）.pdf", "passed"),
        (PLEDGE, f"{TITLE}+{APPLICANT}+申报表.pdf", "passed"),
        (PLEDGE, f"{APPLICANT}承诺书.pdf", "failed"),
        (SUPPORTING, f"{TITLE}+{APPLICANT}+支撑材料.pdf", "passed"),
    ],
)
def test_a_convention_that_ends_in_the_forms_name(document, name, expected):
    told = dossier(named(document, name), call=named_call(ENDS_IN_ROLE))
    assert results(FILENAME_NAMING, told)[name] == expected


@pytest.mark.parametrize(
    ("naming", "name", "expected"),
    [
        ("", f"承诺书-{APPLICANT}.pdf", {f"承诺书-{APPLICANT}.pdf": "passed"}),
        ("", f"{APPLICANT}.pdf", {f"{APPLICANT}.pdf": "failed"}),
        (PLAIN, f"承诺书-{APPLICANT}.pdf", {f"承诺书-{APPLICANT}.pdf": "passed"}),
        (PLAIN, f"{APPLICANT}+{TITLE}.pdf", {f"{APPLICANT}+{TITLE}.pdf": "failed"}),
    ],
)
def test_a_materials_own_convention_is_the_only_one_for_it(naming, name, expected):
    call = named_call(naming, {"pledge": "承诺书-{applicant}"})
    assert results(FILENAME_NAMING, dossier(named(PLEDGE, name), call=call)) == expected


def test_materials_without_a_convention_are_not_judged():
    call = named_call(own={"pledge": "承诺书-{applicant}"})
    told = dossier(named(SUPPORTING, "照片.pdf"), call=call)
    assert results(FILENAME_NAMING, told) == {"": "skipped"}


def mismatches(*documents, subject="案例申报", naming=PLAIN):
    told = dossier(*documents, subject=subject, call=named_call(naming))
    failed = {}
    for rule in (NAMING_MISMATCH, NAMING_VARIANT):
        found = [place for place, result in results(rule, told).items() if result == "failed"]
        failed[rule.code] = found
    return failed["naming-mismatch"], failed["naming-variant"]


STRANGER = "远帆重工股份有限公司"


@pytest.mark.parametrize(
    ("name", "mismatch", "variant"),
    [
        (f"{APPLICANT}+{TITLE}.pdf", [], []),
        (f"云岭绿能+{TITLE}.pdf", [], ["applicant"]),
        (f"{STRANGER}+{TITLE}.pdf", ["applicant"], []),
        (f"{APPLICANT}+撒马尔罕污水处理厂.pdf", ["case_title"], []),
        # Any two words keep such a convention: neither applicant nor title is told.
        ("合作协议+中文译本.pdf", [], []),
        ("照片+第一组.pdf", [], []),
        (f"{STRANGER}+检测报告.pdf", ["applicant"], []),
    ],
)
def test_a_convention_without_words_of_the_call_accuses_nobody(name, mismatch, variant):
    paper = pdf(name, Role("form-pdf", "content"))
    form = named(word_form(), f"{APPLICANT}+{TITLE}.docx")
    assert mismatches(form, paper) == (mismatch, variant)


@pytest.mark.parametrize(
    ("naming", "name"),
    [
        ('[naming]\nfile = "{region}-{applicant}-{case_title}"', f"天津-{APPLICANT}-{TITLE}"),
        ('[naming]\nfile = "{case_title}-{applicant}"', f"{TITLE}-{APPLICANT}"),
        ('[naming]\nfile = "{contact_person}{contact_phone}"', "林见青13800000000"),
        ('[naming]\nfile = "《{case_title}》{applicant}"', f"《{TITLE}》{APPLICANT}"),
    ],
)
def test_right_names_agree_with_the_form_in_any_order(naming, name):
    form = named(word_form(), f"{name}.docx")
    assert mismatches(form, naming=naming) == ([], [])
    told = dossier(form, subject="案例申报", call=named_call(naming))
    assert results(FILENAME_NAMING, told) == {f"{name}.docx": "passed"}

from dataclasses import replace

import pytest
from dossiers import (
    APPLICANT,
    FORM_PDF,
    PLEDGE,
    STEM,
    SUPPORTING,
    TITLE,
    answers,
    attachment,
    campaign,
    complete,
    dossier,
    pdf,
    results,
    word_form,
)
from named_calls import named_call

from parsers.facts.answers import Answer
from parsers.facts.spec import Format, MaterialSpec
from parsers.roles.assign_roles import Role
from validators.rules.naming import (
    FILENAME_NAMING,
    NAMING_MISMATCH,
    NAMING_VARIANT,
    SUBJECT_NAMING,
)

TAIL = "2026年上海合作组织绿色产业合作典型案例申报材料"
SHORT = "云岭绿能"
STRANGER = "远帆重工股份有限公司"


TURNED = f"{TITLE}—{APPLICANT}—{TAIL}"


def subject_of(applicant: str, title: str) -> str:
    return f"{applicant}—{title}—{TAIL}"


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (STEM, "passed"),
        (STEM.replace("—", "-"), "passed"),
        (STEM.replace("—", "——"), "passed"),
        (STEM.replace("—", " － "), "passed"),
        (f"Re: {STEM}", "passed"),
        (f"转发：Fwd: {STEM}", "passed"),
        (STEM.replace("2026", "２０２６"), "passed"),
        (f"{STEM}（补充承诺书）", "passed"),
        ("", "failed"),
        ("申报材料", "failed"),
        (f"{APPLICANT}—{TAIL}", "failed"),
        (f"{APPLICANT}{TITLE}{TAIL}", "failed"),
        (f"申报单位—案例名称—{TAIL}", "failed"),
        (f"{APPLICANT}—{TITLE}", "failed"),
    ],
)
def test_the_subject_keeps_the_convention(subject, expected):
    assert results(SUBJECT_NAMING, dossier(subject=subject)) == {"": expected}


@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [
        (f"{STEM}.docx", (), "passed"),
        (f"{STEM}（承诺书）.pdf", (), "passed"),
        (f"{STEM}-支撑材料.pdf", (), "passed"),
        (f"{STEM}附件2.pdf", (), "passed"),
        (f"{STEM}(1).pdf", (), "passed"),
        ("承诺书.pdf", (f"{STEM}.zip",), "passed"),
        ("承诺书.pdf", ("材料.zip", STEM), "passed"),
        (f"{STEM}.pdf", ("材料.zip",), "passed"),
        ("承诺书.pdf", (), "failed"),
        ("承诺书.pdf", ("材料.zip",), "failed"),
        (f"{APPLICANT}.pdf", (), "failed"),
    ],
)
def test_a_file_keeps_it_by_its_own_name_or_its_archives(name, path, expected):
    document = replace(PLEDGE, attachment=attachment(name, path=path))
    assert results(FILENAME_NAMING, dossier(document))[name] == expected


@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [
        (f"{STEM}.pdf", (), "passed"),
        # Title before applicant is not the order asked for.
        (f"{TURNED}.pdf", (), "failed"),
        ("承诺书.pdf", (f"{TURNED}.zip",), "failed"),
        # The innermost that keeps the convention names the file, and its own name before it.
        ("承诺书.pdf", (f"{TURNED}.zip", STEM), "passed"),
        ("承诺书.pdf", (f"{STEM}.zip", TURNED), "failed"),
        (f"{TURNED}.pdf", (f"{STEM}.zip",), "failed"),
    ],
)
def test_beside_the_form_a_name_must_keep_the_order_too(name, path, expected):
    document = replace(PLEDGE, attachment=attachment(name, path=path))
    assert results(FILENAME_NAMING, dossier(word_form(), document))[name] == expected


@pytest.mark.parametrize(
    ("applicant", "title", "variant", "mismatch"),
    [
        (APPLICANT, TITLE, [], []),
        (f" {APPLICANT} ", TITLE, [], []),
        (SHORT, TITLE, ["applicant"], []),
        ("云岭绿能科技有限责任公司", TITLE, ["applicant"], []),
        (APPLICANT, "塔什干光伏温室", ["case_title"], []),
        (STRANGER, TITLE, [], ["applicant"]),
        (APPLICANT, "撒马尔罕污水处理厂", [], ["case_title"]),
        (SHORT, "撒马尔罕污水处理厂", ["applicant"], ["case_title"]),
    ],
)
def test_a_short_form_is_a_variant_and_another_name_a_mismatch(applicant, title, variant, mismatch):
    subject = dossier(subject=subject_of(applicant, title))
    assert failures(NAMING_VARIANT, subject) == variant
    assert failures(NAMING_MISMATCH, subject) == mismatch


@pytest.mark.parametrize(
    ("subject", "kept", "mismatch"),
    [
        (f"{TITLE}—{APPLICANT}—{TAIL}", "failed", []),
        (f"{TITLE}—{STRANGER}—{TAIL}", "passed", ["applicant"]),
        (f"{APPLICANT} {TITLE} {TAIL}", "failed", []),
        (f"{STRANGER} {TITLE} {TAIL}", "failed", ["applicant"]),
        (f"{STRANGER}关于报送{TAIL}的函", "failed", ["applicant"]),
        (f"{APPLICANT}关于报送{TAIL}的函", "failed", []),
        (f"关于报送{TAIL}的函", "failed", []),
        (f"{APPLICANT}—{TITLE}—2026年度上合组织绿色产业合作典型案例", "failed", []),
        (f"{STRANGER}—{TITLE}—2026年度上合组织绿色产业合作典型案例", "failed", ["applicant"]),
        (f"张某—{APPLICANT}—{TITLE}—{TAIL}", "passed", []),
        (f"{APPLICANT}—承诺书—{TAIL}", "failed", []),
        (f"{STRANGER}—承诺书—{TAIL}", "failed", ["applicant"]),
        (f"{APPLICANT}—{TITLE}（盖章版）—{TAIL}", "passed", []),
        (f"【{APPLICANT}】【{TITLE}】【{TAIL}】", "failed", []),
        (f"{APPLICANT}申报材料", "failed", []),
    ],
)
def test_off_the_convention_only_another_bodys_name_is_a_mismatch(subject, kept, mismatch):
    told = dossier(subject=subject)
    assert results(SUBJECT_NAMING, told) == {"": kept}
    assert failures(NAMING_MISMATCH, told) == mismatch


@pytest.mark.parametrize(
    ("given", "role", "mismatch"),
    [
        ((APPLICANT, "与塔什干大学合作协议"), "supporting", []),
        ((STRANGER, "与塔什干大学合作协议"), "supporting", ["applicant", "case_title"]),
        ((APPLICANT, "撒马尔罕污水处理厂"), "pledge", ["case_title"]),
    ],
)
def test_a_supporting_file_may_have_a_title_of_its_own(given, role, mismatch):
    other = pdf(f"{subject_of(*given)}.pdf", Role(role, "content"))
    assert failures(NAMING_MISMATCH, dossier(*complete(), other)) == mismatch


def test_each_name_is_judged_on_its_own_where_subject_and_files_disagree():
    stranger = pdf(f"{subject_of(STRANGER, TITLE)}.pdf", Role("supporting", "format"))
    subject = dossier(*complete(), stranger, subject=subject_of(SHORT, TITLE))
    assert failures(NAMING_VARIANT, subject) == ["applicant"]
    assert failures(NAMING_MISMATCH, subject) == ["applicant"]


def test_a_dash_inside_a_title_is_read_the_way_the_form_means():
    title = "中欧—中亚班列"
    alone = replace(word_form(case_title=title), attachment=attachment("申报表.docx"))
    assert failures(NAMING_MISMATCH, dossier(alone, subject=subject_of(APPLICANT, title))) == []


def test_one_of_the_joint_applicants_is_enough():
    joint = f"{APPLICANT}、{STRANGER}"
    subject = dossier(*complete(applicant=joint), subject=subject_of(STRANGER, TITLE))
    assert failures(NAMING_MISMATCH, subject) == []


def test_joint_applicants_on_two_lines_of_the_cell():
    joint = complete(applicant=f"{APPLICANT}\n{STRANGER}")
    told = dossier(*joint, subject=subject_of(f"{APPLICANT}、{STRANGER}", TITLE))
    assert failures(NAMING_MISMATCH, told) == []
    assert failures(NAMING_VARIANT, told) == []


@pytest.mark.parametrize(
    ("sender", "mismatch"),
    [
        (APPLICANT, []),
        ("汀屿经开区", []),
        ("汀屿经济技术开发区管理委员会", []),
        ("北湖经济技术开发区管理委员会", ["applicant"]),
    ],
)
def test_a_park_may_send_its_enterprises_case_in_its_own_name(sender, mismatch):
    named = answers()
    park = Answer("nominator", "汀屿经济技术开发区管理委员会")
    named = replace(named, answers=(*named.answers, park))
    form = replace(
        word_form(),
        attachment=attachment("信息表.docx"),
        roles=(Role("form", "content"),),
        answers=named,
    )
    call = campaign("green-parks-2024-enterprise")
    told = dossier(form, call=call, subject=f"【{sender}】绿盟企业案例征集")
    assert failures(NAMING_MISMATCH, told) == mismatch


def test_names_that_cannot_be_compared_are_not_passed():
    assert results(NAMING_MISMATCH, dossier(FORM_PDF, PLEDGE, SUPPORTING)) == {"*": "skipped"}
    nameless = replace(word_form(), attachment=attachment("申报表.docx"))
    assert results(NAMING_MISMATCH, dossier(nameless, subject="材料")) == {
        "applicant": "skipped",
        "case_title": "skipped",
    }


def facts_of(rule, subject) -> list[dict[str, str | int]]:
    return [dict(one.facts) for one in rule.check(subject) if one.facts]


@pytest.mark.parametrize(
    ("subject", "told"), [("申报材料", "申报材料"), ("", "（无主题）"), (TURNED, TURNED)]
)
def test_a_subject_off_the_convention_is_quoted(subject, told):
    assert facts_of(SUBJECT_NAMING, dossier(subject=subject)) == [{"subject": told}]


STRANGERS = ("远帆重工股份有限公司", "海岬环境工程有限公司", "北湖建设集团", "鹤汀食品科技有限公司")


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_three_other_names_are_quoted_each_once(count):
    files = [
        pdf(f"{subject_of(one, TITLE)}{suffix}.pdf", Role("supporting", "format"))
        for one in STRANGERS[:count]
        for suffix in ("（附件1）", "（附件2）")
    ]
    (told,) = facts_of(NAMING_MISMATCH, dossier(*complete(), *files))
    assert told == {"given": "”“".join(STRANGERS[: min(count, 3)]), "official": APPLICANT}


@pytest.mark.parametrize(("rule", "part"), [(SUBJECT_NAMING, "subject"), (FILENAME_NAMING, "file")])
def test_what_the_notice_does_not_ask_for_is_skipped_with_a_reason(rule, part):
    call = campaign()
    call = replace(call, naming=replace(call.naming, **{part: None}))
    (evidence,) = rule.check(dossier(subject="材料", call=call))
    assert (evidence.where, evidence.result.value) == ("", "skipped")
    assert evidence.reason


def test_a_name_that_cannot_be_read_is_skipped_with_a_reason():
    nameless = replace(word_form(), attachment=attachment("申报表.docx"))
    assert all(one.reason for one in NAMING_MISMATCH.check(dossier(nameless, subject="材料")))


def failures(rule, subject) -> list[str]:
    return [place for place, result in results(rule, subject).items() if result == "failed"]


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("（活动照片1）", []),
        ("（活动照片12）", []),
        ("(活动照片)", []),
        ("（照片2）", []),
        ("（二期）", ["case_title"]),
    ],
)
def test_the_words_for_a_material_behind_the_title_are_no_part_of_it(name, variant):
    call = named_call('[naming]\nfile = "【阅读推广】{applicant}_{case_title}"')
    photos = MaterialSpec("photos", "活动照片", names=("照片",), formats=(Format.IMAGE,))
    call = replace(call, materials=(*call.materials, photos))
    filename = f"【阅读推广】{APPLICANT}_{TITLE}{name}.jpg"
    photo = replace(pdf(filename), roles=(Role("photos", by="name"),))
    subject = dossier(word_form(), photo, call=call)
    assert failures(NAMING_VARIANT, subject) == variant

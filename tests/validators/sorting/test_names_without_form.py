"""Names of an application whose form did not come."""

import pytest
from dossiers import APPLICANT, PLEDGE, STEM, TITLE, dossier, paged, pdf, word_form

from parsers.roles.assign_roles import Role
from validators.sorting.names_without_form import called


def test_the_forms_names_are_final():
    form = word_form(applicant="别的单位")
    assert list(called(dossier(form, subject=STEM))) == [("别的单位", TITLE)]


def test_without_a_form_the_subject_tells():
    assert next(called(dossier(pdf("扫描.pdf"), subject=f"回复：{STEM}"))) == (APPLICANT, TITLE)


def test_under_another_subject_a_file_name_tells():
    assert next(called(dossier(PLEDGE, subject="补交承诺书"))) == (APPLICANT, TITLE)


def test_nothing_is_called_where_nothing_keeps_the_convention():
    assert list(called(dossier(pdf("扫描.pdf"), subject="补交材料"))) == []


def test_who_signed_the_pledge_is_the_applicant():
    text = f"材料真实性承诺书\n我单位承诺。\n申报单位名称（公章）： {APPLICANT}\n日期：2026年6月5日"
    pledge = pdf("承诺书.pdf", Role("pledge", "content"), facts=paged(text=text))
    assert list(called(dossier(pledge, subject="补充"))) == [(APPLICANT, "")]


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        (f"补交{APPLICANT}承诺书", APPLICANT),
        (f"关于报送{APPLICANT}材料的函", APPLICANT),
        (
            "补充 岚屿青材环保设备（宁川）股份有限公司 承诺书",
            "岚屿青材环保设备（宁川）股份有限公司",
        ),
        ("云汀经济技术开发区管委会补充照片", "云汀经济技术开发区管委会"),
    ],
)
def test_whom_an_unconventional_subject_speaks_of(subject, body):
    assert list(called(dossier(pdf("扫描.pdf"), subject=subject))) == [(body, "")]


def test_the_convention_goes_before_the_pledge():
    text = "申报单位名称（公章）：别的单位有限公司"
    pledge = pdf("承诺书.pdf", Role("pledge", "content"), facts=paged(text=text))
    assert next(called(dossier(pledge, subject=STEM))) == (APPLICANT, TITLE)

from dataclasses import replace

import pytest
from dossiers import (
    APPLICANT,
    answers,
    campaign,
    complete,
    dossier,
    results,
    submission,
    word_form,
)

from parsers.facts.answers import Answer
from parsers.roles.assign_roles import Role
from validators.judge import judge
from validators.model.dossier import History, OtherApplication
from validators.rules.provenance import (
    DUPLICATE_APPLICATION,
    NOMINATION_QUOTA,
    SENDER_UNCONFIRMED,
)

PLEDGE_AGAIN = complete()[2]


@pytest.mark.parametrize(
    ("sender", "confirmed", "expected"),
    [
        ("wang@yunling.example", True, {"wang@yunling.example": "passed"}),
        ("who@elsewhere.example", False, {"who@elsewhere.example": "failed"}),
        ("", False, {"（无发件人地址）": "failed"}),
    ],
)
def test_a_later_letter_from_an_unknown_sender_waits_for_staff(sender, confirmed, expected):
    later = submission(PLEDGE_AGAIN, sender=sender, confirmed=confirmed)
    assert results(SENDER_UNCONFIRMED, dossier(later=(later,))) == expected


def test_the_first_sender_needs_no_confirming():
    assert results(SENDER_UNCONFIRMED, dossier()) == {}


@pytest.mark.parametrize(
    ("applicants", "expected"),
    [
        ((), {"": "passed"}),
        ((APPLICANT,), {"": "passed"}),
        (("云岭绿能科技有限责任公司",), {"": "passed"}),
        (("远帆重工股份有限公司",), {"SCO2026-0001": "failed"}),
        ((APPLICANT, "远帆重工股份有限公司"), {"SCO2026-0002": "failed"}),
    ],
)
def test_the_same_file_from_another_applicant_is_told(applicants, expected):
    twins = tuple(
        OtherApplication(f"SCO2026-{number:04}", name, "承诺书.pdf")
        for number, name in enumerate(applicants, 1)
    )
    assert results(DUPLICATE_APPLICATION, dossier(history=History(twins))) == expected


def test_staff_read_whether_it_is_a_file_or_an_answer():
    twins = (
        OtherApplication("SCO2026-0001", "远帆重工股份有限公司", "承诺书.pdf"),
        OtherApplication("SCO2026-0002", "", "案例简介", 92),
    )
    verdict = judge(dossier(history=History(twins)), (DUPLICATE_APPLICATION,))
    assert [finding.message for finding in verdict.findings] == [
        "“承诺书.pdf”与 SCO2026-0001（远帆重工股份有限公司）提交的为同一文件。",
        "“案例简介”与 SCO2026-0002（申报单位未读出）提交的内容相近（重合度 92%）。",
    ]


def test_without_a_register_duplicates_are_not_examined():
    assert results(DUPLICATE_APPLICATION, dossier()) == {"*": "skipped"}


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ((), "passed"),
        (("甲环境科技有限公司",), "passed"),
        (("甲环境科技有限公司", "乙节能设备有限公司"), "failed"),
        (("甲环境科技有限公司", APPLICANT), "passed"),
    ],
)
def test_a_park_may_recommend_so_many_enterprises(others, expected):
    park = "汀屿经济技术开发区管理委员会"
    named = answers()
    named = replace(named, answers=(*named.answers, Answer("nominator", park)))
    form = replace(word_form(), roles=(Role("form", "content"),), answers=named)
    call = campaign("green-parks-2024-enterprise")
    subject = dossier(form, call=call, history=History(nominated=others))
    assert results(NOMINATION_QUOTA, subject) == {park: expected}


def test_without_a_quota_or_a_nominator_nothing_is_counted():
    assert results(NOMINATION_QUOTA, dossier(history=History())) == {"": "skipped"}

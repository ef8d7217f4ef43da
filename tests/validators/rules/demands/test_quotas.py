"""So many applications of each body, author, category or sender, in any combination."""

from dataclasses import replace

import pytest
from dossiers import APPLICANT, FORM_PDF, TITLE, campaign, dossier, results, submission, word_form

from validators.call_files.parse_campaign import CampaignFileError, parse_campaign
from validators.judge import judge
from validators.model.campaign import Campaign, Quota
from validators.model.dossier import Beside, Dossier, History
from validators.model.severity import Status
from validators.rulebook import CODES, RULES
from validators.rules.demands.quotas import QUOTA
from validators.sorting.filing import build_dossier

BODY = Quota(("applicant",), 2)
PERSON = Quota(("contact_person",), 1, "每人限报一项")
KIND = Quota(("applicant", "case_type"), 1)
SENDER = Quota(("sender",), 2)


def call(*quotas: Quota) -> Campaign:
    return replace(campaign(), quotas=quotas)


def other(title: str, applicant: str = APPLICANT, **answers: str) -> Beside:
    return Beside(applicant, title, {"applicant": applicant} | answers)


def case(quota: Quota, *beside: Beside, known=None, form=None) -> Dossier:
    one = replace(submission(form or word_form(), FORM_PDF), beside=beside)
    history = None if known is None else History(counted_with={quota.per: known})
    return build_dossier(call(quota), (one,), history)


A, B, C = other("甲"), other("乙"), other("丙")
SHORT = other("丁", "云岭绿能公司")
ELSE = other("戊", "澄碛水处理装备有限公司")


@pytest.mark.parametrize(
    ("quota", "beside", "known", "told"),
    [
        (BODY, (), (), "passed"),
        (BODY, (), (A,), "passed"),
        (BODY, (), (A, B), "failed"),
        (BODY, (A,), (), "passed"),
        (BODY, (A, B), (), "failed"),
        # What the register holds already is not counted twice.
        (BODY, (A,), (A,), "passed"),
        (BODY, (A,), (B,), "failed"),
        (BODY, (A, B), None, "failed"),
        (BODY, (A,), None, "skipped"),
        (BODY, (A, SHORT), (), "failed"),
        (BODY, (A, ELSE), (), "passed"),
        (BODY, (ELSE, ELSE, ELSE), (), "passed"),
        # Two of one title are two.
        (BODY, (), (A, A), "failed"),
        (SENDER, (ELSE, ELSE), (), "failed"),
        (SENDER, (ELSE,), (), "passed"),
        (PERSON, (other("甲", contact_person="林见青"),), (), "failed"),
        (PERSON, (other("甲", contact_person="林见清远"),), (), "passed"),
        (PERSON, (other("甲", contact_person=""),), (), "passed"),
        (KIND, (other("甲", case_type="项目合作"),), (), "failed"),
        (KIND, (other("甲", case_type="技术合作"),), (), "passed"),
        (KIND, (other("甲", "澄碛水处理装备有限公司", case_type="项目合作"),), (), "passed"),
    ],
)
def test_how_many_there_may_be(quota, beside, known, told):
    place = "*" if told == "skipped" else quota.per[0]
    assert results(QUOTA, case(quota, *beside, known=known)) == {place: told}


def test_without_the_answer_nothing_is_counted():
    subject = case(BODY, A, B, known=(), form=word_form(applicant=""))
    assert results(QUOTA, subject) == {"applicant": "skipped"}


def test_without_a_quota_the_rule_says_nothing():
    assert results(QUOTA, dossier(history=History())) == {}


@pytest.mark.parametrize(
    ("quota", "words"),
    [
        (PERSON, "每人限报一项：“林见青”已有 2 件申报，超过 1 件的限额。"),
        (KIND, f"每个申报单位、案例类型的申报数量：“{APPLICANT}、项目合作”已有 2 件申报，超过 1 件的限额。"),
        (Quota(("sender",), 1),
         "每个发件邮箱的申报数量：“lin@yunling.example”已有 2 件申报，超过 1 件的限额。"),
    ],
)  # fmt: skip
def test_it_names_the_quota_the_count_and_the_limit(quota, words):
    verdict = judge(case(quota, known=(A,)), RULES)
    assert [one.message for one in verdict.findings if one.code == "quota"] == [words]
    assert verdict.status is not Status.LATE


FILE = f"""
id = "x"
title = "征集"
number_prefix = "X"
closes_on = 2026-06-18
[contact]
office = "办公室"
[naming]
pattern = "{{applicant}}"
[[material]]
id = "form"
title = "{TITLE}"
[[form.field]]
key = "applicant"
label = "申报单位"
[[form.field]]
key = "nominator"
label = "推荐单位"
[[quota]]
"""


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('per = "sender"\nmost = 2', Quota(("sender",), 2)),
        ('per = ["nominator"]\nmost = 2', Quota(("nominator",), 2)),
        ('per = ["nominator", "applicant"]\nmost = 1\ntitle = "限一项"',
         Quota(("nominator", "applicant"), 1, "限一项")),
    ],
)  # fmt: skip
def test_a_campaign_file_says_it(keys, told):
    assert parse_campaign(FILE + keys, CODES).quotas == (told,)


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ("per = []\nmost = 2", "per"),
        ('per = ["nominater"]\nmost = 2', "did you mean `nominator`"),
        ('per = ["sender"]\nmost = 0', "most"),
        ('per = ["sender"]', "most"),
        ('per = ["sender"]\nmost = 1\nleast = 2', "least"),
    ],
)
def test_a_campaign_file_that_says_it_wrongly(keys, why):
    with pytest.raises(CampaignFileError, match=why):
        parse_campaign(FILE + keys, CODES)

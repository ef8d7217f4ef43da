"""Which letters a call's convention of names claims, where nothing else tells."""

from dataclasses import replace

import pytest
from dossiers import attachment, campaign, letter
from named_calls import named_call

from validators.sorting.routing import choose

WORDS = '[naming]\nsubject = "{applicant}2026年绿色案例"'
PLAIN = '[naming]\npattern = "{applicant}-{case_title}"'


@pytest.mark.parametrize(
    ("naming", "subject", "claimed"),
    [
        (WORDS, "甲公司2026年绿色案例", True),
        (WORDS, "转发：甲公司 2026 年绿色案例", True),
        (WORDS, "甲公司2025年绿色案例", False),
        ('[naming]\nsubject = "绿色案例报名"', "绿色案例报名", True),
        ('[naming]\nsubject = "【案例申报】{applicant}"', "【案例申报】甲公司", True),
        # Two words with a dash between them are no evidence of any call.
        (PLAIN, "会议通知-请查收", False),
        (PLAIN, "甲公司-风电", False),
        ('[naming]\nfile = "{applicant}+{case_title}+申报表"', "甲+乙+申报表", False),
        ("", "甲公司-风电", False),
    ],
)
def test_only_words_of_the_call_claim_a_letter(naming: str, subject: str, claimed: bool) -> None:
    call = named_call(naming)
    mail = replace(letter(subject), attachments=(attachment("a-b.jpg"),))
    found = choose(mail, {call.id: ()}, (call,))
    assert (found is not None) is claimed


def test_of_two_calls_the_one_whose_convention_is_kept() -> None:
    ours, other = named_call(WORDS), campaign("green-parks-2024-park")
    filed = {ours.id: (), other.id: ()}
    found = choose(letter("甲公司2026年绿色案例"), filed, (other, ours))
    assert found is not None
    assert found.campaign == ours

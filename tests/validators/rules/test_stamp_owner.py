from dataclasses import replace

import pytest
from dossiers import FORM_PDF, PLEDGE, SUPPORTING, dossier, results, stamp, with_stamps, word_form

from parsers.facts.file_facts import Presence, StampKind
from validators.rules.stamp_owner import STAMP_MISMATCH

APPLICANT = "云岭绿能科技有限公司"
ANOTHER = "澄碛水处理装备有限公司"


def reading(text: str, **more):
    return replace(stamp(**more), text=text)


@pytest.mark.parametrize(
    ("stamps", "told"),
    [
        ((reading(APPLICANT),), "passed"),
        ((reading(ANOTHER),), "failed"),
        ((reading(ANOTHER), reading(APPLICANT)), "passed"),
        ((reading(ANOTHER), reading("")), "skipped"),
        ((reading(""),), "skipped"),
        ((reading("科技有限公司"),), "skipped"),
        ((reading(ANOTHER), reading("科技有限公司")), "skipped"),
    ],
)
def test_only_a_plain_other_name_on_every_seal_is_told(stamps, told):
    subject = dossier(word_form(), FORM_PDF, with_stamps(PLEDGE, *stamps), SUPPORTING)
    assert results(STAMP_MISMATCH, subject)["pledge"] == told


def test_the_seal_of_a_body_the_form_names_accuses_nobody():
    """A recommending body stamps a form too."""
    form = word_form(awards=f"推荐单位：无\n{ANOTHER}")
    subject = dossier(form, FORM_PDF, with_stamps(PLEDGE, reading(ANOTHER)), SUPPORTING)
    assert results(STAMP_MISMATCH, subject)["pledge"] == "skipped"


def test_uncertain_stamps_and_signatures_are_not_asked():
    signed = replace(reading(ANOTHER), kind=StampKind.SIGNATURE)
    faint = reading(ANOTHER, presence=Presence.UNCERTAIN)
    subject = dossier(word_form(), FORM_PDF, with_stamps(PLEDGE, signed, faint), SUPPORTING)
    assert "pledge" not in results(STAMP_MISMATCH, subject)

"""A seal and a signature are two things: of each it is said whether it was seen."""

from dataclasses import replace

import pytest
from dossiers import FORM_PDF, campaign, dossier, results, stamp, with_stamps

from parsers.facts.file_facts import Presence, Stamp
from parsers.facts.spec import StampNeed
from parsers.facts.stamp_reasons import HANDWRITTEN
from validators.judge import judge
from validators.model.campaign import Campaign
from validators.rulebook import RULES
from validators.rules.demands.signing import SIGNATURE_UNSEEN
from validators.rules.stamps import MATERIAL_UNSTAMPED, STAMP_UNCERTAIN


def call(signature: StampNeed, seal: StampNeed = StampNeed.REQUIRED) -> Campaign:
    plain = campaign()
    changed = (
        replace(one, signature=signature, stamp=seal) if one.id == "form-pdf" else one
        for one in plain.materials
    )
    return replace(plain, materials=tuple(changed))


SEAL = stamp()
HAND = replace(stamp(presence=Presence.UNCERTAIN), reason=HANDWRITTEN)


def form(*stamps: Stamp):
    return with_stamps(FORM_PDF, *stamps)


@pytest.mark.parametrize(
    ("stamps", "seal", "hand"),
    [
        ((SEAL, HAND), "passed", "passed"),
        ((SEAL,), "passed", "failed"),
        ((HAND,), "skipped", "passed"),
        ((), "failed", "failed"),
    ],
    ids=["both", "seal-alone", "signature-alone", "neither"],
)
def test_each_of_the_two_is_judged_by_itself(stamps, seal, hand):
    given = dossier(form(*stamps), call=call(StampNeed.REQUIRED))
    assert results(MATERIAL_UNSTAMPED, given)["form-pdf"] == seal
    assert results(SIGNATURE_UNSEEN, given) == {"form-pdf": hand}


def test_a_seal_that_is_missed_where_a_name_was_written_is_for_a_person():
    given = dossier(form(HAND), call=call(StampNeed.REQUIRED))
    assert results(STAMP_UNCERTAIN, given)["form-pdf"] == "failed"


@pytest.mark.parametrize(
    ("need", "severity"), [(StampNeed.REQUIRED, "refer"), (StampNeed.EXPECTED, "note")]
)
def test_nobody_is_corrected_for_a_signature_that_was_not_seen(need, severity):
    found = judge(dossier(form(SEAL), call=call(need)), RULES).findings
    (one,) = [finding for finding in found if finding.code == "signature-unseen"]
    assert one.severity == severity


def test_where_none_is_asked_for_none_is_looked_for():
    assert results(SIGNATURE_UNSEEN, dossier(form(SEAL), call=call(StampNeed.NO))) == {}


def test_a_signature_alone_may_be_asked_for():
    given = dossier(form(HAND), call=call(StampNeed.REQUIRED, StampNeed.NO))
    assert results(SIGNATURE_UNSEEN, given) == {"form-pdf": "passed"}
    assert "form-pdf" not in results(MATERIAL_UNSTAMPED, given)

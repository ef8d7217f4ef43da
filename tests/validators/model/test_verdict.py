from dataclasses import replace

import pytest
from dossiers import (
    FORM_PDF,
    PLEDGE,
    SUPPORTING,
    campaign,
    complete,
    dossier,
    with_stamps,
    word_form,
)

from validators.judge import judge
from validators.model.outcome import Result
from validators.model.severity import Severity, Status
from validators.rulebook import RULES

CODES = [rule.code for rule in RULES]


def status(*documents, **more):
    return judge(dossier(*documents, **more), RULES).status


def test_a_complete_set_is_complete():
    verdict = judge(dossier(), RULES)
    assert (verdict.status, verdict.findings) == (Status.COMPLETE, ())


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ((word_form(), FORM_PDF, with_stamps(PLEDGE), SUPPORTING), Status.INCOMPLETE),
        ((word_form(), FORM_PDF, PLEDGE), Status.INCOMPLETE),
        (complete(case_title="另一个完全不同的案例"), Status.REVIEW),
    ],
)
def test_the_worst_open_finding_decides(documents, expected):
    assert status(*documents) is expected


def test_a_note_does_not_spoil_completeness():
    verdict = judge(dossier(*complete(), subject="材料"), RULES)
    assert verdict.status is Status.COMPLETE
    assert [finding.code for finding in verdict.findings] == ["subject-naming"]


def test_a_waived_finding_stays_visible_and_no_longer_counts():
    spoiled = dossier(word_form(), FORM_PDF, with_stamps(PLEDGE), SUPPORTING)
    verdict = judge(spoiled, RULES, frozenset({("material-unstamped", "pledge")}))
    assert verdict.status is Status.COMPLETE
    assert [o.where for o in verdict.outcomes if o.waived] == ["pledge"]


def test_a_campaign_may_change_a_severity_or_switch_a_rule_off():
    call = replace(campaign(), severities={"subject-naming": Severity.CORRECT, "late": None})
    verdict = judge(dossier(*complete(), subject="材料", call=call), RULES)
    assert verdict.status is Status.INCOMPLETE
    assert "late" not in {outcome.code for outcome in verdict.outcomes}


def test_what_could_not_be_examined_is_skipped_with_its_reason():
    verdict = judge(dossier(PLEDGE), RULES)
    skipped = [o for o in verdict.outcomes if o.result is Result.SKIPPED]
    assert {"field-missing", "field-too-long", "naming-mismatch"} <= {o.code for o in skipped}
    assert all(outcome.reason for outcome in skipped)


def test_every_failure_has_whole_sentences():
    verdict = judge(dossier(word_form(email="x", summary=""), subject="材料"), RULES)
    assert len(verdict.findings) > 4
    for finding in verdict.findings:
        assert finding.message.endswith("。")
        assert "{" not in finding.message + finding.remedy
        assert finding.severity is not Severity.CORRECT or finding.remedy


def test_no_code_is_used_twice():
    assert len(CODES) == len(set(CODES))


def test_every_rule_says_why_it_exists():
    assert [rule.code for rule in RULES if not rule.check.__doc__] == []

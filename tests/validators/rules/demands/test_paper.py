"""What must come on paper is a note to staff until it is noted, and a fault only where a call says so."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from dossiers import FORM_PDF, SHANGHAI, SUPPORTING, campaign, dossier, results, word_form

from parsers.facts.last_moment import LastMoment
from parsers.facts.spec import Condition, Delivery
from validators.call_files.parse_campaign import parse_campaign
from validators.evidence.asked_for import is_asked_for, is_asked_on_paper
from validators.judge import judge
from validators.model.campaign import Campaign
from validators.model.dossier import History
from validators.model.severity import Severity, Status
from validators.rulebook import CODES, RULES
from validators.rules.demands.paper import PAPER_LATE, PAPER_MISSING
from validators.rules.materials import MATERIAL_MISSING

CAME = {"pledge": date(2026, 6, 12)}
SOME = Condition("case_type", ("项目合作",))
OTHER = Condition("case_type", ("技术推广",))
UNREAD = Condition("unheard_of")


def with_pledge(**changes: object) -> Campaign:
    call = campaign()
    materials = (replace(m, **changes) if m.id == "pledge" else m for m in call.materials)
    return replace(call, materials=tuple(materials))


@pytest.mark.parametrize(
    ("delivery", "changes", "came", "told"),
    [
        (Delivery.EMAIL, {}, {}, {}),
        (Delivery.PAPER, {}, CAME, {"pledge": "passed"}),
        (Delivery.BOTH, {}, CAME, {"pledge": "passed"}),
        (Delivery.PAPER, {}, {}, {"pledge": "failed"}),
        (Delivery.BOTH, {}, {}, {"pledge": "failed"}),
        (Delivery.BOTH, {}, {"form-pdf": date(2026, 6, 12)}, {"pledge": "failed"}),
        (Delivery.PAPER, {"required": False}, {}, {"pledge": "skipped"}),
        (Delivery.PAPER, {"required": False}, CAME, {"pledge": "passed"}),
        (Delivery.PAPER, {"required_where": SOME}, {}, {"pledge": "failed"}),
        (Delivery.PAPER, {"required_where": OTHER}, {}, {"pledge": "skipped"}),
        (Delivery.PAPER, {"required_where": UNREAD}, {}, {"pledge": "skipped"}),
        (Delivery.PAPER, {"required_where": UNREAD}, CAME, {"pledge": "passed"}),
    ],
)
def test_what_must_come_on_paper(delivery, changes, came, told):
    call = with_pledge(delivery=delivery, **changes)
    assert results(PAPER_MISSING, dossier(call=call, history=History(on_paper=came))) == told


def test_without_a_register_nobody_knows_what_came():
    call = with_pledge(delivery=Delivery.BOTH)
    assert results(PAPER_MISSING, dossier(call=call)) == {"*": "skipped"}


@pytest.mark.parametrize(
    ("delivery", "told"), [(Delivery.PAPER, "skipped"), (Delivery.BOTH, "failed")]
)
def test_what_comes_on_paper_alone_is_not_missing_from_the_letter(delivery, told):
    subject = dossier(
        word_form(), FORM_PDF, SUPPORTING, call=with_pledge(delivery=delivery), history=History()
    )
    assert results(MATERIAL_MISSING, subject)["pledge"] == told
    wanted = subject.campaign.material("pledge")
    assert (is_asked_for(wanted, subject), is_asked_on_paper(wanted, subject)) == (
        delivery is Delivery.BOTH,
        True,
    )


@pytest.mark.parametrize("delivery", [Delivery.PAPER, Delivery.BOTH])
def test_paper_that_has_not_come_leaves_the_set_complete(delivery):
    verdict = judge(dossier(call=with_pledge(delivery=delivery), history=History()), RULES)
    assert verdict.status is Status.COMPLETE
    assert [f.severity for f in verdict.findings if f.code == "paper-missing"] == [Severity.NOTE]


def at(day: int, hour: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, tzinfo=SHANGHAI)


OWN = LastMoment(date(2026, 6, 25))


@pytest.mark.parametrize(
    ("closes", "now", "status"),
    [
        (None, at(12), Status.COMPLETE),
        (None, at(18, 23), Status.COMPLETE),
        (None, at(19), Status.INCOMPLETE),
        (OWN, at(19), Status.COMPLETE),
        (OWN, at(25, 23), Status.COMPLETE),
        (OWN, at(26), Status.INCOMPLETE),
        (OWN, None, Status.COMPLETE),
    ],
)
def test_a_call_may_make_a_fault_of_it_after_its_last_day_only(closes, now, status):
    call = with_pledge(delivery=Delivery.BOTH, closes=closes)
    call = replace(call, severities={"paper-missing": Severity.CORRECT})
    assert judge(dossier(call=call, history=History(judged_at=now)), RULES).status is status


EACH = """
id = "x"
title = "征集"
number_prefix = "X"
closes_on = 2026-06-18
[contact]
office = "办公室"
[naming]
pattern = "{applicant}"
[[material]]
id = "form"
title = "申报书"
each = true
"""


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('formats = ["word", "pdf"]\ndelivery = "both"',
         {"form-word": Delivery.EMAIL, "form-pdf": Delivery.BOTH}),
        ('formats = ["excel", "word"]\ndelivery = "both"',
         {"form-excel": Delivery.BOTH, "form-word": Delivery.EMAIL}),
        ('formats = ["word", "pdf"]\ndelivery = "paper"', {"form": Delivery.PAPER}),
        ('formats = ["word", "pdf"]',
         {"form-word": Delivery.EMAIL, "form-pdf": Delivery.EMAIL}),
    ],
)  # fmt: skip
def test_of_a_material_in_two_formats_one_is_printed(keys, told):
    call = parse_campaign(EACH + keys, CODES)
    assert {m.id: m.delivery for m in call.materials} == told


OWN = LastMoment(date(2026, 6, 12))


@pytest.mark.parametrize(
    ("delivery", "closes", "came", "expected"),
    [
        (Delivery.EMAIL, OWN, date(2026, 7, 1), {}),
        (Delivery.PAPER, OWN, None, {"pledge": "skipped"}),
        (Delivery.PAPER, OWN, date(2026, 6, 11), {"pledge": "passed"}),
        (Delivery.PAPER, OWN, date(2026, 6, 12), {"pledge": "passed"}),
        (Delivery.PAPER, OWN, date(2026, 6, 13), {"pledge": "failed"}),
        (Delivery.BOTH, OWN, date(2026, 6, 13), {"pledge": "failed"}),
        # Without one of its own the call's deadline counts, extended or not.
        (Delivery.PAPER, None, date(2026, 6, 18), {"pledge": "passed"}),
        (Delivery.PAPER, None, date(2026, 6, 19), {"pledge": "failed"}),
    ],
)
def test_paper_has_a_deadline_too(delivery, closes, came, expected):
    call = with_pledge(delivery=delivery, closes=closes)
    on_paper = {"pledge": came} if came else {}
    assert results(PAPER_LATE, dossier(call=call, history=History(on_paper=on_paper))) == expected


def test_an_extension_of_the_call_is_one_for_its_paper():
    call = replace(with_pledge(delivery=Delivery.PAPER), extended_to=date(2026, 6, 30))
    history = History(on_paper={"pledge": date(2026, 6, 25)})
    assert results(PAPER_LATE, dossier(call=call, history=history)) == {"pledge": "passed"}

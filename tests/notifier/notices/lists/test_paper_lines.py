"""A notice lists what must come on paper, and never says that it is missing."""

from dataclasses import replace
from datetime import date, time

import pytest
from dossiers import FORM_PDF, SUPPORTING, campaign, dossier, word_form
from notices import occasion, templates

from notifier.notices.compose import compose
from notifier.notices.compose_all import compose_all
from notifier.notices.kinds import NoticeKind
from notifier.notices.lists.paper_lines import PaperLine, is_outstanding, paper_lines
from notifier.notices.state_verdict import state_occasion
from parsers.facts.last_moment import LastMoment
from parsers.facts.spec import Condition, Delivery
from validators.model.dossier import History

OWN = LastMoment(date(2026, 6, 25), time(17))
CAME = {"pledge": date(2026, 6, 12)}
TITLE = "承诺书（PDF盖章版）"


def subject(*documents, came=None, history=True, **changes):
    call = replace(campaign(), also=("en", "ru"))
    materials = (replace(m, **changes) if m.id == "pledge" else m for m in call.materials)
    return dossier(
        *documents,
        call=replace(call, materials=tuple(materials)),
        history=History(on_paper=came or {}) if history else None,
    )


@pytest.mark.parametrize(
    ("changes", "came", "told"),
    [
        ({}, {}, ()),
        ({"delivery": Delivery.PAPER}, {}, (PaperLine("", "", also_by_email=False),)),
        ({"delivery": Delivery.BOTH}, {}, (PaperLine("", "", also_by_email=True),)),
        ({"delivery": Delivery.BOTH}, CAME, (PaperLine("", "2026年6月12日", "", True),)),
        ({"delivery": Delivery.BOTH, "closes": OWN}, {},
         (PaperLine("", "", "2026年6月25日 17:00（北京时间）", True),)),
        ({"delivery": Delivery.BOTH, "closes": OWN}, CAME,
         (PaperLine("", "2026年6月12日", "", True),)),
        ({"delivery": Delivery.PAPER, "required": False}, {}, ()),
        ({"delivery": Delivery.PAPER, "required": False}, CAME, (PaperLine("", "2026年6月12日"),)),
        ({"delivery": Delivery.PAPER, "required_where": Condition("unread")}, {},
         (PaperLine("", "", if_asked=True),)),
        ({"delivery": Delivery.PAPER, "required_where": Condition("case_type", ("无此项",))}, {},
         ()),
    ],
)  # fmt: skip
def test_what_is_listed(changes, came, told):
    found = paper_lines(subject(came=came, **changes))
    assert tuple(replace(one, title="") for one in found) == told
    assert is_outstanding(found) == any(not one.arrived for one in told)


def test_without_a_register_nothing_is_noted():
    (line,) = paper_lines(subject(history=False, delivery=Delivery.BOTH))
    assert line.arrived == ""


@pytest.mark.parametrize("delivery", [Delivery.PAPER, Delivery.BOTH])
@pytest.mark.parametrize("came", [{}, CAME])
def test_an_acknowledgement_says_what_is_complete(delivery, came):
    notice = compose(occasion(subject(delivery=delivery, came=came)), templates())
    assert notice.kind is NoticeKind.ACKNOWLEDGEMENT
    assert "须以纸质方式报送的材料" in notice.text
    assert ("目前无需再提交材料" in notice.text) == bool(came)
    assert ("nothing more is needed" in notice.text) == bool(came)
    assert ("больше ничего не требуется" in notice.text) == bool(came)
    assert ("电子材料已收齐" in notice.subject) == (not came)
    for text in (notice.text, notice.html):
        assert ("2026年6月12日 收到" in text) == bool(came)
        assert ("尚未登记收到" in text) == (not came)
        assert "未收到，" not in text
    english = "received on 2026-06-12" if came else "not yet noted as received"
    assert f"({english})." in notice.text
    assert "На бумаге:" in notice.text


def test_a_correction_lists_it_beside_what_is_to_mend():
    pledge_by_post = subject(word_form(), SUPPORTING, delivery=Delivery.PAPER)
    notice = compose(occasion(pledge_by_post), templates())
    assert notice.kind is NoticeKind.CORRECTION
    assert "尚未登记收到" in notice.text
    assert f"未收到{TITLE}" not in notice.text
    assert "On paper:" in notice.text
    assert notice.text.index("需要补正的事项") < notice.text.index("须以纸质方式报送的材料")


def test_the_answer_to_several_lists_it_for_each():
    two = [occasion(subject(delivery=Delivery.BOTH, came=came)) for came in ({}, CAME)]
    notice = compose_all(two, templates())
    assert notice.text.count("须以纸质方式报送的材料") == 2
    assert "纸质材料的收到情况见下" in notice.text
    assert "材料已收齐，目前无需再提交材料。" in notice.text


def test_no_paper_no_word_of_it():
    notice = compose(occasion(subject(word_form(), FORM_PDF)), templates())
    for word in ("纸质", "On paper", "На бумаге"):
        assert word not in notice.text + notice.html


def test_what_waits_is_written_anew_and_what_left_stays_true():
    open_, came = (
        state_occasion(occasion(subject(delivery=Delivery.BOTH, came=one))) for one in ({}, CAME)
    )
    assert not open_.same_verdict(came)
    assert open_.agrees(came)

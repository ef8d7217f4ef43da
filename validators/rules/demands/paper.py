"""Checks that what must come on paper has been noted as arrived."""

from collections.abc import Iterator

from parsers.facts.last_moment import LastMoment
from parsers.facts.spec import Delivery, MaterialSpec
from validators.evidence.asked_for import is_asked_on_paper
from validators.model.campaign import Campaign
from validators.model.dossier import Dossier, History
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity

CODE = "paper-missing"


def _paper_missing(dossier: Dossier) -> Iterator[Evidence]:
    """Post is slower than mail: staff keep a list of what has not come, and the notice names it
    beside the rest. Only after its last day may a call make a fault of it.
    """
    on_paper = [m for m in dossier.campaign.materials if m.delivery is not Delivery.EMAIL]
    if not on_paper:
        return
    history = dossier.require_history()
    for material in on_paper:
        asked = is_asked_on_paper(material, dossier)
        if material.id in history.on_paper:
            yield passed(material.id)
        elif asked is None:
            yield skipped(material.id, reason="是否需要报送纸质件取决于申报表的填写，未能读出")
        elif not asked:
            yield skipped(material.id, reason="非必需材料，未登记收到纸质件")
        elif is_fault(dossier.campaign) and not _is_over(material, dossier.campaign, history):
            yield skipped(material.id, reason="纸质件尚未登记收到，未到截止时间")
        else:
            yield failed(material.id)


def closes_for(material: MaterialSpec, campaign: Campaign) -> LastMoment:
    """Return until when the material may come: its own deadline, else the call's."""
    return material.closes or campaign.last_moment


def is_fault(campaign: Campaign) -> bool:
    """Tell whether the call makes more of it than a note to staff; then the day matters."""
    return campaign.severities.get(CODE, Severity.NOTE) is not Severity.NOTE


def _is_over(material: MaterialSpec, campaign: Campaign, history: History) -> bool:
    end = closes_for(material, campaign).end(campaign.timezone)
    return history.judged_at is not None and history.judged_at >= end


PAPER_MISSING = Rule(
    CODE,
    Aspect.COMPLETENESS,
    Severity.NOTE,
    "纸质材料",
    "尚未登记收到{place}的纸质件。",
    _paper_missing,
    "请按通知要求寄送或递交{place}的纸质件。",
    point="{place}的纸质件",
    english=Translation(
        fault="{place}: the paper copy has not been noted as received. Please post or hand it in.",
        point="{place}: the paper copy.",
    ),
    russian=Translation(
        fault="{place}: бумажный экземпляр пока не отмечен как полученный. Просим направить его.",
        point="{place}: бумажный экземпляр.",
    ),
)


def _paper_late(dossier: Dossier) -> Iterator[Evidence]:
    """The day that staff noted is the day it came; a postmark in time may still count: a person decides."""
    history = dossier.require_history()
    for material in dossier.campaign.materials:
        if material.delivery is Delivery.EMAIL:
            continue
        arrived = history.on_paper.get(material.id)
        last = closes_for(material, dossier.campaign)
        if arrived is None:
            yield skipped(material.id, reason="未登记收到纸质件")
        elif arrived <= last.day:
            # Of the day alone nobody knows the hour.
            yield passed(material.id)
        else:
            said = last.isoformat().replace("T", " ")
            yield failed(material.id, arrived=arrived.isoformat(), last=said)


PAPER_LATE = Rule(
    "paper-late",
    Aspect.REGULARITY,
    Severity.REFER,
    "纸质材料截止时间",
    "{place}的纸质件于 {arrived} 收到，已超过截止时间 {last}。",
    _paper_late,
    "是否接收由工作人员决定；如已按时寄出，请提供寄送凭证。",
    point="{place}的纸质件的收到时间（是否接收由工作人员决定）",
    english=Translation(
        fault=(
            "{place}: the paper copy arrived after its deadline. Whether it can still be accepted is "
            "for our staff to decide."
        ),
        point="{place}: the day on which the paper copy arrived.",
    ),
    russian=Translation(
        fault=(
            "{place}: бумажный экземпляр получен после установленного срока. Решение о приёме "
            "примут сотрудники."
        ),
        point="{place}: день получения бумажного экземпляра.",
    ),
    repeats_notice=True,
)

"""Checks time. What counts is when the server received the letter; `Date:` is only evidence."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from parsers.facts.spec import Delivery
from validators.model.dossier import Dossier, Submission
from validators.model.outcome import Absent, Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity

# A letter of years before the call opened was not written for it: the clock was wrong.
_LONG_BEFORE = timedelta(days=365)


def _received_unknown(dossier: Dossier) -> Iterator[Evidence]:
    """Servers hand out dates of 1970 and 2099, and some dates nobody can read: then nobody knows
    whether the letter was in time, and nobody is refused for it.
    """
    for submission in dossier.counting:
        if _is_doubtful(submission, dossier):
            dated = submission.letter.dated_at
            yield failed(dated=_local(dated, dossier) if dated else "无法识别")
            return
    yield passed()


RECEIVED_UNKNOWN = Rule(
    "received-unknown",
    Aspect.REGULARITY,
    Severity.REFER,
    "收到时间",
    "来件的收到时间无法确定（信中日期：{dated}）。",
    _received_unknown,
    "是否在截止时间前送达由工作人员核定。",
    point="来件的送达时间",
    english=Translation(
        fault=(
            "It is not clear when your message was received. Whether it came in time is for our "
            "staff to decide."
        ),
        point="The time at which your message was received.",
    ),
    russian=Translation(
        fault=(
            "Время получения письма установить не удалось. Подано ли оно вовремя, определят "
            "сотрудники."
        ),
        point="Время получения письма.",
    ),
)


def _is_doubtful(submission: Submission, dossier: Dossier) -> bool:
    """Whether the time of receipt decides and is not known. What had come by the deadline was in
    time, whenever that was.
    """
    campaign = dossier.campaign
    if not submission.received_known:
        return submission.received_at >= campaign.deadline
    day = submission.received_at.astimezone(campaign.timezone).date()
    return day < campaign.first_day - _LONG_BEFORE


def _late(dossier: Dossier) -> Iterator[Evidence]:
    """The call closes with its last day; judged on the first letter, so corrections stay possible."""
    if _is_doubtful(dossier.first, dossier):
        raise Absent("收到时间不明")
    if dossier.first.received_at < dossier.campaign.deadline:
        yield passed()
        return
    yield failed(
        received=_local(dossier.first.received_at, dossier),
        last_day=dossier.campaign.last_moment.isoformat().replace("T", " "),
    )


LATE = Rule(
    "late",
    Aspect.REGULARITY,
    Severity.REFUSE,
    "申报截止时间",
    "来件于 {received} 送达，已超过申报截止日 {last_day}。",
    _late,
    "如确已按时发出，请回复本邮件并附发送记录。",
    point="来件是否在申报截止时间前送达",
    english=Translation(
        fault=(
            "Your message was received after the deadline. If you had sent it in time, please "
            "reply with a record of the sending."
        ),
        point="Whether your message was received before the deadline.",
    ),
    russian=Translation(
        fault=(
            "Ваше письмо получено после окончания срока подачи. Если вы отправили его вовремя, "
            "просим приложить подтверждение отправки."
        ),
        point="Получено ли письмо до окончания срока подачи.",
    ),
)


def _material_late(dossier: Dossier) -> Iterator[Evidence]:
    """A call may close later for the long texts, or earlier for the list of a recommending body."""
    for material in dossier.campaign.materials:
        if material.closes is None or material.delivery is Delivery.PAPER:
            continue
        came = _brought_at(material.id, dossier)
        if came is None:
            yield skipped(material.id, reason="未收到该材料，或收到时间不明")
        elif came < material.closes.end(dossier.campaign.timezone):
            yield passed(material.id)
        else:
            last = material.closes.isoformat().replace("T", " ")
            yield failed(material.id, received=_local(came, dossier), last=last)


def _brought_at(material_id: str, dossier: Dossier) -> datetime | None:
    """When the first letter with the material came, in whatever state: its mending is a correction."""
    for submission in dossier.counting:
        if any(document.role(material_id) for document in submission.documents):
            return None if _is_doubtful(submission, dossier) else submission.received_at
    return None


MATERIAL_LATE = Rule(
    "material-late",
    Aspect.REGULARITY,
    Severity.REFER,
    "材料截止时间",
    "{place}于 {received} 送达，已超过该材料的截止时间 {last}。",
    _material_late,
    "是否接收由工作人员决定。",
    point="{place}的送达时间（是否接收由工作人员决定）",
    english=Translation(
        fault=(
            "{place} arrived after its own deadline. Whether it can still be accepted is for our "
            "staff to decide."
        ),
        point="{place}: the time at which it arrived.",
    ),
    russian=Translation(
        fault=(
            "{place}: получено после установленного для него срока. Решение о приёме примут "
            "сотрудники."
        ),
        point="{place}: время получения.",
    ),
    repeats_notice=True,
)


def _in_time_for_its_materials(submission: Submission, dossier: Dossier) -> bool:
    """Tell whether a letter brings only what has a deadline of its own that is still running."""
    closing = {m.id: m.closes for m in dossier.campaign.materials if m.closes}
    brought = {material for document in submission.documents for material in document.materials}
    zone = dossier.campaign.timezone
    return bool(brought) and all(
        (last := closing.get(one)) is not None and submission.received_at < last.end(zone)
        for one in brought
    )


def _supplement_late(dossier: Dossier) -> Iterator[Evidence]:
    """After the deadline only the correction period is open; beyond it a person decides."""
    for submission in dossier.counting[1:]:
        if _is_doubtful(submission, dossier):
            continue
        if (
            submission.received_at < dossier.campaign.deadline
            or _in_correction(submission.received_at, dossier)
            or _in_time_for_its_materials(submission, dossier)
        ):
            yield passed()
        else:
            yield failed(received=_local(submission.received_at, dossier))
            return


SUPPLEMENT_LATE = Rule(
    "supplement-late",
    Aspect.REGULARITY,
    Severity.REFER,
    "补充材料时间",
    "补充材料于 {received} 送达，已超过申报截止时间和补正期限。",
    _supplement_late,
    "是否接收由工作人员决定。",
    point="补充材料的送达时间（是否接收由工作人员决定）",
    english=Translation(
        fault=(
            "The further material arrived after the deadline and the period for corrections. "
            "Whether it can still be accepted is for our staff to decide."
        ),
        point="The time at which the further material arrived.",
    ),
    russian=Translation(
        fault=(
            "Дополнительные материалы получены после срока подачи и срока исправлений. Решение о "
            "приёме примут сотрудники."
        ),
        point="Время получения дополнительных материалов.",
    ),
    repeats_notice=True,
)


def _in_correction(received_at: datetime, dossier: Dossier) -> bool:
    by = dossier.history.correction_by if dossier.history else None
    by = by or dossier.campaign.correction_by
    return by is not None and received_at.astimezone(dossier.campaign.timezone).date() <= by


def _local(moment: datetime, dossier: Dossier) -> str:
    return moment.astimezone(dossier.campaign.timezone).strftime("%Y-%m-%d %H:%M:%S")

"""Extends a call, a track or a material in its campaign file, and closes a call."""

from dataclasses import dataclass
from datetime import date, datetime

from intake.config.campaign_files.text.entries import entries_of
from intake.config.campaign_files.text.set_value import KeyPlace, Value
from intake.errors import CannotAct
from intake.staff.acting import demand_words
from intake.staff.campaigns.checking import set_apart
from intake.staff.campaigns.file_act import FileAct
from intake.staff.extending import MOST_YEARS
from parsers.facts.last_moment import last_moment
from validators.model.campaign import Campaign

_CLOSES, _EXTENDED = KeyPlace("", "closes_on"), KeyPlace("", "extended_to")
_Changes = tuple[tuple[KeyPlace, Value], ...]


@dataclass(frozen=True, slots=True)
class Extendable:
    """What of a file has a deadline of its own: the call (name ""), a track, a material. `until` is what
    stands there as extended, "" where it is not.
    """

    name: str
    title: str
    place: KeyPlace
    until: str


def extendables(text: str) -> tuple[Extendable, ...]:
    """The call first, then its tracks, then the materials that say until when they may come."""
    found = [Extendable("", "整个活动", _EXTENDED, _said(text, _EXTENDED))]
    for table, what, key in (("track", "赛道", "extended_to"), ("material", "材料", "closes_on")):
        sections = [one for one in entries_of(text).sections if one.table == table]
        for number, section in enumerate(sections):
            until = section.value(key)
            if until or table == "track":
                title = f"{what}“{section.value('title') or section.value('id')}”"
                place = KeyPlace(table, key, number)
                found.append(Extendable(f"{table}-{number}", title, place, until))
    return tuple(found)


def _said(text: str, place: KeyPlace) -> str:
    section = entries_of(text).table(place.table)
    return section.value(place.key) if section else ""


def extend_call(act: FileAct, until: date | datetime | None, reason: str, name: str = "") -> None:
    """Sets the last day (a date: its end) of the call, or of the part of it that is named; None takes
    an extension back. Raises CannotAct.
    """
    words, campaign = demand_words(reason), act.demand_campaign(act.text)
    part = next((one for one in extendables(act.text) if one.name == name), None)
    if part is None:
        raise CannotAct("活动文件中已没有这一项，请刷新后再试。")
    if until is not None:
        _demand_later(campaign, until, part)
    elif part.place.table == "material":
        raise CannotAct("请填写该材料新的截止时间。")
    said = last_moment(until).isoformat().replace("T", " ") if until else "按原截止时间"
    whose = (
        f"{campaign.id}："
        if not name
        else f"{campaign.id}，{part.title}（原为 {part.until or '未延期'}）："
    )
    _write(act, ((part.place, until),), "campaign-extended", f"{whose}{said}，{words}")


def close_call(act: FileAct, reason: str) -> None:
    """Ends the call with the minute that runs: what comes later is late. Raises CannotAct."""
    words, campaign, now = demand_words(reason), act.demand_campaign(act.text), act.office.now()
    if now >= campaign.deadline:
        raise CannotAct("该活动已经截止。")
    local = now.astimezone(campaign.timezone).replace(second=0, microsecond=0, tzinfo=None)
    if local.date() < campaign.first_day:
        raise CannotAct("该活动尚未开始：如不再进行，请修改活动文件。")
    changes: _Changes = ((_CLOSES, local), (_EXTENDED, None))
    if campaign.extended_to and local.date() > campaign.closes_on:
        changes = ((_EXTENDED, local),)
    before = campaign.last_moment.isoformat().replace("T", " ")
    detail = f"{campaign.id}：{local:%Y-%m-%d %H:%M}（原为 {before}），{words}"
    _write(act, changes, "campaign-closed", detail)


def _demand_later(campaign: Campaign, until: date | datetime, part: Extendable) -> None:
    last = last_moment(until)
    if not part.name and last.day < campaign.closes_on:
        raise CannotAct("延期后的截止时间不能早于公告原定的截止日。")
    if part.place.table == "material" and last.isoformat() < part.until.replace(" ", "T"):
        raise CannotAct("延期后的截止时间不能早于该材料现在的截止时间。")
    if last.day.year > campaign.closes_on.year + MOST_YEARS:
        raise CannotAct("期限过远，请核对年份。")


def _write(act: FileAct, changes: _Changes, what: str, detail: str) -> None:
    """The values set, where the file is right with them and nobody altered it since."""
    text = set_apart(act.office.reader, act.text, changes)
    act.demand_campaign(text)
    act.write(text, what, detail)

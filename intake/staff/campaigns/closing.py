"""Extends and closes a whole call in its campaign file."""

from datetime import date, datetime

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


def extend_call(act: FileAct, until: date | datetime | None, reason: str) -> None:
    """Sets the call's last day (a date: its end); None takes the extension back. Raises CannotAct."""
    words, campaign = demand_words(reason), act.demand_campaign(act.text)
    if until is not None:
        _demand_later(campaign, until)
    said = last_moment(until).isoformat().replace("T", " ") if until else "按原截止时间"
    _write(act, ((_EXTENDED, until),), "campaign-extended", f"{campaign.id}：{said}，{words}")


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


def _demand_later(campaign: Campaign, until: date | datetime) -> None:
    last = last_moment(until)
    if last.day < campaign.closes_on:
        raise CannotAct("延期后的截止时间不能早于公告原定的截止日。")
    if last.day.year > campaign.closes_on.year + MOST_YEARS:
        raise CannotAct("期限过远，请核对年份。")


def _write(act: FileAct, changes: _Changes, what: str, detail: str) -> None:
    """The values set, where the file is right with them and nobody altered it since."""
    text = set_apart(act.office.reader, act.text, changes)
    act.demand_campaign(text)
    act.write(text, what, detail)

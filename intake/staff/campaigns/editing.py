"""Edits, confirms and deletes drafts, and edits campaign files in use."""

from collections.abc import Sequence

from intake.config.campaign_files.text.set_value import KeyPlace, Value, confirmed
from intake.errors import CannotAct
from intake.staff.campaigns.checking import check_apart, set_apart
from intake.staff.campaigns.file_act import FileAct


def save(act: FileAct, text: str) -> None:
    """Saves a draft's text, right or wrong. Raises Altered."""
    act.write(_plain(text), "campaign-draft-edited", act.name)


def save_in_use(act: FileAct, text: str) -> None:
    """Saves the text of a call in use, where it is right. Raises Faulty, Altered, CannotAct."""
    text = _plain(text)
    office = act.office
    before = check_apart(office.reader, act.text, office.now()).campaign
    after = act.demand_campaign(text)
    if before is not None and after.id != before.id:
        raise CannotAct(f"活动编号启用后不能修改：请保留 {before.id}。")
    act.write(text, "campaign-edited", after.id)


def set_values(act: FileAct, values: Sequence[tuple[KeyPlace, Value]]) -> None:
    """Sets these values of a draft, comments and all others kept. Raises Altered, CannotAct."""
    text = set_apart(act.office.reader, act.text, tuple(values))
    keys = "、".join(f"{place.table}.{place.key}".lstrip(".") for place, _ in values)
    act.write(text, "campaign-draft-edited", f"{act.name}：{keys}")


def confirm(act: FileAct, line: int) -> None:
    """Takes the mark 请核对 from the value at this line. Raises Altered."""
    detail = f"{act.name}：第 {line} 行核对无误"
    act.write(confirmed(act.text, line), "campaign-draft-edited", detail)


def drop(act: FileAct) -> None:
    """Deletes a draft. Raises Altered."""
    with act.noted("campaign-draft-dropped", act.name):
        act.folder.remove(act.name, act.seen)


def _plain(text: str) -> str:
    """Browsers send a text area's lines with CR LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"

"""Takes a draft into use: its file moves to the campaigns in one step."""

from pathlib import Path

from intake.config.campaign_files.folder import make_in_use
from intake.config.campaign_files.text.entries import entries_of
from intake.errors import CannotAct
from intake.office import Office
from intake.register.lists import counts
from intake.staff.campaigns.file_act import FileAct
from validators.model.campaign import Campaign


def activate(act: FileAct, config_dir: Path | None) -> str:
    """The call's id. The service takes the file up at its next poll.

    Raises Faulty for a file with faults, Altered, and CannotAct where another call has its id or the
    prefix of its numbers.
    """
    text = act.text
    campaigns = act.demand_campaigns(text)
    for campaign in campaigns:
        _demand_own(act.office, campaign)
    # A file of several tracks bears the id that they have in common.
    top = entries_of(text).table("")
    id_ = (top.value("id") if top else "") or campaigns[0].id
    # Under the lock the digest is compared once more: what was checked is what is moved.
    with act.noted("campaign-activated", f"{id_}：{campaigns[0].title}"):
        act.folder.move_to(make_in_use(config_dir), act.name, id_)
    return id_


def _demand_own(office: Office, campaign: Campaign) -> None:
    for other in office.campaigns:
        if other.id == campaign.id:
            raise CannotAct(f"活动编号 {campaign.id} 已被“{other.title}”使用，请改编号（id）。")
        if other.number_prefix.casefold() == campaign.number_prefix.casefold():
            prefix = campaign.number_prefix
            raise CannotAct(
                f"受理编号前缀 {prefix} 已被“{other.title}”使用，请改前缀（number_prefix）。"
            )
    if any(known == campaign.id for known, _, _ in counts.by_state(office.db)):
        raise CannotAct(f"台账中已有编号为 {campaign.id} 的往期活动，请改编号（id）。")

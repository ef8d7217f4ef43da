"""Loads campaign files: those beside the settings, else those that ship."""

from pathlib import Path

from intake.config.bundled_data import shipped_campaigns
from validators.call_files.faults.file_fault import FileFault
from validators.call_files.faults.file_text import file_text
from validators.call_files.parse_campaign import CampaignFileError, parse_campaigns
from validators.model.campaign import Campaign
from validators.rulebook import CODES


def load_campaign(path: Path) -> Campaign:
    """The campaign of a file without tracks. Raises CampaignFileError naming the file and its fault."""
    campaigns = load_tracks(path)
    if len(campaigns) > 1:
        ids = ", ".join(one.id for one in campaigns)
        raise CampaignFileError(f"{path}: the file has several tracks; name one of {ids}")
    return campaigns[0]


def load_tracks(path: Path) -> tuple[Campaign, ...]:
    """The campaigns of a file, one a track. Raises CampaignFileError naming the file and its fault."""
    text = _text_of(path)
    try:
        return parse_campaigns(text, CODES)
    except CampaignFileError as error:
        raise CampaignFileError(f"{path}: {error}") from error


def _text_of(path: Path) -> str:
    try:
        text = file_text(path.read_bytes())
    except OSError as error:
        raise CampaignFileError(f"{path}: cannot be read: {error.strerror}") from error
    if isinstance(text, FileFault):
        raise CampaignFileError(
            f"{path}: cannot be read: it is not UTF-8 text ({text.message.rstrip('。')})"
        )
    return text


def load_campaigns(config_dir: Path | None) -> tuple[Campaign, ...]:
    """All campaigns in `config_dir`/campaigns, or the shipped ones where there is no such folder."""
    folder = config_dir / "campaigns" if config_dir else None
    if folder is None or not folder.is_dir():
        folder = shipped_campaigns()
    files = sorted(folder.glob("*.toml"))
    campaigns = tuple(one for path in files for one in load_tracks(path))
    if not campaigns:
        raise CampaignFileError(f"{folder}: there is no campaign file (*.toml) in it")
    ids = [campaign.id for campaign in campaigns]
    for campaign_id in ids:
        if ids.count(campaign_id) > 1:
            raise CampaignFileError(f"{folder}: two files call themselves `{campaign_id}`")
    return campaigns

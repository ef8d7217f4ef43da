"""Checks the text of a campaign file: the campaign it describes, and all that is wrong or doubtful."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from validators.call_files.faults.file_fault import FileFault
from validators.call_files.faults.file_text import file_text
from validators.call_files.faults.find_faults import find_faults
from validators.call_files.parse_campaign import CampaignFileError, parse_campaigns
from validators.model.campaign import Campaign
from validators.rulebook import CODES


@dataclass(frozen=True, slots=True)
class Checked:
    """`campaigns`, one a track, is () while anything is surely wrong; `faults` holds doubts too."""

    campaigns: tuple[Campaign, ...]
    faults: tuple[FileFault, ...] = ()

    @property
    def campaign(self) -> Campaign | None:
        """The first of them, which stands for the file where one is enough."""
        return self.campaigns[0] if self.campaigns else None


def checked_file(path: Path, now: datetime) -> Checked:
    """All faults of a file, one that cannot be read among them, or its campaigns."""
    try:
        text = file_text(path.read_bytes())
    except OSError as error:
        message = f"文件不存在或无法打开（{error.strerror}）。"
        return Checked((), (FileFault(None, "", message, "请核对路径和文件名。"),))
    return Checked((), (text,)) if isinstance(text, FileFault) else checked(text, now)


TOO_MUCH = Checked((), (FileFault(None, "", "文件过于复杂，无法检查：请去掉多余的嵌套。"),))
"""What is said of a text that no parser ends with."""


def checked(text: str, now: datetime) -> Checked:
    """All faults of the text, or the campaign. Pure; a nest of brackets may exhaust the stack."""
    try:
        faults = find_faults(text, CODES, now)
        if any(fault.sure for fault in faults):
            return Checked((), faults)
        return Checked(parse_campaigns(text, CODES), faults)
    except CampaignFileError as error:
        return Checked((), (FileFault(None, "", str(error)),))
    except RecursionError:
        return TOO_MUCH

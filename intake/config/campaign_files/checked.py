"""Checks the text of a campaign file: the campaign it describes, or all that is wrong."""

import re
from dataclasses import dataclass

from validators.call_files.parse_campaign import CampaignFileError, parse_campaign
from validators.model.campaign import Campaign
from validators.rulebook import CODES

_TOO_MUCH = "文件过于复杂，无法检查：请去掉多余的嵌套。"


@dataclass(frozen=True, slots=True)
class TextFault:
    """One thing wrong with a campaign file. `line` counts from 1, 0 where no line tells it."""

    line: int
    key: str
    message: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """`campaign` is None while anything is wrong."""

    campaign: Campaign | None
    faults: tuple[TextFault, ...] = ()


def checked(text: str) -> Checked:
    """All faults of the text, or the campaign. Pure; a nest of brackets may exhaust the stack."""
    try:
        return Checked(parse_campaign(text, CODES))
    except CampaignFileError as error:
        return Checked(None, (_fault(str(error)),))
    except RecursionError:
        return Checked(None, (TextFault(0, "", _TOO_MUCH),))


_LINE = re.compile(r"\(at line (\d{1,6}), column \d{1,6}\)")


def _fault(sentence: str) -> TextFault:
    line = _LINE.search(sentence)
    key = re.search(r"`([^`]{1,100})`", sentence)
    return TextFault(int(line[1]) if line else 0, key[1] if key else "", sentence)

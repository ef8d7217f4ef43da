"""Checks a campaign file's text apart, and lets an edit of one value be made so."""

from datetime import datetime

from intake.config.campaign_files.checked import TOO_MUCH, Checked, checked
from intake.config.campaign_files.text.set_value import KeyPlace, NotSet, Value, set_value
from intake.errors import CannotAct
from intake.workers.errors import ReadingFailed
from intake.workers.readers import Reader

SECONDS = 10.0
"""A whole file takes some milliseconds; a text may be built to be parsed for hours."""


def check_apart(reader: Reader, text: str, now: datetime) -> Checked:
    """All faults of the text or the campaign, found in a process apart and in bounded time."""
    try:
        found: Checked = reader.judge(checked, text, now, most_seconds=SECONDS)
    except ReadingFailed:
        return TOO_MUCH
    return found


def set_apart(reader: Reader, text: str, values: tuple[tuple[KeyPlace, Value], ...]) -> str:
    """The text with these values set. Raises CannotAct where they can only be set by hand."""
    try:
        edited: str = reader.judge(set_all, text, values, most_seconds=SECONDS)
    except (NotSet, ReadingFailed) as error:
        raise CannotAct("文件的写法使这一项无法自动填写：请在“全部内容”中直接修改。") from error
    return edited


def set_all(text: str, values: tuple[tuple[KeyPlace, Value], ...]) -> str:
    """Each value set after the other. Raises NotSet."""
    for place, value in values:
        text = set_value(text, place, value)
    return text

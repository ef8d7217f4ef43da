"""Formats a stored value as its content control shows it: dates and choices are spelt out."""

import re
from datetime import datetime

from lxml.etree import _Element

from parsers.docx.xml.names import child_of, name_of, value_of

_CHOICES = ("w:dropDownList", "w:comboBox")
_TRUE = ("true", "1", "on")
# The marks of a date format, longest first, and words in quotes.
_MARK = re.compile(
    r"'([^']*)'|\"([^\"]*)\"|y{4}|y{2}|M{1,2}(?!M)|d{1,2}(?!d)|H{1,2}|h{1,2}|m{1,2}|s{1,2}"
)
_SAID_BY = {
    "yyyy": "{0.year:04d}", "MM": "{0.month:02d}", "M": "{0.month}", "dd": "{0.day:02d}", "d": "{0.day}",
    "HH": "{0.hour:02d}", "H": "{0.hour}", "hh": "{0.hour:02d}", "h": "{0.hour}",
    "mm": "{0.minute:02d}", "m": "{0.minute}", "ss": "{0.second:02d}", "s": "{0.second}",
}  # fmt: skip
_ZONE = re.compile(r"(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$")


def shown_value(properties: _Element, value: str) -> str:
    """The text in the control whose `w:sdtPr` this is; "" where its invitation is shown."""
    if not value.strip():
        return ""
    for name in _CHOICES:
        choices = child_of(properties, name)
        if choices is not None:
            return _chosen(choices, value)
    date = child_of(properties, "w:date")
    return _date(date, value) if date is not None else value


def is_ticked(value: str) -> bool:
    return value.strip().lower() in _TRUE


def _chosen(choices: _Element, value: str) -> str:
    """The choice's words for its value; a combo box may hold words that are no choice."""
    for item in choices:
        if name_of(item) == "w:listItem" and (value_of(item, "value") or "") == value.strip():
            return value_of(item, "displayText") or value
    return value


def _date(date: _Element, value: str) -> str:
    """Formats as the control says; returns the stored text where either is not understood."""
    form = child_of(date, "w:dateFormat")
    wanted = (value_of(form) if form is not None else None) or "yyyy-MM-dd"
    try:
        said = datetime.fromisoformat(_ZONE.sub("", value.strip()))
    except ValueError:
        return value
    if re.search(r"M{3}|d{3}", wanted):
        # Names of months and days: in whichever language, the figures say the same.
        wanted = "yyyy-MM-dd"
    return _MARK.sub(lambda mark: _spelt(mark, said), wanted)


def _spelt(mark: re.Match[str], said: datetime) -> str:
    if mark[1] is not None or mark[2] is not None:
        return mark[1] or mark[2] or ""
    if mark[0] == "yy":
        return f"{said.year % 100:02d}"
    return _SAID_BY[mark[0]].format(said)

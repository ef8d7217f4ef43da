"""Reads content controls (`w:sdt`): check boxes, and placeholders that are no answer."""

import re
from itertools import islice

from lxml.etree import _Element

from parsers.docx.xml.names import child_of, is_on, name_of, value_of
from parsers.docx.xml.placeholders import NO_PLACEHOLDERS, Placeholders, shown_text
from parsers.docx.xml.symbols import TICKED, UNTICKED

# What Word and WPS show in an empty control.
_INVITATION = re.compile(
    r"(单击|点击|请?选择|请?输入|Click|Tap|Choose|Enter|Select|Место для|Выберите|Щелкните)",
    re.IGNORECASE,
)
_LONGEST_INVITATION = 40


def check_box_text(control: _Element) -> str | None:
    """The state of a check box control, whatever character it shows; None for other controls."""
    box = child_of(control, "w:sdtPr", "w14:checkbox")
    if box is None:
        return None
    state = child_of(box, "w14:checked")
    return TICKED if state is not None and is_on(state) else UNTICKED


def is_placeholder(control: _Element, known: Placeholders = NO_PLACEHOLDERS) -> bool:
    """Tell whether the control shows only its invitation.

    The flag alone is not enough: programs that fill controls leave it standing over real text.
    Where the document holds the invitation itself, that is compared and nothing else is asked.
    """
    if not is_on(child_of(control, "w:sdtPr", "w:showingPlcHdr")):
        return False
    content = child_of(control, "w:sdtContent")
    source = child_of(control, "w:sdtPr", "w:placeholder", "w:docPart")
    invitation = known.texts.get(value_of(source) or "") if source is not None else None
    if invitation and content is not None:
        return shown_text(content) == invitation
    runs = [e for e in content.iter() if name_of(e) == "w:r"] if content is not None else []
    text = "".join(t.text or "" for run in runs for t in run if name_of(t) == "w:t")
    if len(text) <= _LONGEST_INVITATION and _INVITATION.match(text.strip()):
        return True
    styles = [child_of(run, "w:rPr", "w:rStyle") for run in runs]
    return all(style is not None and _is_placeholder_style(style, known) for style in styles)


def _is_placeholder_style(style: _Element, known: Placeholders) -> bool:
    return value_of(style) in known.styles or "placeholder" in (value_of(style) or "").lower()


# Longer lists are directories (of places, of trades), not choices that a form prints.
MOST_OFFERED = 60
_INVITES = ("请选", "选择", "单击", "点击", "请点", "--", "Choose", "Select")


def offered_in(cell: _Element) -> tuple[str, ...]:
    """The entries of the one drop-down list in a cell; () where there is none, or several."""
    lists = list(islice(cell.iter("{*}dropDownList", "{*}ddList"), 2))
    if len(lists) != 1:
        return ()
    said = [entry for one in lists[0] if (entry := _entry(one)) and not entry.startswith(_INVITES)]
    return tuple(dict.fromkeys(said)) if 2 <= len(said) <= MOST_OFFERED else ()  # noqa: PLR2004


def _entry(item: _Element) -> str:
    """What an entry shows. Word's own invitation in a list has no value."""
    name = item.tag.rpartition("}")[2] if isinstance(item.tag, str) else ""
    if name == "listItem":
        value = value_of(item, "value") or ""
        return (value_of(item, "displayText") or value).strip() if value else ""
    return (value_of(item) or "").strip() if name == "listEntry" else ""

"""Expands repeating sections (`w15:repeatingSection`): one item per entry of the data store."""

import re
from copy import deepcopy

from lxml.etree import _Element

from parsers.docx.bound.data_store import Binding
from parsers.docx.xml.names import child_of, name_of, value_of
from parsers.docx.xml.parts import named

MOST_ITEMS = 200


def repeat_items(section: _Element, binding: Binding, entries: int) -> None:
    """Adds copies of the last item until there are as many as entries, each bound to its own; drops
    items whose entry is gone.
    """
    content = child_of(section, "w:sdtContent")
    items = [one for one in content if _is_item(one)] if content is not None else []
    if content is None or not items or not entries:
        return
    for number in range(len(items) + 1, min(entries, MOST_ITEMS) + 1):
        copy = deepcopy(items[-1])
        _rebind(copy, binding.path, number)
        content.append(copy)
    for gone in items[entries:]:
        content.remove(gone)


def _is_item(element: _Element) -> bool:
    return (
        name_of(element) == "w:sdt"
        and child_of(element, "w:sdtPr", "w15:repeatingSectionItem") is not None
    )


def _rebind(item: _Element, path: str, number: int) -> None:
    """Lets the item's controls point at an entry by its number."""
    numbered = re.compile(re.escape(path.removesuffix("/")) + r"(?:\[\d{1,5}\])?(?=/|$)")
    for name in ("w:dataBinding", "w15:dataBinding"):
        for binding in named(item, name):
            said = value_of(binding, "xpath") or ""
            for attribute in binding.attrib:
                if str(attribute).rpartition("}")[2] == "xpath":
                    changed = numbered.sub(lambda _: f"{path}[{number}]", said, count=1)
                    binding.set(attribute, changed)

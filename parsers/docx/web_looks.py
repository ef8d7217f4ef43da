"""Describes how words of an HTML page differ from plain text, as far as that marks a choice."""

import re
from collections.abc import Iterator

from lxml import etree

WebLook = tuple[tuple[str, str], ...]
"""Names and values of run properties in WordprocessingML, such as `("u", "single")`."""
PLAIN: WebLook = ()

_TAGS: dict[str, WebLook] = {
    **dict.fromkeys(("b", "strong"), (("b", "1"),)),
    **dict.fromkeys(("u", "ins"), (("u", "single"),)),
    **dict.fromkeys(("i", "em"), (("i", "1"),)),
    "mark": (("shd", "ffff00"),),
}
_NO_COLOUR = frozenset({
    "", "none", "transparent", "inherit", "initial", "unset", "auto", "currentcolor", "windowtext",
    "window", "black", "white", "000", "fff", "000000", "ffffff",
})  # fmt: skip
_RGB = re.compile(r"rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})(?:,[\d.%]{1,8})?\)")
_SHORT = re.compile(r"[0-9a-f]{3}")
_CLASS = re.compile(r"(?:[a-z][a-z0-9]{0,20})?\.([a-z_][\w-]{0,80})")
_BOLD = re.compile(r"bold|bolder|[6-9]00")
# Word's own pages define some hundred classes.
LONGEST_SHEET, MOST_RULES = 200_000, 2_000


class WebLooks:
    """What a page's own style sheet and its elements say of their words' looks."""

    def __init__(self, root: etree._Element) -> None:
        self._classes: dict[str, str] = {}
        for sheet in root.iter("style"):
            text = _without_remarks((sheet.text or "")[:LONGEST_SHEET].lower())
            for rule in text.split("}")[:MOST_RULES]:
                selectors, _, style = rule.rpartition("{")
                self._enter(selectors, style)

    def _enter(self, selectors: str, style: str) -> None:
        """Takes a rule for classes; of others, such as those for places within others, nothing."""
        for selector in selectors.split(","):
            if found := _CLASS.fullmatch(selector.strip()):
                self._classes[found[1]] = f"{self._classes.get(found[1], '')};{style}"

    def style(self, element: etree._Element) -> str:
        """All that is said of an element's style, the nearest last, without white space."""
        classes = str(element.get("class", "")).lower().split()
        own = str(element.get("style", "")).lower()
        return "".join(";".join((*(self._classes.get(c, "") for c in classes), own)).split())

    def of(self, element: etree._Element, around: WebLook) -> WebLook:
        """The look of an element's words, where what is around it looks like `around`."""
        tag = element.tag if isinstance(element.tag, str) else ""
        found = dict(around) | dict(_TAGS.get(tag, PLAIN)) | dict(_attributes(element, tag))
        for declaration in self.style(element).split(";"):
            name, _, value = declaration.partition(":")
            found |= dict(_said(name, value.removesuffix("!important")))
        return tuple(sorted(found.items()))


def _without_remarks(sheet: str) -> str:
    first, *others = sheet.replace("<!--", " ").replace("-->", " ").split("/*")
    return " ".join((first, *(part.partition("*/")[2] for part in others)))


def _attributes(element: etree._Element, tag: str) -> Iterator[tuple[str, str]]:
    if tag == "font" and element.get("color"):
        yield "color", _colour(str(element.get("color")).lower())
    if element.get("bgcolor"):
        yield "shd", _colour(str(element.get("bgcolor")).lower())


def _said(name: str, value: str) -> Iterator[tuple[str, str]]:
    if name == "font-weight":
        yield "b", "1" if _BOLD.fullmatch(value) else "0"
    elif name == "font-style":
        yield "i", "1" if value in ("italic", "oblique") else "0"
    elif name in ("text-decoration", "text-decoration-line", "text-underline"):
        yield "u", "none" if value in ("none", "inherit", "line-through") else "single"
    elif name == "color":
        yield "color", _colour(value)
    elif name in ("background", "background-color", "mso-highlight"):
        yield "shd", _colour(value)
    elif name in ("border", "mso-border-alt"):
        yield "bdr", "none" if value.startswith(("none", "0", "hidden")) else "single"
    elif name == "text-emphasis" and value != "none":
        yield "em", "dot"


def _colour(value: str) -> str:
    """A colour as Word writes it; "auto" for what is seen as no colour."""
    value = value.strip().lstrip("#")
    if found := _RGB.match(value):
        value = "".join(f"{min(int(part), 255):02x}" for part in found.groups())
    if value in _NO_COLOUR or value.startswith("url("):
        return "auto"
    return "".join(digit * 2 for digit in value) if _SHORT.fullmatch(value) else value[:20]

"""Recognises placeholders of content controls by the text and style the document itself declares."""

from collections.abc import Iterable
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree

from parsers.docx.xml.names import child_of, value_of
from parsers.docx.xml.parts import named, part_root

_GLOSSARY, _STYLES = "word/glossary/document.xml", "word/styles.xml"
_STYLE_NAME = "placeholder text"


@dataclass(frozen=True, slots=True)
class Placeholders:
    """`texts` by the name of the building block a control refers to; `styles` are style ids:
    Chinese Word numbers its styles (a3), so an id alone tells nothing.
    """

    texts: dict[str, str]
    styles: frozenset[str]


NO_PLACEHOLDERS = Placeholders({}, frozenset())


def find_placeholders(package: ZipFile, root: etree._Element) -> Placeholders:
    """Return what the package's glossary and styles say; a part that is absent or broken says nothing.

    They are large, and only looked into where a control of the document is said to be empty.
    """
    if next(iter(named(root, "w:showingPlcHdr")), None) is None:
        return NO_PLACEHOLDERS
    parts = _elements(package, _GLOSSARY, "w:docPart")
    blocks = [(child_of(part, "w:docPartPr", "w:name"), part) for part in parts]
    texts = {value_of(name) or "": shown_text(part) for name, part in blocks if name is not None}
    styles = _elements(package, _STYLES, "w:style")
    return Placeholders(texts, frozenset(_placeholder_styles(styles)))


def shown_text(element: etree._Element) -> str:
    """All text under an element, white space aside."""
    words = (node.text or "" for node in named(element, "w:t"))
    return "".join("".join(words).split())


def _placeholder_styles(styles: Iterable[etree._Element]) -> Iterable[str]:
    for style in styles:
        name = child_of(style, "w:name")
        if name is not None and (value_of(name) or "").strip().lower() == _STYLE_NAME:
            yield value_of(style, "styleId") or ""


def _elements(package: ZipFile, part: str, name: str) -> Iterable[etree._Element]:
    root = part_root(package, part)
    return named(root, name) if root is not None else ()

"""Writes boxes and ticks that serve as list bullets into the text of their paragraphs.

Word's "define new bullet" makes ☐ and ☑ so; the sign lies in the numbering part (ISO/IEC 29500-1, 17.9).
"""

from collections.abc import Iterator, Mapping
from zipfile import ZipFile

from lxml.etree import _Element

from parsers.docx.xml.names import child_of, name_of, value_of
from parsers.docx.xml.parts import named, part_root, related_part
from parsers.docx.xml.symbols import TICKED, UNTICKED, spell

_NUMBERING = "word/numbering.xml"
_ON = frozenset(f"{TICKED}☒✓✔√■◼●◉")
_OFF = frozenset(f"{UNTICKED}□○◯◻")
Signs = Mapping[tuple[str, str], str]
"""The sign of each list (`w:numId`) and level that has a box or a tick."""
_Pairs = dict[str, tuple[str, str]]


def write_bullets(root: _Element, package: ZipFile, main: str) -> None:
    """Puts a run with the sign before the text where neighbours have another sign or none: a list with
    one bullet for all is no list of ticks.
    """
    part = related_part(package, main, "numbering") or _NUMBERING
    numbering = part_root(package, part) if part in package.namelist() else None
    signs = dict(_signs(numbering)) if numbering is not None else {}
    if not signs:
        return
    styles = _lists_of_styles(part_root(package, related_part(package, main, "styles") or ""))
    parents = dict.fromkeys(one.getparent() for one in named(root, "w:p"))
    for parent in (one for one in parents if one is not None):
        _write(parent, signs, styles)


def _write(parent: _Element, signs: Signs, styles: _Pairs) -> None:
    paragraphs = [one for one in parent if name_of(one) == "w:p"]
    found = [signs.get(_list_of(one, styles), "") for one in paragraphs]
    both = bool(_ON & set(found)) and bool(_OFF & set(found))
    if not both and not (name_of(parent) == "w:tc" and len(set(found)) > 1):
        return
    for paragraph, sign in zip(paragraphs, found, strict=True):
        if sign:
            run = paragraph.makeelement(str(paragraph.tag).replace("}p", "}r"))
            text = run.makeelement(str(paragraph.tag).replace("}p", "}t"))
            text.text = sign
            run.append(text)
            after = child_of(paragraph, "w:pPr")
            paragraph.insert(0 if after is None else 1, run)


def _list_of(paragraph: _Element, styles: _Pairs) -> tuple[str, str]:
    """The list and level of a paragraph: its own word counts before its style's."""
    properties = child_of(paragraph, "w:pPr")
    number, level = _pair(child_of(properties, "w:numPr"))
    style = child_of(properties, "w:pStyle")
    if number or style is None:
        return number, level
    return styles.get(value_of(style) or "", ("", "0"))


def _pair(properties: _Element | None) -> tuple[str, str]:
    number, level = child_of(properties, "w:numId"), child_of(properties, "w:ilvl")
    return (
        (value_of(number) or "") if number is not None else "",
        (value_of(level) or "0") if level is not None else "0",
    )


def _lists_of_styles(sheet: _Element | None) -> _Pairs:
    found = {}
    for style in named(sheet, "w:style") if sheet is not None else ():
        pair = _pair(child_of(style, "w:pPr", "w:numPr"))
        if pair[0]:
            found[value_of(style, "styleId") or ""] = pair
    return found


def _signs(numbering: _Element) -> Iterator[tuple[tuple[str, str], str]]:
    levels = {
        value_of(one, "abstractNumId") or "": list(named(one, "w:lvl"))
        for one in named(numbering, "w:abstractNum")
    }
    for one in named(numbering, "w:num"):
        abstract = child_of(one, "w:abstractNumId")
        own = levels.get(value_of(abstract) or "", []) if abstract is not None else []
        # What overrides a level comes after it.
        for level in (*own, *named(one, "w:lvl")):
            sign = _sign(level)
            key = value_of(one, "numId") or "", value_of(level, "ilvl") or "0"
            yield key, sign if sign in _ON | _OFF else ""


def _sign(level: _Element) -> str:
    kind, shown = child_of(level, "w:numFmt"), child_of(level, "w:lvlText")
    if kind is None or shown is None or value_of(kind) != "bullet":
        return ""
    fonts = child_of(level, "w:rPr", "w:rFonts")
    names = (
        [value_of(fonts, name) or "" for name in ("ascii", "hAnsi")] if fonts is not None else []
    )
    return spell(value_of(shown) or "", next(filter(None, names), "")).strip()

"""Applies styles to the runs they cover: hidden, struck, and looks that mark a choice.

ISO/IEC 29500-1, 17.7.2 (the order of styles) and 17.7.3 (toggle properties).
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import reduce
from zipfile import ZipFile

from lxml.etree import _Element

from parsers.docx.text.table_styles import Edges, apply_edges, edges_of
from parsers.docx.xml.names import child_of, is_on, name_of, value_of
from parsers.docx.xml.parts import named, part_root, related_part

# Set at two levels of style, a toggle is off again: hidden text in a hidden paragraph is shown.
_TOGGLES = ("w:vanish", "w:strike", "w:b", "w:i")
_OTHERS = (
    "w:dstrike",
    "w:u",
    "w:color",
    "w:highlight",
    "w:shd",
    "w:bdr",
    "w:em",
    "w:sz",
    "w:effect",
)
_STYLES = "word/styles.xml"
# Word bases styles on one another ten deep; converters somewhat deeper.
LONGEST_CHAIN = 64

Properties = Mapping[str, _Element]
_NOTHING: Properties = {}
_Place = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str
    properties: Properties


@dataclass(slots=True)
class StyleSheet:
    """The styles of a document by kind (`paragraph`, `character`, `table`) and id.

    `standard` are the ids that hold where none is named; `everywhere` is what the document's
    defaults switch on; `edges` what table styles say of first and last rows and columns.
    """

    styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    standard: dict[str, str] = field(default_factory=dict)
    everywhere: Properties = field(default_factory=dict)
    edges: dict[str, Edges] = field(default_factory=dict)
    _found: dict[tuple[str, str], Properties] = field(default_factory=dict)

    def of(self, kind: str, name: str | None) -> Properties:
        """The properties of a style with all it is based on; of the standard one for None."""
        key = (kind, self.standard.get(kind, "") if name is None else name)
        if key not in self._found:
            # The nearest of a chain decides.
            chain = [style.properties for style in self._chain(*key)]
            self._found[key] = reduce(lambda near, far: {**far, **near}, chain, _NOTHING)
        return self._found[key]

    def _chain(self, kind: str, name: str) -> Iterator[_Style]:
        """The style and those it is based on; a ring of them ends where it began."""
        met: set[str] = set()
        while (style := self.styles.get((kind, name))) is not None and name not in met:
            if len(met) == LONGEST_CHAIN:
                return
            met.add(name)
            yield style
            name = style.based_on


def apply_styles(root: _Element, package: ZipFile, main: str) -> None:
    """Writes to every run of `root` what its styles say and the run itself does not."""
    sheet = _read_sheet(package, main)
    apply_edges(root, sheet.edges)
    if not sheet.everywhere and not any(style.properties for style in sheet.styles.values()):
        return
    said: dict[tuple[str | None, ...], list[_Element]] = {}
    places: dict[_Element, _Place] = {}
    tables: dict[_Element | None, str | None] = {None: ""}
    for run in named(root, "w:r"):
        own = child_of(run, "w:rPr")
        names = (*_surrounding(run, places, tables), _id(own, "w:rStyle") or "")
        if names not in said:
            said[names] = list(_said(sheet, *names))
        if said[names]:
            _add(run, own, said[names])


def _surrounding(
    run: _Element, places: dict[_Element, _Place], tables: dict[_Element | None, str | None]
) -> _Place:
    """The styles of the table and of the paragraph that hold a run; known by paragraph and table:
    one without properties is searched through once, not for each of its cells.
    """
    paragraph = next((e for e in run.iterancestors() if name_of(e) == "w:p"), None)
    if paragraph is None:
        return "", None
    if paragraph not in places:
        table = next((e for e in paragraph.iterancestors() if name_of(e) == "w:tbl"), None)
        if table not in tables:
            tables[table] = _id(child_of(table, "w:tblPr"), "w:tblStyle")
        places[paragraph] = tables[table], _id(child_of(paragraph, "w:pPr"), "w:pStyle")
    return places[paragraph]


def _id(properties: _Element | None, name: str) -> str | None:
    element = child_of(properties, name)
    return value_of(element) if element is not None else None


def _said(
    sheet: StyleSheet, table: str | None, paragraph: str | None, character: str
) -> Iterator[_Element]:
    levels = [
        sheet.of("character", character),
        sheet.of("paragraph", paragraph),
        sheet.of("table", table),
    ]
    for name in _TOGGLES:
        given = [level[name] for level in levels if name in level]
        always = sheet.everywhere.get(name)
        if always is not None or sum(map(is_on, given)) % 2:
            on = [one for one in given if is_on(one)]
            yield on[0] if on else sheet.everywhere[name]
    for name in _OTHERS:
        yield from [level[name] for level in levels if name in level][:1]


def _add(run: _Element, own: _Element | None, said: list[_Element]) -> None:
    if own is None:
        own = run.makeelement(str(run.tag).replace("}r", "}rPr"))
        run.insert(0, own)
    direct = {name_of(element) for element in own}
    for one in said:
        if name_of(one) not in direct:
            own.append(deepcopy(one))


def _read_sheet(package: ZipFile, main: str) -> StyleSheet:
    sheet = StyleSheet()
    root = part_root(package, related_part(package, main, "styles") or _STYLES)
    for element in root if root is not None else ():
        if name_of(element) == "w:docDefaults":
            defaults = _properties(child_of(element, "w:rPrDefault", "w:rPr"))
            sheet.everywhere = {
                name: one for name, one in defaults.items() if name in _TOGGLES and is_on(one)
            }
        elif name_of(element) == "w:style":
            _enter(sheet, element)
    return sheet


def _enter(sheet: StyleSheet, element: _Element) -> None:
    kind, name = value_of(element, "type") or "paragraph", value_of(element, "styleId") or ""
    style = _Style(_id(element, "w:basedOn") or "", _properties(child_of(element, "w:rPr")))
    sheet.styles.setdefault((kind, name), style)
    if kind == "table" and (edges := edges_of(element)):
        sheet.edges.setdefault(name, edges)
    if (value_of(element, "default") or "0").lower() in ("1", "true", "on"):
        sheet.standard.setdefault(kind, name)


def _properties(element: _Element | None) -> Properties:
    if element is None:
        return _NOTHING
    return {name_of(one): one for one in element if name_of(one) in (*_TOGGLES, *_OTHERS)}

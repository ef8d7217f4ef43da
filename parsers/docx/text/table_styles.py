"""Applies a table style's conditional formats (`w:tblStylePr`) to the runs they cover.

ISO/IEC 29500-1, 17.7.6. Bands of rows are left alone: what every second row has marks nothing. Nobody can
tell whether such a look marks a choice or adorns the table, so it is written as one that is doubtful.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml.etree import _Element

from parsers.docx.text.looks import look_of
from parsers.docx.xml.names import child_of, is_on, name_of, number_of, value_of
from parsers.docx.xml.parts import named

_EDGES = {"firstRow": 0x20, "lastRow": 0x40, "firstCol": 0x80, "lastCol": 0x100}
_LOOK_NAMES = {"firstCol": "firstColumn", "lastCol": "lastColumn"}
_HIDING = ("w:vanish", "w:strike", "w:dstrike")
_DOUBTFUL = "{http://schemas.microsoft.com/office/word/2010/wordml}conditional"
Edges = Mapping[str, _Element]
"""The properties that a style has for each edge of a table."""


def edges_of(style: _Element) -> Edges:
    """The edges that a table style makes unlike the rest."""
    found = {}
    for part in style:
        if name_of(part) == "w:tblStylePr" and (edge := value_of(part, "type")) in _EDGES:
            found[edge] = part
    return found


def apply_edges(root: _Element, edges_by_style: Mapping[str, Edges]) -> None:
    """Writes to the runs at the edges of tables what their styles say of these."""
    for table in named(root, "w:tbl") if edges_by_style else ():
        properties = child_of(table, "w:tblPr")
        style = child_of(properties, "w:tblStyle")
        edges = edges_by_style.get(value_of(style) or "", {}) if style is not None else {}
        shown = {
            edge: part
            for edge, part in edges.items()
            if _is_shown(edge, child_of(properties, "w:tblLook"))
        }
        for edge, cell in _cells_at(table, shown):
            _write(cell, shown[edge])


def _is_shown(edge: str, look: _Element | None) -> bool:
    if look is None:
        return False
    said = value_of(look, _LOOK_NAMES.get(edge, edge))
    if said is not None:
        return said.lower() in ("1", "true", "on")
    try:
        return bool(int((value_of(look) or "0")[:8], 16) & _EDGES[edge])
    except ValueError:
        return False


def _cells_at(table: _Element, edges: Edges) -> Iterator[tuple[str, _Element]]:
    rows = [row for row in table if name_of(row) == "w:tr"] if edges else []
    for number, row in enumerate(rows):
        cells = [cell for cell in row if name_of(cell) == "w:tc"]
        if number == 0 and "firstRow" in edges:
            yield from (("firstRow", cell) for cell in cells)
        if number == len(rows) - 1 and "lastRow" in edges:
            yield from (("lastRow", cell) for cell in cells)
        if cells and "firstCol" in edges and not number_of(child_of(row, "w:trPr", "w:gridBefore")):
            yield "firstCol", cells[0]
        if cells and "lastCol" in edges:
            yield "lastCol", cells[-1]


def _write(cell: _Element, part: _Element) -> None:
    """What hides the text, as it is; any other look as a doubtful one."""
    runs = child_of(part, "w:rPr")
    hiding = [one for one in (runs if runs is not None else ()) if name_of(one) in _HIDING]
    looks = look_of(runs) or look_of(child_of(part, "w:tcPr"))
    if not looks and not any(map(is_on, hiding)):
        return
    for run in named(cell, "w:r"):
        own = child_of(run, "w:rPr")
        if own is None:
            own = run.makeelement(str(run.tag).replace("}r", "}rPr"))
            run.insert(0, own)
        if looks:
            own.append(own.makeelement(_DOUBTFUL))
        for one in hiding:
            if child_of(own, name_of(one)) is None:
                own.append(deepcopy(one))

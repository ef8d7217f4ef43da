"""Walks a Word document's XML and yields its final text as lines and grids, in reading order.

Tracked insertions count; deletions do not, nor does what was struck out by hand. Of two versions
of a drawing the modern one is read. A text box's lines follow the paragraph that holds it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from parsers.docx.text.alternatives import alternative
from parsers.docx.text.blocks import (
    Block,
    Grid,
    Line,
    cell_text,
    join_deleted_ends,
    pieces_of,
    tables_of,
)
from parsers.docx.text.cell_room import room_below
from parsers.docx.text.comments import comments_in
from parsers.docx.text.controls import check_box_text, is_placeholder, offered_in
from parsers.docx.text.fields import FieldTracker
from parsers.docx.text.looks import CIRCLED, DRAWN, Piece, look_of, styled, with_look
from parsers.docx.text.table import DrawnCell, draw_cells
from parsers.docx.xml.names import child_of, is_on, name_of, value_of
from parsers.docx.xml.placeholders import NO_PLACEHOLDERS, Placeholders
from parsers.docx.xml.symbols import spell, symbol
from parsers.facts.file_facts import Cell, Table
from parsers.facts.problem import Problem, Unreadable
from parsers.texts.visible import visible

# Word itself allows far more; no applicant nests tables five deep.
DEEPEST_TABLE = 16
MOST_CELLS = 200_000

_UNSEEN = frozenset({
    "w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:instrText",
    "w:delText", "w:delInstrText", "w:rt", "w:footnoteReference", "w:endnoteReference",
})  # fmt: skip
_HIDDEN_ENDS = ("w:vanish", "w:specVanish")
_HIDING = ("w:vanish", "w:strike", "w:dstrike")
# Drawn around or beside a word, by shape or by pen.
_SHAPES = frozenset({
    "wps:wsp", "v:oval", "v:rect", "v:roundrect", "v:shape", "v:line", "w14:contentPart",
})  # fmt: skip
_BREAKS = {"w:br": "\n", "w:cr": "\n", "w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "-"}


@dataclass(slots=True)
class _Paragraph:
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)

    def say(self, text: str, look: str = "") -> None:
        if text or look == DRAWN:
            self.pieces.append((text, look))


class Walk:
    """One walk over one document; `pictures` counts the images met in its final text."""

    def __init__(
        self,
        placeholders: Placeholders = NO_PLACEHOLDERS,
        comments: Mapping[str, _Element] | None = None,
    ) -> None:
        self.pictures = 0
        self._placeholders = placeholders
        self._comments = dict(comments or {})
        self._fields = FieldTracker()
        self._depth = 0
        self._cells = 0

    def blocks(self, parent: _Element) -> list[Block]:
        """The lines and grids directly in a body, a cell or a text box."""
        return list(join_deleted_ends(self._blocks(parent)))

    def _blocks(self, parent: _Element) -> Iterator[Block]:
        for child in parent:
            name = name_of(child)
            if name == "w:p":
                yield from self._paragraph(child)
            elif name == "w:tbl":
                yield self._grid(child)
            elif name == "w:sdt":
                yield from self._control_blocks(child)
            elif name == "mc:AlternateContent":
                yield from self._blocks(alternative(child))
            elif name and name not in _UNSEEN:
                yield from self._blocks(child)

    def _control_blocks(self, control: _Element) -> Iterator[Block]:
        state = check_box_text(control)
        if state is not None:
            yield Line(state)
        elif not is_placeholder(control, self._placeholders):
            yield from self._blocks(control)

    def _paragraph(self, element: _Element) -> Iterator[Block]:
        paragraph = _Paragraph()
        self._inline(element, paragraph)
        self._fields.end_paragraph()
        properties = child_of(element, "w:pPr")
        mark = child_of(properties, "w:rPr")
        joined = mark is not None and any(map(_joins, mark))
        seen = [(visible(text), look) for text, look in paragraph.pieces]
        pieces = with_look(seen, look_of(properties))
        yield Line("".join(text for text, _ in pieces), joined, tuple(pieces))
        yield from paragraph.boxes

    def _inline(self, parent: _Element, into: _Paragraph) -> None:
        for child in parent:
            self._part(child, into)

    def _part(self, element: _Element, into: _Paragraph) -> None:
        name = name_of(element)
        if name == "w:r":
            self._run(element, into)
        elif name == "w:sdt":
            self._control(element, into)
        elif name == "mc:AlternateContent":
            self._inline(alternative(element), into)
        elif name == "m:t":
            into.say(element.text or "")
        elif not self._drawn(element, name, into) and name not in _UNSEEN:
            self._inline(element, into)

    def _drawn(self, element: _Element, name: str, into: _Paragraph) -> bool:
        """Takes what is drawn; whether the element is done with."""
        if name == "w:txbxContent":
            into.boxes.extend(self.blocks(element))
        elif name in ("a:blip", "v:imagedata"):
            self.pictures += 1
        elif name == "v:textpath":
            into.boxes.append(Line(value_of(element, "string") or ""))
        elif name == "a:p":
            words = (node.text or "" for node in element.iter() if name_of(node) == "a:t")
            into.boxes.append(Line("".join(words)))
        else:
            if name in _SHAPES and not any(map(_is_box, element.iter())):
                into.say("", DRAWN)
            return False
        return True

    def _control(self, control: _Element, into: _Paragraph) -> None:
        state = check_box_text(control)
        if state is not None:
            into.say(state)
        elif not is_placeholder(control, self._placeholders):
            self._inline(control, into)

    def _run(self, run: _Element, into: _Paragraph) -> None:
        properties = child_of(run, "w:rPr")
        # One pass: long documents have tens of thousands of runs. The first of a name counts.
        said: dict[str, _Element] = {}
        for one in properties if properties is not None else ():
            said.setdefault(name_of(one), one)
        # Struck out by hand is deleted: so options that do not apply, and wrong numbers.
        hidden = any(is_on(said.get(name)) for name in _HIDING)
        unseen = is_on(said.get("w:vanish"))
        font = _font(said.get("w:rFonts"))
        look = look_of(properties)
        for child in run:
            ring = ""
            if name_of(child) == "w:fldChar":
                text = self._fields.meet(child)
                ring = CIRCLED if self._fields.framed else ""
            elif unseen and name_of(child) != "w:instrText":
                continue
            else:
                text = self._run_text(child, font, into)
            if not hidden and (self._fields.seen or name_of(child) == "w:fldChar"):
                into.say(text, f"{look} {ring}".strip())

    def _run_text(self, child: _Element, font: str, into: _Paragraph) -> str:
        """Return what one child of a run shows; drawings go into the paragraph by themselves."""
        name = name_of(child)
        if name == "w:t":
            return spell((child.text or "").replace("\n", " ").replace("\r", " "), font)
        if name in _BREAKS:
            return _BREAKS[name]
        if name == "w:sym":
            code = value_of(child, "char") or ""
            return symbol(value_of(child, "font") or "", _hexadecimal(code))
        if name == "mc:AlternateContent":
            # Word writes ☑ so, from its table of symbols: a newer element, and the sign as text.
            return "".join(self._run_text(one, font, into) for one in alternative(child))
        if name == "w:instrText":
            self._fields.instruct(child.text or "")
        elif name not in _UNSEEN:
            self._part(child, into)
        return ""

    def _grid(self, element: _Element) -> Grid:
        if self._depth >= DEEPEST_TABLE:
            raise Unreadable(Problem.REFUSED, f"tables nested more than {DEEPEST_TABLE} deep")
        self._depth += 1
        drawn = draw_cells(element)
        self._cells += len(drawn)
        if self._cells > MOST_CELLS:
            raise Unreadable(Problem.REFUSED, f"tables with more than {MOST_CELLS} cells")
        read = [self._cell(cell) for cell in drawn]
        self._depth -= 1
        inner = tuple(table for _, tables in read for table in tables)
        return Grid(Table(tuple(cell for cell, _ in read)), inner)

    def _cell(self, drawn: DrawnCell) -> tuple[Cell, tuple[Table, ...]]:
        blocks = [] if self._is_empty_control(drawn.element) else self.blocks(drawn.element)
        shade = look_of(child_of(drawn.element, "w:tcPr"))
        looked = styled(with_look(list(pieces_of(blocks)), shade))
        place = (drawn.row, drawn.column)
        spans = (drawn.row_span, drawn.column_span)
        text, room = cell_text(blocks), room_below(blocks, drawn.element)
        comment = "" if text else self._comment(drawn.element)
        cell = Cell(*place, text, *spans, looked, room, comment, offered_in(drawn.element))
        return cell, tuple(tables_of(blocks))

    def _comment(self, cell: _Element) -> str:
        """What the comments on a blank cell say, one a line."""
        said = list(comments_in(cell, self._comments))
        return "\n".join(filter(None, (cell_text(self.blocks(one)) for one in said)))

    def _is_empty_control(self, cell: _Element) -> bool:
        """Tell whether a control around the whole cell shows only its invitation."""
        content = cell.getparent()
        control = content.getparent() if content is not None else None
        return (
            control is not None
            and name_of(control) == "w:sdt"
            and is_placeholder(control, self._placeholders)
        )


def _is_box(element: _Element) -> bool:
    return name_of(element) in ("w:txbxContent", "v:textpath", "v:imagedata", "a:blip")


def _joins(mark: _Element) -> bool:
    """Tell whether the end of a paragraph is gone: deleted, or hidden (Word's style separator)."""
    name = name_of(mark)
    return name in ("w:del", "w:moveFrom") or (name in _HIDDEN_ENDS and is_on(mark))


def _font(fonts: _Element | None) -> str:
    if fonts is None:
        return ""
    return value_of(fonts, "ascii") or value_of(fonts, "hAnsi") or ""


def _hexadecimal(text: str) -> int:
    try:
        return int(text[:8], 16)
    except ValueError:
        return 0

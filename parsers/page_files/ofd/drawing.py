"""Draws the objects of OFD pages on the pages of a PDF.

What reads PDFs then reads OFD: text, tables, stamps, scans, pictures of pages. Text is set in a
font that is not embedded, each character at its own place: the reader wants to know what stands
where, and shows it in the shapes it has.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml.etree import _Element
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # ships no types
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # ships no types
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # ships no types

from parsers.facts.problem import Problem, Unreadable
from parsers.page_files.ofd.colours import Paint, paint_of
from parsers.page_files.ofd.document import OfdDocument
from parsers.page_files.ofd.elements import (
    box_of,
    figure,
    first,
    is_on,
    matrix_of,
    name_of,
    named,
    steps,
    text_of,
)
from parsers.page_files.ofd.package import Package
from parsers.page_files.ofd.paths import outline
from parsers.page_files.ofd.pictures import PictureDecoder

FONT = "STSong-Light"
# Of all pages, with what graphics are made of counted each time they are drawn.
MOST_OBJECTS = 200_000
MOST_CHARACTERS = 2_000_000
_DEEPEST = 8
_LINE_WIDTH = 0.353
_INVISIBLE = 3
# The first of the radicals; what is before them is narrower than high.
_IDEOGRAPHS = 0x2E80
_NARROWEST, _WIDEST, _ROOM_OF_A_LETTER = 0.4, 2.5, 0.65


@dataclass(slots=True)
class Drawer:
    """Draws on the canvas whose unit is a millimetre, y downwards, on pages of one document."""

    canvas: Canvas
    package: Package
    document: OfdDocument
    pictures: PictureDecoder
    objects_left: int = MOST_OBJECTS
    characters_left: int = MOST_CHARACTERS

    def draw(self, parent: _Element, depth: int = 0, style: str = "") -> None:
        """Everything within a layer, block or graphic. Raises Unreadable(REFUSED) beyond measure."""
        style = parent.get("DrawParam") or style
        for one in parent:
            self.objects_left -= 1
            if self.objects_left < 0:
                raise Unreadable(Problem.REFUSED, "the document has too many objects")
            kind = name_of(one)
            if kind == "PageBlock" and depth < _DEEPEST:
                self.draw(one, depth + 1, style)
            elif kind in _KINDS and is_on(one, "Visible", default=True):
                self._in_its_box(one, kind, depth, style)

    def _in_its_box(self, one: _Element, kind: str, depth: int, style: str) -> None:
        x, y, _, _ = box_of(one)
        self.canvas.saveState()
        self.canvas.translate(x, y)
        matrix = matrix_of(one)
        if matrix is not None:
            self.canvas.transform(*matrix)
        paint = paint_of(one, self.document, style)
        if kind == "TextObject":
            self._text(one, paint)
        elif kind == "PathObject":
            self._path(one, paint)
        elif kind == "ImageObject":
            self._image(one)
        elif depth < _DEEPEST:
            self._graphic(one, depth, style)
        self.canvas.restoreState()

    def _text(self, one: _Element, paint: Paint) -> None:
        size = figure(one.get("Size")) or 0.0
        if size <= 0 or paint.fill is None:
            return
        wide = figure(one.get("HScale")) or 1.0
        text = self.canvas.beginText()
        text.setFont(song(), size)
        text.setFillColorRGB(*paint.fill)
        # Print that nobody sees is no text of the page: a scanner's OCR lies beneath its picture so.
        text.setTextRenderMode(_INVISIBLE if paint.alpha == 0 else 0)
        self.canvas.setFillAlpha(paint.alpha or 1.0)
        for character, x, y, room in self._placed(one):
            text.setTextTransform(wide * _stretch(character, size, room), 0, 0, -1, x, y)
            text.textOut(character)
        self.canvas.drawText(text)

    def _placed(self, one: _Element) -> Iterator[tuple[str, float, float, float]]:
        """Each character with the place of its foot, in the object's own coordinates, and the room
        up to the next, 0 where that is not on the same line.
        """
        x = y = 0.0
        for code in named(one, "TextCode"):
            written = (code.text or "").strip("\r\n\t")
            self.characters_left -= len(written)
            if self.characters_left < 0:
                raise Unreadable(Problem.REFUSED, "the document has too many characters")
            x, y = figure(code.get("X")) or x, figure(code.get("Y")) or y
            across = steps(code.get("DeltaX"), len(written) - 1)
            down = steps(code.get("DeltaY"), len(written) - 1)
            if not across and not down:
                across = [_width(one, character) for character in written[:-1]]
            left, top = x, y
            for number, character in enumerate(written):
                step = across[number] if number < len(across) else 0.0
                if character >= " ":
                    yield character, left, top, step or (across[-1] if across else 0.0)
                left += step
                top += down[number] if number < len(down) else 0.0

    def _path(self, one: _Element, paint: Paint) -> None:
        path = self.canvas.beginPath()
        moved = False
        for kind, values in outline(text_of(first(one, "AbbreviatedData"))):
            if kind == "m" or not moved:
                path.moveTo(*values[-2:] or (0.0, 0.0))
                moved = True
            elif kind == "l":
                path.lineTo(*values)
            elif kind == "c":
                path.curveTo(*values)
            else:
                path.close()
        stroke = is_on(one, "Stroke", default=True) and paint.stroke is not None
        fill = is_on(one, "Fill", default=False) and paint.fill is not None
        if not moved or not (stroke or fill):
            return
        self.canvas.setLineWidth(abs(figure(one.get("LineWidth")) or paint.width or _LINE_WIDTH))
        self.canvas.setFillAlpha(paint.alpha)
        self.canvas.setStrokeAlpha(paint.alpha)
        if fill and paint.fill:
            self.canvas.setFillColorRGB(*paint.fill)
        if stroke and paint.stroke:
            self.canvas.setStrokeColorRGB(*paint.stroke)
        even = 0 if one.get("Rule") == "Even-Odd" else 1
        self.canvas.drawPath(path, stroke=int(stroke), fill=int(fill), fillMode=even)

    def _image(self, one: _Element) -> None:
        data = self._media(one.get("ResourceID", ""))
        if data is not None:
            self.picture(data, (0.0, 0.0, 1.0, 1.0))

    def picture(self, data: bytes, box: tuple[float, float, float, float]) -> None:
        """A picture laid into a box; what cannot be decoded is left out."""
        picture = self.pictures.decode(data)
        if picture is None:
            return
        x, y, width, height = box
        self.canvas.saveState()
        self.canvas.transform(1, 0, 0, -1, x, y + height)
        self.canvas.drawImage(ImageReader(picture), 0, 0, width, height, mask="auto")
        self.canvas.restoreState()

    def _media(self, number: str) -> bytes | None:
        part, folder = self.document.parts.get(number, (None, ""))
        place = text_of(first(part, "MediaFile"))
        name = self.package.find(place, folder) if place else None
        return None if name is None else self.package.read(name)

    def _graphic(self, one: _Element, depth: int, style: str) -> None:
        part, _ = self.document.parts.get(one.get("ResourceID", ""), (None, ""))
        content = first(part, "Content")
        if content is not None:
            self.draw(content, depth + 1, style)


_KINDS = frozenset({"TextObject", "PathObject", "ImageObject", "CompositeObject"})


@cache
def song() -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return FONT


def _stretch(character: str, size: float, room: float) -> float:
    """Letters are as wide as the room they were given, lest a gap within a word be read as a blank."""
    if room <= 0 or ord(character) >= _IDEOGRAPHS:
        return 1.0
    own = float(pdfmetrics.stringWidth(character, song(), size))
    room = min(room, size * _ROOM_OF_A_LETTER)
    return max(_NARROWEST, min(room / own, _WIDEST)) if own > 0 else 1.0


def _width(one: _Element, character: str) -> float:
    """Where no distances are written: full width for ideographs, half for others."""
    size = figure(one.get("Size")) or 0.0
    return size if ord(character) >= _IDEOGRAPHS else size / 2

"""Writes the pages of an OFD document as a PDF, with or without the pictures of its seals."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # ships no types

from parsers.page_files.ofd.document import OfdDocument, OfdPage
from parsers.page_files.ofd.drawing import Drawer
from parsers.page_files.ofd.elements import box_of
from parsers.page_files.ofd.package import Package
from parsers.page_files.ofd.pictures import PictureDecoder

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class SealPicture:
    """A picture at its place, in millimetres of the page (from 1); `clip` is the part of the box
    that is shown, x, y, width, height within it.
    """

    page: int
    box: tuple[float, float, float, float]
    picture: bytes
    clip: tuple[float, float, float, float] | None = None


def as_pdf(
    package: Package, documents: Sequence[OfdDocument], seals: Sequence[SealPicture] = ()
) -> bytes:
    """Return the PDF. Raises Unreadable(REFUSED) for more than can be drawn in good time."""
    written = io.BytesIO()
    canvas = Canvas(written, pageCompression=1, invariant=1)
    pictures = PictureDecoder()
    number = 0
    objects = characters = None
    for document in documents:
        drawer = Drawer(canvas, package, document, pictures)
        if objects is not None and characters is not None:
            drawer.objects_left, drawer.characters_left = objects, characters
        for page in document.pages:
            number += 1
            _begin(canvas, page)
            _draw(drawer, page)
            for seal in seals:
                if seal.page == number:
                    _lay(drawer, seal)
            canvas.showPage()
        objects, characters = drawer.objects_left, drawer.characters_left
    canvas.save()
    return written.getvalue()


def _begin(canvas: Canvas, page: OfdPage) -> None:
    x, y, width, height = page.box
    canvas.setPageSize((width * POINTS_PER_MM, height * POINTS_PER_MM))
    scale = POINTS_PER_MM
    canvas.transform(scale, 0, 0, -scale, -x * scale, (height + y) * scale)


def _draw(drawer: Drawer, page: OfdPage) -> None:
    for layer in page.layers:
        drawer.draw(layer)
    for note in page.annotations:
        x, y, _, _ = box_of(note)
        drawer.canvas.saveState()
        drawer.canvas.translate(x, y)
        drawer.draw(note)
        drawer.canvas.restoreState()


def _lay(drawer: Drawer, seal: SealPicture) -> None:
    x, y, width, height = seal.box
    canvas = drawer.canvas
    canvas.saveState()
    canvas.translate(x, y)
    if seal.clip is not None:
        path = canvas.beginPath()
        path.rect(*seal.clip)
        canvas.clipPath(path, stroke=0, fill=0)
    drawer.picture(seal.picture, (0.0, 0.0, width, height))
    canvas.restoreState()

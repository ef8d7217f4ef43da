"""A name written at the place of the seal, told from what else stands there."""

import io

import pytest
from painted import as_page, blank
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from parsers.facts.file_facts import FileFacts, Presence
from parsers.facts.filetype import FileType
from parsers.facts.stamp_reasons import HANDWRITTEN
from parsers.handwriting import with_handwriting
from parsers.page_files.drawn_pages import DrawnPages
from parsers.page_files.pdf_file import read_pdf
from parsers.pages.handwritten import find_handwritten
from parsers.pages.seal_places import Printed, seal_places

BLUE, BLACK = (40, 60, 170), (30, 30, 36)
WIDTH, HEIGHT = blank().size
LINE = 0.016
LABEL = Printed((0.2, 0.6, 0.2, LINE), "申报单位（盖章）：")
BODY = tuple(Printed((0.1, 0.1 + 0.03 * row, 0.7, LINE), "正文" * 15) for row in range(9))


def _loops(
    draw: ImageDraw.ImageDraw, at: tuple[float, float], ink, width: int = 3, size: float = 1.0
):
    """A running hand: loops that hang together."""
    x, y = at
    for index in range(6):
        left = x + index * 16 * size
        draw.arc((left, y - 30 * size, left + 22 * size, y + 14 * size), 0, 330, ink, width)


def _page(paint) -> Image.Image:
    page = blank()
    paint(ImageDraw.Draw(page))
    return page


def _found(page: Image.Image, *lines: Printed):
    return find_handwritten(as_page(page).pixels, 1, (*BODY, *(lines or (LABEL,))))


PLACE = (0.43 * WIDTH, 0.61 * HEIGHT)


@pytest.mark.parametrize(
    ("ink", "colour"), [(BLUE, "blue"), (BLACK, "black"), ((90, 50, 150), "blue")]
)
@pytest.mark.parametrize("width", [2, 3])
def test_a_written_name_is_for_a_person(ink, colour: str, width: int) -> None:
    (stamp,) = _found(_page(lambda draw: _loops(draw, PLACE, ink, width)))
    assert (stamp.presence, stamp.reason, stamp.colour) == (Presence.UNCERTAIN, HANDWRITTEN, colour)
    assert 0.4 < stamp.box[0] < 0.5
    assert 0.55 < stamp.box[1] < 0.65


def _rule(draw: ImageDraw.ImageDraw) -> None:
    draw.line((*PLACE, PLACE[0] + 250, PLACE[1] + 2), BLACK, 2)


def _cell(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((100, PLACE[1] - 35, 700, PLACE[1] + 25), outline=BLACK, width=2)


def _tick_box(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((PLACE[0], PLACE[1] - 14, PLACE[0] + 14, PLACE[1]), outline=BLACK, width=2)


def _crease(draw: ImageDraw.ImageDraw) -> None:
    draw.line((PLACE[0], 0, PLACE[0] + 40, HEIGHT), (120, 120, 120), 2)


def _photo(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((PLACE[0], PLACE[1] - 30, PLACE[0] + 90, PLACE[1] + 20), BLUE)


def _elsewhere(draw: ImageDraw.ImageDraw) -> None:
    _loops(draw, (PLACE[0], 0.4 * HEIGHT), BLUE)


def _small(draw: ImageDraw.ImageDraw) -> None:
    """A date filled in by hand is no higher than print."""
    _loops(draw, PLACE, BLUE, 2, 0.4)


@pytest.mark.parametrize(
    "paint", [lambda _: None, _rule, _cell, _tick_box, _crease, _photo, _elsewhere, _small]
)
def test_what_is_no_name(paint) -> None:
    assert _found(_page(paint)) == ()


def test_what_was_read_as_print_is_print() -> None:
    name = Printed((0.42, 0.57, 0.2, 0.05), "甲山园区管理委员会")
    page = _page(lambda draw: _loops(draw, PLACE, BLUE))
    assert _found(page, LABEL, name) == ()


def test_without_a_place_for_a_seal_nothing_is_claimed() -> None:
    page = _page(lambda draw: _loops(draw, PLACE, BLUE))
    assert _found(page, Printed(LABEL.box, "填表日期：")) == ()
    assert _found(page, Printed(LABEL.box, "请在打印件上加盖申报单位公章后" * 3)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "盖 章",
        "（公章）",
        "盖章(签字)",
        "法人签字：",
        "Signature:",
        "Seal / Stamp",
        "Подпись",
        "М.П.",
    ],
)
def test_labels_of_places(text: str) -> None:
    assert len(seal_places((Printed((0.1, 0.1, 0.1, 0.02), text),))) == 1


def test_a_name_that_hangs_together_with_its_label_is_seen() -> None:
    merged = Printed((0.2, 0.57, 0.42, 0.06), "申报单位（盖章）：", sure=False)
    assert len(_found(_page(lambda draw: _loops(draw, PLACE, BLUE)), merged)) == 1


@pytest.mark.parametrize("signed", [True, False])
def test_a_signature_laid_upon_a_printed_pdf_is_seen(signed: bool) -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for row in range(9):
        canvas.drawString(72, 760 - 20 * row, "we declare that all papers are true and complete")
    canvas.drawString(100, 300, "Signature / Seal:")
    canvas.setStrokeColorRGB(0.1, 0.2, 0.7)
    for index in range(6 if signed else 0):
        left = 210 + 11 * index
        canvas.bezier(left, 296, left + 18, 330, left - 12, 330, left + 11, 296)
    canvas.save()
    data = out.getvalue()
    facts = with_handwriting(
        FileFacts(FileType.PDF, paged=read_pdf(data)), DrawnPages(data, FileType.PDF)
    )
    assert facts.paged is not None
    assert [stamp.reason for stamp in facts.paged.stamps] == [HANDWRITTEN] * signed

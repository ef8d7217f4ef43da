"""PDFs made to be endless, or to be something else: told before the renderer meets them."""

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

from parsers.facts.problem import Problem, Unreadable
from parsers.page_files.pdf_file import read_pdf
from parsers.pages.page_weight import MOST_DRAWN, MOST_IN_ALL, DrawingAllowance


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _problem(data: bytes) -> Problem:
    with pytest.raises(Unreadable) as trouble:
        read_pdf(data)
    return trouble.value.problem


def _page(content: bytes) -> PdfWriter:
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    stream = DecodedStreamObject()
    stream.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(stream)
    return writer


def _nested(depth: int, times: int) -> bytes:
    """A form that draws a form, several times on each level."""
    writer = _page(b"/X Do")
    holder = writer.pages[0]
    for level in range(depth):
        form = DecodedStreamObject()
        form.set_data(b"/X Do " * times if level + 1 < depth else b"0 0 9 9 re f")
        form.update({
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(NumberObject(n) for n in (0, 0, 595, 842)),
        })  # fmt: skip
        drawn = DictionaryObject({NameObject("/X"): writer._add_object(form)})
        holder[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): drawn})
        holder = form
    return _written(writer)


@pytest.mark.parametrize(("depth", "times"), [(28, 2), (9, 10), (2, 1_000_000)])
def test_drawings_that_multiply_are_refused(depth: int, times: int) -> None:
    assert _problem(_nested(depth, times)) is Problem.REFUSED


@pytest.mark.parametrize(("depth", "times"), [(1, 1), (3, 10), (12, 1)])
def test_drawings_in_drawings_are_usual(depth: int, times: int) -> None:
    assert read_pdf(_nested(depth, times)).pages_searched == 1


def test_a_page_of_too_many_strokes_is_read_and_not_searched() -> None:
    facts = read_pdf(_written(_page(b"0 0 m 9 9 l S\n" * (MOST_DRAWN + 1))))
    assert (facts.pages, facts.pages_searched) == (1, 0)


def test_an_allowance_is_used_up() -> None:
    allowance = DrawingAllowance()
    taken = [allowance.take(MOST_DRAWN) for _ in range(6)]
    assert taken.count(True) == MOST_IN_ALL // MOST_DRAWN
    assert allowance.take(0)


def test_what_is_packed_over_and_over_is_refused() -> None:
    data = _written(_page(b"")).replace(b"/Length 0", b"/Length 0/Filter[/FlateDecode/FlateDecode]")
    assert _problem(data) is Problem.REFUSED


def test_armour_around_a_packed_stream_is_usual() -> None:
    data = _written(_page(b"")).replace(
        b"/Length 0", b"/Length 0/Filter[/ASCII85Decode/FlateDecode]"
    )
    assert read_pdf(data).pages == 1


def test_a_portfolio_is_for_a_person() -> None:
    writer = _page(b"")
    writer.add_attachment("form.pdf", b"%PDF-")
    assert read_pdf(_written(writer)).pages == 1
    writer.root_object[NameObject("/Collection")] = DictionaryObject()
    assert _problem(_written(writer)) is Problem.UNSUPPORTED


@pytest.mark.parametrize("asks", [True, False])
def test_a_form_that_only_one_viewer_draws_is_for_a_person(asks: bool) -> None:
    writer = _page(b"")
    form = DictionaryObject(
        {NameObject("/XFA"): ArrayObject(), NameObject("/Fields"): ArrayObject()}
    )
    writer.root_object[NameObject("/AcroForm")] = form
    writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(asks)
    if asks:
        assert _problem(_written(writer)) is Problem.UNSUPPORTED
    else:
        assert read_pdf(_written(writer)).pages == 1


@pytest.mark.parametrize(
    "entries",
    [
        b"/MediaBox [0 0 14400 14400]",
        b"/MediaBox [0 0 1 1]",
        b"/MediaBox [0 0 0 0]",
        b"/MediaBox [0 0 1e30 1e30]",
        b"/MediaBox [595 842 0 0]",
        b"/MediaBox [0 0 595 842]/UserUnit 75",
        b"/MediaBox [0 0 595 842]/Rotate 45",
        b"/MediaBox [0 0 595 842]/Rotate 99999999999999999999",
    ],
)
def test_pages_of_odd_sizes_are_searched(entries: bytes) -> None:
    import re

    data = re.sub(rb"/MediaBox \[[^\]]*\]", entries, _written(_page(b"0 0 9 9 re f")))
    facts = read_pdf(data)
    assert (facts.pages, facts.pages_searched) == (1, 1)

"""Text, tables, typed values, stamps and troubles of PDFs."""

import io
import zlib
from dataclasses import replace

import numpy as np
import pytest
from painted import as_bytes, as_scan, blank, seal, with_lines
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers.facts.file_facts import PagedFacts, Presence, StampKind
from parsers.facts.problem import Problem, Unreadable
from parsers.page_files.annotate import COLOURS, annotate, draw
from parsers.page_files.pdf_file import MOST_SEARCHED, read_pdf, searched_pages
from parsers.pages.page import PageImage


def _pdf(paint, **how: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, **how)
    paint(canvas)
    canvas.save()
    return out.getvalue()


def _form(canvas: Canvas) -> None:
    """Two rows; the second is one merged cell with a field to type in."""
    canvas.rect(100, 500, 200, 40)
    canvas.rect(300, 500, 100, 40)
    canvas.rect(100, 460, 300, 40)
    for x, y, text in ((110, 510, "name"), (310, 510, "value"), (110, 470, "merged")):
        canvas.drawString(x, y, text)
    canvas.acroForm.textfield(name="a", value="typed in", x=200, y=465, width=80, height=20)


def _encrypted(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "owner")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


FORM = _pdf(_form)


def _problem(data: bytes) -> Problem:
    with pytest.raises(Unreadable) as trouble:
        read_pdf(data)
    return trouble.value.problem


def test_text_and_typed_values_are_read() -> None:
    assert [line.strip() for line in read_pdf(FORM).text.splitlines()][-1] == "typed in"
    assert "merged" in read_pdf(FORM).text


def test_a_merged_cell_is_one_cell_with_spans() -> None:
    (table,) = read_pdf(FORM).tables
    cells = [(c.row, c.column, c.text, c.row_span, c.column_span) for c in table.cells]
    assert cells == [(0, 0, "name", 1, 1), (0, 1, "value", 1, 1), (1, 0, "merged\ntyped in", 1, 2)]


def test_a_cell_over_two_rows_spans_them() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.rect(100, 400, 100, 80)
        canvas.rect(200, 440, 100, 40)
        canvas.rect(200, 400, 100, 40)

    (table,) = read_pdf(_pdf(lambda c: (paint(c), c.drawString(210, 450, "x")))).tables
    assert (table.cells[0].row_span, table.cells[0].column_span) == (2, 1)


def test_a_scanned_seal_is_ink_and_has_no_text_layer() -> None:
    facts = read_pdf(as_scan(with_lines(blank()), seal(with_lines(blank()))))
    assert not facts.text_layer
    assert [(s.page, s.kind, s.presence) for s in facts.stamps] == [
        (2, StampKind.INK, Presence.FOUND)
    ]
    assert facts.stamps[0].diameter_mm == pytest.approx(40, abs=1.5)


def _with_picture(canvas: Canvas) -> None:
    canvas.drawString(100, 700, "a page of text")
    crop = seal(blank(), at=(420, 600)).crop((330, 510, 510, 690))
    canvas.drawImage(ImageReader(crop), 300, 200, 113, 113)


def test_a_seal_laid_upon_a_text_page_is_a_picture() -> None:
    facts = read_pdf(_pdf(_with_picture))
    assert [(s.kind, s.presence) for s in facts.stamps] == [(StampKind.PICTURE, Presence.FOUND)]
    assert facts.text_layer


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_the_seal_on_a_turned_page_keeps_its_kind(turn: int) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_pdf(_with_picture))))
    writer.pages[0].rotate(turn)
    out = io.BytesIO()
    writer.write(out)
    assert [s.kind for s in read_pdf(out.getvalue()).stamps] == [StampKind.PICTURE]


@pytest.mark.parametrize(("letters", "layer"), [(6, False), (90, True)])
def test_a_lone_mark_over_a_scan_is_no_text_layer(letters: int, layer: bool) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(with_lines(blank())), 0, 0, 595, 842)
        text = canvas.beginText(40, 40)
        text.textLine("x" * letters)
        canvas.drawText(text)

    assert read_pdf(_pdf(paint)).text_layer is layer


def test_a_password_of_the_owner_alone_does_not_hinder() -> None:
    assert "merged" in read_pdf(_encrypted(FORM, "")).text


def test_a_users_password_does() -> None:
    assert _problem(_encrypted(FORM, "secret")) is Problem.ENCRYPTED


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", FORM[: len(FORM) // 3], b"PK\x03\x04"])
def test_garbage_is_unreadable(data: bytes) -> None:
    assert _problem(data) is Problem.UNREADABLE


@pytest.mark.parametrize(
    "broken",
    [
        FORM.replace(b"startxref", b"startxxxx"),
        b"junk before\n" + FORM,
        FORM + b"\njunk behind" * 200,
    ],
)
def test_a_mildly_broken_file_is_read(broken: bytes) -> None:
    assert "merged" in read_pdf(broken).text


def test_a_huge_page_is_bounded() -> None:
    facts = read_pdf(_pdf(lambda c: c.drawString(100, 100, "wide"), pagesize=(14_000, 200)))
    assert (facts.pages, facts.pages_searched) == (1, 1)


def test_a_stream_that_unpacks_without_end_is_refused() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(320)) + packer.flush()
    data = b"%PDF-1.4\n1 0 obj <</Filter/FlateDecode>> stream\n" + packed + b"\nendstream endobj"
    assert _problem(data) is Problem.REFUSED


def test_long_documents_are_searched_at_the_ends_and_between() -> None:
    chosen = searched_pages(500)
    assert len(chosen) == MOST_SEARCHED
    assert {0, 9, 490, 499} <= chosen
    assert max(b - a for a, b in zip(sorted(chosen), sorted(chosen)[1:], strict=False)) < 30
    assert searched_pages(3) == {0, 1, 2}


def test_annotated_pages_are_those_with_stamps() -> None:
    data = as_scan(blank(), seal(blank()))
    pictures = annotate(data, read_pdf(data))
    assert [number for number, _ in pictures] == [2]
    assert pictures[0][1].startswith(b"\x89PNG")
    picture = as_bytes(seal(blank()))
    from parsers.page_files.picture_file import read_image

    assert [number for number, _ in annotate(picture, read_image(picture))] == [1]


def test_where_nothing_was_seen_the_pages_searched_are_shown() -> None:
    data = as_scan(blank(), blank())
    bare = PagedFacts(2, ("", ""), (), (), (), grey=False, pages_searched=2)
    assert [number for number, _ in annotate(data, bare)] == [1, 2]


def test_a_box_tells_the_verdict_and_stays_on_the_page() -> None:
    data = as_scan(seal(blank()))
    facts = read_pdf(data)
    stamp = replace(facts.stamps[0], box=(0.9, 0.0, 0.1, 0.1), presence=Presence.UNCERTAIN)
    plain = replace(stamp, reason="a reason as long as the whole line of a page would be, and more")
    pixels = draw(PageImage(1, np.full((400, 300, 3), 255, np.uint8)), [plain])
    assert pixels.shape == (400, 300, 3)
    assert (pixels == COLOURS[Presence.UNCERTAIN]).all(axis=2).any()

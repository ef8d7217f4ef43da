"""Reads a PDF into facts: text, tables, typed values, stamps and signatures."""

from dataclasses import dataclass, replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]  # ships no types

from parsers.facts.boxes import PageBox
from parsers.facts.file_facts import PagedFacts, Presence, Signature, Stamp, StampKind
from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem, Unreadable
from parsers.page_files.drawn_pages import DrawnPages
from parsers.page_files.large_pages import find_on_large, in_a3_sheets
from parsers.pages.page import (
    PageImage,
    box_on,
    for_search,
    is_grey,
    is_scan,
    is_strip,
    picture_boxes,
    render,
)
from parsers.pages.page_weight import MOST_FOR_TABLES, DrawingAllowance, is_ruled, objects_on
from parsers.pages.printed_lines import printed_lines
from parsers.pages.signing_place import SIGNING
from parsers.pdf.document import OpenPdf, open_pdf
from parsers.pdf.fields import Note, notes_on
from parsers.pdf.hidden_text import is_hidden_layer
from parsers.pdf.kinds import refuse_other_kinds
from parsers.pdf.limits import refuse_bombs
from parsers.pdf.nested_forms import refuse_endless
from parsers.pdf.shown_page import shown_page
from parsers.pdf.tables import read_tables
from parsers.pdf.text_layer import page_text
from parsers.seals.copy import find_copied_stamps
from parsers.seals.stamps import find_stamps
from parsers.signatures.signed_stamps import (
    NOWHERE,
    PageArea,
    beyond_the_form,
    stamps_of,
    without_pictures,
)
from parsers.signatures.verify import signed_objects
from parsers.signatures.widgets import SignatureWidget, signature_widgets

# A form, a pledge and their annexes have under 20 pages; a scanned dossier of hundreds is searched
# where seals stand: its first and last pages, then evenly between.
MOST_SEARCHED = 40
# Text is cheap, yet a book of thousands of pages is no application.
MOST_TEXT_PAGES = 500
# Counted and named, but not walked, are pages beyond this.
MOST_PAGES = 5000


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    notes: tuple[Note, ...]
    stamps: tuple[Stamp, ...] = ()
    grey: bool | None = None
    loaded: bool = True
    ruled: bool = False
    hidden: str = ""
    signing: tuple[PageBox, ...] = ()


_NOT_SHOWN = _Page("", (), loaded=False)


def read_pdf(data: bytes, drawn: DrawnPages | None = None) -> PagedFacts:
    """The facts; the pages that were drawn for them are put into `drawn`.

    Raises Unreadable: ENCRYPTED for a password, REFUSED for a bomb, UNREADABLE for no PDF,
    UNSUPPORTED for a portfolio and the like.
    """
    refuse_bombs(data)
    opened = open_pdf(data)
    try:
        count = len(opened.shown)
        if count > MOST_PAGES:
            raise Unreadable(Problem.REFUSED, f"the PDF has {count} pages")
        refuse_other_kinds(opened.structure)
        refuse_endless(opened.structure)
        drawn = drawn or DrawnPages(data, FileType.PDF)
        pages = _read_pages(opened, drawn, searched_pages(count))
        if not any(page.loaded for page in pages):
            raise Unreadable(Problem.UNREADABLE, "no page of the PDF can be shown")
        signed, stamps = _signed(data, opened, pages)
    finally:
        opened.shown.close()
    return _facts(data, pages, signed, stamps)


def _signed(
    data: bytes, opened: OpenPdf, pages: list[_Page]
) -> tuple[tuple[Signature, ...], tuple[Stamp, ...]]:
    """The digital signatures, and all stamps in the light of them."""
    seen = tuple(stamp for page in pages for stamp in page.stamps)
    widgets = signature_widgets(opened.structure)
    if not widgets and b"/ByteRange" not in data:
        return (), seen
    signed = signed_objects(data)
    signed += beyond_the_form(signed, widgets)
    places = {one.number or 0: _place(opened, one) for one in reversed(widgets)}
    drawn = [_place(opened, one) for one in widgets]
    kept = without_pictures(seen, drawn, lambda page: _bare_stamps(opened, page))
    stamps = (*kept, *stamps_of(signed, places, len(pages)))
    return tuple(one.signature for one in signed), stamps


def _place(opened: OpenPdf, widget: SignatureWidget) -> PageArea:
    try:
        page = shown_page(opened, widget.page - 1)
    except pdfium.PdfiumError:
        return widget.page, NOWHERE
    try:
        return widget.page, box_on(page, *widget.box)
    finally:
        page.close()


def _bare_stamps(opened: OpenPdf, number: int) -> tuple[Stamp, ...]:
    page = shown_page(opened, number - 1)
    try:
        return find_stamps(for_search(render(page, number, bare=True)))
    finally:
        page.close()


def _facts(
    data: bytes, pages: list[_Page], signatures: tuple[Signature, ...], stamps: tuple[Stamp, ...]
) -> PagedFacts:
    searched = [page.grey for page in pages if page.grey is not None]
    hidden = tuple(page.hidden for page in pages)
    ruled = {index: page.notes for index, page in enumerate(pages) if page.text and page.ruled}
    return PagedFacts(
        pages=len(pages),
        page_texts=tuple(page.text for page in pages),
        tables=read_tables(data, ruled),
        stamps=stamps,
        signatures=signatures,
        grey=bool(searched) and all(searched),
        pages_searched=len(searched),
        scan_texts=hidden if any(hidden) else (),
        hidden_layer=any(hidden),
        signing=tuple((n, box) for n, page in enumerate(pages, start=1) for box in page.signing),
    )


def searched_pages(count: int) -> frozenset[int]:
    """Return which pages (from 0) the stamp search looks at; all of them up to MOST_SEARCHED."""
    if count <= MOST_SEARCHED:
        return frozenset(range(count))
    ends = MOST_SEARCHED // 4
    chosen = {*range(ends), *range(count - ends, count)}
    between = MOST_SEARCHED - len(chosen)
    step = (count - 2 * ends) / between
    return frozenset(chosen | {ends + int(step * index) for index in range(between)})


def _read_pages(opened: OpenPdf, drawn: DrawnPages, searched: frozenset[int]) -> list[_Page]:
    allowance = DrawingAllowance()
    return [
        _read_page(opened, index, drawn, allowance if index in searched else None)
        if index < MOST_TEXT_PAGES or index in searched
        else _Page("", ())
        for index in range(len(opened.shown))
    ]


def _read_page(
    opened: OpenPdf, index: int, drawn: DrawnPages, allowance: DrawingAllowance | None
) -> _Page:
    """`allowance` is what may still be drawn, None where the page need not be."""
    try:
        page = shown_page(opened, index)
    except pdfium.PdfiumError:
        # One page that cannot be loaded leaves the others readable; it is not booked as searched.
        return _NOT_SHOWN
    try:
        boxes, objects = picture_boxes(page), objects_on(page)
        text, hidden = _texts(page, boxes)
        notes = notes_on(opened.structure, index)
        typed = "\n".join(note.text for note in notes if note.text not in text)
        ruled = max(objects, len(text)) <= MOST_FOR_TABLES and is_ruled(page)
        read = _Page(f"{text}\n{typed}".strip(), notes, ruled=ruled, hidden=hidden)
        if allowance is None or not allowance.take(objects):
            return read
        image = render(page, index + 1)
        drawn.keep(image)
        return _search(page, image, boxes, read)
    except pdfium.PdfiumError:
        return _NOT_SHOWN
    finally:
        page.close()


def _texts(page: pdfium.PdfPage, boxes: tuple[PageBox, ...]) -> tuple[str, str]:
    """The page's own text, and what a scanner's OCR laid beneath its picture: one of them is ""."""
    scan = is_scan(boxes)
    text = page_text(page, scan=scan)
    return ("", text) if text and scan and is_hidden_layer(page) else (text, "")


def _search(
    page: pdfium.PdfPage,
    image: PageImage,
    boxes: tuple[PageBox, ...],
    read: _Page,
) -> _Page:
    grey = is_grey(image.pixels, sheets=in_a3_sheets(page))
    # On a page of black print alone, with nothing laid upon it, nobody has set a stamp.
    laid = bool(boxes) or bool(pdfium_c.FPDFPage_GetAnnotCount(page))
    bare = is_strip(image.pixels) or (grey and not laid)
    found = () if bare else find_stamps(for_search(image))
    if not found and grey and is_scan(boxes) and not bare:
        found = find_copied_stamps(image)
    if not bare and not any(stamp.presence is Presence.FOUND for stamp in found):
        found = find_on_large(page, image, scan=is_scan(boxes)) or found
    stamps = tuple(replace(stamp, kind=_kind(stamp, boxes)) for stamp in found)
    signing = _signing(page) if stamps and read.text else ()
    return replace(read, stamps=stamps, grey=grey, signing=signing)


def _signing(page: pdfium.PdfPage) -> tuple[PageBox, ...]:
    return tuple(line.box for line in printed_lines(page) if SIGNING.match(line.text))


def _kind(stamp: Stamp, boxes: tuple[PageBox, ...]) -> StampKind:
    """INK where the seal is part of a scan; PICTURE where it was laid upon the page by itself.

    Part of a scan: the smallest picture around the seal's middle is much larger than the seal.
    """
    x, y, width, height = stamp.box
    middle_x, middle_y = x + width / 2, y + height / 2
    around = [
        w * h
        for left, top, w, h in boxes
        if left <= middle_x <= left + w and top <= middle_y <= top + h
    ]
    part_of_scan = bool(around) and min(around) > SCAN_TO_SEAL * width * height
    return StampKind.INK if part_of_scan else StampKind.PICTURE


# A seal's own picture has at most a wide margin; a scanned page is thirty times the seal, a strip
# of one still five times.
SCAN_TO_SEAL = 4.0

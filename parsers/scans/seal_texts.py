"""What the seals of a document say, read by OCR from the pages that bear one."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from parsers.facts import FileFacts, PagedFacts, Presence, Stamp, StampKind
from parsers.filetype import FileType
from parsers.paged.image import read_frames
from parsers.paged.pages import Pixels, render
from parsers.paged.pdf_document import open_pdf
from parsers.scans.ocr import LineReader
from parsers.seals.seal_text import read_seal

# Whose seal it is, a form and a pledge tell with a few; a dossier of stamped certificates has dozens.
MOST_READ = 6
# A 40 mm seal is 240 pixels across and its characters 30 high.
SEAL_DPI = 150


def with_seal_texts(facts: FileFacts, data: bytes, reader: LineReader) -> FileFacts:
    """The same facts with the text of the first seals found, where it is read with confidence."""
    paged = facts.paged
    wanted = _wanted(paged) if paged else ()
    if paged is None or not wanted:
        return facts
    numbers = frozenset(stamp.page for stamp in wanted)
    pages = dict(
        _frames(data, numbers) if facts.type is FileType.IMAGE else _pdf_pages(data, numbers)
    )
    read = {
        stamp: replace(stamp, text=read_seal(pages[stamp.page], stamp.box, stamp.colour, reader))
        for stamp in wanted
        if stamp.page in pages
    }
    stamps = tuple(read.get(stamp, stamp) for stamp in paged.stamps)
    return replace(facts, paged=replace(paged, stamps=stamps))


def _wanted(paged: PagedFacts) -> tuple[Stamp, ...]:
    found = (
        stamp
        for stamp in paged.stamps
        if stamp.presence is not Presence.NONE and stamp.kind is not StampKind.SIGNATURE
    )
    return tuple(found)[:MOST_READ]


def _frames(data: bytes, numbers: frozenset[int]) -> Iterator[tuple[int, Pixels]]:
    _, pages = read_frames(data)
    return ((page.number, page.pixels) for page in pages if page.number in numbers)


def _pdf_pages(data: bytes, numbers: frozenset[int]) -> Iterator[tuple[int, Pixels]]:
    with closing(open_pdf(data).shown) as shown:
        for number in sorted(numbers):
            try:
                with closing(shown[number - 1]) as page:
                    yield number, render(page, number, SEAL_DPI).pixels
            except pdfium.PdfiumError:
                # It was drawn when the seal was found; what fails now leaves the text unread.
                continue

"""Adds OCR results to the facts of pages without a text layer, apart from real text."""

from dataclasses import replace

from parsers.facts.file_facts import FileFacts, PagedFacts
from parsers.facts.scan_facts import Level, ScanPage
from parsers.page_files.drawn_pages import DrawnPages
from parsers.pages.page import extremes, is_strip, shrunk
from parsers.scans.ocr import LineReader, Picture
from parsers.scans.scan_text import read_closely, text_of

# Form, pledge and what they are merged with; a long supporting scan is recognised by its first pages.
MOST_PAGES = 6
# Paper is light and without colour over most of a page, under any lamp; photographs are not.
PAPER_LIGHT, PAPER_SPREAD, PAPER_SHARE = 105, 70, 0.5
PAPER_SIDE = 200


def with_scan_texts(
    facts: FileFacts, drawn: DrawnPages, reader: LineReader, level: Level = Level.ROLE
) -> FileFacts:
    """The same facts with what OCR reads of the pages that have no text of their own.

    A stamped pledge is often scanned and put behind the form's printed pages; of a longer file
    with text the picture pages are its figures.
    """
    paged = facts.paged
    if paged is None or (paged.text_layer and not _is_merged(paged)):
        return facts
    bare = [n for n, own in enumerate(paged.page_texts[:MOST_PAGES], start=1) if not own.strip()]
    papers = {page.number: page.pixels for page in drawn.pages(bare) if is_paper(page.pixels)}
    finer = (
        {page.number: page.pixels for page in drawn.finer(papers)} if level is Level.FINE else {}
    )
    found = {
        number: read_closely(page, finer.get(number), reader, level)
        for number, page in papers.items()
    }
    read = tuple(found.get(number, ScanPage()) for number in range(1, paged.pages + 1))
    texts = tuple(map(text_of, read))
    if not any(texts):
        return facts
    # Which role a file has is not asked again because its lines were read more closely.
    if paged.scan_pages:
        texts = paged.scan_texts
    paged = replace(paged, scan_texts=texts, scan_pages=read, scan_level=level)
    return replace(facts, paged=paged)


def _is_merged(paged: PagedFacts) -> bool:
    return paged.pages <= MOST_PAGES and not all(text.strip() for text in paged.page_texts)


def is_paper(page: Picture) -> bool:
    """Tell whether a picture shows a page of paper; OCR of a landscape finds nothing at some cost."""
    if is_strip(page):
        # A rule or spacer of a web page's letter: at the working width it would be miles long.
        return False
    least, most = extremes(shrunk(page, PAPER_SIDE))
    return float(((least > PAPER_LIGHT) & (most - least < PAPER_SPREAD)).mean()) >= PAPER_SHARE

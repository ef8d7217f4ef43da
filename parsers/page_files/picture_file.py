"""Reads a picture file into facts: its pages and the stamps on them."""

from dataclasses import replace

from parsers.facts.file_facts import PagedFacts, Stamp
from parsers.facts.filetype import FileType
from parsers.facts.scan_facts import Level
from parsers.page_files.drawn_pages import DrawnPages
from parsers.pages.frames import MOST_FRAMES, read_frames
from parsers.pages.page import PageImage, is_grey, is_strip
from parsers.seals.copy import find_copied_stamps
from parsers.seals.stamps import find_stamps


def read_image(data: bytes) -> PagedFacts:
    """The pages of a picture file and the stamps on them; no text, for that is the OCR's part.

    Raises Unreadable(UNREADABLE) for what is no picture, REFUSED for one too large to decode.
    """
    drawn = DrawnPages(data, FileType.IMAGE)
    return searched(glance(data, drawn), drawn)


def glance(data: bytes, drawn: DrawnPages) -> PagedFacts:
    """The same without a look for stamps; the pages are put into `drawn`."""
    frames, pages = read_frames(data)
    for page in pages:
        drawn.keep(page)
    return PagedFacts(
        pages=frames,
        page_texts=("",) * frames,
        tables=(),
        stamps=(),
        signatures=(),
        grey=all(is_grey(page.pixels) for page in pages),
        pages_searched=0,
        scan_level=Level.GLANCE,
    )


def searched(paged: PagedFacts, drawn: DrawnPages) -> PagedFacts:
    """Return what was glanced at, with the stamps of its pages."""
    looked_at = range(1, min(paged.pages, MOST_FRAMES) + 1)
    seen = [_stamps(page) for page in drawn.pages(looked_at)]
    return replace(
        paged,
        stamps=tuple(stamp for stamps in seen for stamp in stamps),
        pages_searched=len(seen),
        scan_level=max(paged.scan_level, Level.ROLE),
    )


def _stamps(page: PageImage) -> tuple[Stamp, ...]:
    if is_strip(page.pixels):
        return ()
    return find_stamps(page) or (find_copied_stamps(page) if is_grey(page.pixels) else ())

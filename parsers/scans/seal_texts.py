"""What the seals of a document say, read by OCR from the pages that bear one."""

from dataclasses import replace

from parsers.facts import FileFacts, PagedFacts, Presence, Stamp, StampKind
from parsers.paged.drawn_pages import DrawnPages
from parsers.scans.ocr import LineReader
from parsers.seals.seal_text import read_seal

# Whose seal it is, a form and a pledge tell with a few; a dossier of stamped certificates has dozens.
MOST_READ = 6


def with_seal_texts(facts: FileFacts, drawn: DrawnPages, reader: LineReader) -> FileFacts:
    """The same facts with the text of the first seals found, where it is read with confidence."""
    paged = facts.paged
    wanted = _wanted(paged) if paged else ()
    if paged is None or not wanted:
        return facts
    # A page that could not be drawn again leaves the text of its seals unread.
    read = {
        stamp: replace(stamp, text=read_seal(page.pixels, stamp.box, stamp.colour, reader))
        for page in drawn.pages({stamp.page for stamp in wanted})
        for stamp in wanted
        if stamp.page == page.number
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

"""Reads the text of all seals in a document by OCR.

A ring of red ink that reads as a body's name is its seal, though its characters are too low, too many
or too worn to be told from a scale or an ornament by their strokes.
"""

from dataclasses import replace

from parsers.facts.file_facts import FileFacts, PagedFacts, Presence, Stamp, StampKind
from parsers.page_files.drawn_pages import DrawnPages
from parsers.scans.ocr import LineReader
from parsers.scans.seal_text import read_seal
from parsers.seals.recognise import SETTLED_BY_NAME
from parsers.seals.stamps import LARGE, SMALL
from parsers.texts.names.seal_owner import reads_as_body

# Whose seal it is, a form and a pledge tell with a few; a dossier of stamped certificates has dozens.
MOST_READ = 6
# Whose these are was signed: it is not read from their pictures.
_SIGNED = frozenset({StampKind.SIGNATURE, StampKind.E_SEAL})


def with_seal_texts(facts: FileFacts, drawn: DrawnPages, reader: LineReader) -> FileFacts:
    """The same facts with the text of the first seals found, where it is read with confidence."""
    paged = facts.paged
    wanted = _wanted(paged) if paged else ()
    if paged is None or not wanted:
        return facts
    # A page that could not be drawn again leaves the text of its seals unread.
    read = {
        stamp: _as_read(stamp, read_seal(page.pixels, stamp.box, stamp.colour, reader))
        for page in drawn.pages({stamp.page for stamp in wanted})
        for stamp in wanted
        if stamp.page == page.number
    }
    stamps = tuple(read.get(stamp, stamp) for stamp in paged.stamps)
    return replace(facts, paged=replace(paged, stamps=stamps))


def _as_read(stamp: Stamp, text: str) -> Stamp:
    """The stamp with its text, which may settle what its look left in doubt."""
    doubted = stamp.presence is Presence.UNCERTAIN and stamp.colour == "red"
    if doubted and stamp.reason in {*SETTLED_BY_NAME, LARGE, SMALL} and reads_as_body(text):
        return replace(stamp, text=text, presence=Presence.FOUND, reason="")
    return replace(stamp, text=text)


def _wanted(paged: PagedFacts) -> tuple[Stamp, ...]:
    found = (
        stamp
        for stamp in paged.stamps
        if stamp.presence is not Presence.NONE and stamp.kind not in _SIGNED
    )
    return tuple(found)[:MOST_READ]

"""Defines the facts of a file: frozen values, stored as JSON per (sha256, reader version)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from parsers.facts.boxes import PageBox
from parsers.facts.filetype import FileType
from parsers.facts.media_facts import MediaFacts
from parsers.facts.problem import Problem
from parsers.facts.scan_facts import Level, ScanPage
from parsers.facts.seal_doubt import SealDoubt
from parsers.facts.sheet_rows import SheetRows

GAP = "\ufffd"
"""Stands in `scan_texts` for lines that were not read, or not with confidence."""


@dataclass(frozen=True, slots=True)
class Styled:
    """A stretch of text and how it looks beside plain text, in words separated by blanks (`bold`,
    `underline`, `colour:ff0000`, …), "" for plain.
    """

    text: str
    look: str


@dataclass(frozen=True, slots=True)
class StyledLine:
    """A paragraph outside tables by its text, and the same by looks."""

    text: str
    styled: tuple[Styled, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table as seen on the page: a merged cell is one cell with its spans.

    `row`, `column` count from 0 in grid units; `text` keeps inner line breaks as `\\n`; `styled`
    is its text by looks, () where it is plain or too long for a list of choices. `room` counts the
    blank lines left below the text, those of a row set high among them.
    `comment` is what Word comments or footnotes on a blank cell say,
    `offered` the entries of its drop-down list.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    styled: tuple[Styled, ...] = ()
    room: int = field(default=0, compare=False)
    comment: str = ""
    offered: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its visible cells in reading order; `page` from 1 where it stands on one.

    `after` is how many of the document's paragraphs stand before it; None where nothing tells.
    """

    cells: tuple[Cell, ...]
    page: int = 0
    after: int | None = field(default=None, compare=False)

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells grouped by the row they begin in, top to bottom, left to right."""
        for number in sorted({cell.row for cell in self.cells}):
            yield tuple(sorted((c for c in self.cells if c.row == number), key=lambda c: c.column))


@dataclass(frozen=True, slots=True)
class WordFacts:
    """A word-processor document: its final text (tracked changes accepted) and its tables.

    `paragraphs` are the non-empty paragraphs outside tables, in order; `text` is everything in
    reading order, table cells included, one paragraph a line. `pictures` counts embedded images.
    `margins` are headers, footers and watermarks, where secrecy markings stand. `styled` are those
    paragraphs of which a part is not plain.
    """

    text: str
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...]
    macros: bool = False
    pictures: int = 0
    margins: str = ""
    styled: tuple[StyledLine, ...] = ()


class Presence(StrEnum):
    """Whether a stamp is there. `UNCERTAIN` says that something is there which we cannot call."""

    FOUND = "found"
    UNCERTAIN = "uncertain"
    NONE = "none"


class StampKind(StrEnum):
    """How the stamp came onto the page; a picture of a seal is no proof of stamping.

    `E_SEAL` was set by signing: its structure holds the seal's name and picture.
    """

    INK = "ink"
    PICTURE = "picture"
    SIGNATURE = "signature"
    E_SEAL = "e-seal"


@dataclass(frozen=True, slots=True)
class Stamp:
    """One stamp seen on a page.

    `page` counts from 1. `box` is x, y, width, height in fractions of the page (0–1, origin top
    left). `diameter_mm` is None where the page's true size is unknown. `confidence` 0–1.
    `presence` is FOUND for a red seal, UNCERTAIN for one that a person must look at; `reason`
    says in English why it is uncertain. `text` is the seal's own text where it was read.
    """

    page: int
    kind: StampKind
    presence: Presence
    box: PageBox
    diameter_mm: float | None
    confidence: float
    colour: str = "red"
    text: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One digital signature, made with an electronic seal where `seal_name` is set.

    `verifiable` is False where the algorithm or the structure is beyond us: then nothing else is
    claimed. `signed_at` is ISO 8601 with its offset, as a time stamp or the signer states
    it, "" where none does. `doubts` are what a person
    must look at though it be intact.
    """

    signer: str
    intact: bool
    covers_all: bool
    verifiable: bool
    algorithm: str = ""
    signed_at: str = ""
    seal_name: str = ""
    doubts: tuple[SealDoubt, ...] = ()


@dataclass(frozen=True, slots=True)
class PagedFacts:
    """A PDF, an OFD or a picture: pages one can look at.

    `page_texts` has one entry a page ("" where a page has no text layer). `tables` come from the
    text layer. `grey` tells that every page is without colour (a black-and-white copy).
    `pages_searched` says how many pages the stamp search looked at, of `pages`. `scan_texts` is
    what OCR read of pages without text, one entry a page: never mixed with a text layer, for it
    may hold slips, and often only the title band was read. `scan_pages` are the same with each
    line's place and certainty, read as closely as `scan_level` says, where `scan_texts` stay what
    tells the file's role; both are () where no page was given to OCR.
    A layer of text that a scanner's own OCR hid beneath the picture of a page is no text of its own:
    `hidden_layer` reports it, and where there is no other OCR it stands among `scan_texts`.
    `signing` has page and box of each printed line that begins a signature (name, date), of stamped
    pages with a text layer.
    """

    pages: int
    page_texts: tuple[str, ...]
    tables: tuple[Table, ...]
    stamps: tuple[Stamp, ...]
    signatures: tuple[Signature, ...]
    grey: bool
    pages_searched: int
    scan_texts: tuple[str, ...] = ()
    scan_pages: tuple[ScanPage, ...] = ()
    scan_level: Level = Level.ROLE
    hidden_layer: bool = False
    signing: tuple[tuple[int, PageBox], ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.page_texts).strip()

    @property
    def text_layer(self) -> bool:
        return bool(self.text)

    @property
    def stamp(self) -> Presence:
        """Over all pages: found if any is, else uncertain if any is, else none."""
        seen = {stamp.presence for stamp in self.stamps}
        for presence in (Presence.FOUND, Presence.UNCERTAIN):
            if presence in seen:
                return presence
        return Presence.NONE


@dataclass(frozen=True, slots=True)
class FileFacts:
    """All that was read from one file. Exactly one of `word`, `paged` is set for a readable Word
    document, PDF, OFD or picture; both are None for other kinds and where `problem` says why.
    `media_type` tells the other kinds apart; `media` is what the header of a film, a sound or a
    picture says, `sheets` the rows of a spreadsheet's worksheets.
    """

    type: FileType
    problem: Problem | None = None
    detail: str = ""
    word: WordFacts | None = None
    paged: PagedFacts | None = None
    media_type: str = ""
    media: MediaFacts | None = None
    sheets: tuple[SheetRows, ...] = ()

    @property
    def readable(self) -> bool:
        return self.problem is None

    @property
    def text(self) -> str:
        """The text a reader sees, "" where there is none to read."""
        if self.word:
            return self.word.text
        return self.paged.text if self.paged else ""

    @property
    def tables(self) -> tuple[Table, ...]:
        if self.word:
            return self.word.tables
        return self.paged.tables if self.paged else ()

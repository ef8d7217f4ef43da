"""Reads the files of an announcement: text, tables, and which of them are on which annex."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from parsers.docx.embedded import embedded_files
from parsers.facts.file_facts import FileFacts, Table
from parsers.facts.problem import Unreadable
from parsers.forms.unwrap import unwrapped
from parsers.mail.body.body_text import decode_html, html_to_text
from parsers.packed.budget import Budget
from parsers.pdf.embedded_files import pdf_files
from parsers.texts.announcements.layout.lines import clean_line
from parsers.texts.charsets import decode

_PLAIN, _WEB = (".txt", ".md"), (".html", ".htm")
# A notice has some kilobytes; what is larger is read so far.
MOST_BYTES = 2_000_000
MOST_BYTES_OF_WORD, MOST_EMBEDDED = 50_000_000, 10
_DOCUMENTS = (".docx", ".doc", ".wps", ".pdf")


class FileReader(Protocol):
    """Reads files in a process apart, while it is open."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def read_file(self, path: Path) -> FileFacts:
        """The facts of any file."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read. `text` has everything in reading order, `paragraphs` what stands outside tables.

    `pages`: lines are a page's, not an author's. `scanned`: the text is OCR's.
    """

    name: str
    text: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: bool = False
    scanned: bool = False
    fault: str = ""


def read_files(
    paths: Sequence[Path], open_reader: Callable[[], FileReader]
) -> tuple[ReadFile, ...]:
    """The files in the order given, each followed by the documents embedded in it.

    Word files and PDFs are read in a process apart.
    """
    plain = [path for path in paths if path.suffix.lower() in (*_PLAIN, *_WEB)]
    if len(plain) == len(paths):
        return tuple(map(_plain, paths))
    with open_reader() as reader:
        found: list[ReadFile] = []
        for path in paths:
            if path in plain:
                found.append(_plain(path))
                continue
            found.append(_facts(path.name, reader.read_file(path)))
            found += _embedded(path, reader)
        return tuple(found)


def _embedded(path: Path, reader: FileReader) -> Iterator[ReadFile]:
    """The documents put into a Word file or attached to a PDF that can be read: blank forms, pledges."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES_OF_WORD)
    try:
        members = (*embedded_files(data, Budget()), *pdf_files(data, Budget()))
    except Unreadable:
        # What unpacks to too much is left where it is; the announcement itself stands.
        return
    with tempfile.TemporaryDirectory() as folder:
        for number, member in enumerate(members[:MOST_EMBEDDED]):
            suffix = Path(member.path).suffix.lower()
            if suffix in _DOCUMENTS:
                place = Path(folder) / f"{number}{suffix}"
                place.write_bytes(member.data)
                read = _facts(member.path, reader.read_file(place))
                if not read.fault:
                    yield read


def _plain(path: Path) -> ReadFile:
    with path.open("rb") as file:
        data = file.read(MOST_BYTES)
    text = html_to_text(decode_html(data, "")) if path.suffix.lower() in _WEB else decode(data)
    return ReadFile(path.name, text, tuple(text.splitlines()))


def _facts(name: str, facts: FileFacts) -> ReadFile:
    if not facts.readable:
        return ReadFile(name, "", fault=facts.detail or "the file cannot be read")
    if facts.word:
        return ReadFile(name, facts.word.text, facts.word.paragraphs, facts.word.tables)
    scans = "\n".join(facts.paged.scan_texts) if facts.paged and not facts.text.strip() else ""
    text = facts.text or scans
    # A page breaks lines wherever its cells are narrow; a Word form has those its author set.
    tables = tuple(map(unwrapped, facts.tables))
    return ReadFile(name, text, tuple(text.splitlines()), tables, pages=True, scanned=bool(scans))


def tables_below(text: str, tables: Sequence[Table], heading: str) -> tuple[Table, ...]:
    """The tables that stand below a line of the text; all of them where the line is not found."""
    lines = [clean_line(line) for line in text.splitlines()]
    place = next((n for n, line in enumerate(lines) if heading and line == heading), None)
    if place is None:
        return tuple(tables)
    above = frozenset(lines[:place])
    return tuple(table for table in tables if not _stands_in(table, above))


def _stands_in(table: Table, text: frozenset[str]) -> bool:
    """Tell whether every filled cell of a table is a line of a text."""
    cells = [clean_line(cell.text.splitlines()[0]) for cell in table.cells if cell.text.strip()]
    return bool(cells) and all(cell in text for cell in cells)

"""Reads any file into its facts, and a letter into itself and the facts of its files."""

import traceback
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cache

from parsers.convert.converter import Converter
from parsers.docx.foreign.plain_xml import written_package
from parsers.docx.older_files import converted_together, is_convertible, needs_conversion
from parsers.docx.word_file import is_package, read_word
from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import ReadLetter
from parsers.facts.problem import Problem, Unreadable
from parsers.facts.scan_facts import Level
from parsers.facts.size_caps import bounded
from parsers.filetypes.locked import is_locked
from parsers.filetypes.ole import has_macros, is_ole
from parsers.filetypes.sniff import problem_of_kind, sniff
from parsers.filetypes.zip_kinds import PAGES
from parsers.handwriting import with_handwriting
from parsers.mail.letter import open_letter
from parsers.page_files.drawn_pages import DrawnPages
from parsers.page_files.ofd.open_ofd import open_ofd
from parsers.page_files.ofd_file import read_ofd
from parsers.page_files.pageless.film_header import read_film_header
from parsers.page_files.pageless.picture_header import read_picture_header
from parsers.page_files.pageless.read_sheets import is_sheet, read_sheets
from parsers.page_files.pdf_file import read_pdf
from parsers.page_files.picture_file import glance, searched
from parsers.scans.ocr import LineReader
from parsers.scans.scanned import with_scan_texts
from parsers.scans.seal_texts import with_seal_texts

# Raised when any reader's facts change, so that kept facts of older readers are not used.
READER_VERSION = "14"


@dataclass(frozen=True, slots=True)
class Tools:
    """What readers may use beyond their own code; None where this machine has none.

    `scan` names the virus in a file, "" where there is none. `cloud_links` are the office's own
    entries beside those of `parsers.mail.body.cloud_hosts`.
    """

    converter: Converter | None = None
    line_reader: LineReader | None = None
    scan: Callable[[bytes], str] | None = None
    cloud_links: tuple[str, ...] = ()


NO_TOOLS = Tools()


See = Callable[[FileFacts, DrawnPages], None]
"""Called with a file that was read, while its pages are still rendered."""


def unseen(_facts: FileFacts, _drawn: DrawnPages) -> None:
    """The `See` of a reading that nobody else looks at."""


def read_file(
    data: bytes,
    filename: str,
    tools: Tools = NO_TOOLS,
    level: Level = Level.ROLE,
    see: See = unseen,
) -> FileFacts:
    """The facts in one file. `problem` says what cannot be read; nothing is raised for it, nor
    where a reader fails: one file must not cost the others.

    `level` GLANCE leaves it at a glance where a picture has no print.
    """
    kind, _ = sniff(data, filename)
    if not data:
        return FileFacts(kind, Problem.UNREADABLE, "the file is empty")
    if tools.scan is not None and (virus := tools.scan(data)):
        return FileFacts(kind, Problem.INFECTED, virus)
    try:
        drawn, facts = _read(data, kind, filename, tools.converter)
        facts = bounded(facts)
        if tools.line_reader:
            facts = with_scan_texts(facts, drawn, tools.line_reader)
        if level > Level.GLANCE or not tools.line_reader or not _bears_no_print(facts):
            facts = _with_what_was_set(facts, drawn, tools.line_reader)
    except Unreadable as trouble:
        return FileFacts(kind, trouble.problem, trouble.detail)
    except MemoryError:
        # This process has had enough; the file is tried again in one of its own.
        raise
    except Exception as error:  # noqa: BLE001 - a stranger's file may trip a library anywhere
        return _unforeseen(kind, error)
    see(facts, drawn)
    return facts


def read_closer(
    facts: FileFacts, data: bytes, level: Level, tools: Tools, see: See = unseen
) -> FileFacts:
    """The same facts with the scanned pages read as closely as `level`, where there is OCR."""
    if tools.line_reader is None:
        return facts
    drawn = DrawnPages(data, facts.type)
    try:
        if _bears_no_print(facts):
            facts = _with_what_was_set(facts, drawn, tools.line_reader)
            see(facts, drawn)
        return with_scan_texts(facts, drawn, tools.line_reader, level)
    except Unreadable:
        # It was read before: what has become too much for the machine since then stays as it was.
        return facts


def _bears_no_print(facts: FileFacts) -> bool:
    """Tell whether it is a picture of no page of paper, and was not looked at for stamps."""
    return facts.paged is not None and facts.paged.scan_level is Level.GLANCE


def _with_what_was_set(facts: FileFacts, drawn: DrawnPages, reader: LineReader | None) -> FileFacts:
    """With the stamps on a picture, what stamps say, and names written by hand in their place."""
    if facts.paged and facts.type is FileType.IMAGE:
        facts = replace(facts, paged=searched(facts.paged, drawn))
    if reader:
        facts = with_seal_texts(facts, drawn, reader)
    return with_handwriting(facts, drawn)


def _read(
    data: bytes, kind: FileType, filename: str, converter: Converter | None
) -> tuple[DrawnPages, FileFacts]:
    if kind is FileType.OFD:
        opened = open_ofd(data)
        return DrawnPages(opened.shown, FileType.PDF), FileFacts(kind, paged=read_ofd(opened))
    drawn = DrawnPages(data, kind)
    return drawn, _read_drawn(drawn, filename, converter)


def _read_drawn(drawn: DrawnPages, filename: str, converter: Converter | None) -> FileFacts:
    kind, data = drawn.kind, drawn.data
    if kind is FileType.WORD:
        word = read_word(_as_package(data, filename, converter), converter)
        # The converter leaves an old document's macros behind.
        return FileFacts(
            kind, word=replace(word, macros=word.macros or (is_ole(data) and has_macros(data)))
        )
    if kind is FileType.PDF:
        return FileFacts(kind, paged=read_pdf(data, drawn))
    if kind is FileType.IMAGE:
        if sniff(data, filename)[1] == "image/heic":
            raise Unreadable(Problem.UNSUPPORTED, "HEIC pictures are not read here")
        return FileFacts(kind, paged=glance(data, drawn), media=read_picture_header(data))
    media_type = sniff(data, filename)[1]
    return FileFacts(
        kind,
        problem_of_kind(data, filename),
        media_type=media_type,
        media=read_film_header(data) if media_type.startswith(("video/", "audio/")) else None,
        sheets=read_sheets(data) if is_sheet(media_type) else (),
    )


def _as_package(data: bytes, filename: str, converter: Converter | None) -> bytes:
    """The document as .docx bytes; older formats go through the converter where there is one."""
    if sniff(data, filename)[1] == PAGES:
        raise Unreadable(Problem.UNSUPPORTED, "an Apple Pages document")
    if is_package(data):
        return data
    if (package := written_package(data)) is not None:
        return package
    if is_locked(data):
        raise Unreadable(Problem.ENCRYPTED, "the document asks for a password")
    if not is_convertible(data):
        raise Unreadable(Problem.UNREADABLE, "the bytes are of no document at all")
    if converter is None:
        raise Unreadable(
            Problem.UNSUPPORTED, "an older Word format, and no converter is installed here"
        )
    return converter.convert(data, filename)


def read_letter(
    raw: bytes,
    known: Callable[[str], FileFacts | None] = lambda _: None,
    tools: Tools = NO_TOOLS,
    see: Callable[[str], See] = lambda _: unseen,
) -> ReadLetter:
    """A letter and all its files read, each distinct file once; its photographs at a glance.

    `known` gives the kept facts of a file by sha256, so that no document is read a second time;
    `see` what is called with each file that was read.
    Raises Unreadable for bytes that are no letter.
    """
    opened = open_letter(raw, tools.cloud_links)
    names = {a.sha256: a.filename for a in reversed(opened.letter.attachments)}
    kept = {sha256: known(sha256) for sha256 in opened.contents}
    new = {
        sha256: (data, names.get(sha256, ""))
        for sha256, data in opened.contents.items()
        if kept[sha256] is None
    }
    tools = _prepared(tools, new.values())
    files = {
        sha256: kept[sha256] or read_file(*new[sha256], tools, Level.GLANCE, see(sha256))
        for sha256 in opened.contents
    }
    return ReadLetter(opened.letter, files)


def _unforeseen(kind: FileType, error: Exception) -> FileFacts:
    """The facts of a file whose reader failed unexpectedly: where it failed, for a developer."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{last.filename.rpartition('/')[2]}, line {last.lineno}"
    detail = f"its reader failed ({type(error).__name__}: {error}; {place})"
    return FileFacts(kind, Problem.UNSUPPORTED, detail)


def _prepared(tools: Tools, files: Collection[tuple[bytes, str]]) -> Tools:
    """The tools with the converter's part of the work done; what carries a virus is kept from it."""
    if tools.converter is None:
        return tools
    scan = cache(tools.scan) if tools.scan else None
    harmless = (one for one in files if needs_conversion(*one) and not (scan and scan(one[0])))
    return replace(tools, scan=scan, converter=converted_together(tools.converter, harmless))

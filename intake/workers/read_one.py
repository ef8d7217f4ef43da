"""Reads one letter's file into facts, inside a worker process."""

import os
import resource
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

import cv2

from intake.storage.evidence import EvidenceStore, evidence_beside
from intake.storage.fact_store import FactStore
from intake.workers.clamd import scan_with
from intake.workers.network_block import go_offline
from parsers.convert.libreoffice import find_converter
from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import Letter, ReadLetter
from parsers.facts.problem import Unreadable
from parsers.facts.scan_facts import Level
from parsers.filetypes.sniff import sniff
from parsers.mail.letter import open_letter
from parsers.page_files.drawn_pages import DrawnPages
from parsers.page_files.evidence_pictures import evidence
from parsers.reading import See, Tools, read_closer, read_file, read_letter, unseen
from parsers.scans.rapid_ocr import TELEMETRY_OFF, find_line_reader

# A scanned page at 150 dpi with all its copies stays under 0.5 GB; a bomb is stopped here.
MEMORY_LIMIT = 3 * 1024**3
# No single file we write (facts, a conversion) comes near this.
OUTPUT_LIMIT = 512 * 1024**2


NOTHING_GIVEN: Mapping[str, FileFacts] = MappingProxyType({})

# A letter of a thousand attachments needs few files at a time; LibreOffice some 100.
MOST_FILES = 1024


def confine(*, offline: bool) -> None:
    """Bounds this process, and what it starts, before it touches a stranger's bytes.

    `offline`: it loses the network too, where the kernel permits that; `intake doctor` says so.
    """
    if offline:
        go_offline()
    # Workers run side by side: more threads each only make them wait for one another.
    cv2.setNumThreads(1)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = MOST_FILES if most == resource.RLIM_INFINITY else min(MOST_FILES, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT_LIMIT, OUTPUT_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_mail(
    path: Path,
    facts_dir: Path | None,
    clamd: str,
    cloud_links: tuple[str, ...] = (),
    given: Mapping[str, FileFacts] = NOTHING_GIVEN,
) -> ReadLetter:
    """Reads the letter in a file, with kept facts where a document was read before. Files whose
    facts are `given`, by sha256, are not touched.

    Raises Unreadable where the file holds no letter, ScannerUnavailable and Unscannable where
    `clamd` names a virus scanner.
    """
    raw, tools = path.read_bytes(), _tools(clamd, cloud_links)
    if facts_dir is None:
        return read_letter(raw, given.get, tools)
    store = FactStore(facts_dir)
    kept: set[str] = set()

    def known(sha256: str) -> FileFacts | None:
        facts = store.get(sha256)
        if facts:
            kept.add(sha256)
        return given.get(sha256) or facts

    evidence_of = _evidence_of(facts_dir)

    def see(sha256: str) -> See:
        # Kept at once: where the letter's time ends, what was read of it need not be read again.
        def keep(facts: FileFacts, drawn: DrawnPages) -> None:
            evidence_of(sha256)(facts, drawn)
            store.keep(sha256, facts)
            kept.add(sha256)

        return keep

    read = read_letter(raw, known, tools, see)
    for sha256, facts in read.files.items():
        if sha256 not in kept:
            store.keep(sha256, facts)
    return read


def open_mail(path: Path, cloud_links: tuple[str, ...] = ()) -> Letter:
    """The letter in a file; of what it brings only names and kinds are looked at."""
    return open_letter(path.read_bytes(), cloud_links).letter


def files_in(path: Path, cloud_links: tuple[str, ...] = ()) -> dict[str, tuple[str, FileType]]:
    """The names and kinds of the files that the letter brings, by sha256; none of them is read."""
    opened = open_letter(path.read_bytes(), cloud_links)
    names = {a.sha256: a.filename for a in reversed(opened.letter.attachments)}
    return {
        sha256: (names.get(sha256, ""), sniff(data, names.get(sha256, ""))[0])
        for sha256, data in opened.contents.items()
    }


def read_part(
    path: Path, sha256: str, filename: str, means: tuple[Path | None, str, tuple[str, ...]]
) -> FileFacts:
    """One of the letter's files, with kept facts where it was read before; `means` are the folder
    of facts, clamd and the office's cloud links, as for `read_mail`.
    """
    facts_dir, clamd, cloud_links = means
    known = FactStore(facts_dir).get(sha256) if facts_dir else None
    if known is not None:
        return known
    data = open_letter(path.read_bytes(), cloud_links).contents[sha256]
    tools, see = _tools(clamd, cloud_links), _evidence_of(facts_dir)
    facts = read_file(data, filename, tools, Level.GLANCE, see(sha256))
    if facts_dir is not None:
        FactStore(facts_dir).keep(sha256, facts)
    return facts


def _keep_evidence(pictures: EvidenceStore, sha256: str) -> See:
    """Before the facts: a document whose facts are kept is not looked at again."""

    def keep(facts: FileFacts, drawn: DrawnPages) -> None:
        if facts.paged is None:
            return
        try:
            pictures.keep(sha256, evidence(drawn, facts.paged))
        except Unreadable:
            # It was read a moment ago; what has become too much for the machine shows no picture.
            return

    return keep


def _evidence_of(facts_dir: Path | None) -> Callable[[str], See]:
    if facts_dir is None:
        return lambda _: unseen
    return partial(_keep_evidence, evidence_beside(facts_dir))


def read_mail_closer(
    path: Path, facts_dir: Path | None, wanted: Mapping[str, tuple[Level, FileFacts]]
) -> dict[str, FileFacts]:
    """The letter's files that are wanted, by sha256, read so closely; their new facts are kept.

    Raises Unreadable where the file holds no letter.
    """
    contents, tools = open_letter(path.read_bytes()).contents, _tools()
    see = _evidence_of(facts_dir)
    closer = {
        sha256: read_closer(facts, contents[sha256], level, tools, see(sha256))
        for sha256, (level, facts) in wanted.items()
        if sha256 in contents
    }
    if facts_dir is not None:
        store = FactStore(facts_dir)
        for sha256, facts in closer.items():
            store.keep(sha256, facts)
    return closer


def extract(path: Path, wanted: Mapping[str, Sequence[str]]) -> set[str]:
    """Writes the letter's files that are wanted, by sha256, to their places; which it had."""
    contents = open_letter(path.read_bytes()).contents
    had = contents.keys() & wanted.keys()
    for sha256 in had:
        for place in map(Path, wanted[sha256]):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(contents[sha256])
    return had


def read_one(path: Path, filename: str) -> FileFacts:
    """Reads a single file of any kind."""
    return read_file(path.read_bytes(), filename, _tools())


def _tools(clamd: str = "", cloud_links: tuple[str, ...] = ()) -> Tools:
    """The converter, OCR engine and virus scanner; a process loads the engine once, and silent."""
    os.environ.update(TELEMETRY_OFF)
    scan = scan_with(clamd) if clamd else None
    return Tools(find_converter(), find_line_reader(), scan, cloud_links)

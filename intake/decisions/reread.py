"""Reads again, more closely, what a verdict wants: instead of guessing, and only then."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from intake.workers.readers import Reader
from parsers.facts.file_facts import FileFacts
from parsers.facts.letter_facts import ReadLetter
from parsers.facts.scan_facts import Level
from validators.model.outcome import Want

Look = Callable[[ReadLetter, Iterable[Want]], ReadLetter]
"""The letter with what is wanted of its files read more closely; the same value if nothing was."""

# Each level is wanted once at most; a machine without OCR reaches none.
ROUNDS = len(Level)


def look_closer(reader: Reader, path: Path, read: ReadLetter, wants: Iterable[Want]) -> ReadLetter:
    """Raises as `Reader.read` does."""
    wanted = {
        want.sha256: (want.level, read.files[want.sha256])
        for want in sorted(wants, key=lambda want: want.level)
        if want.sha256 in read.files and level_of(read.files[want.sha256]) < want.level
    }
    closer = reader.read_closer(path, wanted) if wanted else {}
    learnt = {sha256: facts for sha256, facts in closer.items() if facts != read.files[sha256]}
    return replace(read, files={**read.files, **learnt}) if learnt else read


def level_of(facts: FileFacts) -> Level:
    return facts.paged.scan_level if facts.paged else Level.FINE

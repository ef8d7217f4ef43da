"""Reads more closely what a verdict wants, and nothing else."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from intake.workers.readers import Reader
from parsers.facts.file_facts import FileFacts
from parsers.facts.letter_facts import ReadLetter
from parsers.facts.scan_facts import Level
from validators.model.outcome import Want

LookCloser = Callable[[ReadLetter, Iterable[Want]], ReadLetter]
"""The letter with what is wanted of its files read more closely; the same value if nothing was."""

# Each level is wanted once at most; a machine without OCR reaches none.
ROUNDS = len(Level)

T = TypeVar("T")


def judge_until_read(
    judged: T,
    again: Callable[[], T],
    look: Callable[[Sequence[Want]], bool],
    wants_of: Callable[[T], Sequence[Want]],
) -> T:
    """The one loop of reading closer: what was judged wants, `look` reads, `again` judges.

    Ends when `look` says that nothing new was read, at the latest when every level was.
    """
    for _ in range(ROUNDS):
        if not look(wants_of(judged)):
            break
        judged = again()
    return judged


def look_closer(reader: Reader, path: Path, read: ReadLetter, wants: Iterable[Want]) -> ReadLetter:
    """Read more closely what is wanted. Raises as `Reader.read` does."""
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

"""Compares a pledge read by OCR with the official wording.

OCR misreads one character in a hundred, drops one now and then, and is unsure of more. A clause
put in or left out is longer than any slip; of single characters only those are told that turn a
promise round, and only where two readings of the page agree on them.
"""

from collections.abc import Sequence
from enum import StrEnum

from parsers.facts.file_facts import GAP
from parsers.facts.scan_facts import Level, ScanPage
from parsers.texts.phrases.wording import compare_wording

# Characters in a row that are no slip; of 60 painted pledges the longest slip had two.
CLEARLY = 4
# One of these more or less makes the opposite of a promise.
_TURNING = frozenset("不未无非免勿毋没否")
# Stands for a character the readings differ in: a letter of no text, so that it keeps its place.
_DOUBTFUL = "ꙮ"


class Scanned(StrEnum):
    """SAME, CHANGED, or OPEN: a slip of OCR may be all that differs."""

    SAME = "same"
    CHANGED = "changed"
    OPEN = "open"


def compare_scanned(
    text: str, official: str, pages: Sequence[ScanPage], level: Level
) -> tuple[Scanned, str]:
    """Return how the scanned pledge stands to the official wording, and what is changed of it.

    `text` is what was read for its role, `pages` the same line by line; before Level.FINE nothing
    short is reported as changed.
    """
    if compare_wording(text, official).same:
        return Scanned.SAME, ""
    fine = level >= Level.FINE
    lines = "\n".join(_with_doubts(page) for page in pages) if fine else text
    result = compare_wording(lines, official)
    if result.same:
        return Scanned.SAME, ""
    lost = GAP in lines or not all(page.whole for page in pages)
    changes = [
        _in_words(official_, given.replace(_DOUBTFUL, ""))
        for official_, given in result.changes
        if _counts(official_, given, lost=lost, fine=fine)
    ]
    return (Scanned.CHANGED, "、".join(changes)) if changes else (Scanned.OPEN, "")


def _counts(official: str, given: str, *, lost: bool, fine: bool) -> bool:
    """Tell whether a difference is the pledge's own and not of its reading."""
    if len(official) - len(given) >= CLEARLY:
        return not lost
    if len(given.replace(_DOUBTFUL, "")) - len(official) >= CLEARLY:
        return True
    if _DOUBTFUL in given or (lost and not given):
        return False
    if min(len(official), len(given)) >= CLEARLY:
        return True
    return fine and _turns(official) != _turns(given)


def _in_words(official: str, given: str) -> str:
    """A change as staff read it."""
    if not given:
        return f"缺“{official}”"
    return f"“{given}”应为“{official}”" if official else f"多出“{given}”"


def _turns(run: str) -> int:
    return sum(character in _TURNING for character in run)


def _with_doubts(page: ScanPage) -> str:
    """The page's lines, characters in doubt replaced."""
    return "\n".join(
        "".join(
            _DOUBTFUL if place in line.doubts else character
            for place, character in enumerate(line.text)
        )
        if line.read
        else GAP
        for line in page.lines
    )

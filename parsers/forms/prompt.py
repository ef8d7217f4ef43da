"""Separates an answer from the prompt printed in its cell."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from parsers.texts.traditional import simplified

# Shorter prompts ("(园区名称)") are cut only where they stand whole.
LONG_PROMPT = 8
# An answer this long breaks every limit, with or without the prompt.
LONGEST_ANSWER = 50_000
# The prompt may stand above and below, each in two pieces.
MOST_PIECES = 4
# A slightly edited prompt: measured over the prompts of both announcements with a word or two
# changed (0.82–0.97); answers that begin in the same words come to 0.3–0.7.
EDITED_IN_BRACKETS = 0.8
EDITED_LINE = 0.88
# How much of the prompt must be left for a remainder to be known as such.
KEPT_IN_BRACKETS = 0.4
KEPT_LINE = 0.7

_OPENING, _CLOSING = "(（[【〔", ")）]】〕"
_GROUP_FIRST = re.compile(r"\A\s*+[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")
_GROUP_LAST = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]\s*$")


def strip_prompt(text: str, prompt: str | None) -> str:
    """The answer without the prompt, whether that stands above it, below it, around it or alone.

    Text that only resembles the prompt stays; without a prompt nothing is cut.
    """
    wanted = _fold(prompt or "")[0]
    text = text.strip()
    if not wanted or len(text) > LONGEST_ANSWER:
        return text
    for _ in range(MOST_PIECES):
        text = _cut_once(text, wanted).strip()
    return text


def _cut_once(text: str, wanted: str) -> str:
    cut = _cut_whole(text, wanted)
    if cut is None and len(wanted) >= LONG_PROMPT:
        cut = _cut_edited(text, wanted)
    return text if cut is None else cut


@lru_cache(maxsize=16)
def _fold(text: str) -> tuple[str, tuple[int, ...]]:
    """Letters and digits alone, and where in the text each of them stands.

    An answer is asked for at each of its ends: it is folded once.
    """
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if folded := _letters(character):
            letters.append(folded)
            places += (place,) * len(folded)
    return "".join(letters), tuple(places)


@lru_cache(maxsize=20_000)
def _letters(character: str) -> str:
    """Return what is left of one character: the same few hundred come again and again."""
    folded = simplified(unicodedata.normalize("NFKC", character).lower())
    return "".join(one for one in folded if unicodedata.category(one)[0] not in "PZC")


def _cut_whole(text: str, wanted: str) -> str | None:
    """Cuts the prompt where it stands whole: at either end, or anywhere if it is a long one."""
    folded, places = _fold(text)
    ends = (0, len(folded) - len(wanted))
    start = next((n for n in ends if n >= 0 and folded.startswith(wanted, n)), -1)
    if start < 0 and len(wanted) > LONG_PROMPT:
        start = folded.find(wanted)
    if start < 0:
        return None
    left, right = _with_brackets(text, places[start], places[start + len(wanted) - 1] + 1)
    head, tail = text[:left].rstrip(), text[right:].lstrip()
    if not _balanced(tail) and tail[-1:] and tail[-1] in _CLOSING:
        # The answer was typed inside the prompt's brackets.
        tail = tail[:-1]
    return f"{head}\n{tail}" if head and tail else head + tail


def _with_brackets(text: str, left: int, right: int) -> tuple[int, int]:
    """Widens a cut over the marks that belong to the prompt: its brackets and its full stop."""
    start = left
    while start and (text[start - 1].isspace() or text[start - 1] in _OPENING):
        start -= 1
    if any(character in _OPENING for character in text[start:left]):
        left = start
    while right < len(text) and text[right] in "。.，,；;：:、!！" + _CLOSING:
        right += 1
    return left, right


def _balanced(text: str) -> bool:
    return sum(text.count(c) for c in _OPENING) >= sum(text.count(c) for c in _CLOSING)


def _cut_edited(text: str, wanted: str) -> str | None:
    """Cuts a bracket or a whole line, at either end, that is a remainder or an edit of the prompt."""
    for pattern in (_GROUP_FIRST, _GROUP_LAST):
        group = pattern.match(text) if pattern is _GROUP_FIRST else pattern.search(text)
        if group and _is_edit(group[0], wanted, EDITED_IN_BRACKETS, KEPT_IN_BRACKETS):
            return text[: group.start()] + text[group.end() :]
    first, _, rest = text.partition("\n")
    if _is_edit(first, wanted, EDITED_LINE, KEPT_LINE):
        return rest
    rest, _, last = text.rpartition("\n")
    return rest if _is_edit(last, wanted, EDITED_LINE, KEPT_LINE) else None


def _is_edit(part: str, wanted: str, alike: float, kept: float) -> bool:
    folded = _fold(part)[0]
    if not folded or len(folded) > 2 * len(wanted):
        return False
    if folded in wanted:
        return len(folded) >= max(kept * len(wanted), LONG_PROMPT - 2)
    return SequenceMatcher(None, folded, wanted, autojunk=False).ratio() >= alike

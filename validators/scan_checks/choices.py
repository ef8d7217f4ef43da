"""Tells which choices a scanned form shows as taken, as far as OCR can see.

OCR reads □ well and overlooks every third ☑: among boxes, a choice without one is mostly ticked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.forms.choices.tick_marks import Mark, find_marks
from parsers.forms.choices.ticks import read_ticks


@dataclass(frozen=True, slots=True)
class ScanChoices:
    """`taken` is what the page seems to say; `ticked` have a tick that was read, `left` an empty
    box. `sole`: one choice stands there and no other.
    """

    taken: frozenset[str]
    ticked: frozenset[str]
    left: frozenset[str]
    sole: bool

    def contradicts(self, typed: frozenset[str]) -> bool:
        """Tell whether other choices were surely taken."""
        if self.sole:
            return self.taken.isdisjoint(typed)
        unmarked = self.taken - self.ticked
        return bool(
            (self.ticked - typed and typed & self.left)
            or (self.ticked and self.ticked != typed and not unmarked and self.left)
        )


def choices_on(text: str, choices: Sequence[str], *, multiple: bool) -> ScanChoices:
    """Reads the lines that name choices."""
    places = [(one, found.span()) for one in choices if (found := re.search(re.escape(one), text))]
    marks = find_marks(text)
    named = [one for one, _ in places]
    if not marks:
        taken = read_ticks(text, choices, multiple=multiple).selected
        return ScanChoices(frozenset(taken), frozenset(), frozenset(), sole=len(named) == 1)
    states = _states(text, [span for _, span in places], marks)
    ticked = frozenset(one for one, state in zip(named, states, strict=True) if state is True)
    left = frozenset(one for one, state in zip(named, states, strict=True) if state is False)
    rest = frozenset(named) - ticked - left if left else frozenset()
    return ScanChoices(ticked | rest, ticked, left, sole=False)


def _states(
    text: str, spans: Sequence[tuple[int, int]], marks: Sequence[Mark]
) -> Sequence[bool | None]:
    """Of each choice its own mark. A box before the choice may end the line above; only where boxes
    stand close behind the choices are they read so.
    """
    begins = {mark.start: mark for mark in marks}
    ends = {mark.end: mark for mark in marks}
    before = [ends.get(len(text[:start].rstrip())) for start, _ in spans]
    close_before = sum(start in ends for start, _ in spans)
    behind = [begins.get(end) for _, end in spans]
    own = behind if sum(one is not None for one in behind) > close_before else before
    return [None if mark is None else mark.on for mark in own]

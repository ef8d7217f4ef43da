"""Tells which signs separate the parts of one name, where several spellings of a sign stand in it."""

import re
from collections import Counter
from dataclasses import dataclass

from parsers.texts.naming.fixed_text import FixedText, is_separator


@dataclass(frozen=True, slots=True)
class Separators:
    """The signs that separate; `spaced`: only those between blanks. `certain` where others do not."""

    signs: str
    spaced: bool = False
    certain: bool = False

    @property
    def expression(self) -> str:
        """Return what separates, to split a value by; "" for nothing."""
        if not self.signs:
            return ""
        one = f"[{re.escape(self.signs)}]+"
        return rf"(?<=\s){one}(?=\s)" if self.spaced else one

    def hold(self, run: str) -> bool:
        """Tell whether a run of separators and blanks is one of them."""
        return _sign(run) in self.signs and not (self.spaced and not _is_spaced(run))


def separators_of(narrow: str, fixed: FixedText, needed: int) -> Separators:
    """The convention's own sign where it occurs often enough in a name, as often as `needed`; else the
    only one of its spellings that does; else any of them. Of these the ones between blanks, where they
    are enough: A-B - 风电.
    """
    runs = [match[0] for match in fixed.expression.finditer(narrow)]
    counts = Counter(map(_sign, runs))
    often = [sign for sign, count in counts.items() if count >= needed]
    if sum(counts[sign] for sign in fixed.exact) >= needed:
        signs = fixed.exact
    else:
        signs = often[0] if len(often) == 1 else fixed.separators
    right = [_is_spaced(run) for run in runs if _sign(run) in signs]
    spaced = bool(signs.strip()) and sum(right) >= needed and not all(right)
    return Separators(signs, spaced, certain=spaced or signs != fixed.separators)


def _sign(run: str) -> str:
    return next((sign for sign in run if is_separator(sign)), " ")


def _is_spaced(run: str) -> bool:
    return run[:1].isspace() and run[-1:].isspace()

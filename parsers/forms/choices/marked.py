"""Finds choices marked by their look alone: underlined, bold, coloured, circled.

What looks as the others do is printed so; only a difference among the choices is a mark.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from parsers.facts.file_facts import Styled
from parsers.forms.choices.ticks import plain_words
from parsers.forms.label import fold_width

# What takes a choice back rather than taking it.
_PALE = "grey"
# Of these alone nobody can say: whether the bigger or the smaller ones are meant, or whether the first
# column of a table was made bold by its style for looks.
_UNSURE = ("size", "conditional")
_DRAWN = "drawn"


@dataclass(frozen=True, slots=True)
class Marked:
    """`chosen` are the choices that stand out; `sure` tells whether they are surely the answer."""

    chosen: tuple[str, ...]
    sure: bool


def marked_choices(
    styled: Sequence[Styled], choices: Sequence[str], *, multiple: bool
) -> Marked | None:
    """The choices that look unlike the others; None where all look alike."""
    looks = _looks(styled, choices)
    if len(looks) < 2:  # noqa: PLR2004 - one choice has no others to differ from
        return None
    drawn = any(_DRAWN in piece.look.split() for piece in styled)
    found = _standing_out(looks, multiple=multiple)
    return found or (Marked((), sure=False) if drawn else None)


def _looks(styled: Sequence[Styled], choices: Sequence[str]) -> dict[str, frozenset[str]]:
    """The words of the looks of each choice that the text names; marking a part of it is enough."""
    text = plain_words(fold_width("".join(piece.text for piece in styled)))
    by_place = list(chain.from_iterable([piece.look] * len(piece.text) for piece in styled))
    found: dict[str, set[str]] = {}
    for match in _naming(choices).finditer(text):
        own = {by_place[n] for n in range(*match.span()) if not text[n].isspace()}
        words = {word for look in own for word in look.split()} - {_DRAWN}
        found.setdefault(_tight(match[0]), set()).update(words)
    return {one: frozenset(found[_tight(one)]) for one in choices if _tight(one) in found}


def _naming(choices: Sequence[str]) -> re.Pattern[str]:
    """Finds each choice; of those that contain one another the longest."""
    plain = (plain_words(fold_width(choice)) for choice in choices)
    names = sorted(plain, key=len, reverse=True)
    return re.compile("|".join(r"\s{0,3}".join(map(re.escape, one)) for one in names))


def _tight(text: str) -> str:
    return "".join(plain_words(fold_width(text)).split())


def _standing_out(looks: Mapping[str, frozenset[str]], *, multiple: bool) -> Marked | None:
    counts = Counter(looks.values())
    if len(counts) == 1:
        return None
    usual = _usual(counts)
    chosen = tuple(choice for choice, look in looks.items() if look != usual)
    if all(_PALE in looks[choice] for choice in chosen) and _PALE not in usual:
        # The others were made pale: what is left is meant.
        chosen = tuple(choice for choice, look in looks.items() if look == usual)
        sure = len(counts) == 2  # noqa: PLR2004 - pale and plain
    else:
        sure = len(counts) == 2 and all(_adds(looks[one], usual) for one in chosen)  # noqa: PLR2004
    few = len(chosen) == 1 or (multiple and 2 * len(chosen) <= len(looks))
    return Marked(chosen, sure=sure and few)


def _usual(counts: Counter[frozenset[str]]) -> frozenset[str]:
    """The look of most choices; of equals the plainest."""
    return min(counts, key=lambda look: (-counts[look], len(look), sorted(look)))


def _adds(look: frozenset[str], usual: frozenset[str]) -> bool:
    """Tell whether a look stands out of the usual one: by something the usual one has not, lacking
    nothing of it but a colour; or as the only one that is not pale.
    """
    if _PALE in usual and _PALE not in look:
        return True
    kinds = {word.partition(":")[0] for word in look - usual}
    lost = {word.partition(":")[0] for word in usual - look} - kinds
    return bool(kinds - {*_UNSURE, _PALE}) and not lost

"""Compares names in Latin or Cyrillic letters word by word, without legal forms."""

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# Legal forms, small words, and what every case is called.
_COMMON = re.compile(
    r"co|company|ltd|limited|inc|incorporated|corp|corporation|llc|llp|lp|jsc|ojsc|cjsc|pjsc|plc|gmbh|ag"
    r"|sa|srl|bv|pvt|private|pte|pty|fze|fzco|holding|ооо|оао|зао|пао|ао|тоо|ип|чп|уп|одо|гуп|фгуп"
    r"|мчж|qk|xk|mchj|group|an?|the|of|in|on|at|for|and|to|with|by|de|la|и|в|на|по|для|с"
    r"|projects?|cases?|cooperation|проекта?|кейс"
)
# A letter left out or two swapped in a word of six or more; Institute for Institution is below.
NEAR = 0.84
# A single short word (Green, Asia) names nobody.
TELLING = 6


def is_latin(name: str) -> bool:
    """Tell whether a name is written in letters rather than in Chinese."""
    return _LETTER.search(name) is not None and _CHINESE.search(name) is None


def alike_latin(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether the words of two names mean the same, a short form included.

    Words may change places (JSC before or behind); figures must agree; a word left out may be the
    legal form, a place or the last of several.
    """
    short, full = sorted((one, other), key=lambda found: (len(found), found))
    if not short or _figures(short) != _figures(full):
        return False
    if set(short) <= set(full):
        return len(short) == len(full) or sum(map(len, short)) >= TELLING
    left = sorted(set(short) - set(full)), sorted(set(full) - set(short))
    return (
        len(short) == len(full)
        and len(left[0]) == len(left[1]) == 1
        and _slip(left[0][0], left[1][0])
    )


def _slip(one: str, other: str) -> bool:
    """One word mistyped; a short one (ABC, ABD) is another's."""
    if min(len(one), len(other)) < TELLING:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a folded name (white space kept), the telling ones where it has such."""
    found = _WORD.findall(name)
    return tuple(word for word in found if not _COMMON.fullmatch(word)) or tuple(found)


def _figures(words: tuple[str, ...]) -> list[str]:
    return sorted(word for word in words if any(c.isdigit() for c in word))

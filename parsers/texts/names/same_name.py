"""Decides whether two names mean the same body or case."""

import itertools
import re
import unicodedata
from difflib import SequenceMatcher
from enum import StrEnum

from parsers.texts.names.folding import LONGEST, fold_name, plain_name
from parsers.texts.names.kinds import (
    group_beside_company,
    is_company,
    is_school,
    of_two_kinds,
    other_bodies,
    stem_of,
    without_department,
)
from parsers.texts.names.latin import alike_latin, is_latin
from parsers.texts.names.places import differ_in_place, without_region


class Likeness(StrEnum):
    """SAME after folding. VARIANT: a short or slightly different form. DIFFERENT: another one."""

    SAME = "same"
    VARIANT = "variant"
    DIFFERENT = "different"


_ORDINAL = re.compile(
    r"第([一二三四五六七八九十\d]+)|(?<![一二三四五六七八九十\d])([一二三四五六七八九十\d]++)(?=[期号厂院所局公分])"
)
_SEPARATORS = re.compile(
    r"[、;；\n/+＋]|[,，](?=[^,，]{4})(?!\s*(?:ltd|inc|llc|limited|corp|co|jsc|llp)\b)"
    r"|联合申报|\s{2,}|(?<=[\u4e00-\u9fff)）])\s*[&＆]\s*"
    # A line break of the cell, now a space: it stands behind a whole body's name.
    r"|(?<=[司学院所会心局厅团])\s(?=[\u4e00-\u9fff]{3})",
    re.IGNORECASE,
)
_AND = re.compile(r"[与和及、;；\n/，+＋&＆]")
# Nobody applies with more partners; the bound keeps the comparing small.
MOST_BODIES = 12
# Of a long name's characters this share must agree in order: one slip in ten.
NEAR = 0.88
# One character in place of such a one makes another case of it, not a slip.
_TELLING = frozenset(
    "东西南北上下前后左右内外甲乙丙丁一二三四五六七八九十百千万高低大小新老进出水风光电热油气"
)


def compare_names(given: str, official: str) -> Likeness:
    """Return how `given` (from a subject or file name) stands to the form's `official` name.

    Where the form names several bodies (联合申报), any of them will do. Where only `given` names
    several, one of them the form's, it is a variant.
    """
    given, official = given[: 4 * LONGEST], official[: 4 * LONGEST]
    bodies, ours = split_joint(official), split_joint(given)
    known = {plain_name(body) for body in bodies}
    if len(bodies) > 1 and {plain_name(body) for body in _AND.split(given)} <= known:
        return Likeness.SAME
    found = {_compare(given, candidate) for candidate in (official, *bodies)}
    parts = itertools.product(ours, (official, *bodies)) if len(ours) > 1 else ()
    if found == {Likeness.DIFFERENT} and any(_alike_at_all(*pair) for pair in parts):
        return Likeness.VARIANT
    order = (Likeness.SAME, Likeness.VARIANT, Likeness.DIFFERENT)
    return next(likeness for likeness in order if likeness in found)


def _alike_at_all(one: str, other: str) -> bool:
    return _compare(one, other) is not Likeness.DIFFERENT


def split_joint(applicant: str) -> tuple[str, ...]:
    """The bodies of a joint application; one where there is only one."""
    parts = (raw.strip(" 与和及") for raw in _SEPARATORS.split(applicant[: 4 * LONGEST]))
    return tuple(part for part in parts if len(part) > 1)[:MOST_BODIES]


def _compare(given: str, official: str) -> Likeness:
    """The same whichever of the two comes first."""
    plain = plain_name(given), plain_name(official)
    if not all(plain):
        return Likeness.DIFFERENT
    if plain[0] == plain[1]:
        return Likeness.SAME
    folded = (without_department(fold_name(name)) for name in (given, official))
    one, other = sorted(folded, key=lambda name: (len(name), name))
    if is_latin(one) and is_latin(other):
        near = alike_latin(*(_spaced(name) for name in (given, official)))
    else:
        near = not _apart(one, other) and _alike(one, other)
    return Likeness.VARIANT if near else Likeness.DIFFERENT


def _spaced(name: str) -> str:
    """Latin words keep the space between them."""
    return unicodedata.normalize("NFKC", name[:LONGEST]).casefold().replace("ё", "е")


def _apart(one: str, other: str) -> bool:
    """Tell whether a place, a figure or a part tells the two apart, however alike they read."""
    figures = _figures(one), _figures(other)
    return (
        differ_in_place(one, other)
        or (all(figures) and figures[0] != figures[1])
        or other_bodies(one) != other_bodies(other)
        or group_beside_company(one, other)
        or of_two_kinds(one, other)
    )


def _alike(one: str, other: str) -> bool:
    names = sorted((stem_of(one), stem_of(other)), key=lambda name: (len(name), name))
    company = is_company(one) or is_company(other)
    return _near_company(*names) if company else _near(*names)


def _near_company(short: str, full: str) -> bool:
    """A company's short form begins with its brand; what all in the trade share is no name."""
    one, other = without_region(short), without_region(full)
    least = min(len(one), len(other))
    if _figures(short) != _figures(full):
        return False
    if least > 1 and (one.startswith(other) or other.startswith(one)):
        return True
    return short[:2] == full[:2] and (_swapped(short, full) or _dropped(short, full))


def _near(short: str, full: str) -> bool:
    one, other = without_region(short), without_region(full)
    if one and one == other:
        return True
    # 南汀屿 is not 汀屿.
    beside = full.endswith(short) and full.removesuffix(short) in _TELLING
    if len(short) >= 4 and short in full and not beside:  # noqa: PLR2004 - fewer tell nothing
        return True
    if _same_park(short, full):
        return True
    if is_school(full) or is_school(short):
        return short[:2] == full[:2] and _swapped(short, full)
    return _swapped(short, full) or (short[:2] == full[:2] and _slip(short, full))


def _same_park(short: str, full: str) -> bool:
    """开发区 alone stands for 经开区, not for 高新区."""
    return "经开区" in full and short == full.replace("经开区", "开发区")


def _swapped(short: str, full: str) -> bool:
    """The same characters in another order, in a long name."""
    return len(short) > 5 and sorted(short) == sorted(full)  # noqa: PLR2004 - a long name only


def _dropped(short: str, full: str) -> bool:
    """A character left out or doubled. One in place of another is another trade name: 远航, 远帆."""
    return len(full) - len(short) == 1 and any(
        short == full[:at] + full[at + 1 :] for at in range(len(full))
    )


def _slip(short: str, full: str) -> bool:
    """One character in ten mistyped or left out; a word in place of a word is another case."""
    matcher = SequenceMatcher(None, short, full, autojunk=False)
    if matcher.ratio() < NEAR:
        return False
    changes = [
        (short[a:b], full[c:d]) for kind, a, b, c, d in matcher.get_opcodes() if kind == "replace"
    ]
    return all(
        len(old) == len(new) == 1 and not {old, new} & _TELLING and not (old + new).isascii()
        for old, new in changes
    )


def _figures(name: str) -> list[str]:
    ordinals = [first or second for first, second in _ORDINAL.findall(name)]
    return ordinals + re.findall(r"\d+", name)

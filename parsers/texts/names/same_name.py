"""Decides whether two names mean the same body or case."""

import itertools
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from parsers.texts.names.folding import LONGEST, plain_name
from parsers.texts.names.latin import alike_latin
from parsers.texts.names.places import differ_in_place
from parsers.texts.names.traits import MOST_CHARACTERS, Traits, traits_of
from parsers.texts.remembered import Remembered


class Likeness(StrEnum):
    """SAME after folding. VARIANT: a short or slightly different form. DIFFERENT: another one."""

    SAME = "same"
    VARIANT = "variant"
    DIFFERENT = "different"


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


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it is compared. `bodies` are those of a joint application, the name itself where it is
    of one; `candidates` the name and its bodies, `plain` these as anybody would call them; `parts` what its
    marks and its "and" part.
    """

    traits: Traits
    bodies: tuple[Traits, ...]
    candidates: tuple[Traits, ...]
    plain: frozenset[str]
    parts: frozenset[str]

    @property
    def is_joint(self) -> bool:
        return len(self.bodies) > 1


def compare_names(given: str, official: str) -> Likeness:
    """Return how `given` (from a subject or file name) stands to the form's `official` name.

    Where the form names several bodies (联合申报), any of them will do. Where only `given` names
    several, one of them the form's, it is a variant.
    """
    one, other = _name_of(given[: 4 * LONGEST]), _name_of(official[: 4 * LONGEST])
    if len(other.candidates) == 1 and not one.is_joint:
        return _compare(one.traits, other.traits)
    if other.is_joint and one.parts <= other.plain:
        return Likeness.SAME
    found = {_compare(one.traits, candidate) for candidate in other.candidates}
    parts = itertools.product(one.bodies, other.candidates) if one.is_joint else ()
    if found == {Likeness.DIFFERENT} and any(_alike_at_all(*pair) for pair in parts):
        return Likeness.VARIANT
    order = (Likeness.SAME, Likeness.VARIANT, Likeness.DIFFERENT)
    return next(likeness for likeness in order if likeness in found)


def _alike_at_all(one: Traits, other: Traits) -> bool:
    return _compare(one, other) is not Likeness.DIFFERENT


def _read(name: str) -> _Name:
    bodies = split_joint(name)
    return _Name(
        traits_of(name),
        tuple(map(traits_of, bodies)),
        tuple(map(traits_of, dict.fromkeys((name, *bodies)))),
        frozenset(map(plain_name, bodies)),
        frozenset(map(plain_name, _AND.split(name))),
    )


_name_of = Remembered(_read, MOST_CHARACTERS, shortest=0)


def split_joint(applicant: str) -> tuple[str, ...]:
    """The bodies of a joint application; one where there is only one."""
    parts = (raw.strip(" 与和及") for raw in _SEPARATORS.split(applicant[: 4 * LONGEST]))
    return tuple(part for part in parts if len(part) > 1)[:MOST_BODIES]


def _compare(one: Traits, other: Traits) -> Likeness:
    """The same whichever of the two comes first."""
    if not (one.plain and other.plain):
        return Likeness.DIFFERENT
    if one.plain == other.plain:
        return Likeness.SAME
    if one.words is not None and other.words is not None:
        near = alike_latin(one.words, other.words)
    else:
        # Nearly every pair is turned away by its first characters.
        near = _alike(one, other) and not _apart(one, other)
    return Likeness.VARIANT if near else Likeness.DIFFERENT


def _apart(one: Traits, other: Traits) -> bool:
    """Tell whether a place, a figure or a part tells the two apart, however alike they read."""
    return (
        differ_in_place(one.places, other.places)
        or (bool(one.figures and other.figures) and one.figures != other.figures)
        or one.other_bodies != other.other_bodies
        or _group_beside_company(one, other)
        or _of_two_kinds(one, other)
    )


def _group_beside_company(one: Traits, other: Traits) -> bool:
    """A group and its company share a brand and are two bodies."""
    return (one.is_of_group and other.is_alone) or (other.is_of_group and one.is_alone)


def _of_two_kinds(one: Traits, other: Traits) -> bool:
    """A park's office and the park's building company share all but the ending; a research
    institute turned 有限公司 keeps its whole name and adds to it.
    """
    if not (one.kind and other.kind) or one.kind == other.kind:
        return False
    return one.without_legal_form != other.without_legal_form


def _alike(one: Traits, other: Traits) -> bool:
    is_longer = (len(one.stem), one.stem) > (len(other.stem), other.stem)
    short, full = (other, one) if is_longer else (one, other)
    company = one.is_company or other.is_company
    return _near_company(short, full) if company else _near(short, full)


def _near_company(short: Traits, full: Traits) -> bool:
    """A company's short form begins with its brand; what all in the trade share is no name."""
    one, other = short.region_less, full.region_less
    least = min(len(one), len(other))
    if short.stem_figures != full.stem_figures:
        return False
    if least > 1 and (one.startswith(other) or other.startswith(one)):
        return True
    return short.stem[:2] == full.stem[:2] and (
        _swapped(short.stem, full.stem) or _dropped(short.stem, full.stem)
    )


def _near(short: Traits, full: Traits) -> bool:
    if short.region_less and short.region_less == full.region_less:
        return True
    one, other = short.stem, full.stem
    # 南汀屿 is not 汀屿.
    beside = other.endswith(one) and other.removesuffix(one) in _TELLING
    if len(one) >= 4 and one in other and not beside:  # noqa: PLR2004 - fewer tell nothing
        return True
    if _same_park(one, other):
        return True
    if full.is_school or short.is_school:
        return one[:2] == other[:2] and _swapped(one, other)
    return _swapped(one, other) or (one[:2] == other[:2] and _slip(one, other))


def _same_park(short: str, full: str) -> bool:
    """开发区 alone stands for 经开区, not for 高新区."""
    return "经开区" in full and short == full.replace("经开区", "开发区")


def _swapped(short: str, full: str) -> bool:
    """The same characters in another order, in a long name."""
    return len(short) == len(full) > 5 and sorted(short) == sorted(full)  # noqa: PLR2004 - a long name only


def _dropped(short: str, full: str) -> bool:
    """A character left out or doubled. One in place of another is another trade name: 远航, 远帆."""
    if len(full) - len(short) != 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, full, strict=False)) if a != b), len(short))
    return short[at:] == full[at + 1 :]


def _slip(short: str, full: str) -> bool:
    """One character in ten mistyped or left out; a word in place of a word is another case."""
    matcher = SequenceMatcher(None, short, full, autojunk=False)
    # The quicker two are never less, and turn away nearly every pair.
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < NEAR or matcher.ratio() < NEAR:
        return False
    changes = [
        (short[a:b], full[c:d]) for kind, a, b, c, d in matcher.get_opcodes() if kind == "replace"
    ]
    return all(
        len(old) == len(new) == 1 and not {old, new} & _TELLING and not (old + new).isascii()
        for old, new in changes
    )

"""Whether two names mean the same body or case."""

import re
from difflib import SequenceMatcher
from enum import StrEnum

from parsers.normal_text import fold


class Likeness(StrEnum):
    """SAME after folding. VARIANT: a short or slightly different form. DIFFERENT: another one."""

    SAME = "same"
    VARIANT = "variant"
    DIFFERENT = "different"


_MARKS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"\([^()]*\)")
_LEGAL_FORM = re.compile(
    r"(股份有限责任公司|有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团|股份)$"
)
_REGION = re.compile(r"^(中国|[\u4e00-\u9fff]{2,3}?(?:省|自治区|市))")
# What turns one name into another body's: a part of it, or one of several.
_OTHER_BODY = re.compile(
    r"分公司|子公司|研究院|研究所|分院|事业部|办事处|分局|分会|学院|协会|中心|管委会|委员会"
)
_ORDINAL = re.compile(r"第?([一二三四五六七八九十\d]+)(?=[期号厂院所局公分])")
_SEPARATORS = re.compile(r"[、;；\n/]|,(?=[^,]{4})|，|联合申报|\s{2,}")
# Of a long name's characters this share must agree in order: one slip in ten.
NEAR = 0.88


def compare_names(given: str, official: str) -> Likeness:
    """How `given` (from a subject or file name) stands to the form's `official` name.

    Where the form names several bodies (联合申报), any of them will do.
    """
    candidates = (official, *split_joint(official))
    found = {_compare(fold(given), fold(candidate)) for candidate in candidates}
    order = (Likeness.SAME, Likeness.VARIANT, Likeness.DIFFERENT)
    return next(likeness for likeness in order if likeness in found)


def split_joint(applicant: str) -> tuple[str, ...]:
    """The bodies of a joint application; one where there is only one."""
    return tuple(
        part for raw in _SEPARATORS.split(applicant) if len(part := raw.strip(" 与和及")) > 1
    )


def _compare(given: str, official: str) -> Likeness:
    one, other = _MARKS.sub("", given), _MARKS.sub("", official)
    if not one or not other:
        return Likeness.DIFFERENT
    if one == other:
        return Likeness.SAME
    short, full = (_stem(given), _stem(official))
    if _figures(given) != _figures(official) or _parts(short) != _parts(full):
        return Likeness.DIFFERENT
    return Likeness.VARIANT if _near(short, full) else Likeness.DIFFERENT


def _stem(name: str) -> str:
    """The name without legal form, bracketed additions and a leading region."""
    bare = _MARKS.sub("", _BRACKETED.sub("", name)) or _MARKS.sub("", name)
    return _LEGAL_FORM.sub("", bare) or bare


def _near(short: str, full: str) -> bool:
    without = _REGION.sub("", short), _REGION.sub("", full)
    if short == full or without[0] == without[1] or short == without[1] or without[0] == full:
        return True
    if len(min(short, full, key=len)) >= 4 and (short in full or full in short):  # noqa: PLR2004
        return True
    if short[:2] != full[:2]:
        # The head of a name is its place or its brand: a slip there is another body.
        return False
    return SequenceMatcher(None, short, full, autojunk=False).ratio() >= NEAR


def _figures(name: str) -> list[str]:
    return _ORDINAL.findall(name) + re.findall(r"\d+", name)


def _parts(name: str) -> list[str]:
    return _OTHER_BODY.findall(name)

"""Finds whom a subject or file name names when it does not follow the convention."""

import re
from collections.abc import Sequence
from functools import lru_cache

from parsers.texts.names.noise import (
    DASH,
    LONGEST,
    bare_part,
    says_nothing,
    without_extension,
    without_prefixes,
)
from parsers.texts.naming.fixed_text import narrowed, tolerant

MOST_SPLITS = 12
# Whatever people set between the parts, 一 typed for a dash among it.
_BETWEEN = re.compile(
    rf"(?:{DASH}|[\s:：,，、;；|｜/／+＋·•・→>=]|(?<=[】\])）》〕」』”’\"'}}>＞］])(?=[【\[(（《〔「『“‘\"'{{<＜［]))+"
)
_ONE_FOR_DASH = re.compile(r"一(?=.)")
# A body's name that runs into the title: it ends where bodies' names end.
_BODY = re.compile(
    r"(.{2,40}?(?:公司|大学|学院|研究院|研究所|管委会|管理委员会|协会|商会|中心))(.{4,})"
)
_YEAR = r"(?:20\d\d|二[〇○零0]\w\w)\s*+年?\s*+度?"
_BEFORE_MARK = re.compile(
    rf"(?:(?<![\s“\"'《【\[(（])[\s“\"'《【\[(（]++)?(?:{_YEAR}[\s“\"'《【\[(（]*+)?$"
)
_AFTER_MARK = re.compile(
    rf"^[\s”\"'》】\])）]*+{DASH}*+(?:征集)?(?:活动)?(?:申报|报送)?(?:材料|表|书|资料|案例)?(?:{_YEAR})?[\s”\"'》】\])）]*"
)


def read_loosely(text: str, marks: Sequence[str]) -> tuple[str, ...]:
    """The pieces of a name around the words that tell the campaign (`marks`); () without any.

    Each may be the applicant, the title, or anything else; the whole comes last where there are
    several, and 一 typed for a dash parts them as well.
    """
    plain = without_extension(text[:LONGEST])
    found = _marked(tuple(marks)).search(narrowed(plain))
    if found is None:
        return ()
    before = _BEFORE_MARK.sub("", without_prefixes(plain[: found.start()]))
    after = _AFTER_MARK.sub("", plain[found.end() :])
    pieces = [part for side in (before, after) if side for part in _pieces(side)]
    bare = (part for raw in pieces if not says_nothing(part := bare_part(raw)))
    return tuple(dict.fromkeys(bare))


def _pieces(side: str) -> list[str]:
    parts = _BETWEEN.split(side)[:MOST_SPLITS]
    split = [
        piece for part in parts for piece in (part, *_ONE_FOR_DASH.split(part), *_run_in(part))
    ]
    return [*split, side]


def _run_in(part: str) -> tuple[str, ...]:
    match = _BODY.match(part)
    return match.groups() if match else ()


@lru_cache(maxsize=64)
def _marked(marks: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, marks), key=len, reverse=True)
    return re.compile("|".join(tolerant(mark) for mark in longest_first) or r"(?!)")

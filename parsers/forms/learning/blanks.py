"""Recognises places that wait for an answer, in a cell or in a line, and the labels before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.forms.choices.tick_marks import find_marks
from parsers.forms.label import fold_width
from parsers.forms.learning.hints import split_brackets
from parsers.forms.learning.learn_choices import printed_choices
from parsers.forms.learning.units import unit_kind

# Lines to write on, and blanks, as one.
_LINES = re.compile(r"[\s_＿‗﹍.…]+")
_DRAWN = re.compile(r"[_＿]{2,}")
_DATE = r"(?:(?:20\d?)? ?年 ?(?:月 ?)?(?:日 ?)?| ?月 ?(?:日 ?)?)"
_BLANK = re.compile(r"[ /—－\-－~～\\|·、，,：:《》<>“”\"«»年月日时分至到从自起止第号]*")
_RANGE = re.compile(
    rf" ?(?:自|从|由)?{_DATE} ?(?:至|到|[—－–~～-]{{1,3}}) ?{_DATE} ?(?:止|为止)? ?"
    r"| ?(?:с|from) (?:по|до|to|till) ?| (?:至|到|—|－|-|–|~|～) "
    r'| ?(?:с|from) ?(?:[«"] ?[»"])? ?(?:20\d?)? ?г? ?(?:по|до) ?(?:[«"] ?[»"])? ?(?:20\d?)? ?г? ?',
    re.IGNORECASE,
)
# "    省    市    区（县）", "1.  2.  3."
_BLANK_PLACE = re.compile(r" [ 省市区县镇乡村路号街道州盟旗（）()/自治]{1,40}")
_LIST_NUMBER = re.compile(r"(?<!\d)\d{1,2}[.、．)）](?=\s|$)")
_BLANK_DATE = re.compile(
    rf"{_DATE}| ?/ / ?|(?:dd|yyyy|дд)[ /-]mm[ /-](?:yyyy|dd|гггг)"
    r'|[«"] ?[»"] (?:20\d?)? ?г? ?',
    re.IGNORECASE,
)
# What is printed in a place tells how to fill it in: how such words begin.
_INSTRUCTION = re.compile(
    r"\A\s*+(?:请|限\s*\d|如[:：]|如有|例如|例[:：]|主要(?:包括|内容|介绍|说明)|包括|简要|简述|概述|围绕"
    r"|从.{2,20}方面|不超过|不少于|填写|注明|可附|可另附|可加|此处|选填|必填|无则|没有|若无|如无|\d+\s*字"
    r"|if |e\.g|eg\.|for example|please|optional|required|max|up to|no more than|указать|укажите|например"
    r"|не более|если|при наличии|\[.*\]$|〔.*〕$|<.*>$)",
    re.IGNORECASE,
)
_WIDE_GAP = re.compile(r"[ \u3000]{2,}|\t+|\n")
# A cell with more text than this is none that waits.
LONGEST = 2_000
_LONGEST_LABEL = 60
_TAIL = re.compile(r"[(（][^()（）]{0,20}[)）] ?$")
_WIDE = re.compile(r"(?<!\s)\s{2,}(?=\S)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and what is printed in the place behind it."""

    label: str
    printed: str


def _squeezed(text: str) -> str:
    return _LINES.sub(" ", text)


def is_range(text: str) -> bool:
    """Tell whether the place waits for two dates ("年 月至 年 月")."""
    return len(text) <= LONGEST and _RANGE.fullmatch(_squeezed(text)) is not None


def is_blank_date(text: str) -> bool:
    squeezed = _squeezed(text).strip() if len(text) <= LONGEST else ""
    return bool(squeezed) and _BLANK_DATE.fullmatch(squeezed) is not None


def is_blank(text: str) -> bool:
    """Tell whether nothing but lines, blanks, a date to complete or a unit is printed."""
    if len(text) > LONGEST:
        return False
    squeezed = _squeezed(_LIST_NUMBER.sub(" ", text))
    bare = _TAIL.sub("", squeezed)
    return bool(
        _BLANK.fullmatch(squeezed)
        or _BLANK.fullmatch(bare)
        or _RANGE.fullmatch(squeezed)
        or _BLANK_PLACE.fullmatch(squeezed)
        or is_blank_date(bare)
        or unit_kind(text)
    )


def is_place(text: str) -> bool:
    """Tell whether a cell waits for an answer: blank, a prompt in brackets, or a list to tick."""
    if is_blank(text):
        return True
    if len(text) > LONGEST:
        return False
    outside, groups = split_brackets(text)
    return bool(groups and _BLANK.fullmatch(_squeezed(outside))) or bool(
        printed_choices(text).choices
    )


def instructs(text: str) -> bool:
    """Tell whether a text without brackets tells how to fill in the place where it stands."""
    return len(text) <= LONGEST and _INSTRUCTION.match(text) is not None


def labelled_blanks(text: str) -> list[Labelled]:
    """The labels in a cell or line that each have a blank place behind them; [] for other text.

    "姓名：      性别：□男 □女" has two, "案例名称    ________（盖章）" one.
    """
    if len(text) > LONGEST or not text.strip() or is_blank(text):
        return []
    label, *rest = _WIDE.split(text.strip(), maxsplit=1)
    if rest and is_blank_date(rest[0]) and _is_label(label.rstrip(":：")):
        return [Labelled(label.rstrip(":："), rest[0])]
    return _by_colons(text) if ":" in text or "：" in text else _by_lines(text)


def _by_lines(text: str) -> list[Labelled]:
    """Labels before drawn lines."""
    first, *others = _DRAWN.split(text)
    if not others or not _is_label(first.strip()):
        return []
    if is_blank(text[len(first) :]):
        return [Labelled(first.strip(), text[len(first) :])]
    labels, places = [first.strip()], []
    for part in others[:-1]:
        place, label = _place_then_label(part)
        labels.append(label)
        places.append(f"__{place}")
    places.append(f"__{others[-1]}")
    if not all(map(_is_label, labels)) or not all(map(_waits, places)):
        return []
    return [Labelled(*pair) for pair in zip(labels, places, strict=True)]


def _by_colons(text: str) -> list[Labelled]:
    parts = _outside_brackets(text)
    labels, places = [parts[0].strip()], []
    for part in parts[1:-1]:
        place, label = _place_then_label(part)
        places.append(place)
        labels.append(label)
    places.append(parts[-1])
    if _WIDE_GAP.search(labels[0]):
        labels[0] = _WIDE_GAP.split(labels[0])[-1]
    if len(parts) < 2 or not all(map(_is_label, labels)) or not all(map(_waits, places)):  # noqa: PLR2004
        return []
    return [Labelled(*pair) for pair in zip(labels, places, strict=True)]


def _outside_brackets(text: str) -> list[str]:
    """The text divided at colons that stand in no brackets, and not behind 其他."""
    parts, start, depth = [], 0, 0
    for place, character in enumerate(text):
        depth = max(depth + (character in "(（") - (character in ")）"), 0)
        if (
            character in ":："
            and not depth
            and not text[:place].rstrip().endswith(("其他", "其它"))
        ):
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]


def _place_then_label(part: str) -> tuple[str, str]:
    """Return what stands between two colons: a blank place, and the next label."""
    gaps = list(_WIDE_GAP.finditer(part))
    if gaps and part[gaps[-1].end() :].strip():
        return part[: gaps[-1].start()], part[gaps[-1].end() :].strip()
    stripped = part.rstrip()
    label = re.split(r"[\s_＿，,；;]", stripped)[-1]
    return stripped[: len(stripped) - len(label)].rstrip("，,；; "), label


def _is_label(text: str) -> bool:
    bare, _ = split_brackets(text)
    return (
        0 < len(text) <= _LONGEST_LABEL
        and any(map(str.isalpha, bare))
        and not any(mark in bare for mark in "。；，_＿")
        and not find_marks(fold_width(bare))
    )


def _waits(text: str) -> bool:
    return is_place(text) or is_place(text.strip())


def blank_lines(text: str) -> Iterator[Labelled]:
    """The labelled blanks of each line of a cell or page."""
    for line in text.split("\n"):
        yield from labelled_blanks(line)

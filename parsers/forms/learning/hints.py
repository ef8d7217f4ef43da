"""Separates a printed label from what is printed beside it: limits, units, whether it must be filled."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from parsers.facts.spec import FieldKind
from parsers.forms.learning.limits import LengthLimits, printed_limits
from parsers.forms.learning.units import unit_kind
from parsers.texts.visible import visible

# A label with all its hints and instructions.
LONGEST_LABEL = 400
_OPENS, _CLOSES = "([{【〔<（［", ")]}】〕>）］"
_OPTIONAL = re.compile(
    r"选填|可不填|非必填|非必须|如有|若有|可选(?!择)|可空|可留空|没有可不|无(?:则|可)?(?:可|不必|不用|不)填"
    r"|optional|if any|if available|if applicable|where applicable|при наличии|если есть|по желанию"
    r"|необязательн",
    re.IGNORECASE,
)
_REQUIRED = re.compile(r"必填|必须填|\brequired|mandatory|(?<!не)обязательн", re.IGNORECASE)
_MULTIPLE = re.compile(
    r"可多选|多选|不定项|任选(?![一1]项?)|可选\d|可选择?多|限选[^一1]|最多(?:可)?选?[^一1]项?|至多选?[^一1]"
    r"|不超过[二两三四五2-9]项|all that apply|select all|multiple|несколько|все подходящ",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"单选|限选[一1]|只选[一1]|只能选|任选[一1]|[选择]其一|选择?[一1]项|仅选[一1]|之一|select one|choose one"
    r"|tick one|single choice|один вариант",
    re.IGNORECASE,
)
_STARS = "*＊★※"
_NUMBERING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．,，]|第[一二三四五六七八九十]{1,2}(?:部分|章|节)[、:：\s]?"
    r"|\d{1,2}\s*[、.．)）](?!\d)|[(（]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|[①-⑳]|[■◆▪•·●#]+"
    r"|(?:[IVX]{1,4}|[A-Z])[.)]\s)\s*"
)
# A line below a label that says how to fill it in, not a part of the label cut by a narrow cell.
_INSTRUCTS = re.compile(
    r"^\s*(?:请|限|如[:：]|例如|例[:：]|主要|包括|简要|简述|概述|描述|介绍|围绕|不超过|不少于|填写|注明|可附|可另附|重点|应|需"
    r"|说明|字数|\d+\s*字|if |e\.g|please|max|up to|no more|указать|укажите|например|не более|опишите)"
    r"|[，。；]",
    re.IGNORECASE,
)
_EDGES = " \t\n\u3000:：;；,，.。、*＊★※_＿—–-~|"
# A label spelt down a narrow column has no more characters in a line.
_DOWNWARD = 2
_CJK = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_BESIDE_CJK = re.compile(rf"(?<=[{_CJK}]) | (?=[{_CJK}])")
# "总投资/万元": a unit behind a stroke.
_BEFORE_UNIT = "/:：,，"


@dataclass(frozen=True, slots=True)
class Hints:
    """A label bare of its hints, and what they say; None where they are silent.

    `rest` are instructions below the label. `starred`: * before or behind it.
    """

    label: str
    groups: tuple[str, ...] = ()
    limits: LengthLimits = (None, None)
    required: bool | None = None
    starred: bool = False
    kind: FieldKind | None = None
    multiple: bool | None = None
    numbered: bool = False
    rest: str = ""


@lru_cache(maxsize=4096)
def read_hints(text: str) -> Hints:
    """Reads a label as printed ("*项目简介（必填，200字以内）")."""
    text = visible(text).strip()[:LONGEST_LABEL]
    head, rest = _split_instructions(text)
    base, groups = split_brackets(head)
    bare = base.strip(" \t\n\u3000:：")
    starred = bare[:1] in {*_STARS} or bare[-1:] in {*_STARS} or {*_STARS} & {*groups} != set()
    numbering = _NUMBERING.match(head.strip().lstrip(_STARS))
    label = _NUMBERING.sub("", bare.strip(_STARS).strip())
    kind = next(filter(None, map(unit_kind, groups)), None)
    if kind is None:
        label, kind = _without_unit(label.strip(_EDGES))
    told = " ".join((*groups, rest))
    return Hints(
        tidy_label(label) or tidy_label(head),
        tuple(groups),
        printed_limits(f"{head}\n{rest}"),
        required_by(told),
        starred,
        kind,
        multiple_by(f"{head} {rest}"),
        numbering is not None,
        rest,
    )


def _without_unit(label: str) -> tuple[str, FieldKind | None]:
    for mark in _BEFORE_UNIT:
        head, _, unit = label.rpartition(mark)
        if len(head) > 1 and (kind := unit_kind(unit)):
            return head, kind
    return label, None


def required_by(text: str) -> bool | None:
    if _OPTIONAL.search(text):
        return False
    return True if _REQUIRED.search(text) else None


def multiple_by(text: str) -> bool | None:
    if _SINGLE.search(text):
        return False
    return True if _MULTIPLE.search(unicodedata.normalize("NFKC", text)) else None


def _split_instructions(text: str) -> tuple[str, str]:
    head, _, rest = text.partition("\n")
    if all(len(line) <= _DOWNWARD for line in text.split("\n")):
        return text, ""
    bare = split_brackets(rest.strip())[0]
    if rest.strip() and (_INSTRUCTS.search(bare[:200]) and not _INSTRUCTS.search(head[:200])):
        return head, rest.strip()
    return text, ""


def split_brackets(text: str) -> tuple[str, list[str]]:
    """The text outside brackets, and what stands in each outermost pair; an open one ends with it."""
    kept: list[str] = []
    groups: list[str] = []
    depth = start = 0
    for place, character in enumerate(text):
        if character in _OPENS:
            if not depth:
                start = place + 1
            depth += 1
        elif character in _CLOSES and depth:
            depth -= 1
            if not depth:
                groups.append(text[start:place])
        elif not depth:
            kept.append(character)
    if depth:
        groups.append(text[start:])
    return "".join(kept), groups


def tidy_label(text: str) -> str:
    """The label on one line: Chinese without white space, words of other scripts one blank apart."""
    plain = unicodedata.normalize("NFKC", text.replace("²", "\u0001")).replace("\u0001", "²")
    return _BESIDE_CJK.sub("", re.sub(r"\s+", " ", plain)).strip(_EDGES)

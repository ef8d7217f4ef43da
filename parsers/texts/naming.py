"""Names that keep a convention such as `{applicant}—{case_title}—固定文字`: read and composed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.texts.normal_text import DASHES, fold

# What mail programs, gateways and people put in front of a name.
_PREFIX = re.compile(
    r"^\s*(?:"
    r"(?:re|aw|fw|fwd|自动转发|回复|答复|回覆|转发|轉寄|转寄)\s*(?:\[\d+\])?\s*[:：]"
    r"|[\[【(（](?:外部邮件|external|ext|转发|重发|重新提交|重新发送|补充|补正|更新|重要|急)[\]】)）]"
    r"|附件\s*[\d一二三四五]+(?:\s*[:：、.\-—_]|\s+)"
    r"|副本\s*[-—]?\s*"
    r"|\d{1,2}\s*[.、_]"
    rf"|(?:申报表|(?:材料)?真实性承诺书|承诺书|支撑材料|证明材料)\s*[{re.escape(DASHES)}:：]+"
    r")\s*",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_PLACEHOLDER = re.compile(r"\{(applicant|case_title)\}")
_DASH = f"[{re.escape(DASHES)}]"
_SEPARATOR = re.compile(rf"\s*{_DASH}+\s*")
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
LONGEST_APPLICANT = 36
_TWINS = {"【": r"[【\[]", "】": r"[】\]]", "[": r"[【\[]", "]": r"[】\]]"}
# Names longer than this are no names; the bound also keeps the trying of splits small.
LONGEST = 400
MOST_SPLITS = 12
# File systems stop at 255 bytes; a Chinese character takes three.
LONGEST_FILE_NAME = 70


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says; `exact`: nothing stands behind the convention's text."""

    applicant: str
    case_title: str
    exact: bool = True


def read_names(text: str, pattern: str) -> tuple[Name, ...]:
    """Every way to read a subject or file name by the convention; () where it is not kept.

    Tolerant in dashes, widths and white space, in answer prefixes and in what follows the fixed
    text (the suffix that tells a file's role). Several readings where a part itself holds a dash.
    """
    plain = _without_prefixes(_EXTENSION.sub("", text[:LONGEST]))
    match = _expression(pattern).match(_narrow(plain))
    if match is None:
        return ()
    body = plain[match.start("body") : match.end("body")].strip()
    exact = match.end() == len(plain.rstrip())
    if "{case_title}" not in pattern:
        return (Name(body, "", exact),) if body and body != "单位名称" else ()
    return tuple(
        Name(left, right, exact)
        for left, right in _splits(body)
        if (left, right) != ("申报单位", "案例名称")
    )


def read_name(text: str, pattern: str, known: tuple[str, str] | None = None) -> Name | None:
    """The reading that agrees with the `known` applicant or title, else the first one."""
    readings = read_names(text, pattern)
    agreeing = (name for name in readings if known and _agrees(name, known))
    return next(agreeing, readings[0] if readings else None)


def _agrees(name: Name, known: tuple[str, str]) -> bool:
    return fold(name.applicant) == fold(known[0]) or fold(name.case_title) == fold(known[1])


def _splits(body: str) -> Iterator[tuple[str, str]]:
    for number, dash in enumerate(_SEPARATOR.finditer(body)):
        left, right = body[: dash.start()].strip(), body[dash.end() :].strip()
        if left and right and number < MOST_SPLITS:
            yield left, right


def _without_prefixes(text: str) -> str:
    """`Re: 转发：附件1：甲—乙` → `甲—乙`; each pass takes one prefix off."""
    while match := _PREFIX.match(text):
        text = text[match.end() :]
    return text.strip()


def _narrow(text: str) -> str:
    """Half-width letters and marks, place by place, so that positions still fit the text."""
    folded = (unicodedata.normalize("NFKC", character) for character in text)
    return "".join(
        new if len(new) == 1 else old for new, old in zip(folded, text, strict=True)
    ).lower()


@lru_cache(maxsize=64)
def _expression(pattern: str) -> re.Pattern[str]:
    """`body` spans the applicant and, where the convention has it, the title."""
    places = list(_PLACEHOLDER.finditer(pattern))
    before, after = pattern[: places[0].start()], pattern[places[-1].end() :]
    return re.compile(f"{_literal(before)}(?P<body>.+?){_literal(after) or '$'}", re.DOTALL)


def _literal(fixed: str) -> str:
    """The convention's fixed text, tolerant: any dashes or none, any white space, either bracket."""
    plain = re.sub(rf"\s*{_DASH}+\s*", "-", _narrow(fixed).strip())
    parts = (f"{_DASH}*" if c == "-" else _TWINS.get(c, re.escape(c)) for c in plain)
    return "".join(rf"\s*{part}" for part in parts)


def without_fixed_text(text: str, pattern: str) -> str:
    """The text, folded, without the convention's fixed words: what remains may tell a role."""
    folded = fold(text)
    for fixed in _PLACEHOLDER.split(pattern)[::2]:
        words = fold(fixed).strip("-")
        if len(words) > 1:
            folded = folded.replace(words, "")
    return folded


def mentions(text: str, marks: Sequence[str]) -> bool:
    """Whether any of the marks stands in the text, folded."""
    folded = fold(text)
    return any(fold(mark) in folded for mark in marks)


def compose(pattern: str, applicant: str, case_title: str, suffix: str = "") -> str:
    """The name the convention asks for, safe as a file name (without extension); "" for a part
    unknown becomes its Chinese name, so that the applicant sees what to put there.
    """
    parts = {"applicant": applicant or "申报单位", "case_title": case_title or "案例名称"}
    safe = {key: _UNSAFE.sub("", " ".join(value.split())) for key, value in parts.items()}
    room = LONGEST_FILE_NAME - len(_PLACEHOLDER.sub("", pattern)) - len(suffix)
    title = safe["case_title"]
    safe["applicant"] = safe["applicant"][:LONGEST_APPLICANT]
    kept = max(8, room - len(safe["applicant"]))
    safe["case_title"] = title if len(title) <= kept else title[:kept]
    return _PLACEHOLDER.sub(lambda place: safe[place[1]], pattern) + suffix

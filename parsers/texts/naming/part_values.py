"""Tells whether a text may stand in a placeholder's place, and how likely."""

import re
from dataclasses import dataclass
from functools import lru_cache

from parsers.facts.spec import NamePart, PartKind
from parsers.texts.names.kinds import names_a_body
from parsers.texts.names.noise import LONGEST, bare_part, says_nothing, unwrapped, without_role
from parsers.texts.naming.fixed_text import narrowed
from parsers.texts.naming.known_parts import PRINTED_WORDS, Manner, manner_of
from parsers.texts.normal_text import fold

IMPOSSIBLE = 1000
"""The cost of a value that cannot be meant."""

_LEAST_DIGITS = {PartKind.PHONE: 7, PartKind.ID: 3}
_FORMS = {
    PartKind.PHONE: re.compile(r"[+(（]?[\d＋*][\d\s()（）.*/+\-‐‑–—－_转xX#]*"),
    PartKind.NUMBER: re.compile(
        r"\A(?:第|no\.?|№|#|编号|序号)?\s*+[a-z]{0,4}[-_]?\d{1,12}\s*+(?:号|组|项|件|页|份|队)?"
        r"|[一二三四五六七八九十百零〇]{1,6}|[①-⑳]|[ivxlc]{1,6}",
        re.IGNORECASE,
    ),
    PartKind.DATE: re.compile(
        r"(?:19|20)\d\d(?:年|\s*[-./_年]\s*\d{1,2}(?:月|\s*[-./_月]\s*\d{1,2}日?)?)?|\d{6}|\d{8}|\d{1,2}月\d{1,2}日?"
        r"|\d{1,2}[./-]\d{1,2}(?:[./-](?:\d\d)?\d\d)?"
    ),
    PartKind.EMAIL: re.compile(r"\A[^\s@]{1,64}@[^\s@]{3,255}"),
    PartKind.ID: re.compile(r"[a-z]{0,6}[-_]?\d[\da-z*]*(?:[-_][\da-z*]+)*", re.IGNORECASE),
}
_KIND_NAMES = {
    PartKind.PHONE: "电话号码", PartKind.NUMBER: "编号", PartKind.DATE: "日期",
    PartKind.EMAIL: "邮箱地址", PartKind.ID: "号码", PartKind.CHOICE: "可选的一项",
}  # fmt: skip
# XX公司, 某某大学, ×××: the example as the notice prints it.
_PRINTED_EXAMPLE = re.compile(
    r"(?:x{2,}|[×○*_]{2,}|某{2}|某(?=公司|单位|园区|学校|大学|市|县|区|省|人|企业))[\u4e00-\u9fff]{0,6}",
    re.IGNORECASE,
)
_LABEL = re.compile(r"([\u4e00-\u9fff]{2,8})\s*[:：]\s*")
_PLUSES = re.compile(r"(?<=[A-Za-z])\+{1,3}$")
_ABROAD = re.compile(r"\W{0,5}\+")
_LETTER = re.compile(r"[^\W\d_]")
# C++ and Notepad++ are words.
_DOUBLE_PLUS = re.compile(r"(?<=[A-Za-z])\+\+")
_COPY = re.compile(r"(?:(?<!\s)\s++)?(?:\(\d{1,2}\)|(?<=\d)[（(]\d{1,2}[)）])$")
_MOST_ROLES = 4
# What names a paper and no category; 照片 and 图片 may be one.
_PAPER = re.compile(
    r"(?:\w{0,8}申报(?:信息)?表|\w{0,8}承诺[书函]|附件\w{0,2}|扫描[件版]|最?终[版稿]|副本|盖章[版件]?|支撑材料|证明材料)"
)
_SUFFIX = re.compile(r"(?:类|组|赛道|方向|领域|奖)$")
_BODY = re.compile(
    r"(?:公司|集团|厂|站|所|院|局|会|中心|社|部|处|队|园|校|学|[一二三四五六七八九十]中|银行|店|馆|室|团|场|基地"
    r"|委|办|政府|街道|镇|乡|村|社区|系|区|协|联盟|(?:ltd|inc|llc|university|institute|college|group|trust"
    r"|association|foundation|school|centre|center|company)\.?)$",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}[·•・][\u4e00-\u9fff]{1,8}"
    r"|[^\W\d_][^\W\d_.'’]*(?:[\s\-][^\W\d_][^\W\d_.'’]*\.?){0,4}"
)
_ADDED = re.compile(r"[(（][^()（）]{1,12}[)）]$")
_DATE_DIGITS, _ORDINAL_DIGITS = 6, 2
_CERTAIN, _UNLIKE = 3, 4
_LONGEST_CLASS, _LONGEST_PERSON = 12, 24


@dataclass(frozen=True, slots=True)
class PartValue:
    """`fault`: why it cannot be meant, as a Chinese sentence; "" where it may."""

    text: str
    cost: int = 0
    fault: str = ""


@lru_cache(maxsize=4096)
def value_of(raw: str, part: NamePart, separators: str) -> PartValue:
    """Return what a raw piece of a name says in the part's place. `separators`: an expression for what
    separates its parts.
    """
    raw = raw[:LONGEST]
    if part.kind is PartKind.TEXT or (part.kind is PartKind.CHOICE and not part.choices):
        return _text(raw, part, separators)
    return _of_kind(raw, part, separators)


def _of_kind(raw: str, part: NamePart, separators: str) -> PartValue:
    text = _bare_value(raw, part)
    if not text:
        return _missing(part)
    plain = " ".join(fold_width(text).split())
    if part.kind is PartKind.CHOICE:
        wanted = {_choice(one) for one in part.choices}
        fits = _choice(text) in wanted
    else:
        digits = sum(c.isdigit() or c == "*" for c in plain)
        fits = bool(_FORMS[part.kind].fullmatch(plain)) and digits >= _LEAST_DIGITS.get(
            part.kind, 0
        )
    if fits:
        # 2201-20220101 may be one number, or the end of a class and a number.
        joined = part.kind is PartKind.ID and bool(separators) and re.search(separators, plain)
        return PartValue(text, _WEIGHTS[Manner.APPLICANT] if joined else 0)
    if is_printed(text):
        return _printed(text, part)
    return PartValue(
        text, IMPOSSIBLE, f"“{part.title}”处的“{text}”不像{_KIND_NAMES.get(part.kind, '')}。"
    )


def _choice(text: str) -> str:
    folded = fold(text)
    return _SUFFIX.sub("", folded) or folded


def fold_width(text: str) -> str:
    """Half-width letters and digits, so that a number reads as one."""
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)


def _bare_value(raw: str, part: NamePart) -> str:
    text = unwrapped(raw)
    if (label := _LABEL.match(text)) and (label[1] == part.title or label[1] in PRINTED_WORDS):
        text = text[label.end() :]
    for _ in range(_MOST_ROLES):
        shorter = unwrapped(without_role(_COPY.sub("", text)))
        if shorter in (text, ""):
            break
        text = shorter
    abroad = part.kind is PartKind.PHONE and _ABROAD.match(fold_width(raw))
    return f"+{text}" if abroad and text[:1].isdigit() else text


def _text(raw: str, part: NamePart, separators: str) -> PartValue:
    manner = manner_of(part)
    text = _bare_text(raw, part)
    if not text:
        return _missing(part)
    if fold(text) == fold(part.title) or is_printed(text):
        return _printed(text, part)
    if _says_nothing(text, manner):
        return PartValue(
            text, IMPOSSIBLE, f"“{part.title}”处写的是“{text}”，没有写明{part.title}。"
        )
    return PartValue(text, _cost(text, raw, manner, separators))


def _bare_text(raw: str, part: NamePart) -> str:
    text = _bare_value(raw, part)
    pluses = _PLUSES.search(raw.rstrip())
    text = bare_part(text) if manner_of(part) in (Manner.APPLICANT, Manner.TITLE) else text
    return text + pluses[0] if pluses and not text.endswith("+") else text


def is_printed(text: str) -> bool:
    """Tell whether a value is the placeholder itself, as a notice or we print it: 单位名称, XX公司."""
    plain = fold_width(text).strip().lower()
    return plain in PRINTED_WORDS or _PRINTED_EXAMPLE.fullmatch(plain) is not None


def _says_nothing(text: str, manner: Manner) -> bool:
    if manner is Manner.CLASS:
        return _PAPER.fullmatch(text) is not None
    if manner in (Manner.TITLE, Manner.OTHER) and not _LETTER.search(text):
        # 1984 and 1+1 are titles; 20260610 is a date and 03 a number.
        digits = sum(c.isdigit() for c in text)
        return text.isdigit() and not _ORDINAL_DIGITS < digits < _DATE_DIGITS
    return says_nothing(text)


def _missing(part: NamePart) -> PartValue:
    return PartValue("", IMPOSSIBLE, f"缺少“{part.title}”。")


def _printed(text: str, part: NamePart) -> PartValue:
    return PartValue(text, IMPOSSIBLE, f"“{part.title}”处是“{text}”，应换成实际内容。")


def _cost(text: str, raw: str, manner: Manner, separators: str) -> int:
    """Return how unlikely a value is in its place; only differences between readings matter."""
    cost = _unlikely(text, manner) + _cost_of_separators(text, manner, separators)
    return cost + (2 if _is_lopsided(raw) else 0)


def _unlikely(text: str, manner: Manner) -> int:
    text = fold_width(text)
    match manner:
        case Manner.APPLICANT:
            short = _ADDED.sub("", text)
            return 0 if _BODY.search(short) or _PERSON.fullmatch(short) else _UNLIKE
        case Manner.TITLE:
            return _UNLIKE if names_a_body(text) else 0
        case Manner.BODY:
            return 0 if _BODY.search(_ADDED.sub("", text)) else _UNLIKE // 2
        case Manner.PERSON:
            digits = _CERTAIN if any(c.isdigit() for c in text) else 0
            body = _UNLIKE if names_a_body(text) else 0
            return digits + body + (0 if _PERSON.fullmatch(text) else 1)
        case Manner.CLASS:
            body = _CERTAIN if names_a_body(text) else 0
            return body + (1 if len(text) > _LONGEST_CLASS else 0)
        case Manner.OTHER:
            return 0


_BRACKETS = dict(zip("([《【“«「", ")]》】”»」", strict=True))
_CLOSED_BY = {closing: opening for opening, closing in _BRACKETS.items()}


def is_like_a_person(text: str) -> bool:
    """Tell whether a text may be a person's name and ends as no body's does."""
    return _PERSON.fullmatch(text) is not None and not _BODY.search(text)


_WEIGHTS = {
    Manner.TITLE: 1, Manner.OTHER: 2, Manner.APPLICANT: 3, Manner.BODY: 3, Manner.CLASS: 4,
    Manner.PERSON: 4,
}  # fmt: skip


def _cost_of_separators(text: str, manner: Manner, separators: str) -> int:
    if not separators:
        return 0
    plain = _DOUBLE_PLUS.sub("", narrowed(text))
    pieces = re.split(separators, plain)
    weight = _WEIGHTS[manner]
    if manner in (Manner.APPLICANT, Manner.BODY) and names_a_body(text):
        weight -= 1
    # What follows the name of a company is another part.
    ended = any(names_a_body(piece) for piece in pieces[:-1])
    return (len(pieces) - 1) * weight + (_CERTAIN if ended else 0)


def _is_lopsided(raw: str) -> bool:
    """Tell whether brackets of some sort do not pair in the text."""
    depths = dict.fromkeys(_BRACKETS, 0)
    for sign in fold_width(raw):
        if sign in depths:
            depths[sign] += 1
        elif opening := _CLOSED_BY.get(sign):
            depths[opening] -= 1
            if depths[opening] < 0:
                return True
    return any(depths.values())

"""Reads limits of length as forms print them: least, most, a range; about so many is none."""

import re
import unicodedata

_UNIT = (
    r"\s{0,3}个?(?:汉字|中文字|字符|字|词|words?|characters?|chars?|symbols?"
    r"|слов(?!\w{3})\w{0,2}|знак\w{0,3}|символ\w{0,4})"
)
_COUNT = r"(\d{1,6})"
_TO = r"\s{0,2}(?:-|~|—|–|―|至|到|to|до)\s{0,2}"
_LEAST = (
    r"(?:不少于|不低于|不得少于|不得低于|不小于|至少|最少|大于|≥|>=|at least|minimum(?: of)?|min\.?"
    r"|no less than|not less than|no fewer than|не менее|не меньше|минимум)"
)
_MOST = (
    r"(?:不超过|不多于|不得超过|不得多于|不超出|不大于|限|最多|至多|控制在|少于|小于|≤|<=|up to|within"
    r"|maximum(?: of)?|max\.?|not exceeding|not exceed|no more than|not more than|limit(?:ed to|:)?"
    r"|не более|не больше|до|максимум)"
)
_RANGE = re.compile(rf"{_COUNT}(?:{_UNIT})?{_TO}{_COUNT}{_UNIT}")
_AT_LEAST = re.compile(
    rf"{_LEAST}\s{{0,2}}{_COUNT}{_UNIT}|{_COUNT}{_UNIT}\s?(?:及以上|以上|起|or more|и более)"
)
# "min. 50, max. 200 words": one unit for both.
_BOTH = re.compile(
    rf"{_LEAST}\s{{0,2}}{_COUNT}[\s,;，；和]{{1,4}}(?:and\s)?{_MOST}\s{{0,2}}{_COUNT}{_UNIT}"
)
_WITHIN = r"\s?(?:以内|之内|内|以下|为限|or less|or fewer|max(?:imum)?)"
_AT_MOST = re.compile(rf"{_MOST}\s{{0,2}}{_COUNT}{_UNIT}|{_COUNT}{_UNIT}{_WITHIN}")
_LIMITED = re.compile(rf"(?:字数|word limit|word count)\D{{0,6}}{_COUNT}(?!\d)(?:{_UNIT})?")
_BARE = re.compile(rf"{_COUNT}{_UNIT}")
_ABOUT = re.compile(
    rf"(?:大约|约|about|around|approximately|approx\.?|около|примерно)\s{{0,2}}{_COUNT}"
    rf"(?:{_TO}{_COUNT})?{_UNIT}(?!{_WITHIN})|(?:{_COUNT}{_TO})?{_COUNT}{_UNIT}(?:左右|上下)|{_COUNT}余字"
)
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_LARGE = re.compile(r"(\d{1,3})(?:\.(\d))?([千万])(?=个?字)")
_CHINESE = re.compile(
    r"[一二两三四五六七八九十百千]{1,6}(?=个?字(?:以内|之内|内|以上|以下|左右|$|[,，;；)]))"
)
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_OPENS, _CLOSES = "(（[【〔", ")）]】〕"
# What is printed about a field's length is a line or two.
LONGEST = 600

LengthLimits = tuple[int | None, int | None]


def printed_limits(text: str) -> LengthLimits:
    """The least and the most words a text asks for, None where it does not say."""
    plain = _plain(text[:LONGEST])
    if found := _RANGE.search(plain):
        about = _ABOUT.search(plain)
        if not (about and about.start() <= found.start() < about.end()):
            return int(found[1]), int(found[2])
    if found := _BOTH.search(plain):
        return int(found[1]), int(found[2])
    plain = _ABOUT.sub(" ", plain)
    least = _AT_LEAST.search(plain)
    # 不少于 ends in the words of 少于.
    plain = _AT_LEAST.sub(" ", plain)
    most = _AT_MOST.search(plain)
    most = most or _LIMITED.search(plain) or (None if least else _BARE.search(plain))
    return _figure(least), _figure(most)


def _figure(found: re.Match[str] | None) -> int | None:
    given = next((one for one in found.groups() if one), None) if found else None
    return int(given) or None if given else None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub(
        r"(?<=[\u4e00-\u9fff])\s+(?=[\d\u4e00-\u9fff])|(?<=\d)\s+(?=[\u4e00-\u9fff])", "", plain
    )
    plain = _LARGE.sub(_spelt_out, _THOUSANDS.sub("", plain))
    return _CHINESE.sub(lambda found: str(_value(found[0])), plain)


def _spelt_out(found: re.Match[str]) -> str:
    unit = 1000 if found[3] == "千" else 10000
    return str(int(found[1]) * unit + int(found[2] or 0) * unit // 10)


def _value(numeral: str) -> int:
    """八百 is 800, 一千五百 is 1500, 一千五 is 1500."""
    total, digit, power = 0, 0, 1
    for character in numeral:
        if character in _POWERS:
            power = _POWERS[character]
            total += (digit or 1) * power
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit * (power // 10 if power > 10 else 1)  # noqa: PLR2004 - 一千五, but 十五


def without_limit(text: str) -> str:
    """The answer without a limit printed in brackets before it ("（200-300字）")."""
    bare = text.lstrip()
    if bare[:1] not in {*_OPENS}:
        return text
    end = min((place for mark in _CLOSES if (place := bare.find(mark, 0, LONGEST)) > 0), default=0)
    if not end or printed_limits(bare[: end + 1]) == (None, None):
        return text
    return bare[end + 1 :].lstrip()

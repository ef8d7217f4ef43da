"""Checks whether a telephone number can be dialled, as far as its digits tell."""

import re

from phonenumbers import NumberParseException, is_possible_number, parse

_NOISE = re.compile(r"[\s()（）\[\]【】.·•∙⋅‧]+")
# People part the digits where they like (138-123-45678, 4006-123-456): the digits alone count.
_MOBILE = re.compile(r"(?:(?:00)?86)?0?1[3-9]\d{9}")
_SERVICE = re.compile(r"(?:86)?[48]00\d{7}|9[56]\d{3,4}|95\d{3}\d{4,8}")
_AREA = r"(?:10|2\d|(?![48]00)[3-9]\d{2})"
# +86 (0)22 …: the zero of the area code stays when the country code is dialled.
_LANDLINE = re.compile(rf"(?:(?:00)?86)?0?{_AREA}[1-9]\d{{6,7}}")
# A local number without its area code; a date such as 20260610 is none.
_LOCAL = re.compile(r"(?!(?:19|20)\d{6})[2-8]\d{7}")
_AREA_CODE = re.compile(rf"\A\s*+\(?0{_AREA}\)?\s*+-?\s*+")
_EXTENSION = re.compile(r"-\d{1,6}$")
_LONGEST = 40
# Without a plus only a country code of three figures is certain, of partners and neighbours.
_CERTAIN = frozenset({
    "374", "375", "850", "852", "853", "855", "856", "886", "960", "965", "966", "971", "973", "974", "976",
    "977", "992", "993", "994", "995", "996", "998",
})  # fmt: skip
# Kazakhstan, Russia and Belarus dial 8 before a number of their own.
_EIGHT = re.compile(r"8[3-9]\d{9}")
# North America's way to write a number of its own.
_ONE = re.compile(r"1-[2-9]\d{2}-[2-9]\d{2}-\d{4}")
_CHINA = "86"


def is_number(text: str) -> bool:
    """Tells whether the text, narrow and with plain dashes, is a number somebody could dial."""
    if len(text) > _LONGEST:
        return False
    bare = re.sub("-{2,}", "-", _NOISE.sub("", text)).strip("-")
    # 86+138…: the plus was typed behind the country's code.
    bare = re.sub(r"^(?:00)?86\+", "86", bare)
    if not re.fullmatch(r"\+?[\d-]+", bare):
        return False
    digits = bare.strip("+").replace("-", "")
    if len(set(digits)) == 1:
        return False
    return _is_chinese(bare) or _is_abroad(bare, digits)


def is_area_code(text: str) -> bool:
    """Tells whether the text is an area code of China alone, as some write it before a slash."""
    return _AREA_CODE.fullmatch(text) is not None


def _is_chinese(bare: str) -> bool:
    if bare.startswith("+") and not bare.startswith("+86"):
        return False
    whole = bare.lstrip("+")
    readings = {whole.replace("-", ""), _EXTENSION.sub("", whole).replace("-", "")}
    if whole == bare and _LOCAL.fullmatch(whole.replace("-", "")):
        return True
    forms = (_MOBILE, _SERVICE, _LANDLINE)
    # 138-1234-567 is a number too short, no number with an extension.
    return any(form.fullmatch(digits) for form in forms for digits in readings)


def _is_abroad(bare: str, digits: str) -> bool:
    if bare.startswith("+") or digits.startswith("00"):
        return _fits(digits.removeprefix("00"))
    if _ONE.fullmatch(bare) or _EIGHT.fullmatch(digits):
        return True
    return digits[:3] in _CERTAIN and _fits(digits)


def _fits(digits: str) -> bool:
    """Tells whether the country has numbers of that length; no list knows each number given out."""
    if digits.startswith(_CHINA):
        return False
    # The zero of +44 (0)20 … is dialled at home only.
    try:
        return is_possible_number(parse(f"+{digits}"))
    except NumberParseException:
        return False

"""One telephone number: whether it can be dialled, as far as its digits tell."""

import re

_NOISE = re.compile(r"[\s()（）.·]+")
# A local number without its area code; a date such as 20260610 is none.
_LOCAL = re.compile(r"(?!(?:19|20)\d{6})[2-8]\d{3}-?\d{4}")
_MOBILE = re.compile(r"(?:(?:\+|00)?86-?)?1[3-9]\d-?\d{4}-?\d{4}")
_SERVICE = re.compile(r"[48]00-?\d{3}-?\d{4}|9[56]\d{3,4}")
_LANDLINE = re.compile(
    r"(?:(?:\+|00)?86-?)?0?(?:10|2\d|[3-9]\d{2})-?[1-9]\d{2,3}-?\d{4}(?:-\d{1,6})?"
)
# How many digits follow the country code, least and most, in the partner countries and Turkmenistan.
# E.164 allows 15 in all; for countries not listed six to eleven are taken.
_NATIONAL = {
    "7": (10, 10), "20": (8, 10), "90": (10, 10), "91": (10, 10), "92": (9, 10), "93": (9, 9), "94": (9, 9),
    "95": (7, 10), "98": (10, 10), "374": (8, 8), "375": (9, 9), "855": (8, 9), "856": (8, 10),
    "960": (7, 7), "965": (7, 8), "966": (8, 9), "971": (8, 9), "973": (8, 8), "974": (7, 8), "976": (8, 8),
    "977": (8, 10), "992": (9, 9), "993": (8, 8), "994": (9, 9), "996": (9, 9), "998": (9, 9),
}  # fmt: skip
_ANYWHERE = (7, 13)
# Kazakhstan, Russia and Belarus dial 8 before a number of their own.
_EIGHT = re.compile(r"8[3-9]\d{9}")
_CHINA = "86"


def is_number(text: str) -> bool:
    """Whether the text, narrow and with plain dashes, is a number somebody could dial."""
    bare = re.sub("-{2,}", "-", _NOISE.sub("", text)).strip("-")
    if not re.fullmatch(r"\+?[\d-]+", bare):
        return False
    digits = bare.strip("+").replace("-", "")
    if len(set(digits)) == 1:
        return False
    # +86 (0)22 …: the zero of the area code stays when the country code is dialled.
    forms = (_MOBILE, _SERVICE, _LANDLINE, _LOCAL)
    return any(form.fullmatch(bare) for form in forms) or _is_abroad(bare, digits)


def _is_abroad(bare: str, digits: str) -> bool:
    if bare.startswith("+") or digits.startswith("00"):
        return _fits(digits.removeprefix("00"))
    # Written without +: only a partner country's code of three figures is certain then.
    code, national = digits[:3], len(digits) - 3
    least, most = _NATIONAL.get(code, (1, 0))
    return least <= national <= most or _EIGHT.fullmatch(digits) is not None


def _fits(digits: str) -> bool:
    if not digits or digits[0] == "0" or digits.startswith(_CHINA):
        return False
    codes = (digits[:length] for length in (3, 2, 1))
    code = next((code for code in codes if code in _NATIONAL), "")
    least, most = _NATIONAL.get(code, _ANYWHERE)
    return least <= len(digits) - len(code) <= most

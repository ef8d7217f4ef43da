"""Checks numbers of Chinese identity cards: length, date of birth, check digit (GB 11643)."""

import re
import unicodedata
from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_NUMBER = re.compile(r"(?<![\dA-Za-z])\d[\d*＊xX]{11,19}(?![\dA-Za-z])")
_GAPS = re.compile(r"(?<=[\dXx*]) (?=[\dXx*])")
# A cell holds one, or one of each of some people.
LONGEST = 400


def id_faults(text: str) -> tuple[str, ...] | None:
    """Return what is wrong with the numbers in an answer, in Chinese, () for nothing; None where there is
    no such number, or a masked one: a passport, a permit, words.
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST])
    numbers = _NUMBER.findall(_GAPS.sub("", plain.replace("-", "")))
    if not numbers or any("*" in number for number in numbers):
        return None
    return tuple(dict.fromkeys(fault for one in numbers if (fault := _fault(one.upper()))))


def _fault(number: str) -> str:
    if len(number) not in (15, 18):
        return f"应为 18 位，现为 {len(number)} 位"
    born = number[6:14] if len(number) == 18 else f"19{number[6:12]}"  # noqa: PLR2004
    if not (number[:-1].isdigit() and _is_date(born)):
        return "其中的出生日期无效"
    if len(number) == 18 and _check_digit(number) != number[-1]:  # noqa: PLR2004
        return "校验位不符，可能有数字填错"
    return ""


def _is_date(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return born.year >= 1850  # noqa: PLR2004 - nobody older applies


def _check_digit(number: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return _CHECKS[total % 11]

"""Checks whether contact data can work, as people write it."""

import re
import unicodedata

from parsers.texts.contact.email_addresses import find_emails, is_email
from parsers.texts.contact.telephone import is_area_code, is_number
from parsers.texts.digits import plain_digits, without_list_numbers
from parsers.texts.visible import visible

__all__ = ["find_emails", "is_email", "is_phone"]

# 转801, ext. 801, ×801, доб. 12, dahili 12, #801; 8线 and a number of one's own are none.
_WORDS = r"(?:转|轉|分机号?|分機號?|内线|內線|extension|ext|extn|доб(?:авочный)?|внутр?|вн|dahili|[xх×✕✖╳*#])"
_EXTENSION = re.compile(
    rf"(?<=[\d)）]) ?[;-]? ?{_WORDS}[.:=]? ?\d{{1,6}}(?!\d)(?: ?分机)?"
    rf"|(?<=\d) ?[(（] ?(?:{_WORDS}[.:=]?)? ?\d{{1,5}} ?[)）](?= *(?:$|[^\d ]))",
    re.IGNORECASE,
)
# Words in brackets stand beside a number, not in it.
_REMARK = re.compile(r"\(([^()]*[^\W\d_][^()]*)\)")
# Whatever words and signs stand around numbers part them: 办公室, 手机：, Tel., ☎, WhatsApp, a name.
_PARTING = re.compile(
    r"[、;/\n|,。:\u4e00-\u9fff\u2600-\u27bf\U0001f300-\U0001faff]+|(?<!\w)[^\W\d_]+\.?(?!\w)"
)
_EMPTY_BRACKETS = re.compile(r"[(【\[] ?[)】\]]")
# 022-62345678、79: the last figures of a neighbouring number; 24小时, 8线: figures beside one.
_BESIDE = re.compile(r"\d{1,4}")
_BRACKETS = str.maketrans("〔〕", "()")
LONGEST = 2_000


def is_phone(text: str) -> bool:
    """Tell whether the answer holds telephone numbers that can be dialled, each of them.

    A narrow cell may break a number at any place.
    """
    listed = without_list_numbers(text[:LONGEST])
    readings = (text, text.replace("\n", ""), listed)
    return any(_are_phones(reading) for reading in dict.fromkeys(readings))


def _are_phones(text: str) -> bool:
    plain = _plain(text[:LONGEST])
    if "@" in plain:
        return False
    spaced = _REMARK.sub(r"\n\1\n", _EXTENSION.sub("", plain))
    parted = _EMPTY_BRACKETS.sub(" ", _PARTING.sub("\n", spaced))
    parts = [part.strip() for part in parted.split("\n") if any(c.isdigit() for c in part)]
    numbers = [part for part in parts if is_number(part) or _are_numbers(part)]
    others = [part for part in parts if part not in numbers]
    return bool(numbers) and all(_BESIDE.fullmatch(p) or is_area_code(p) for p in others)


def _are_numbers(text: str) -> bool:
    """Two whole numbers with only white space between them."""
    return len(text.split()) > 1 and all(is_number(part) for part in text.split())


def _plain(text: str) -> str:
    plain = re.sub(r"[^\S\n]+", " ", plain_digits(unicodedata.normalize("NFKC", visible(text))))
    return re.sub("[\u2010-\u2015\u2212\u2014~～_]", "-", plain.translate(_BRACKETS))

"""Whether contact data can work: e-mail addresses and telephone numbers as people write them."""

import re
import unicodedata

from parsers.texts.telephone import is_number

# A domain's labels are all of one script: 或 behind an address is no part of it.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HAN_TOP = "中国|中國|公司|网络|網絡|政务|公益|集团|在线|中文网|网址|香港"
_DOMAIN = (
    rf"(?:(?:{_LABEL}\.)+(?:[A-Za-z]{{2,24}}|xn--[A-Za-z0-9-]{{2,40}})"
    rf"|(?:(?:{_LABEL}|[\u4e00-\u9fff]{{1,20}})\.)+(?:{_HAN_TOP})"
    rf"|(?:(?:{_LABEL}|[\u0400-\u04ff]{{1,30}})\.)+[\u0400-\u04ff]{{2,12}})"
)
_EMAIL = re.compile(rf"[A-Za-z0-9.!#$%&'*+^_~-]{{1,64}}@{_DOMAIN}")
_EXTENSION = re.compile(
    r"(?<=[\d)）]) ?(?:转|轉|分机|分機|内线|ext\.?|доб\.?|x|#|\*) ?:? ?\d{1,6}(?!\d)(?: ?分机)?"
    r"|(?<=\d) ?[(（](?:转|分机)? ?\d{1,5}[)）](?= *(?:$|[^\d ]))",
    re.IGNORECASE,
)
# Whatever words stand around numbers part them: 办公室, 手机：, Tel., WhatsApp, a name.
_PARTING = re.compile(r"[、;/\n|,。:\u4e00-\u9fff]+|(?<!\w)[^\W\d_]+\.?(?!\w)")
_EMPTY_BRACKETS = re.compile(r"[(【\[] ?[)】\]]")
# 022-62345678、79: the last figures of a neighbouring number.
_CONTINUED = re.compile(r"\d{1,4}")


def find_emails(text: str) -> tuple[str, ...]:
    """The addresses in a text, lower-cased, full-width marks made plain."""
    return tuple(match.group().lower() for match in _EMAIL.finditer(_address_text(text)))


def is_email(text: str) -> bool:
    """Whether the answer holds at least one address and nothing that fails to be one.

    A narrow cell may break an address at any place.
    """
    return _are_emails(text) or ("\n" in text and _are_emails(text.replace("\n", "")))


def _are_emails(text: str) -> bool:
    plain = _address_text(text)
    rest = _EMAIL.sub(" ", plain)
    found = [m.group() for m in _EMAIL.finditer(plain)]
    sound = all(".." not in a and not a.startswith(".") and ".@" not in a for a in found)
    return bool(found) and sound and "@" not in rest


def is_phone(text: str) -> bool:
    """Whether the answer holds telephone numbers that can be dialled, each of them.

    A narrow cell may break a number at any place.
    """
    return _are_phones(text) or ("\n" in text and _are_phones(text.replace("\n", "")))


def _are_phones(text: str) -> bool:
    plain = _plain(text)
    if "@" in plain:
        return False
    parted = _EMPTY_BRACKETS.sub(" ", _PARTING.sub("\n", _EXTENSION.sub("", plain)))
    parts = [part for part in parted.split("\n") if any(c.isdigit() for c in part)]
    return bool(parts) and all(
        is_number(part) or _are_numbers(part) or (number and _CONTINUED.fullmatch(part.strip()))
        for number, part in enumerate(parts)
    )


def _are_numbers(text: str) -> bool:
    """Two whole numbers with only white space between them."""
    return len(text.split()) > 1 and all(is_number(part) for part in text.split())


def _plain(text: str) -> str:
    plain = re.sub(r"[^\S\n]+", " ", unicodedata.normalize("NFKC", text))
    return re.sub("[\u2010-\u2015\u2212\u2014~～_]", "-", plain)


def _address_text(text: str) -> str:
    """Full-width marks made plain, and an address broken by a cell's edge joined again."""
    plain = re.sub(r"[^\S\n]+", " ", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"(?<=[A-Za-z0-9])。(?=[A-Za-z])", ".", plain)
    return re.sub(r" ?@[ \n]?|\n(?=[.@])", lambda found: "@" if "@" in found[0] else "", plain)

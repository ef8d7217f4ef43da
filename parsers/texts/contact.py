"""Whether contact data can work: e-mail addresses and telephone numbers as people write them."""

import re
import unicodedata

_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+^_~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_EXTENSION = re.compile(
    r"(?<=[\d)）]) ?(?:转|轉|分机|分機|ext\.?|x|#|\*) ?:? ?\d{1,6}(?!\d)", re.IGNORECASE
)
# Whatever words stand around numbers part them: 办公室, 手机：, Tel., a name.
_PARTING = re.compile(
    r"[、;/\n|,。:\u4e00-\u9fff]+|\b(?:tel|telephone|phone|mobile|mob|cell|fax|office)\b\.?",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"[(【\[] ?[)】\]]")
# A local number without its area code; a date such as 20260610 is none.
_LOCAL = re.compile(r"(?!(?:19|20)\d{6})[2-8]\d{3}-?\d{4}")
# 022-62345678、79: the last figures of a neighbouring number.
_CONTINUED = re.compile(r"\d{1,4}")
_NOISE = re.compile(r"[\s()（）.·]+")
_MOBILE = re.compile(r"(?:(?:\+|00)?86-?)?1[3-9]\d-?\d{4}-?\d{4}")
_SERVICE = re.compile(r"[48]00-?\d{3}-?\d{4}")
_LANDLINE = re.compile(r"(?:(?:\+|00)?86-?)?0?(?:10|2\d|[3-9]\d{2})-?[1-9]\d{6,7}(?:-\d{1,6})?")
# Country codes of the partner countries and their neighbours, with the digits that follow.
_ABROAD = re.compile(
    r"(?:\+|00)(?:7|20|90|91|92|93|94|95|98|374|375|852|853|855|856|886|9(?:60|61|62|63|64|65|66|67|68|71|72|73|74|75|76|77|92|93|94|96|98))-?[\d-]{6,13}"
    r"|(?:\+|00)[1-9]\d{0,2}-?[\d-]{6,13}"
)


def find_emails(text: str) -> tuple[str, ...]:
    """The addresses in a text, lower-cased, full-width marks made plain."""
    return tuple(match.group().lower() for match in _EMAIL.finditer(_address_text(text)))


def is_email(text: str) -> bool:
    """Whether the answer holds at least one address and nothing that fails to be one."""
    plain = _address_text(text)
    rest = _EMAIL.sub(" ", plain)
    found = [m.group() for m in _EMAIL.finditer(plain)]
    sound = all(".." not in a and not a.startswith(".") and ".@" not in a for a in found)
    return bool(found) and sound and "@" not in rest


def is_phone(text: str) -> bool:
    """Whether the answer holds telephone numbers that can be dialled, each of them."""
    plain = _plain(text)
    if "@" in plain:
        return False
    parted = _EMPTY_BRACKETS.sub(" ", _PARTING.sub("\n", _EXTENSION.sub("", plain)))
    parts = [part for part in parted.split("\n") if any(c.isdigit() for c in part)]
    return bool(parts) and all(
        _is_number(part) or _are_numbers(part) or (number and _CONTINUED.fullmatch(part.strip()))
        for number, part in enumerate(parts)
    )


def _are_numbers(text: str) -> bool:
    """Two whole numbers with only white space between them."""
    return len(text.split()) > 1 and all(_is_number(part) for part in text.split())


def _is_number(text: str) -> bool:
    bare = _NOISE.sub("", text)
    bare = re.sub("-{2,}", "-", bare).strip("-")
    if not re.fullmatch(r"\+?[\d-]+", bare):
        return False
    if any(form.fullmatch(bare) for form in (_MOBILE, _SERVICE, _LANDLINE, _LOCAL)):
        return True
    return _ABROAD.fullmatch(bare) is not None and not re.match(r"(?:\+|00)86", bare)


def _plain(text: str) -> str:
    plain = re.sub(r"[^\S\n]+", " ", unicodedata.normalize("NFKC", text))
    return re.sub("[\u2010-\u2015\u2212\u2014~～_]", "-", plain)


def _address_text(text: str) -> str:
    """Full-width marks made plain, and an address broken by a cell's edge joined again."""
    plain = re.sub(r"[^\S\n]+", " ", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"(?<=[A-Za-z0-9])。(?=[A-Za-z])", ".", plain)
    return re.sub(r" ?@[ \n]?|\n(?=[.@])", lambda found: "@" if "@" in found[0] else "", plain)

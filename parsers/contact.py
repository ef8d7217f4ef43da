"""Whether contact data can work: e-mail addresses and telephone numbers as people write them."""

import re
import unicodedata

_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
# A second @ or a missing dot leaves something address-like behind.
_ADDRESS_LIKE = re.compile(r"\S*@\S*")
_PHONE_SEPARATORS = re.compile(r"[、;；/／\n|]|，|,|或|及")
_EXTENSION = re.compile(r"(?:转|轉|分机|分機|ext\.?|x|#)\s*[:：]?\s*\d{1,6}\s*$", re.IGNORECASE)
_WORDS = re.compile(r"[（(【\[][^）)】\]\d]*[）)】\]]|[\u4e00-\u9fff:：]+")
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
    plain = _plain(text)
    return tuple(match.group().lower() for match in _EMAIL.finditer(plain))


def is_email(text: str) -> bool:
    """Whether the answer holds at least one address and nothing that fails to be one."""
    plain = _plain(text)
    rest = _EMAIL.sub(" ", plain)
    found = [m.group() for m in _EMAIL.finditer(plain)]
    sound = all(".." not in a and not a.startswith(".") and ".@" not in a for a in found)
    return bool(found) and sound and not _ADDRESS_LIKE.search(rest)


def is_phone(text: str) -> bool:
    """Whether the answer holds telephone numbers that can be dialled, each of them."""
    plain = _plain(text)
    if "@" in plain:
        return False
    parts = [part for part in _PHONE_SEPARATORS.split(plain) if any(c.isdigit() for c in part)]
    return bool(parts) and all(_is_number(part) for part in parts)


def _is_number(text: str) -> bool:
    bare = _NOISE.sub("", _WORDS.sub("", _EXTENSION.sub("", text.strip())))
    bare = re.sub("-{2,}", "-", bare).strip("-")
    if not re.fullmatch(r"\+?[\d-]+", bare):
        # Two numbers with only white space between them.
        return False
    if any(form.fullmatch(bare) for form in (_MOBILE, _SERVICE, _LANDLINE)):
        return True
    return _ABROAD.fullmatch(bare) is not None and not re.match(r"(?:\+|00)86", bare)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return re.sub("[\u2010-\u2015\u2212\u2014~～_]", "-", plain)

"""Bytes → text when the label may lie: what is called gb2312 holds GBK, what is unlabelled may be either."""

import codecs
import re

# Mail programs in China label all of these alike; gb18030 contains every one of them.
_CHINESE = frozenset(
    {
        "gb2312",
        "gb_2312-80",
        "gbk",
        "gb18030",
        "x-gbk",
        "cp936",
        "ms936",
        "euc-cn",
        "gb2312-1980",
    }
)
_SAYS_NOTHING = frozenset({"", "us-ascii", "ascii", "unknown-8bit", "x-unknown", "default", "none"})
# Labels of programs that never asked; every byte string is valid in these, so they prove nothing.
_CARELESS = frozenset({"iso8859-1", "cp1252", "latin-1"})
# Codecs for other uses than mail: slow, or failing even when told to replace.
_NO_CHARSETS = frozenset({"punycode", "idna", "undefined", "unicode-escape", "raw-unicode-escape"})
_CJK = re.compile("[\u3000-\u9fff]")
_NEITHER = re.compile("[\x80-\u2fff]")
# Pairs of high bytes as GB2312 has them; a single high byte between letters is Latin-1.
_PAIRS = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xf7][\xa1-\xfe])+")
_TWO_CHARACTERS = 4
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(data: bytes, label: str = "") -> str:
    """The text of the bytes. Never raises; what fits no charset is shown with U+FFFD.

    The label is tried first, then UTF-8 and gb18030, for a wrong label is commoner than bytes
    that are damaged. Bytes that can hardly be what their label says are read as what they are.
    """
    labelled = _charset(label)
    for charset in (_plainly(data, labelled), labelled, "utf-8", "gb18030"):
        try:
            if charset:
                return data.decode(charset).removeprefix("\ufeff")
        except UnicodeError:
            continue
    damaged = (
        data.decode(charset, "replace") for charset in (labelled, "utf-8", "gb18030") if charset
    )
    return min(damaged, key=lambda text: text.count("\ufffd"))


def is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeError:
        return False
    return True


def _plainly(data: bytes, labelled: str | None) -> str | None:
    """UTF-8 labelled as Chinese or Latin, and Chinese labelled as Latin: seen in the bytes."""
    if labelled not in _CARELESS | {"gb18030"} or not _HIGH.search(data):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeError:
        text = ""
    if len(_CJK.findall(text)) > 1 and not _NEITHER.search(text):
        return "utf-8"
    chinese = labelled in _CARELESS and len(_HIGH.findall(data)) >= _TWO_CHARACTERS
    return "gb18030" if chinese and _PAIRS.fullmatch(data) else None


def _charset(label: str) -> str | None:
    """The codec for a label, None where the label says nothing or names none we have."""
    name = label.strip().strip("\"'").lower()
    if name in _SAYS_NOTHING:
        return None
    if name in _CHINESE:
        return "gb18030"
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # The flag that keeps "zip" and "rot13" out has no public name.
    text = found._is_text_encoding  # noqa: SLF001 - said above
    return found.name if text and found.name not in _NO_CHARSETS else None

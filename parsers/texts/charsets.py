"""Decodes bytes whose charset label may be wrong: "gb2312" often holds GBK."""

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
_TRADITIONAL = frozenset(
    {"big5", "big-5", "big5-tw", "big5-eten", "csbig5", "cn-big5", "x-x-big5", "cp950", "ms950"}
)
_SAYS_NOTHING = frozenset({"", "us-ascii", "ascii", "unknown-8bit", "x-unknown", "default", "none"})
# Labels of programs that never asked; every byte string is valid in these, so they prove nothing.
_CARELESS = frozenset({"iso8859-1", "cp1252", "latin-1"})
# Codecs for other uses than mail: slow, or failing even when told to replace.
_NO_CHARSETS = frozenset({"punycode", "idna", "undefined", "unicode-escape", "raw-unicode-escape"})
_CJK = re.compile("[\u3000-\u9fff]")
_NEITHER = re.compile("[\x80-\u2fff]")
# Pairs as GB2312 has them, and as GBK has its rarer characters; a Latin-1 letter with an accent
# stands alone between plain ones, so that it makes none of the former and few of the latter.
_COMMON = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_MOSTLY, _ONE = 0.75, 1
# Characters in use are 5,401 in Big5, by leading bytes A4–C6, and 3,755 in GB2312, by B0–D7 with a
# second byte from A1 on. Of 60 names in either charset those of its own were 0.9 and more, those of
# the other 0.7 and less.
_IN_USE_BIG5 = re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]|\xf9[\xd6-\xfe]")
_IN_USE_GB = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
_BIG5_MOSTLY, _BIG5_AHEAD = 0.85, 0.2
# A few Latin letters with accents may look like one or two characters.
_SURE_OF_BIG5 = 8
# Big5 read as GBK has private characters and kana among the others; GBK of Taiwan's and Hong Kong's
# writers has none.
_NOT_IN_GBK_NAMES = re.compile(
    "[^\x00-\x7f\u00b0-\u00d7\u0391-\u03c9\u0401-\u0451\u2010-\u203b\u2150-\u24ff\u3000-\u301f\u3400-\u9fff\uff00-\uffef]"
)
# What UTF-8 writes with two bytes, and the alphabets in which the partner countries do.
_TWO_BYTES, _NOT_TWO_BYTES = re.compile("[\x80-\u07ff]"), re.compile("[\u0800-\U0010ffff]")
_ALPHABETS = tuple(
    map(re.compile, ("", "[\xa0-\u024f]*", "[А-яЁёӘәҒғҚқҢңӨөҰұҮүІі\xa0-\xbf]*", "[\u0600-\u06ff]*"))
)
_TWO_CHARACTERS = 4
_NOT_RUSSIAN = re.compile("[^\x00-\x7fА-яЁё№«»“”„–—…\xa0]|[а-яё][А-ЯЁ]")
_A_RUSSIAN_WORD = re.compile("[А-яЁё]{5}")
_HIGH = re.compile(rb"[\x80-\xff]")
# Windows' characters at the places where Latin-1 has controls, and scripts no Latin-1 text can be.
_OF_WINDOWS = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in b"\x81\x8d\x8f\x90\x9d"
}
_NOT_LATIN = re.compile("[\u0400-\u04ff\u3000-\u9fff\uff00-\uffef]")


def decode(data: bytes, label: str = "") -> str:
    """The text of the bytes. Never raises; what fits no charset is shown with U+FFFD.

    The label is tried first, then UTF-8 and gb18030, for a wrong label is commoner than bytes
    that are damaged. Bytes that can hardly be what their label says are read as what they are.
    """
    labelled = _charset(label)
    utf8 = "utf-8" if is_utf8(data) else None
    doubted = labelled in _CARELESS or labelled == "gb18030"
    unsure = labelled is None or (doubted and len(data) >= _SURE_OF_BIG5)
    big5 = "big5hkscs" if unsure and is_big5(data) else None
    likely = big5, _plainly(data, labelled), labelled, utf8, "gb18030"
    for charset in (*likely, "utf-8"):
        try:
            if charset:
                return data.decode(charset).removeprefix("\ufeff")
        except UnicodeError:
            continue
    damaged = (
        data.decode(charset, "replace") for charset in (labelled, "utf-8", "gb18030") if charset
    )
    least = min(damaged, key=lambda text: text.count("\ufffd"))
    # One character may be cut off at the end of anything.
    return (_russian(data) if least.count("\ufffd") > 1 else "") or least


def unmangled(text: str) -> str:
    """UTF-8 that a program took for Latin-1 and encoded again, as it was meant."""
    if text.isascii() or _NOT_LATIN.search(text):
        return text
    try:
        meant = text.translate(_OF_WINDOWS).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
    return meant if len(_NOT_LATIN.findall(meant)) > 1 else text


def _russian(data: bytes) -> str:
    """Unlabelled Russian, "" where it is none: partner countries write it in two charsets in which
    any bytes are valid. In the wrong one words have capitals in their midst.
    """
    texts = (data.decode(charset, "replace") for charset in ("cp1251", "koi8-r"))
    plausible = (t for t in texts if not _NOT_RUSSIAN.search(t) and _A_RUSSIAN_WORD.search(t))
    return next(plausible, "")


def is_utf8(data: bytes) -> bool:
    """Tell whether the bytes can be UTF-8, and are not rather a few Chinese characters that can be so
    too.

    Pairs such as those of 一 or 学校 are letters of two bytes in UTF-8, but of no one alphabet.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeError:
        return False
    letters = "".join(_TWO_BYTES.findall(text))
    one_alphabet = any(alphabet.fullmatch(letters) for alphabet in _ALPHABETS)
    return one_alphabet or bool(_NOT_TWO_BYTES.search(text)) or not _is_chinese(data, _ONE)


def is_big5(data: bytes) -> bool:
    """Tells whether unlabelled bytes are traditional Chinese in Big5 rather than GBK.

    Every name in the one is valid in the other, as rare characters and private ones.
    """
    if not _HIGH.search(data) or is_utf8(data):
        return False
    try:
        data.decode("big5hkscs")
    except UnicodeError:
        return False
    pairs = _PAIR.findall(data)
    if not _NOT_IN_GBK_NAMES.search(data.decode("gb18030", "replace")):
        return False
    big5 = sum(map(bool, map(_IN_USE_BIG5.fullmatch, pairs))) / len(pairs)
    gb = sum(map(bool, map(_IN_USE_GB.fullmatch, pairs))) / len(pairs)
    return big5 >= _BIG5_MOSTLY and big5 - gb >= _BIG5_AHEAD


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
    return "gb18030" if labelled in _CARELESS and _is_chinese(data) else None


def _is_chinese(data: bytes, least: int = 2) -> bool:
    """Tell whether bytes called Latin are pairs throughout, most of them of common characters."""
    try:
        data.decode("gb18030")
    except UnicodeError:
        return False
    pairs = _PAIR.findall(data)
    common = [pair for pair in pairs if _COMMON.fullmatch(pair)]
    return len(common) >= least and len(common) >= _MOSTLY * len(pairs)


def _charset(label: str) -> str | None:
    """The codec for a label, None where the label says nothing or names none we have."""
    name = label.strip().strip("\"'").lower()
    if name in _SAYS_NOTHING:
        return None
    if name in _CHINESE:
        return "gb18030"
    if name in _TRADITIONAL:
        return "big5hkscs"
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # The flag that keeps "zip" and "rot13" out has no public name.
    text = found._is_text_encoding  # noqa: SLF001 - said above
    return found.name if text and found.name not in _NO_CHARSETS else None

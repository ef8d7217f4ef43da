"""Bytes → text when the label may lie: what is called gb2312 holds GBK, what is unlabelled may be either."""

import codecs

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
        "hz-gb-2312",
        "gb2312-1980",
    }
)
_SAYS_NOTHING = frozenset({"", "us-ascii", "ascii", "unknown-8bit", "x-unknown", "default", "none"})


def decode(data: bytes, label: str = "") -> str:
    """The text of the bytes. Never raises; what fits no charset is shown with U+FFFD.

    The label is tried first, then UTF-8 and gb18030, for a wrong label is commoner than bytes
    that are damaged.
    """
    for charset in (_charset(label), "utf-8", "gb18030"):
        if charset is None:
            continue
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, UnicodeError):
            continue
    return data.decode(_charset(label) or "utf-8", "replace")


def _charset(label: str) -> str | None:
    """The codec for a label, None where the label says nothing or names none we have."""
    name = label.strip().strip("\"'").lower()
    if name in _SAYS_NOTHING:
        return None
    if name in _CHINESE:
        return "gb18030"
    try:
        return codecs.lookup(name).name if codecs.lookup(name)._is_text_encoding else None  # noqa: SLF001
    except (LookupError, ValueError):
        return None

"""Countries named in a text, by the names the caller gives."""

import re
import unicodedata
from functools import lru_cache

# Longer words in which a country's short name stands without meaning it.
_NOT_MEANT = (
    "内蒙古", "印度尼西亚", "印度洋", "印度支那", "蒙古包", "蒙古族", "俄罗斯族",
    "俄罗斯方块", "俄罗斯套娃", "塔吉克族", "哈萨克族", "乌兹别克族", "柯尔克孜族", "火鸡", "印度教",
    "巴林左旗", "巴林右旗", "中蒙药", "中蒙医", "inner mongolia", "哈萨克自治", "塔吉克自治", "蒙古自治",
)  # fmt: skip


def find_countries(text: str, groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The first name of each group of which some name stands in the text, in the groups' order.

    A name inside a longer one of another group (俄罗斯 in 白俄罗斯) or inside a word that means
    something else (蒙古 in 内蒙古, 印度 in 印度尼西亚) does not count. Latin names match whole words.
    """
    owners, expression = _compiled(groups)
    named = {owners[m.group()] for m in expression.finditer(_plain(text)) if m.group() in owners}
    return tuple(group[0] for group in groups if group and group[0] in named)


@lru_cache(maxsize=16)
def _compiled(groups: tuple[tuple[str, ...], ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    """All names in one expression, the longest first, so that the longest at a place wins."""
    owners = {_plain(name): group[0] for group in groups for name in group}
    words = sorted({*owners, *(_plain(word) for word in _NOT_MEANT)} - {""}, key=len, reverse=True)
    parts = (rf"(?<![a-z]){re.escape(w)}(?![a-z])" if w.isascii() else re.escape(w) for w in words)
    return owners, re.compile("|".join(parts) or r"(?!)")


def _plain(text: str) -> str:
    """Widths and case folded; white space kept only between Latin words."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"(?<![a-z])\s+|\s+(?![a-z])", "", re.sub(r"\s+", " ", plain))

"""Countries named in a text, by the names the caller gives."""

import re
import unicodedata
from functools import lru_cache

from parsers.texts.name_folding import simplified

# Longer words in which a country's short name stands without meaning it.
_NOT_MEANT = (
    "内蒙古", "印度尼西亚", "印度洋", "印度支那", "印度教", "印度榕", "印度香米", "印度橡胶", "西印度",
    "蒙古包", "蒙古族", "蒙古马", "蒙古栎", "蒙古自治", "俄罗斯族", "俄罗斯方块", "俄罗斯套娃", "塔吉克族",
    "哈萨克族", "乌兹别克族", "柯尔克孜族", "哈萨克自治", "塔吉克自治", "火鸡", "巴林左旗", "巴林右旗",
    "巴林石", "埃及艳后", "缅甸玉", "土耳其玫瑰", "卡塔尔世界杯", "中蒙药", "中蒙医", "中哈尔滨", "中哈密",
    "中俄语", "中俄文", "对俄语", "对俄文", "inner mongolia", "indian ocean", "west indies",
    "внутренняя монголия", "внутренней монголии", "внутреннюю монголию",
)  # fmt: skip
_CYRILLIC = re.compile("[а-яёқғңәіўҳҷ]")
# Cases of a Russian name: Казахстан, в Казахстане; Россия, России, Россией.
_ENDINGS = "(?:[аяиыеуюь]|[оеё]й|[оеи]ю|ью|[оеая]м)?"


def find_countries(text: str, groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The first name of each group of which some name stands in the text, in the groups' order.

    A name inside a longer one of another group (俄罗斯 in 白俄罗斯) or inside a word that means
    something else (蒙古 in 内蒙古, 印度 in 印度尼西亚) does not count. Names in letters match whole
    words, Russian ones in any case.
    """
    owners, expression = _compiled(groups)
    found = (owners[(match.lastindex or 0) - 1] for match in expression.finditer(_plain(text)))
    named = {owner for owner in found if owner}
    return tuple(group[0] for group in groups if group and group[0] in named)


@lru_cache(maxsize=16)
def _compiled(groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """All names in one expression, the longest first, so that the longest at a place wins; beside
    it whose each is, "" for what is not meant.
    """
    owners = {_plain(name): group[0] for group in groups for name in group}
    owners |= {_plain(word): "" for word in _NOT_MEANT}
    owners.pop("", None)
    words = sorted(owners, key=len, reverse=True)
    expression = "|".join(f"({_whole(word)})" for word in words) or r"(?!)"
    return tuple(owners[word] for word in words), re.compile(expression)


def _whole(word: str) -> str:
    if _CYRILLIC.search(word):
        stem = word[:-1] if word[-1] in "аяиыеуюьй" and " " not in word else word
        return rf"(?<![\u0400-\u04ff]){re.escape(stem)}{_ENDINGS}(?![\u0400-\u04ff])"
    if word.isascii() or unicodedata.normalize("NFD", word).encode("ascii", "ignore").isalpha():
        return rf"(?<![a-z\u00c0-\u024f]){re.escape(word)}(?![a-z\u00c0-\u024f])"
    return re.escape(word)


def _plain(text: str) -> str:
    """Widths, case, apostrophes and traditional characters folded; white space only between words
    written in letters.
    """
    plain = simplified(unicodedata.normalize("NFKC", text).casefold())
    plain = re.sub("[ʻʼ’‘`´]", "'", plain)
    letter = "a-z\u00c0-\u04ff'"
    return re.sub(rf"(?<![{letter}.,])\s+|\s+(?![{letter}])", "", re.sub(r"\s+", " ", plain))

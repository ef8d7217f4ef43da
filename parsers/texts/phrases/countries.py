"""Finds countries in a text, by the names the caller gives."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from parsers.texts.traditional import simplified

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


@dataclass(frozen=True, slots=True)
class _Word:
    """A name as it stands in a folded text; `owner` is "" for a word that means no country."""

    stem: str
    owner: str
    expression: re.Pattern[str]


def find_countries(text: str, groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The first name of each group of which some name stands in the text, in the groups' order.

    A name inside a longer one of another group (俄罗斯 in 白俄罗斯) or inside a word that means
    something else (蒙古 in 内蒙古, 印度 in 印度尼西亚) does not count. Names in letters match whole
    words, Russian ones in any case.
    """
    plain, named = _plain(text), set()
    # The longest first, and what was found is struck out: no shorter one is found in its place.
    for word in _words(groups):
        if word.stem in plain:
            plain, count = word.expression.subn("\0", plain)
            named |= {word.owner} if count else set()
    return tuple(group[0] for group in groups if group and group[0] in named)


@lru_cache(maxsize=16)
def _words(groups: tuple[tuple[str, ...], ...]) -> tuple[_Word, ...]:
    owners = {_plain(name): group[0] for group in groups for name in group}
    owners |= {_plain(word): "" for word in _NOT_MEANT}
    names = sorted(filter(None, owners), key=len, reverse=True)
    return tuple(_word(name, owners[name]) for name in names)


def _word(name: str, owner: str) -> _Word:
    if _CYRILLIC.search(name):
        stem = name[:-1] if name[-1] in "аяиыеуюьй" and " " not in name else name
        whole = rf"(?<![\u0400-\u04ff]){re.escape(stem)}{_ENDINGS}(?![\u0400-\u04ff])"
        return _Word(stem, owner, re.compile(whole))
    letters = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode()
    if name.isascii() or letters.isalpha():
        whole = rf"(?<![a-z\u00c0-\u024f]){re.escape(name)}(?![a-z\u00c0-\u024f])"
        return _Word(name, owner, re.compile(whole))
    return _Word(name, owner, re.compile(re.escape(name)))


def _plain(text: str) -> str:
    """Widths, case, apostrophes and traditional characters folded; white space only between words
    written in letters.
    """
    plain = simplified(unicodedata.normalize("NFKC", text).casefold())
    plain = re.sub("[ʻʼ’‘`´]", "'", plain)
    letter = "a-z\u00c0-\u04ff'"
    return re.sub(rf"(?<![{letter}.,])\s+|\s+(?![{letter}])", "", re.sub(r"\s+", " ", plain))

"""Counts 字数 as Word does, for limits such as 500字内."""

import re

from parsers.texts.visible import visible

# What Word counts one by one: CJK characters, kana, hangul and full-width marks. The curly quotes,
# the dash and the ellipsis count so too: in Chinese text they are set full width. An apostrophe
# within a Latin word (don’t) is part of it.
_WIDE = (
    "\u1100-\u11ff\u2014\u2018\u2019\u201c\u201d\u2026\u2460-\u24ff\u2e80-\u2fff\u3001-\u303e\u3041-\u33ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffdc\uffe0-\uffe6"
    "\U00020000-\U0003ffff"
)
# White space none; invisible marks neither part nor make a word.
_WORD = re.compile(f"(?:[A-Za-z]’(?=[A-Za-z])|[^\\s{_WIDE}])+|[{_WIDE}]")


def count_words(text: str) -> int:
    """字数: each CJK character or full-width mark one, each run of anything else without white
    space one ("2.1", "50%", "CO2"), white space none. Source: Word's own count.
    """
    return len(_WORD.findall(visible(text)))

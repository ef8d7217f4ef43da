"""Converts traditional characters to simplified ones."""

import re
from functools import lru_cache

from opencc import OpenCC

_CJK = range(0x3400, 0xA000)


@lru_cache(maxsize=1)
def _simple_characters() -> dict[int, str]:
    """Maps each traditional character, Hong Kong's and Taiwan's variants too, to its simplified one.

    OpenCC converts whole texts by phrases; asked for each character alone it keeps places apart.
    """
    traditional = [chr(code) for code in _CJK]
    simple = OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    return {ord(one): to for one, to in zip(traditional, simple, strict=True) if one != to}


@lru_cache(maxsize=1)
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _simple_characters()))}]")


def simplified(text: str) -> str:
    """Returns the text, place by place, with simplified characters."""
    # Looking for one is many times quicker than translating a text that has none.
    if text.isascii() or not _traditional().search(text):
        return text
    return text.translate(_simple_characters())

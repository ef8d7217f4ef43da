"""Traditional characters as the simplified ones they stand for."""

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


def simplified(text: str) -> str:
    """The text, place by place, with simplified characters."""
    return text.translate(_simple_characters())

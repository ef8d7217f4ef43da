"""Tells whether an answer gives a figure, in whatever way people write one."""

import re
import unicodedata

_NUMERALS = re.compile(r"\d|[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟半]")
_NONE = frozenset(
    {
        "无",
        "没有",
        "暂无",
        "不涉及",
        "不适用",
        "无此项",
        "未定",
        "none",
        "nil",
        "n/a",
        "na",
        "нет",
        "не применимо",
    }
)
_ELSEWHERE = re.compile(r"见|附件|附表|另附|attach|прилож", re.IGNORECASE)
LONGEST = 2_000


def has_figure(text: str) -> bool:
    """Tell whether a figure stands in it ("约85.5万元", "壹佰万", "3-5人"), or that there is none."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST])
    return _NUMERALS.search(plain) is not None or plain.strip(" \n\t。.,，、()").casefold() in _NONE


def is_elsewhere(text: str) -> bool:
    """Tell whether the answer says that it stands in another paper."""
    return _ELSEWHERE.search(text[:LONGEST]) is not None

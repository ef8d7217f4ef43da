"""Folds names for comparison: widths, punctuation, traditional characters, variant spellings."""

import re

from parsers.texts.normal_text import fold
from parsers.texts.traditional import simplified

# Comparing stops here: no name is longer.
LONGEST = 300

_MARKS = re.compile(r"[\W_]+")
_SEAL = re.compile(r"\((?:公章|盖章|章)\)")
# One word for what is written two ways.
_SYNONYMS = (
    ("管理委员会", "管委会"), ("国家级", ""), ("国家经济", "经济"), ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"), ("高新技术产业开发区", "高新区"), ("高新技术开发区", "高新区"),
    ("兆瓦", "mw"), ("吉瓦", "gw"), ("千瓦", "kw"), ("上合组织", "上海合作组织"), ("ё", "е"),
)  # fmt: skip


def fold_name(name: str) -> str:
    """Folded, and with one word for what is written two ways; brackets and marks stay."""
    folded = simplified(_SEAL.sub("", fold(name[:LONGEST])))
    for written, meant in _SYNONYMS:
        folded = folded.replace(written, meant)
    return folded


def plain_name(name: str) -> str:
    """Letters, characters and figures only: equal for what anybody would call the same name."""
    return bare(_SEAL.sub("", fold(name[:LONGEST])))


def bare(text: str) -> str:
    return _MARKS.sub("", text)

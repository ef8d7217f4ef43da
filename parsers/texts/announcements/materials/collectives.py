"""Spreads what is said of all materials together over each of them."""

import re
from collections.abc import Iterator, Sequence

from parsers.texts.announcements.layout.passages import Passage
from parsers.texts.announcements.layout.sentences import sentences
from parsers.texts.announcements.materials.gathered import Gathered, numbered

_ALL = re.compile(
    r"(?:(?:以上|上述|前述|所有|全部|各项|全套)(?:申报|推荐|报送|报名|参赛|电子版?|纸质版?|附件|的)*(?:材料|资料|文件|附件|表格)|(?:以上|上述)(?:第)?[\d一二三四五六七八九至、—–-]{1,7}项"
    r"|(?:申报|推荐|报送|申请|参评)材料(?:均|一律|统一|应|须|需|电子版)|材料(?:均|一律|统一))[^，。；]{0,12}",
)
_RANGE = re.compile(
    r"第?\s?(?P<first>\d|[一二三四五六七八九])\s?(?:至|到|—|–|-|、)\s?第?(?P<last>\d|[一二三四五六七八九])\s?项"
)
_MATTERS = re.compile(r"盖章|公章|签章|word|pdf|扫描|可编辑|excel|纸质|一式|电子", re.IGNORECASE)
_NOT_THESE = re.compile(r"命名|真实|原件备查|自行|不予退还|不退")


def collective_words(
    body: Sequence[Passage], found: Sequence[Gathered]
) -> Iterator[tuple[Gathered, str, str]]:
    """Material, words and sentence, for each sentence that speaks of several materials at once."""
    for passage in body:
        for sentence in sentences(passage.text):
            match = _ALL.search(sentence)
            if match is None or not _MATTERS.search(sentence[match.start() :]):
                continue
            words = _without_naming(sentence[match.start() :])
            for each in _meant(sentence, passage, found):
                yield each, words, sentence


def _meant(sentence: str, passage: Passage, found: Sequence[Gathered]) -> list[Gathered]:
    span = _RANGE.search(sentence)
    if span:
        return list(numbered(found, _number(span["first"]), _number(span["last"]), passage.heads))
    return [each for each in found if each.kind.id not in ("photos", "video", "audio", "source")]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else "一二三四五六七八九".index(text) + 1


def _without_naming(words: str) -> str:
    return re.sub(r"[，,][^，,]{0,40}命名[^，,]*", "", words)

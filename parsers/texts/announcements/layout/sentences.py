"""Cuts a paragraph into sentences and sentences into clauses."""

import re
from collections.abc import Iterator

_CHINESE_END = "。；！？;"
# `Nr. 5`, `9.00` and `г.` end no sentence; a capital after a full stop begins one.
_LATIN_END = re.compile(r"(?<=[a-zа-яё0-9)»”\"])[.!?](?= +[A-ZА-ЯЁ«“\"])")
_SHORT_FORM = re.compile(
    r"(?:\b(?:Nr|No|Dr|Mr|Mrs|Ms|Prof|St|e\.g|i\.e|г|гг|ул|тел|им|т\.е|стр)|\b[A-ZА-Я])\Z"
)
_CLAUSE = re.compile(r"[，,；;。]")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph, without their closing mark; brackets and quotes stay whole."""
    start = depth = 0
    latin = {match.start() for match in _LATIN_END.finditer(text)}
    for place, character in enumerate(text):
        if character in "（(《【“":
            depth += 1
        elif character in "）)》】”":
            depth = max(depth - 1, 0)
        end = character in _CHINESE_END and depth == 0
        if end or (place in latin and not _SHORT_FORM.search(text[max(start, place - 8) : place])):
            yield from _said(text[start:place])
            start = place + 1
            depth = 0
    yield from _said(text[start:])


def _said(text: str) -> Iterator[str]:
    stripped = text.strip(" \u3000。")
    if stripped:
        yield stripped


def clause_at(sentence: str, place: int) -> str:
    """The clause between commas that holds a place of a sentence."""
    starts = [m.end() for m in _CLAUSE.finditer(sentence, 0, place)]
    end = _CLAUSE.search(sentence, place)
    return sentence[starts[-1] if starts else 0 : end.start() if end else len(sentence)]

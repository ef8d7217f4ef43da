"""Gives each paragraph of an announcement its marker and the headings it stands under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARKERS = (
    (
        "一、",
        re.compile(
            r"(?:第?[一二三四五六七八九十]{1,3}[、.．:：]|第[一二三四五六七八九十]{1,3}[章条部分]{1,2})\s?"
        ),
    ),
    ("（一）", re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]、?\s?")),
    ("1.1", re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[.．、]?\s?(?![\d年月日])")),
    ("1.", re.compile(r"\d{1,2}(?:[.．、]|\s(?=[\u4e00-\u9fff]{2}))\s?(?!\d)")),
    ("（1）", re.compile(r"[(（]\d{1,2}[)）]\s?")),
    ("1）", re.compile(r"(?:\d{1,2}|[a-zа-я])[)）]\s?")),
    ("①", re.compile(r"[①-⑳]\s?")),
    ("–", re.compile(r"[–—•·●■◆▪○※◇*-]\s?(?=\S)")),
)
_LONGEST_HEADING = 24
# `…申报项目需提交的电子版材料如下：` before (1) and (2).
_LEADS = re.compile(r"(?:\A|[。；，])[^。；，]{2,40}(?:材料|资料|文件)[^。；，]{0,10}[:：]\Z")
_LEAD = ":"
_LONGEST_LEAD = 60
_LONGEST_LATIN_HEADING = 60
_HEADING_PART = re.compile(r"[^：:。；]{1,24}[：:]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: its text without the marker, its number, and the headings above it, outermost first.

    A heading is the whole text of a short paragraph, else the part before the colon.
    """

    text: str
    marker: str = ""
    heads: tuple[str, ...] = ()
    number: int = 0

    def under(self, words: re.Pattern[str]) -> bool:
        """Tell whether a heading above, or its own, holds one of the words."""
        return any(words.search(head) for head in (*self.heads, heading_of(self.text)))


def passages(lines: Sequence[str]) -> tuple[Passage, ...]:
    """The paragraphs of a body with what they stand under."""
    return tuple(_passages(lines))


def _passages(lines: Sequence[str]) -> Iterator[Passage]:
    above: list[tuple[str, str]] = []
    for place, line in enumerate(lines):
        kind, text = _marked(line)
        if not kind:
            above = [head for head in above if head[0] != _LEAD]
        if kind:
            above = _until(above, kind)
            yield Passage(text, kind, tuple(head for _, head in above), _number(line))
            above.append((kind, heading_of(text) or _lead(text)))
        elif _is_plain_heading(line):
            above = [("", line.rstrip("：: "))]
            yield Passage(line)
        else:
            yield Passage(line, "", tuple(head for _, head in above))
            if (lead := _LEADS.search(line)) and any(
                map(_marked_kind, lines[place + 1 : place + 2])
            ):
                above.append((_LEAD, lead[0].strip("：: ")))


def heading_of(text: str) -> str:
    """The part of a paragraph that serves as a heading, "" if there is none."""
    if len(text) <= _LONGEST_HEADING and not re.search(r"[。；]", text):
        return text.rstrip("：:")
    match = _HEADING_PART.match(text)
    return match[0].rstrip("：:") if match else ""


def _marked_kind(line: str) -> str:
    return _marked(line)[0]


def _lead(text: str) -> str:
    """What a longer paragraph says first; all of it where it leads to a list (…须提交以下材料：)."""
    leads = text.endswith(("：", ":")) and len(text) <= _LONGEST_LEAD
    return text.rstrip("：:") if leads else text[:_LONGEST_HEADING]


def _marked(line: str) -> tuple[str, str]:
    for kind, marker in _MARKERS:
        match = marker.match(line)
        if match and match.end() < len(line):
            return kind, line[match.end() :].strip()
    return "", line


def _number(line: str) -> int:
    match = re.match(r"[(（]?(\d{1,2}|[一二三四五六七八九十])(?=[.．、)）])", line)
    if not match:
        return 0
    return int(match[1]) if match[1].isdecimal() else "一二三四五六七八九十".index(match[1]) + 1


def _until(above: list[tuple[str, str]], kind: str) -> list[tuple[str, str]]:
    kinds = [earlier for earlier, _ in above]
    return above[: kinds.index(kind)] if kind in kinds else above


def _is_plain_heading(line: str) -> bool:
    """A short line that ends in a colon or in nothing and is no item, no address and no date."""
    if re.search(r"\d{4}年|@|\d{5}|\d[月日]|即日", line):
        return False
    if re.search(r"[\u4e00-\u9fff]", line):
        bare = line.rstrip("：: ▼")
        return len(bare) <= 12 and not re.search(r"[。；，、,：:]", bare)  # noqa: PLR2004 - a heading's length
    bare = line.rstrip(": ")
    return len(bare) <= _LONGEST_LATIN_HEADING and not re.search(r"[.;,:]", bare)

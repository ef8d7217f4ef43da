"""Splits a narrative into sections, from each heading to the next."""

import re
from collections.abc import Iterator, Mapping, Sequence

from parsers.facts.spec import SectionSpec
from parsers.forms.label import fold_label

# "一、", "（二）", "第三部分：", "3.", "#": what stands before a heading.
_ORDINAL = re.compile(
    r"^\s*+(?:#++\s*+|第?[一二三四五六七八九十]{1,2}(?:段|部分|章|节)?\s*[、.．:：\s]"
    r"|[(（][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}\s*+[、.．)）])?\s*+"
)
_PART = re.compile(r"^\s*+第[一二三四五六七八九十\d]{1,2}(?:段|部分|章|节)\s*+[、.．:：]?\s*+")
_CHINESE_NUMBER = re.compile(r"^\s*[一二三四五六七八九十]{1,2}\s*、")
# The template's own instructions, left standing under a heading, and its remarks at the end.
_INSTRUCTION = re.compile(
    r"^\s*+[*＊※]\s*+\w|^\s*+[(（]?约?\s*+\d++\s*+[-—–~～至]\s*+\d++\s*+字\s*+[，,].*侧重"
)
_SENTENCE = re.compile(r"[，。；！？,;!?]")
# How many characters a heading may have beside the title ("案例背景情况介绍").
_BESIDE_TITLE = 6


def read_sections(lines: Sequence[str], sections: Sequence[SectionSpec]) -> Mapping[str, str]:
    """The text of each section that has a heading in the lines, by its title.

    A heading is a line of its own, or begins its paragraph and ends with a colon.
    """
    titles = [(section.title, fold_label(section.title)) for section in sections]
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    by_number = False
    for line in (part for entry in lines for part in entry.split("\n") if part.strip()):
        heading = next(_headed(line, titles), None)
        if heading is not None:
            title, rest = heading
            current = found.setdefault(title, [])
            by_number = bool(_CHINESE_NUMBER.match(line))
            if rest:
                current.append(rest)
        elif current is not None and by_number and _is_other_heading(line):
            current = None
        elif current is not None and not _INSTRUCTION.match(line):
            current.append(line.strip())
    return {title: "\n".join(texts) for title, texts in found.items()}


def _headed(line: str, titles: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The section a line opens, with the text that follows the heading in the same line; `titles`
    as they are written, and folded.
    """
    part = _PART.match(line)
    bare = line[part.end() :] if part else line[_match_end(line) :]
    numbered = len(bare) < len(line.strip())
    head, colon, rest = _split_colon(bare)
    folded_head, folded = fold_label(head), fold_label(bare)
    for written, title in titles:
        if folded_head == title:
            yield written, rest.strip() if colon else ""
        elif title in folded and not _SENTENCE.search(bare):
            beside = len(folded) - len(title)
            if beside <= (_BESIDE_TITLE if numbered else _BESIDE_TITLE // 3):
                yield written, ""


def _match_end(line: str) -> int:
    match = _ORDINAL.match(line)
    return match.end() if match else 0


def _split_colon(text: str) -> tuple[str, str, str]:
    match = re.search(r"[:：]", text)
    return (text[: match.start()], ":", text[match.end() :]) if match else (text, "", "")


def _is_other_heading(line: str) -> bool:
    return bool(_CHINESE_NUMBER.match(line)) and not _SENTENCE.search(line.strip())

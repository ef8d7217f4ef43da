"""Turns the text of an announcement into clean lines."""

import re

from parsers.texts.announcements.layout.run_on import items_of

# A notice has two pages. What is longer is read so far.
LONGEST_TEXT = 120_000
LONGEST_LINE = 2_000
MOST_LINES = 3_000

_WIDE: dict[int, int | str | None] = {
    **{code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)},
    **{code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)},
    **{code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)},
    0xFF20: "@", 0xFE6B: "@", 0xFF0B: "+", 0xFF0F: "/", 0xFF3F: "_", 0xFF5E: "~", 0xFF05: "%",
    0x00A0: " ", 0x2007: " ", 0x202F: " ", 0x0009: " ", 0xFF1C: "<", 0xFF1E: ">",
    **dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0x00AD], ""),
    **dict.fromkeys([*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)], " "),
}  # fmt: skip
_SPACES = re.compile(r" {2,}")
_CJK = r"\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”‘’"
# Programs set a space between Chinese and Latin; a PDF's text layer does too.
_INNER_SPACE = re.compile(rf"(?<=[{_CJK}]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[{_CJK}])")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MARKS = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "?": "？", "!": "！"}
_BESIDE = r"\u3400-\u9fff\u3001-\u3011\uff08\uff09“”"
# Not the colon of a time or an address, nor the comma of a figure.
_NARROW = re.compile(rf"[,:;()?!](?=[{_BESIDE}])|(?<=[{_BESIDE}])[,:;()?!]|(?<=[{_BESIDE}]\d)[)]")
_STRAIGHT = re.compile(r"\"([^\"“”]{1,80})\"")
_WIDE_DOT = re.compile(r"(?<=\d)．(?=\d)")
# Markdown and a web page's menu marks.
_MARKUP = re.compile(r"\*\*|__(?=\S)|^#{1,6} ")
# What forums put before a line against copying: figures, letters and rare marks, then the item's number.
_JUNK = re.compile(
    r"\A(?=[^\u3400-\u9fff]{4,80}(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[、.])[\u3400-\u9fff])"
    r"(?=[^\u3400-\u9fff]{0,80}[{}|~^\\$\[\]][^\u3400-\u9fff])[\x21-\x7e ]{3,80}(?<= )"
    r"(?=[一二三四五六七八九十]{1,3}、|\d{1,2}[、.])"
)
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def clean_line(text: str) -> str:
    """One line with plain digits, Latin letters and spaces; Chinese punctuation stays.

    Marks typed in their narrow form beside Chinese (,:;()) become Chinese ones.
    """
    plain = _SPACES.sub(" ", text[:LONGEST_LINE].translate(_WIDE)).strip(" \u3000")
    joined = _INNER_SPACE.sub("", _WIDE_DOT.sub(".", _MARKUP.sub("", plain)))
    return _chinese_marks(joined) if _CHINESE.search(joined) else joined


def _chinese_marks(line: str) -> str:
    # The mark before a narrow one may be narrow itself: `);`.
    wide = line
    for _ in range(2):
        wide = _NARROW.sub(lambda found: _MARKS[found[0]], wide)
    if wide.count("（") > wide.count("）"):
        wide = wide.replace(")", "）")
    elif wide.count("）") > wide.count("（"):
        wide = wide.replace("(", "（")
    return _STRAIGHT.sub(r"“\1”", wide)


def clean_lines(text: str) -> tuple[str, ...]:
    """The lines of a text that hold something, at most MOST_LINES."""
    pieces = _LINE_END.split(text[:LONGEST_TEXT])[:MOST_LINES]
    lines = (part for piece in pieces for part in items_of(_JUNK.sub("", piece)))
    return tuple(line for line in map(clean_line, lines) if line)

"""Joins lines that a page or a narrow window has broken."""

import re
from collections.abc import Sequence

# What a new line begins with, whatever stood before it.
_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、)）](?!\d)"
    r"|[①-⑳]|[–—•·●■◆-] ?(?=\S)|附件|附：|附:|联系|邮箱|电话|特此"
)
_ENDS = ("。", "；", "：", "！", "？", ":", ";", "!", "?")
# Opening and closing quote side by side, or with a gap on the wrong side.
_STRAY = re.compile(r"“ |“ ?”| ”")
_FEWEST_FULL = 3
_FULL = 0.8
_NARROWEST = 16


def joined_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs of lines that were broken at a page's width.

    A line is carried on where it is about as wide as the widest, ends in no mark of an end and the
    next begins no item.
    """
    width = _page_width(lines)
    joined: list[str] = []
    full = False
    for line in lines:
        if joined and full and not joined[-1].endswith(_ENDS) and not _BEGINS.match(line):
            joined[-1] = _together(joined[-1], line)
        else:
            joined.append(line)
        full = _columns(line) >= width * _FULL
    return tuple(joined)


# A web page's text parts where a link, a bold word or a date begins: the line before lacks its object.
_LACKS = re.compile(
    r"(?:[^，。；]{2}(?:填写|填报|根据|按照|提交至|发送至|单位于)|\A(?:根据|按照|以|于|请|由))\Z"
)
_GOES_ON = re.compile(r"[)）》、，。；]")


def without_fragments(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines in which what a web page's markup parted in mid-sentence stands together again."""
    joined: list[str] = []
    for line in lines:
        if joined and (_LACKS.search(joined[-1]) or _GOES_ON.match(line)):
            joined[-1] = _together(joined[-1], line)
        else:
            joined.append(line)
    return tuple(joined)


def is_broken(lines: Sequence[str]) -> bool:
    """Tell whether a text looks broken at one width: several lines as wide as the widest end in
    mid-sentence.
    """
    width = _page_width(lines)
    open_ends = [
        line for line in lines if not line.endswith((*_ENDS, ".", "，", ","))
        and width * 0.92 <= _columns(line)
    ]  # fmt: skip
    return _NARROWEST * 2 < width < 130 and len(open_ends) >= _FEWEST_FULL  # noqa: PLR2004 - columns of a page


def without_stray_quotes(line: str) -> str:
    """A line of a PDF whose quotes the text layer has moved (“ ”): without them and the gaps they left."""
    if not _STRAY.search(line):
        return line
    return re.sub(
        r"(?<=[\u3000-\uffef]) (?=[\u3000-\uffef-])|(?<=-) (?=[\u3000-\uffef])",
        "",
        re.sub(r"[“”]", "", line),
    )


def _page_width(lines: Sequence[str]) -> int:
    widths = sorted(map(_columns, lines))
    return widths[int(len(widths) * 0.97)] if widths else 0


def _columns(line: str) -> int:
    """Return how wide a line is: a Chinese character takes two columns."""
    return len(line) + sum(character > "\u2e7f" for character in line)


def _together(first: str, second: str) -> str:
    latin = first[-1:].isascii() and second[:1].isascii() and first[-1:].isalnum()
    cyrillic = "\u0400" <= first[-1:] <= "\u04ff" or first[-1:] in ",."
    return f"{first} {second}" if latin or cyrillic else first + second

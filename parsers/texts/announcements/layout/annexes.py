"""Parts an announcement from the annexes that follow it in the same file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ANNEX = re.compile(
    r"(?:附\s?件|附\s?表|附录|Annex|Appendix|Attachment|Приложение)\s?(?:№\s?)?(?:\d{1,2}"
    r"|[一二三四五六七八九十]{0,2})\s?"
    r"(?:[:：]\s?(?P<title>.{1,60})?)?",
    re.IGNORECASE,
)
_LIST = re.compile(r"附\s?件\s?(?:\d{0,2})\s?[:：]|附\s?[:：]")
_LISTED = re.compile(
    r"(?:附\s?件\s?)?(?:\d{1,2}|[一二三四五六七八九十])?[.．、:：]{0,3}\s?《?(?P<title>[^》;；。]{2,60}?)》?"
    r"(?:\.docx?|\.xlsx?|\.pdf|\.zip|\.rar)?[;；。]?\s*(?:[\[【(（]?下载.*)?"
)


# A title and something to annex to come first.
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its number as written, its title and its paragraphs."""

    number: str
    title: str
    lines: tuple[str, ...]


def split_annexes(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[Annex, ...]]:
    """The body and the annexes behind it.

    An annex begins with a line that is nothing but 附件 and a number.
    """
    begins = [
        place for place, line in enumerate(lines) if place >= _FIRST and _begins(lines, place)
    ]
    if not begins:
        return tuple(lines), ()
    ends = [*begins[1:], len(lines)]
    return tuple(lines[: begins[0]]), tuple(
        _annex(lines[begin:end]) for begin, end in zip(begins, ends, strict=True)
    )


def _begins(lines: Sequence[str], place: int) -> bool:
    match = _ANNEX.fullmatch(lines[place])
    if match is None:
        return False
    if match["title"] is None:
        if lines[place].endswith(("：", ":")) and re.match(
            r"1[.．、]", " ".join(lines[place + 1 : place + 2])
        ):
            return False
        return not lines[place].rstrip().endswith(("：", ":")) or len(lines[place]) <= 4 + 2
    # `附件1：申报表` in a list of annexes stands beside others of its kind, or before the foot.
    return not _in_list(lines, place)


def _in_list(lines: Sequence[str], place: int) -> bool:
    near = [*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2]]
    if any(_ANNEX.fullmatch(line) or re.match(r"\d{1,2}[.．、]", line) for line in near):
        return True
    after = " ".join(lines[place + 1 : place + 5])
    return bool(re.search(r"\d{4}年\d{1,2}月", after)) or place + 1 >= len(lines)


def _annex(lines: Sequence[str]) -> Annex:
    match = _ANNEX.fullmatch(lines[0])
    titled = (match["title"] or "") if match else ""
    rest = lines[1:]
    if not titled and rest:
        titled, rest = rest[0], rest[1:]
    digits = re.search(r"\d{1,2}|[一二三四五六七八九十]", lines[0])
    return Annex(digits[0] if digits else "", titled.strip("《》"), tuple(rest))


def listed_annexes(lines: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The titles in the list of annexes at the end of the body, each with the line it was read from."""
    found: list[tuple[str, str]] = []
    listing = False
    for line in lines:
        begins = _LIST.match(line)
        if begins:
            listing = True
            found += _titles(line[begins.end() :], line)
        elif (listing and re.match(r"\s?\d{1,2}[.．、]|附\s?件", line)) or re.fullmatch(
            r"附\s?件\s?\d{1,2}\s?\S.{1,60}", line
        ):
            found += _titles(line, line)
        else:
            listing = False
    return tuple(found)


def _titles(text: str, line: str) -> list[tuple[str, str]]:
    pieces = re.split(r"(?<=[\u4e00-\u9fff》）cxf])[;；\u3000 ]{1,4}(?=\d{1,2}[.．、])", text)
    matches = (_LISTED.fullmatch(piece.strip()) for piece in pieces)
    titles = [match["title"] if match else text[:80] for match in matches if match or text.strip()]
    return [(title.strip(" 《》."), line) for title in titles]

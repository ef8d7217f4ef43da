"""Reads the foot of an announcement: who issued it and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parsers.texts.announcements.dates.mention import DateMention, date_mentions
from parsers.texts.announcements.layout.said import Said

_LONGEST_OFFICE = 40
_PUBLISHED = re.compile(
    r"(?:发布|发稿|更新|印发)?(?:时间|日期|于)\s?[:：]|发布\s?[:：]|published|posted|dated|updated",
    re.IGNORECASE,
)
_TOP = 8
_SHORTEST_OFFICE = 3
_NO_OFFICE = re.compile(
    r"即日|至\Z|止\Z|截|时间|[。；：:@]|附件|特此|联系|电话|\d{4}|\A[一二三四五六七八九十\d]+[、.]|^[（(]"
)


@dataclass(frozen=True, slots=True)
class Foot:
    """The date of issue and the office, where the announcement ends with them; `line` is where from."""

    issued: Said[date] | None = None
    office: Said[str] | None = None


def read_foot(lines: Sequence[str]) -> Foot:
    """The last line of the body that is a date, and the office above or before it; else the top's date."""
    for place in range(len(lines) - 1, max(len(lines) - 40, len(lines) // 3, 1) - 1, -1):
        if lines[place].rstrip("。 ）)").endswith("印发"):
            # The office that printed it, a day later.
            continue
        mentions = date_mentions(lines[place])
        if len(mentions) != 1:
            continue
        before, after = _around(lines[place], mentions[0])
        issued = _whole(mentions[0])
        if issued is None or after or len(before) > _LONGEST_OFFICE:
            continue
        office = before if len(before) >= _SHORTEST_OFFICE and not _NO_OFFICE.search(before) else ""
        if before and not office:
            continue
        said = Said(issued, lines[place], sure=mentions[0].day is not None)
        return Foot(said, _office(office, lines, place))
    return Foot(_published(lines), None)


def _around(line: str, mention: DateMention) -> tuple[str, str]:
    before = line[: mention.start].strip(" \u3000,，.")
    after = line[mention.end :].strip(" \u3000.。г)）印发")
    return before, after


def _whole(mention: DateMention) -> date | None:
    return date(mention.year, mention.month, mention.day or 1) if mention.year else None


def _office(beside: str, lines: Sequence[str], place: int) -> Said[str] | None:
    if beside:
        return Said(beside, lines[place])
    offices: list[str] = []
    for line in reversed(lines[max(place - 3, 0) : place]):
        if len(line) > _LONGEST_OFFICE or _NO_OFFICE.search(line):
            break
        offices.insert(0, line)
    return Said(_in_a_row(offices), offices[-1]) if offices else None


def _in_a_row(offices: Sequence[str]) -> str:
    """Several offices stand under each other, or in one line with a space between them."""
    chinese = [
        re.sub(r"(?<=[\u4e00-\u9fff）])[\u3000 ]+(?=[\u4e00-\u9fff])", "、", each)
        for each in offices
    ]
    return "、".join(chinese)


def _published(lines: Sequence[str]) -> Said[date] | None:
    """The date that a web page says it was published on."""
    for line in lines[:_TOP]:
        for mention in date_mentions(line):
            issued = _whole(mention)
            if (
                issued
                and mention.day
                and (_PUBLISHED.search(line) or not _around(line, mention)[0])
            ):
                return Said(issued, line, sure=False)
    return None

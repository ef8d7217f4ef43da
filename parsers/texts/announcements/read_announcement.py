"""Reads an announcement's text into what it says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.texts.announcements.announcement import Announcement
from parsers.texts.announcements.completed import completed
from parsers.texts.announcements.contact import read_contact
from parsers.texts.announcements.dates.deadlines import deadline_in, read_deadlines
from parsers.texts.announcements.dates.foot import read_foot
from parsers.texts.announcements.hosts import latin_host
from parsers.texts.announcements.layout.annexes import Annex, listed_annexes, split_annexes
from parsers.texts.announcements.layout.joined_lines import (
    is_broken,
    joined_lines,
    without_fragments,
    without_stray_quotes,
)
from parsers.texts.announcements.layout.lines import LONGEST_TEXT, clean_lines
from parsers.texts.announcements.layout.passages import Passage, passages
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.mailboxes import read_mailboxes
from parsers.texts.announcements.materials.latin_gathered import is_latin
from parsers.texts.announcements.materials.materials import read_materials
from parsers.texts.announcements.naming.prose import Naming, read_naming
from parsers.texts.announcements.quotas import read_quotas
from parsers.texts.announcements.title import read_title
from parsers.texts.announcements.tracks import archive, body_data, letter_size, quotas, tracks
from parsers.texts.traditional import simplified

# The foot of a web page.
_CHROME = re.compile(
    r"公安?网备|公网安备|网站标识码|网站邮箱|扫一扫|上一[篇条][：:]|下一[篇条][：:]|您是第.{0,12}访"
    r"|主办单位.{0,40}(?:地址|邮编)|copyright|©|版权所有|邮编.{0,20}邮箱|ICP备|技术支持：|下载次数",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"(?:主办单位[：:]\s?|(?<![^，。\s]))(?P<name>[^，。；、：:\s（）()《》]{4,40}?)(?:（以下简称|\Z(?<=单位))"
    r"|主办单位[：:]\s?(?P<host>[^，。；、\s]{4,40})"
)
_STAR = re.compile(r"[*※＊]\s?|注[：:]\s?")
_ALSO = re.compile(r"(?:随|另|还)[^。]{0,8}(?:需|须|应)(?:提供|提交|附)")
_LONGEST_LINE = 600
# A line much longer than the title is no heading.
_HEADING = 2
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def read_announcement(text: str, *, pages: bool = False, year: int | None = None) -> Announcement:
    """Return what an announcement says. `pages`: its lines were broken by a page; `year` is today's.

    Works line by line, in time proportional to the text; what is longer than LONGEST_TEXT is cut.
    """
    lines = tuple(
        line for line in clean_lines(simplified(text[:LONGEST_TEXT])) if not _CHROME.search(line)
    )
    if pages:
        lines = tuple(map(without_stray_quotes, lines))
    if pages or is_broken(lines):
        lines = joined_lines(lines)
    lines = without_fragments(lines)
    body, annexes = split_annexes(lines)
    title = read_title(body)
    listed = listed_annexes(body)
    in_list = {line for _, line in listed}
    paragraphs = passages([line for line in _below(body, title) if line not in in_list])
    foot = read_foot(body)
    issued = foot.issued.value if foot.issued else None
    remarks = _remarks(annexes)
    told = _year(title, body)
    materials = read_materials(
        (*paragraphs, *remarks),
        listed,
        " ".join(body[:3]),
        lambda words: deadline_in(words, issued, told),
    )
    deadlines = read_deadlines(paragraphs, issued, told, year)
    naming = _naming(paragraphs, annexes)
    materials = completed(materials, annexes, deadlines, naming)
    return Announcement(
        title=title,
        issued=foot.issued,
        office=foot.office or _office_in_text(body),
        deadlines=deadlines,
        mailboxes=read_mailboxes(paragraphs),
        contact=read_contact(paragraphs),
        naming=naming,
        materials=materials,
        annexes=annexes,
        listed=tuple(title for title, _ in listed),
        tracks=tracks(paragraphs),
        quotas=quotas(paragraphs),
        limits=read_quotas(paragraphs),
        body_data=body_data(paragraphs),
        archive=archive(paragraphs),
        letter_size=letter_size(paragraphs),
        language=_language(paragraphs),
        cut=len(text) > LONGEST_TEXT,
    )


def _below(body: Sequence[str], title: Said[str] | None) -> Sequence[str]:
    """The body below its heading."""
    if title is None:
        return body
    joined, wanted = "", title.value.replace(" ", "")
    for place, line in enumerate(body[:18]):
        joined += line.replace(" ", "")
        if wanted in joined:
            # A name taken out of a sentence leaves the sentence standing.
            whole = line == title.value or len(line) <= _HEADING * len(wanted)
            return body[place + 1 :] if whole else body[place:]
    return body


def _year(title: Said[str] | None, body: Sequence[str]) -> int | None:
    """The year that the heading names, else the latest in the text."""
    found = _YEAR.findall(title.value if title and title.sure else "") or sorted(
        _YEAR.findall(" ".join(body)[:20_000])
    )
    return int(found[-1]) if found else None


def _office_in_text(body: Sequence[str]) -> Said[str] | None:
    """Who calls, where no foot says so: 主办单位, or the office that the text gives a short name."""
    for line in body[:40]:
        match = _HOST.search(line) or latin_host(line[:_LONGEST_LINE])
        if match:
            return Said(match["name"] or match["host"], line, sure=False)
    return None


def _naming(body: Sequence[Passage], annexes: Sequence[Annex]) -> Naming:
    """The body's conventions, else those that an annex states (a template's remarks)."""
    naming = read_naming(body)
    for annex in annexes:
        if naming.subject and naming.file:
            break
        more = read_naming(passages(annex.lines))
        if more.file and naming.file is None:
            naming = replace(naming, file=more.file, of=more.of)
        if more.subject and naming.subject is None:
            naming = replace(naming, subject=more.subject)
    return naming


def _remarks(annexes: Sequence[Annex]) -> tuple[Passage, ...]:
    """What an annex asks for besides itself: its starred lines and notes."""
    return tuple(
        Passage(_STAR.sub("", line), "*", ("提交材料",))
        for annex in annexes
        for line in annex.lines
        if _STAR.match(line) or _ALSO.search(line)
    )


def _language(body: Sequence[Passage]) -> str:
    if not is_latin(body):
        return "zh"
    text = "".join(passage.text for passage in body[:20])
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in text)
    return "ru" if cyrillic * 2 > sum(c.isalpha() for c in text) else "en"

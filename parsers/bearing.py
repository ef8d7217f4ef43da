"""What stands on a file's pages that tells its role: titles as headings, phrases, sections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from parsers.facts import FileFacts
from parsers.forms.sections import read_sections
from parsers.spec import MaterialSpec
from parsers.texts.normal_text import fold

# OCR's slips in a title: 1–2 of 8 to 25 characters. Titles of other calls' forms (案例征集申报表 against
# 绿色产业合作典型案例申报表) resemble ours by 0.5 and less.
ROUGHLY = 0.8
# In a title it stands for whatever name is put there.
_ANY_NAME = "{applicant}"
LONGEST_NAME = 40
_TITLE_PREFIX = re.compile(r"^附件[0-9一二三四五]*[:.、]?")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page; `scanned`: as OCR read it, for it has no text of its own."""

    text: str
    scanned: bool = False


def pages_of(facts: FileFacts) -> tuple[Page, ...]:
    """The pages of a file; a Word file is one."""
    paged = facts.paged
    if paged is None:
        return (Page(facts.text),)
    scans = (*paged.scan_texts, *("" for _ in paged.page_texts))
    return tuple(
        Page(text) if text.strip() else Page(scan, scanned=True)
        for text, scan in zip(paged.page_texts, scans, strict=False)
    )


def pages_with(material: MaterialSpec, pages: Sequence[Page]) -> tuple[int, ...]:
    """The pages (from 1) that bear one of the material's titles or phrases."""
    return tuple(
        number
        for number, page in enumerate(pages, 1)
        if page.text and (_bears(material, page.text) or (page.scanned and _nearly(material, page)))
    )


def has_sections(material: MaterialSpec, facts: FileFacts) -> bool:
    """Whether all its sections but one at most have their headings."""
    if not material.sections:
        return False
    wanted = len(material.sections) - 1
    folded = _folded(facts.text)[0]
    if sum(fold(section.title) in folded for section in material.sections) < wanted:
        return False
    return len(read_sections(facts.text.splitlines(), material.sections)) >= wanted


def _bears(material: MaterialSpec, text: str) -> bool:
    """Whether a page bears one of the material's titles as a heading, or one of its phrases."""
    folded, headings = _folded(text)
    if any(fold(phrase) in folded for phrase in material.phrases):
        return True
    titles = {fold(title) for title in material.titles}
    endings = tuple(t.removeprefix(_ANY_NAME) for t in titles if t.startswith(_ANY_NAME))
    return any(
        heading in titles or any(_ends(heading, ending) for ending in endings)
        for heading in headings
    )


def _ends(heading: str, ending: str) -> bool:
    """Whether a name and the title's own words are all the heading says."""
    return heading.endswith(ending) and 1 < len(heading) - len(ending) <= LONGEST_NAME


def _nearly(material: MaterialSpec, page: Page) -> bool:
    """A title as OCR reads it: it mistakes a dash for 一 and now and then a character."""
    _, headings = _folded(page.text)
    titles = [fold(title) for title in material.titles]
    return any(
        SequenceMatcher(None, title, heading, autojunk=False).ratio() >= ROUGHLY
        for title in titles
        for heading in headings
        if abs(len(title) - len(heading)) <= len(title) // 4
    )


@lru_cache(maxsize=256)
def _folded(text: str) -> tuple[str, frozenset[str]]:
    """A page folded, and its lines that may be a title: each page is asked for every material of
    every campaign.
    """
    lines = [folded for line in text.splitlines() if (folded := fold(line))]
    return "".join(lines), frozenset(_headings(lines))


def _headings(lines: Sequence[str]) -> Iterator[str]:
    """Long titles are broken over two or three lines."""
    for number, line in enumerate(lines):
        start = _TITLE_PREFIX.sub("", line)
        for length in (1, 2, 3):
            yield start + "".join(lines[number + 1 : number + length])

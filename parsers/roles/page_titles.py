"""Finds what tells a file's role on its pages: titles as headings, phrases, sections."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from parsers.facts.file_facts import FileFacts, Table
from parsers.facts.spec import FormSpec, MaterialSpec
from parsers.forms.sections import read_sections
from parsers.roles.headings import (
    MOSTLY,
    PARTLY,
    Outline,
    Vocabulary,
    is_heading,
    labels_in,
    likeness,
    outline_of,
    vocabulary_of,
)
from parsers.texts.normal_text import fold

# OCR's slips in a title: 1–2 of 8 to 25 characters. Titles of other calls' forms (案例征集申报表 against
# 绿色产业合作典型案例申报表) resemble ours by 0.5 and less.
ROUGHLY = 0.8
# In a title it stands for whatever name is put there.
_ANY_NAME = "{applicant}"
LONGEST_NAME = 40
# Long titles are broken over two or three lines.
_MOST_LINES = 3
_TITLE_PREFIX = re.compile(r"^附件[0-9一二三四五]*[:.、]?")
# A table with so many of the form's labels is the form's; behind such a one (the next page of the
# table), one label will do.
_LABELS_OF_TABLE = 2


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page; `scanned`: as OCR read it, for it has no text of its own. `tabled`: the
    numbers of its lines that stand in the form's own tables.
    """

    text: str
    scanned: bool = False
    tabled: frozenset[int] = frozenset()


def pages_of(facts: FileFacts, words: Vocabulary | None = None) -> tuple[Page, ...]:
    """The pages of a file; a Word file is one. `words` are needed to know the form's tables."""
    paged = facts.paged
    forms = _form_tables(facts.tables, words) if words else ()
    if paged is None:
        return (Page(facts.text, tabled=_tabled(facts.text, forms)),)
    scans = (*paged.scan_texts, *("" for _ in paged.page_texts))
    return tuple(
        Page(text, tabled=_tabled(text, [t for t in forms if t.page == number]))
        if text.strip()
        else Page(scan, scanned=True)
        for number, (text, scan) in enumerate(zip(paged.page_texts, scans, strict=False), 1)
    )


@dataclass(frozen=True, slots=True)
class Bearings:
    """The pages of a file, and what its call calls things, to be asked for each material."""

    pages: tuple[Page, ...]
    outlines: tuple[Outline, ...]
    words: Vocabulary


def bearings_of(
    facts: FileFacts, materials: Sequence[MaterialSpec], form: FormSpec | None
) -> Bearings:
    words = vocabulary_of(materials, form)
    return on_pages(pages_of(facts, words), words)


def on_pages(pages: Sequence[Page], words: Vocabulary) -> Bearings:
    return Bearings(tuple(pages), tuple(_outline(page, words) for page in pages), words)


def pages_with(
    material: MaterialSpec, bearings: Bearings, *, named: bool = False
) -> tuple[int, ...]:
    """The pages (from 1) with one of the material's titles as a heading, or with its phrases.

    `named`: the file's name claims the material, so that one sentence of it is enough.
    """
    return tuple(
        number
        for number, (page, outline) in enumerate(
            zip(bearings.pages, bearings.outlines, strict=True), 1
        )
        if outline.lines
        and (
            _says(material, outline, named=named)
            or (_bears(material, page, outline, bearings.words))
        )
        and not _is_left_over(outline, number, bearings)
    )


def has_sections(material: MaterialSpec, bearings: Bearings) -> bool:
    """Tell whether all its sections but one at most have their headings, outside the form's tables."""
    if not material.sections:
        return False
    wanted = len(material.sections) - 1
    folded = "".join(line for outline in bearings.outlines for line in outline.loose)
    if sum(fold(section.title) in folded for section in material.sections) < wanted:
        return False
    lines = [
        line
        for page in bearings.pages
        if not page.scanned
        for n, line in enumerate(_lines(page.text))
        if n not in page.tabled
    ]
    return len(read_sections(lines, material.sections)) >= wanted


def _says(material: MaterialSpec, outline: Outline, *, named: bool) -> bool:
    """Tell whether a page has one of the material's phrases, and with it most of what it says: who quotes
    a sentence in a letter or a form has not pledged.
    """
    loose = "".join(outline.loose)
    if not any(fold(phrase) in loose for phrase in material.phrases):
        whole = "".join(outline.lines)
        return (
            any(fold(phrase) in whole for phrase in material.phrases)
            and likeness(whole, material.wording) >= MOSTLY
        )
    return named or not material.wording or likeness(loose, material.wording) >= PARTLY


def _bears(material: MaterialSpec, page: Page, outline: Outline, words: Vocabulary) -> bool:
    titles, endings = _folded(material.titles)
    firsts = "" if endings or page.scanned else "".join(title[:1] for title in titles)
    return any(
        is_heading(material, outline, place, length, words)
        for place, length, heading in _headings(outline.lines, firsts)
        if _is_title(material, heading, scanned=page.scanned)
    )


def _is_left_over(outline: Outline, number: int, bearings: Bearings) -> bool:
    """Tell whether a page is the last line of the form's own list, which the page before had no room for."""
    lines = outline.above(len(outline.lines))
    if number == 1 or len(lines) > 1:
        return False
    before = bearings.outlines[number - 2].lines
    return labels_in(before, bearings.words) >= _LABELS_OF_TABLE


def _is_title(material: MaterialSpec, heading: str, *, scanned: bool) -> bool:
    titles, endings = _folded(material.titles)
    if heading in titles or any(_ends(heading, ending) for ending in endings):
        return True
    return scanned and any(_nearly(title, heading) for title in titles)


@lru_cache(maxsize=256)
def _folded(titles: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The office's titles, and of those that begin with a name what follows it."""
    folded = frozenset(map(fold, titles))
    return folded, tuple(t.removeprefix(_ANY_NAME) for t in folded if t.startswith(_ANY_NAME))


def _ends(heading: str, ending: str) -> bool:
    """Tell whether a name and the title's own words are all the heading says."""
    return heading.endswith(ending) and 1 < len(heading) - len(ending) <= LONGEST_NAME


def _nearly(title: str, heading: str) -> bool:
    """A title as OCR reads it: it mistakes a dash for 一 and now and then a character."""
    if abs(len(title) - len(heading)) > len(title) // 4:
        return False
    return SequenceMatcher(None, title, heading, autojunk=False).ratio() >= ROUGHLY


def _outline(page: Page, words: Vocabulary) -> Outline:
    """The page's lines folded, without empty ones."""
    kept = [(n, folded) for n, line in enumerate(_lines(page.text)) if (folded := fold(line))]
    tabled = frozenset(place for place, (n, _) in enumerate(kept) if n in page.tabled)
    return outline_of([folded for _, folded in kept], tabled, words)


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _headings(lines: Sequence[str], firsts: str = "") -> Iterator[tuple[int, int, str]]:
    """Yield where a title may stand, on how many lines, and how it reads; where given, only those that
    begin with one of the characters `firsts`.
    """
    for place, line in enumerate(lines):
        heading = _TITLE_PREFIX.sub("", line)
        if firsts and heading and heading[0] not in firsts:
            continue
        for length in range(1, _MOST_LINES + 1):
            yield place, length, heading
            heading += lines[place + length] if place + length < len(lines) else ""


def _form_tables(tables: Sequence[Table], words: Vocabulary) -> tuple[Table, ...]:
    counts = [labels_in([fold(cell.text) for cell in table.cells], words) for table in tables]
    least = 1 if max(counts, default=0) > _LABELS_OF_TABLE else _LABELS_OF_TABLE
    return tuple(table for table, count in zip(tables, counts, strict=True) if count >= least)


def _tabled(text: str, forms: Sequence[Table]) -> frozenset[int]:
    """The lines that the form's cells have too; as often as they have them."""
    left = Counter(
        fold(line) for table in forms for cell in table.cells for line in cell.text.split("\n")
    )
    found: set[int] = set()
    for number, line in enumerate(_lines(text)):
        folded = fold(line)
        if left[folded] > 0:
            left[folded] -= 1
            found.add(number)
    return frozenset(found)

"""Tells a heading from a line that only contains the same words.

An applicant's own list of what he encloses names the pledge, a covering letter names the form. A
heading is known by its place: it stands outside the form's table, near the beginning of its page
and not in a row of such names, or what it announces follows it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from parsers.facts.file_facts import GAP
from parsers.facts.spec import FormSpec, MaterialSpec, SectionSpec
from parsers.texts.normal_text import fold

# Above a page's title stand at most a letterhead and the number of the annex.
MOST_ABOVE, LONGEST_ABOVE = 6, 120
# What a title announces begins within so many lines.
NEAR = 12
# So much of a pledge's wording (in pairs of characters) is the pledge, whatever was altered in it;
# a sentence quoted from it has a fifth.
MOSTLY, PARTLY = 0.6, 0.35
# A line so long, or with such a mark, is a sentence and no name of a paper.
SENTENCE = 15
# So many labels below a title make a form.
LABELS = 2
_LONGEST_ENTRY = 60
_STOP = re.compile(r"[，。；！？,;!?]")
_PROMISE = re.compile("承诺|保证|声明|担保|保證|承諾|聲明")
_NUMBERED = re.compile(
    r"[(\[]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[)\].、．]|[①-⑳●○■□◆▪•·*-]"
)
_LIST = re.compile(
    r"(?:.{0,12}(?:目录|清单|列表|明细|一览表?)|(?:随信|现)?附(?:上|有|件如下|后|寄)?|所附材料|材料包括)[:：]?"
)
_ANNEX = re.compile(r"附件?[(（]?[0-9一二三四五六七八九十]{0,2}[)）]?[:：.、]?")
# What stands on any page: its number, the day.
_MARGIN = re.compile(r"-?第?\d{0,3}页?-?|[\d年月日./-]+")


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a page, folded, and which stand in the form's own tables (`tabled`).

    `top` are its first lines but for margins, by place, as many as tell whether a page begins;
    `form_from` is the place from which on a form stands above, by its labels outside the tables.
    A page may name its papers on each of its lines: none of them looks at the whole page.
    """

    lines: tuple[str, ...]
    tabled: frozenset[int]
    top: tuple[tuple[int, str], ...]
    form_from: int

    def below(self, place: int) -> tuple[str, ...]:
        return tuple(
            line for line in self.lines[place : place + NEAR] if not _MARGIN.fullmatch(line)
        )

    def above(self, place: int) -> tuple[str, ...]:
        """The lines above a place, MOST_ABOVE and one more at most."""
        return tuple(line for number, line in self.top if number < place)

    @property
    def loose(self) -> tuple[str, ...]:
        """The lines outside the form's tables."""
        return tuple(line for n, line in enumerate(self.lines) if n not in self.tabled)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a campaign calls its papers and the fields of its form, folded."""

    papers: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def vocabulary_of(materials: Sequence[MaterialSpec], form: FormSpec | None) -> Vocabulary:
    words = {fold(w) for m in materials for w in (m.title, *m.titles, *m.names)}
    papers = (word for word in words if len(word) > 2 and not _ANNEX.fullmatch(word))  # noqa: PLR2004 - 附件, 支撑 stand anywhere
    labels = (fold(field.label) for field in form.fields) if form else ()
    return Vocabulary(tuple(sorted(papers)), tuple(dict.fromkeys(labels)))


def outline_of(lines: Sequence[str], tabled: frozenset[int], words: Vocabulary) -> Outline:
    top = ((n, line) for n, line in enumerate(lines) if not _MARGIN.fullmatch(line))
    first = tuple(islice(top, MOST_ABOVE + 1))
    return Outline(tuple(lines), tabled, first, _form_from(lines, tabled, words))


def _form_from(lines: Sequence[str], tabled: frozenset[int], words: Vocabulary) -> int:
    """The place behind the line that makes the form's labels above it LABELS; past the end if none."""
    left = set(words.labels)
    for number, line in enumerate(lines):
        if number not in tabled:
            left -= {label for label in left if line.startswith(label)}
        if len(words.labels) - len(left) >= LABELS:
            return number + 1
    return len(lines) + 1


def labels_in(lines: Sequence[str], words: Vocabulary) -> int:
    """Return how many of the form's labels begin one of the lines."""
    return sum(any(line.startswith(label) for line in lines) for label in words.labels)


def likeness(text: str, wording: str) -> float:
    """The share of a wording's pairs of characters that the text has."""
    wanted = _wanted(wording)
    return len(wanted & _pairs(fold(text))) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=64)
def _wanted(wording: str) -> frozenset[str]:
    """A call's wording is asked about at every line that might be its title."""
    return frozenset(_pairs(fold(wording)))


def is_heading(
    material: MaterialSpec, outline: Outline, place: int, length: int, words: Vocabulary
) -> bool:
    """Tell whether the title that stands on `length` lines from `place` heads a paper of its own."""
    below = outline.below(place + length)
    if place in outline.tabled:
        return likeness("".join(below), material.wording) >= MOSTLY
    # Loose where the table has no lines that could be seen: an answer is as near as a heading.
    within = place >= outline.form_from
    if _is_followed(material, below, words, within=within):
        return True
    above = outline.above(place)
    if not _begins(above, words) or _labelled(outline.lines[place], words):
        return False
    return not _is_listed(above, below, words) and _announces(material, below)


def _is_followed(
    material: MaterialSpec, below: Sequence[str], words: Vocabulary, *, within: bool
) -> bool:
    """Tell whether what the title announces stands below it; `within` a form a sentence is not enough."""
    if material.form:
        return labels_in(below, words) >= LABELS
    if material.sections:
        return any(_is_section(line, section) for line in below for section in material.sections)
    if not material.wording:
        return False
    text = "".join(below)
    if likeness(text, material.wording) >= PARTLY:
        return True
    if within:
        return False
    if any(fold(phrase) in text for phrase in material.phrases):
        return True
    near = "".join(_up_to_entry(below[: NEAR // 2], words))
    return bool(_PROMISE.search(near)) and len(near) >= SENTENCE and bool(_STOP.search(near))


def _up_to_entry(lines: Sequence[str], words: Vocabulary) -> Iterator[str]:
    for line in lines:
        if _is_entry(line, words):
            return
        yield line


def _is_section(line: str, section: SectionSpec) -> bool:
    title = fold(section.title)
    return title in line and len(line) <= len(title) + NEAR


def _begins(above: Sequence[str], words: Vocabulary) -> bool:
    """Tell whether nothing but a letterhead and the like stands above: no form, no letter."""
    if len(above) > MOST_ABOVE or sum(map(len, above)) > LONGEST_ABOVE:
        return False
    return not any(_labelled(line, words) or _is_list(line) for line in above)


def _labelled(line: str, words: Vocabulary) -> bool:
    return any(line.startswith(label) for label in words.labels)


def _is_listed(above: Sequence[str], below: Sequence[str], words: Vocabulary) -> bool:
    """Tell whether the lines around it are names of papers as well."""
    beside = (*above[-1:], *below[:1])
    return any(_is_entry(line, words) for line in beside)


def _is_entry(line: str, words: Vocabulary) -> bool:
    if len(line) > _LONGEST_ENTRY or line.endswith(("。", ":")) or _ANNEX.fullmatch(line):
        return False
    numbered = bool(_NUMBERED.match(line)) and not _STOP.search(line)
    return numbered or any(paper in line for paper in words.papers)


def _is_list(line: str) -> bool:
    return not _ANNEX.fullmatch(line) and bool(_LIST.fullmatch(line))


def _announces(material: MaterialSpec, below: Sequence[str]) -> bool:
    """Tell whether something stands below that may be the paper itself, or was not read."""
    if not material.wording or not below:
        return True
    unread = sum(line == GAP for line in below)
    return unread > 1 or any(len(line) >= SENTENCE or _STOP.search(line) for line in below)


def _pairs(text: str) -> set[str]:
    return {text[start : start + 2] for start in range(len(text) - 1)}

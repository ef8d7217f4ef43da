"""Which materials a file serves: by its content where it has text, else by its name.

Names are hints only: applicants call the pledge 申报表 and the scan of a licence 承诺书. So a file
whose text can be read is never taken for a form or pledge because of its name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.answers import Answers
from parsers.facts import FileFacts
from parsers.filetype import FileType
from parsers.normal_text import fold
from parsers.sections import read_sections
from parsers.spec import FormSpec, Format, MaterialSpec

# A form is known by its labels alone only when most are there: the forms of different calls share
# 联系人, 联系电话, 案例名称 and the like (6 of 12 of sco-2026's also stand in the green-parks form).
LABELS_ALONE = 0.6
# Under the form's own title a third of the labels is enough: the rest may be cut off.
LABELS_UNDER_TITLE = 1 / 3

_FORMATS = {
    FileType.WORD: Format.WORD,
    FileType.PDF: Format.PDF,
    FileType.IMAGE: Format.IMAGE,
}
_TITLE_PREFIX = re.compile(r"^附件[0-9一二三四五]*[:.、]?")


@dataclass(frozen=True, slots=True)
class Role:
    """A material a file serves. `by` is "content", "name", "convention" or "format".

    `pages` are the pages (from 1) it fills, () where the whole file or unknown.
    `in_format` is False where the file is not in a format the material may come in.
    """

    material: str
    by: str
    pages: tuple[int, ...] = ()
    in_format: bool = True


def format_of(facts: FileFacts) -> Format:
    return _FORMATS.get(facts.type, Format.OTHER)


def recognise(
    names: Sequence[str],
    facts: FileFacts,
    answers: Answers | None,
    materials: Sequence[MaterialSpec],
    form: FormSpec,
    *,
    conventional: bool = False,
) -> tuple[Role, ...]:
    """The roles of one file.

    `names` are its name and, weaker, the folders it lay in, without the campaign's fixed text.
    `answers` are the form's answers read from it, None where it holds no text to read them from.
    `conventional` tells that the name keeps the convention: a page without text and without any
    word for its role is then taken for the form itself, for that is what the convention names.
    """
    here = format_of(facts)
    if facts.readable and facts.text:
        claims = tuple(_by_content(facts, answers, materials, form))
        by = "content"
    else:
        claims, by = _by_name(names, materials), "name"
        if not claims and conventional and here in (Format.PDF, Format.IMAGE):
            claims, by = tuple((m, ()) for m in materials if m.form), "convention"
    roles = tuple(_settle(claims, here, by))
    return roles or tuple(_by_format(here, facts, materials))


Claim = tuple[MaterialSpec, tuple[int, ...]]


def _settle(claims: Sequence[Claim], here: Format, by: str) -> Iterator[Role]:
    """Materials of one title differ in format: the file serves those of its own format.

    Where its format fits none, it serves one of them in the wrong format: the one that wants a
    stamp, for a picture of a form stands for its stamped copy rather than for the Word file.
    """
    kinds = {material.titles or (material.id,) for material, _ in claims}
    for kind in sorted(kinds):
        rivals = [claim for claim in claims if (claim[0].titles or (claim[0].id,)) == kind]
        fitting = [claim for claim in rivals if not claim[0].formats or here in claim[0].formats]
        for material, pages in fitting:
            yield Role(material.id, by, pages)
        if not fitting:
            material, pages = min(rivals, key=lambda claim: claim[0].stamp.value != "required")
            yield Role(material.id, by, pages, in_format=False)


def _by_content(
    facts: FileFacts,
    answers: Answers | None,
    materials: Sequence[MaterialSpec],
    form: FormSpec,
) -> Iterator[Claim]:
    pages = facts.paged.page_texts if facts.paged else (facts.text,)
    starts = {m.id: pages_of for m in materials if (pages_of := _pages_with(m, pages))}
    share = answers.labels_found / len(form.fields) if answers else 0.0
    for material in materials:
        titled = material.id in starts
        if material.form and share < (LABELS_UNDER_TITLE if titled else LABELS_ALONE):
            continue
        if not material.form and not titled and not _has_sections(material, facts):
            continue
        first = starts.get(material.id, (1,))[0]
        yield material, _span(first, starts, material, len(pages)) if facts.paged else ()


def _span(
    first: int, starts: dict[str, tuple[int, ...]], material: MaterialSpec, last: int
) -> tuple[int, ...]:
    """The pages from `first` up to the page on which another kind of material begins."""
    others = {
        page
        for page_list in starts.values()
        if page_list != starts.get(material.id)
        for page in page_list
        if page > first
    }
    return tuple(range(first, min(others, default=last + 1)))


def _pages_with(material: MaterialSpec, pages: Sequence[str]) -> tuple[int, ...]:
    return tuple(n for n, text in enumerate(pages, 1) if _bears(material, text))


def _bears(material: MaterialSpec, text: str) -> bool:
    """Whether a page bears one of the material's titles as a heading, or one of its phrases."""
    folded = fold(text)
    if any(fold(phrase) in folded for phrase in material.phrases):
        return True
    return bool({fold(title) for title in material.titles} & set(_headings(text)))


def _headings(text: str) -> Iterator[str]:
    """Lines that may be a title, folded; long titles are broken over two or three lines."""
    lines = [folded for line in text.splitlines() if (folded := fold(line))]
    for number, line in enumerate(lines):
        start = _TITLE_PREFIX.sub("", line)
        for length in (1, 2, 3):
            yield start + "".join(lines[number + 1 : number + length])


def _has_sections(material: MaterialSpec, facts: FileFacts) -> bool:
    if not material.sections:
        return False
    lines = facts.word.paragraphs if facts.word else facts.text.splitlines()
    return len(read_sections(lines, material.sections)) >= len(material.sections) - 1


def _by_name(names: Sequence[str], materials: Sequence[MaterialSpec]) -> tuple[Claim, ...]:
    """The materials a name claims. The longest word wins over one it contains (附件 in 附件2)."""
    for name in map(fold, names):
        claims = [
            (material, max(words, key=len))
            for material in materials
            if (words := [word for word in map(fold, material.names) if word in name])
        ]
        specific = [
            (material, ())
            for material, word in claims
            if not material.rest or len(claims) == 1
            if not any(word != other and word in other for _, other in claims)
        ]
        if specific:
            return tuple(specific)
    return ()


def _by_format(here: Format, facts: FileFacts, materials: Sequence[MaterialSpec]) -> Iterator[Role]:
    """What serves nothing else: pictures where pictures are asked for, else the rest.

    A file that cannot be read serves only what its name claims, so it is not counted here.
    """
    if not facts.readable:
        return
    for material in materials:
        plain = not (material.titles or material.phrases or material.sections)
        if material.rest or (plain and here in material.formats):
            yield Role(material.id, "format")
            return

"""Which materials a file serves: by its content where it has text, else by its name.

Names are hints only: applicants call the pledge 申报表 and the scan of a licence 承诺书. So a file
whose text can be read, if only by OCR, is never taken for a form or pledge because of its name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from parsers.answers import Answers
from parsers.facts import FileFacts
from parsers.filetype import FileType
from parsers.forms.sections import read_sections
from parsers.spec import Format, FormSpec, MaterialSpec, StampNeed
from parsers.texts.normal_text import fold

# A form is known by its labels alone only when most are there: the forms of different calls share
# 联系人, 联系电话, 案例名称 and the like (6 of 12 of sco-2026's also stand in the green-parks form).
LABELS_ALONE = 0.6
# Under the form's own title a third of the labels is enough: the rest may be cut off.
LABELS_UNDER_TITLE = 1 / 3

# A scan of which fewer characters were read says nothing against its name.
TELLING = 30
# OCR's slips in a title: 1–2 of 8 to 25 characters. Titles of other calls' forms (案例征集申报表 against
# 绿色产业合作典型案例申报表) resemble ours by 0.5 and less.
ROUGHLY = 0.8

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


Claim = tuple[MaterialSpec, tuple[int, ...]]


def format_of(facts: FileFacts) -> Format:
    return _FORMATS.get(facts.type, Format.OTHER)


def is_pictures(facts: FileFacts) -> bool:
    """A Word file of pasted pictures: it opens in Word, and nobody can edit the form in it."""
    word = facts.word
    return word is not None and word.pictures > 0 and len(fold(word.text)) < TELLING


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
    here = Format.IMAGE if is_pictures(facts) else format_of(facts)
    claims = _by_content(facts, answers, materials, form)
    by = "content"
    if not claims and not _tells(facts):
        claims, by = _by_name(names, materials), "name"
        if not claims and conventional and here in (Format.PDF, Format.IMAGE):
            claims, by = tuple((m, ()) for m in materials if m.form), "convention"
    roles = tuple(_settle(claims, here, by, typed=facts.type is FileType.WORD))
    return roles or tuple(_by_format(here, facts, materials))


def _settle(claims: Sequence[Claim], here: Format, by: str, *, typed: bool) -> Iterator[Role]:
    """Materials of one title differ in format: the file serves those of its own format.

    Where its format fits none, it may stand for any of them in the wrong format: pictures pasted
    into Word (`typed`) for the Word file first, a photo for the stamped copy first.
    """
    kinds = {material.titles or (material.id,) for material, _ in claims}
    for kind in sorted(kinds):
        rivals = [claim for claim in claims if (claim[0].titles or (claim[0].id,)) == kind]
        fitting = [claim for claim in rivals if not claim[0].formats or here in claim[0].formats]
        for material, pages in fitting:
            yield Role(material.id, by, pages)
        if not fitting:
            rivals.sort(key=lambda claim: _stands_for_stamped(claim[0]) is typed)
            for material, pages in rivals:
                yield Role(material.id, by, pages, in_format=False)


def _stands_for_stamped(material: MaterialSpec) -> bool:
    return material.stamp is StampNeed.REQUIRED


def _tells(facts: FileFacts) -> bool:
    """Whether enough text was read that a file's name has no say any more."""
    scanned = "".join(facts.paged.scan_texts) if facts.paged else ""
    return facts.readable and (bool(facts.text) or len(fold(scanned)) >= TELLING)


def _by_content(
    facts: FileFacts,
    answers: Answers | None,
    materials: Sequence[MaterialSpec],
    form: FormSpec,
) -> tuple[Claim, ...]:
    scanned = not facts.text
    pages: Sequence[str] = (facts.text,)
    if facts.paged:
        pages = facts.paged.scan_texts if scanned else facts.paged.page_texts
    starts = {m.id: found for m in materials if (found := _pages_with(m, pages, scanned))}
    share = answers.labels_found / len(form.fields) if answers else 0.0
    return tuple(
        (material, _span(starts, material, len(pages)) if facts.paged else ())
        for material in materials
        if (_is_form(material, share, starts, scanned) if material.form else material.id in starts)
        or _has_sections(material, facts)
    )


def _is_form(
    material: MaterialSpec, share: float, starts: dict[str, tuple[int, ...]], scanned: bool
) -> bool:
    """Under its title a form needs few of its labels, without one most; of a scan only the title
    band was read, so there the title alone decides.
    """
    if material.id in starts:
        return scanned or share >= LABELS_UNDER_TITLE
    return share >= LABELS_ALONE


def _span(starts: dict[str, tuple[int, ...]], material: MaterialSpec, last: int) -> tuple[int, ...]:
    """The pages from the material's first up to the one on which another kind of material begins."""
    own = starts.get(material.id, (1,))
    others = {page for pages in starts.values() if pages != own for page in pages if page > own[0]}
    return tuple(range(own[0], min(others, default=last + 1)))


def _pages_with(material: MaterialSpec, pages: Sequence[str], scanned: bool) -> tuple[int, ...]:
    bears = _bears_roughly if scanned else _bears
    return tuple(n for n, text in enumerate(pages, 1) if text and bears(material, text))


def _bears(material: MaterialSpec, text: str) -> bool:
    """Whether a page bears one of the material's titles as a heading, or one of its phrases."""
    folded = fold(text)
    if any(fold(phrase) in folded for phrase in material.phrases):
        return True
    return bool({fold(title) for title in material.titles} & set(_headings(text)))


def _bears_roughly(material: MaterialSpec, text: str) -> bool:
    """The same for text OCR read: it mistakes a dash for 一 and now and then a character."""
    headings = set(_headings(text))
    titles = [fold(title) for title in material.titles]
    return _bears(material, text) or any(
        SequenceMatcher(None, title, heading, autojunk=False).ratio() >= ROUGHLY
        for title in titles
        for heading in headings
        if abs(len(title) - len(heading)) <= len(title) // 4
    )


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

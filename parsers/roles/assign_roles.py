"""Assigns materials to a file: by its content where it has text, else by its name.

Names are hints only: applicants call the pledge 申报表 and the scan of a licence 承诺书. So a file
whose text can be read, if only by OCR, is never taken for a form or pledge because of its name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parsers.facts.answers import Answers
from parsers.facts.file_facts import FileFacts
from parsers.facts.spec import Format, FormSpec, MaterialSpec, StampNeed
from parsers.roles.fallback_roles import embedded, served_by_kind
from parsers.roles.formats import format_of
from parsers.roles.page_titles import Page, bearings_of, has_sections, pages_of, pages_with
from parsers.texts.normal_text import fold

# A form is known by its labels alone only when most are there: the forms of different calls share
# 联系人, 联系电话, 案例名称 and the like (6 of 12 of sco-2026's also stand in the green-parks form).
LABELS_ALONE = 0.6
# Under the form's own title a third of the labels is enough: the rest may be cut off.
LABELS_UNDER_TITLE = 1 / 3

# A further page of it has two at least of those labels that are no 联系电话 or 案例名称.
LABELS_OF_A_PART, LEAST_LABEL = 2, 4

# A scan of which fewer characters were read says nothing against its name.
TELLING = 30
# Kinds made for reading only: they stand for a stamped copy, where a sheet stands for a Word file.
_FOR_READING = re.compile(r"\.(?:ofd|ceb|cebx|caj|sep|gd|xps)$")


@dataclass(frozen=True, slots=True)
class Role:
    """A material a file serves. `by` is "content", "name", "convention", "format", or "part": a
    further page of a form that was sent one page a file.

    `pages` are the pages (from 1) it fills, () where the whole file or unknown. `starts` are those
    on which its title was read. `in_format` is False where the file is not in a format the material
    may come in.
    """

    material: str
    by: str
    pages: tuple[int, ...] = ()
    in_format: bool = True
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Claim:
    """Claims that a file serves a material on these pages; its title is on the pages `starts`."""

    material: MaterialSpec
    pages: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()

    @property
    def kind(self) -> tuple[str, ...]:
        """Materials of one title are the same paper in another format."""
        return self.material.titles or (self.material.id,)


Starts = Mapping[str, tuple[int, ...]]


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
    `conventional` tells that the name keeps the convention: a page without text, or a Word file
    nobody could open, without any word for its role is then taken for the form itself, for that
    is what the convention names.
    """
    pasted = is_pictures(facts)
    here = None if pasted else format_of(facts)
    claims = _by_content(names, facts, answers, materials, form)
    by = "content"
    if not claims and _tells(facts):
        claims, by = _parts(names, facts, materials, form), "part"
    elif not claims:
        claims, by = _by_name(names, materials), "name"
        shut = here is Format.WORD and not facts.readable
        if not claims and conventional and (pasted or shut or here in (Format.PDF, Format.IMAGE)):
            claims, by = tuple(_Claim(m) for m in materials if m.form), "convention"
    roles = tuple(_settle(claims, here, by, typed=_is_typed(names, facts)))
    if not roles and (left := served_by_kind(here, names, facts, materials)):
        roles = (Role(left[0].id, left[1]),)
    served = {role.material for role in roles}
    within = (m.id for m in embedded(facts, materials) if m.id not in served)
    return (*roles, *(Role(one, "format", in_format=False) for one in within))


def _is_typed(names: Sequence[str], facts: FileFacts) -> bool:
    """Tell whether it was made with a program to write in: a Word file, a sheet."""
    return facts.paged is None and not any(_FOR_READING.search(name) for name in names)


def _settle(
    claims: Sequence[_Claim], here: Format | None, by: str, *, typed: bool
) -> Iterator[Role]:
    """Materials of one title differ in format: the file serves those of its own format.

    Where its format fits none, it may stand for any of them in the wrong format: a sheet, or
    pictures pasted into Word (`typed`), for the Word file first, a photo for the stamped copy first.
    """
    for kind in sorted({claim.kind for claim in claims}):
        rivals = [claim for claim in claims if claim.kind == kind]
        fitting = [c for c in rivals if not c.material.formats or here in c.material.formats]
        for claim in fitting:
            yield Role(claim.material.id, by, claim.pages, starts=claim.starts)
        if not fitting:
            rivals.sort(key=lambda claim: _stands_for_stamped(claim.material) is typed)
            for claim in rivals:
                yield Role(claim.material.id, by, claim.pages, in_format=False)


def _stands_for_stamped(material: MaterialSpec) -> bool:
    return material.stamp is StampNeed.REQUIRED


def _tells(facts: FileFacts) -> bool:
    """Tell whether enough text was read that a file's name has no say any more."""
    scanned = "".join(facts.paged.scan_texts) if facts.paged else ""
    return facts.readable and (bool(facts.text) or len(fold(scanned)) >= TELLING)


def _by_content(
    names: Sequence[str],
    facts: FileFacts,
    answers: Answers | None,
    materials: Sequence[MaterialSpec],
    form: FormSpec,
) -> tuple[_Claim, ...]:
    bearings = bearings_of(facts, materials, form)
    named = {claim.material.id for claim in _by_name(names, materials)}
    starts = {
        m.id: found for m in materials if (found := pages_with(m, bearings, named=m.id in named))
    }
    share = answers.labels_found / len(form.fields) if answers and form.fields else 0.0
    return tuple(
        _Claim(material, _span(starts, material, len(bearings.pages)), starts.get(material.id, ()))
        if facts.paged
        else _Claim(material)
        for material in materials
        if (
            _is_form(material, share, starts, bearings.pages)
            if material.form
            else material.id in starts
        )
        or has_sections(material, bearings)
    )


def _parts(
    names: Sequence[str], facts: FileFacts, materials: Sequence[MaterialSpec], form: FormSpec
) -> tuple[_Claim, ...]:
    """The form, where the name claims it and the page has labels that only such a form has: its
    later pages, sent one page a file, have no title.
    """
    named = _by_name(names, materials) if facts.paged else ()
    claims = tuple(claim for claim in named if claim.material.form)
    text = fold("".join(page.text for page in pages_of(facts))) if claims else ""
    own = {fold(spec.label) for spec in form.fields if spec.max_words or not spec.required}
    borne = sum(len(label) >= LEAST_LABEL and label in text for label in own)
    return claims if borne >= LABELS_OF_A_PART else ()


def _is_form(material: MaterialSpec, share: float, starts: Starts, pages: Sequence[Page]) -> bool:
    """Under its title a form needs few of its labels, without one most; of a scan only the title
    band was read, so there the title alone decides.
    """
    if material.id not in starts:
        return share >= LABELS_ALONE
    scanned = any(pages[number - 1].scanned for number in starts[material.id])
    return scanned or share >= LABELS_UNDER_TITLE


def _span(starts: Starts, material: MaterialSpec, last: int) -> tuple[int, ...]:
    """The pages from the material's first up to the one on which another kind of material begins."""
    own = starts.get(material.id, (1,))
    others = {page for pages in starts.values() if pages != own for page in pages if page > own[0]}
    return tuple(range(own[0], min(others, default=last + 1)))


def _by_name(names: Sequence[str], materials: Sequence[MaterialSpec]) -> tuple[_Claim, ...]:
    """The materials a name claims. The longest word wins over one it contains (附件 in 附件2)."""
    for name in map(fold, names):
        claims = [
            (material, max(words, key=len))
            for material in materials
            if (words := [word for word in map(fold, material.names) if word in name])
        ]
        specific = [
            _Claim(material)
            for material, word in claims
            if not material.rest or len(claims) == 1
            if not any(word != other and word in other for _, other in claims)
        ]
        if specific:
            return tuple(specific)
    return ()

"""Finds which applicant and case title the subject and the file names give."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.facts.spec import NamePattern
from parsers.texts.names.kinds import names_a_body
from parsers.texts.names.same_name import Likeness, compare_names
from parsers.texts.naming.convention import Name, read_names
from parsers.texts.naming.loose_naming import read_loosely
from parsers.texts.naming.places import is_the_calls_own
from validators.evidence.asked_names import patterns_of
from validators.model.dossier import Document, Dossier


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a subject or a file name says in place of a field of the form."""

    field: str
    given: str
    official: str
    likeness: Likeness


_DISTANCE = {Likeness.SAME: 0, Likeness.VARIANT: 1, Likeness.DIFFERENT: 3}


def comparisons(dossier: Dossier) -> tuple[Comparison, ...]:
    """Every name read from the subject and the files against the form's; there a line break parts
    joint applicants. Raises Absent.
    """
    answers = dossier.require_answers()
    form = Name(answers.text("applicant"), answers.text("case_title"))
    found = (one for source in _sources(dossier) for one in _compare_source(source, form, dossier))
    nominator = answers.text("nominator")
    return tuple(
        dict.fromkeys(
            replace(one, official=_one_line(one.official))
            for one in found
            if not (nominator and _is_nominators(one, nominator))
        )
    )


def _is_nominators(one: Comparison, nominator: str) -> bool:
    """A park that recommends enterprises sends their cases in its own name."""
    different = one.field == "applicant" and one.likeness is Likeness.DIFFERENT
    return different and compare_names(one.given, nominator) is not Likeness.DIFFERENT


def keeps_order(names: Sequence[Name], dossier: Dossier) -> bool:
    """Tell whether a name that reads by the convention has applicant and title in the asked order."""
    form = Name(dossier.applicant, dossier.case_title)
    if not form.applicant or not form.case_title:
        return bool(names)
    straight = any(_differ(name, form) < len(_FIELDS) for name in names)
    return bool(names) and (straight or not any(_differ(_turned(n), form) == 0 for n in names))


@dataclass(frozen=True, slots=True)
class _Source:
    """A subject, or a file's name with its containers' behind it, and the conventions it may keep;
    `rest`: a supporting file.
    """

    texts: tuple[str, ...]
    patterns: tuple[NamePattern, ...]
    rest: bool = False


def _sources(dossier: Dossier) -> Iterator[_Source]:
    """The name of a letter about several applications, or of an archive in it, can give one only."""
    if dossier.first.alone:
        yield _Source((dossier.first.letter.subject,), dossier.campaign.naming.patterns)
    for submission in dossier.counting:
        for document in submission.documents:
            containers = document.attachment.path[::-1] if submission.alone else ()
            patterns = patterns_of(document, dossier) or dossier.campaign.name_patterns
            rest = _is_rest(document, dossier)
            name = _without_role(document, dossier)
            yield _Source((name, *containers), patterns, rest)


# （活动照片1）, as notices themselves compose it.
_ROLE = re.compile(r"[(（]([^()（）]{2,20}?)\d{0,2}[)）](?=\.\w{2,5}\Z)")


def _without_role(document: Document, dossier: Dossier) -> str:
    """The file's name without what tells its material behind the title: it is no part of the title."""
    found = _ROLE.search(document.filename)
    if found is None:
        return document.filename
    materials = map(dossier.campaign.material, document.materials)
    words = {word for one in materials for word in (one.title, *one.titles, *one.names)}
    if found[1] not in words:
        return document.filename
    return document.filename[: found.start()] + document.filename[found.end() :]


def _is_rest(document: Document, dossier: Dossier) -> bool:
    """Tell whether nothing but its keeping the convention could make the file anything else."""
    told = (role for role in document.roles if role.by != "convention")
    return all(dossier.campaign.material(role.material).rest for role in told)


def _compare_source(source: _Source, form: Name, dossier: Dossier) -> Iterator[Comparison]:
    """Reads by the convention where it is followed, else by what surrounds the campaign's words."""
    kept = (
        (names, pattern)
        for text in source.texts
        for pattern in source.patterns
        if (names := read_names(text, pattern))
    )
    if found := next(kept, None):
        names, pattern = found
        compared = _strictly(names, form, rest=source.rest)
        yield from compared if is_the_calls_own(pattern) else _certainly(tuple(compared), form)
        return
    marks = dossier.campaign.naming.marks
    loose = (pieces for text in source.texts if (pieces := read_loosely(text, marks)))
    yield from _loosely(next(loose, ()), form)


def _strictly(names: Sequence[Name], form: Name, *, rest: bool) -> Iterator[Comparison]:
    """Yield what the name that reads nearest to the form says; a dash may allow several readings.

    A supporting file may have its own title (a contract's, a partner's) in the case title's place.
    """
    readings = [_compare(name, form) for name in (*names, *map(_turned, names))]
    nearest = min(readings, key=lambda pair: sum(_DISTANCE[one.likeness] for one in pair))
    known = any(one.likeness is not Likeness.DIFFERENT for one in nearest)
    for one in nearest:
        own_title = rest and known and one.field == "case_title"
        if not (own_title and one.likeness is Likeness.DIFFERENT):
            yield one


def _certainly(compared: Sequence[Comparison], form: Name) -> Iterator[Comparison]:
    """Any two words with a dash between them keep a convention without words of the call: there what
    differs counts beside what agrees, or where it names another body.
    """
    known = any(one.likeness is not Likeness.DIFFERENT for one in compared)
    for one in compared:
        stranger = one.field == "applicant" and _is_stranger(one.given, form)
        if known or stranger:
            yield one


def _loosely(pieces: Sequence[str], form: Name) -> Iterator[Comparison]:
    """A piece that agrees tells; of those that do not, only another body's name is certain."""
    for field, official in zip(_FIELDS, (form.applicant, form.case_title), strict=True):
        found = [Comparison(field, p, official, compare_names(p, official)) for p in pieces]
        nearest = min(found, key=lambda one: _DISTANCE[one.likeness], default=None)
        if nearest and official and nearest.likeness is not Likeness.DIFFERENT:
            yield nearest
        elif official and field == "applicant":
            strangers = (one for one in found if _is_stranger(one.given, form))
            yield from list(strangers)[:1]


def _is_stranger(piece: str, form: Name) -> bool:
    title = compare_names(piece, form.case_title) if form.case_title else Likeness.DIFFERENT
    return names_a_body(piece) and title is Likeness.DIFFERENT


_FIELDS = ("applicant", "case_title")


def _compare(name: Name, form: Name) -> tuple[Comparison, ...]:
    pairs = (
        ("applicant", name.applicant, form.applicant),
        ("case_title", name.case_title, form.case_title),
    )
    return tuple(
        Comparison(field, given, official, compare_names(given, official))
        for field, given, official in pairs
        if given and official
    )


def _differ(name: Name, form: Name) -> int:
    return sum(one.likeness is Likeness.DIFFERENT for one in _compare(name, form))


def _turned(name: Name) -> Name:
    return Name(name.case_title, name.applicant) if name.case_title else name


def _one_line(text: str) -> str:
    return " ".join(text.split())

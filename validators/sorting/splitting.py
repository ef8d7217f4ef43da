"""Splits a letter about several applications into each one's share of its documents.

A park sends its own case and its enterprises' in one letter. Split by their forms: whose folder,
whose name. What does not certainly belong to one belongs to none, and a person looks.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Self, TypeVar

from parsers.facts.answers import Answers
from validators.model.campaign import Campaign
from validators.model.dossier import Document
from validators.model.named_application import NamedApplication, are_same, compare_filled, names_in
from validators.sorting.applications import Applications
from validators.sorting.document_owner import Ownership, ownership
from validators.sorting.form_ownership import Filed, Fit, fit, is_form

# A park of a province recommends sixty at most in one letter. Every two of the names of more would have
# to be compared, and one answer would tell of them all.
MOST_APPLICATIONS = 120

T = TypeVar("T")
Row = Sequence[Document]
"""One document as each campaign files it, in the order of the campaigns."""


class TooManyApplications(Exception):
    """A letter is about more applications than are told apart by a program."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one application has of a letter. `known` is its place among the applications the letter
    was known to be about, None where its form tells a new one. `unassigned`: may be its own.
    """

    campaign: Campaign
    documents: tuple[Document, ...]
    known: int | None = None
    unassigned: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class _PlacedForm:
    """A form with at least one of its names filled in, filed under the campaign it is of.

    `row`: the place of its file among the letter's documents; `place`: its own in the file.
    """

    campaign: Campaign
    document: Document
    answers: Answers
    names: tuple[str, str]
    row: int
    place: int

    @property
    def named(self) -> NamedApplication:
        attachment = self.document.attachment
        return NamedApplication(
            self.campaign, *self.names, (attachment.path,), (attachment.filename,)
        )

    @property
    def fit(self) -> Fit:
        return fit(self.answers, self.campaign)


def split(
    filed: Filed, campaigns: Sequence[Campaign], known: Sequence[NamedApplication] = ()
) -> tuple[Share, ...]:
    """The shares of a letter about several applications, () where it is about one.

    `filed`: the letter's documents in their order, as each of `campaigns` files them; the first
    campaign is meant where a form tells no better. `known`: the applications a reply is about.

    Raises TooManyApplications.
    """
    rows: tuple[Row, ...] = tuple(zip(*(filed[one.id] for one in campaigns), strict=True))
    forms = [_few(_forms(number, row, campaigns)) for number, row in enumerate(rows)]
    found = _applications([form for within in forms for form in within])
    if max(len(found), len(known)) <= 1 and not _is_of_another_call(found, known):
        return ()
    applications = Applications.of(_few(_merged(known, found)))
    pairs = zip(rows, forms, strict=True)
    owners = [_ownership(row, within, applications) for row, within in pairs]
    return tuple(_shares(applications, rows, owners, campaigns, len(known)))


def _few(found: Iterable[T]) -> list[T]:
    few = list(islice(found, MOST_APPLICATIONS + 1))
    if len(few) > MOST_APPLICATIONS:
        raise TooManyApplications
    return few


def as_of(document: Document, applicant: str, case_title: str) -> Document:
    """The document with the answers of this application's form, where it holds several forms."""
    for answers in document.forms:
        if are_same(names_in(answers), (applicant, case_title)):
            return replace(document, answers=answers)
    return document


def _forms(number: int, row: Row, campaigns: Sequence[Campaign]) -> Iterator[_PlacedForm]:
    """Every form of the file that can be read and is not blank, each under its own campaign."""
    readings = [
        _PlacedForm(campaign, document, answers, names, number, place)
        for campaign, document in zip(campaigns, row, strict=True)
        if is_form(document, campaign)
        for place, answers in enumerate(document.forms or (document.answers,))
        if answers is not None and any(names := names_in(answers))
    ]
    if readings and not any(document.forms for document in row):
        yield max(readings, key=lambda form: form.fit)
        return
    while readings:
        first = min(readings, key=lambda form: form.place)
        named = first.named
        alternatives = [one for one in readings if one is first or _is_named_like(one, named)]
        yield max(alternatives, key=lambda form: form.fit)
        taken = set(map(id, alternatives))
        readings = [form for form in readings if id(form) not in taken]


def _applications(forms: Sequence[_PlacedForm]) -> tuple[NamedApplication, ...]:
    """The distinct applications the forms tell, in order; two versions of a form are one.

    A PDF's text is laid out anew by whoever reads it, and a stamped PDF may differ from its Word
    form by mistake: it tells another application only where neither name is a Word form's. One case
    may be entered in two calls.
    """
    found: list[NamedApplication] = []
    for form in sorted(forms, key=lambda form: (form.document.facts.word is None, form.row)):
        word = form.document.facts.word is not None
        place = next((n for n, one in enumerate(found) if _same(form, one, word=word)), None)
        if place is None:
            found = _few([*found, form.named])
        else:
            found[place] = found[place].with_forms_of(form.named)
    return tuple(found)


def _same(form: _PlacedForm, one: NamedApplication, *, word: bool) -> bool:
    if word:
        return form.campaign.id == one.campaign.id and _is_named_like(form, one)
    compared = _compared(form, one)
    return not compared or any(compared)


def _is_named_like(form: _PlacedForm, one: NamedApplication) -> bool:
    return all(_compared(form, one))


def _compared(form: _PlacedForm, one: NamedApplication) -> list[bool]:
    """Return which of the names that both have are alike."""
    return compare_filled(form.names, (one.applicant, one.case_title))


def _is_of_another_call(
    found: Sequence[NamedApplication], known: Sequence[NamedApplication]
) -> bool:
    """A park answers our notice with the form of an enterprise."""
    calls = {one.campaign.id for one in known}
    return bool(calls) and any(one.campaign.id not in calls for one in found)


def _merged(
    known: Sequence[NamedApplication], found: Iterable[NamedApplication]
) -> tuple[NamedApplication, ...]:
    """The applications known already, with the folders of their forms; behind them the new ones."""
    merged, calls = list(known), Applications.of(known)
    for one in found:
        same = calls.named(one.campaign, one.applicant, one.case_title)
        if len(same) == 1:
            (place,) = same
            merged[place] = merged[place].with_forms_of(one)
        else:
            merged.append(one)
    return tuple(merged)


def _ownership(row: Row, within: Sequence[_PlacedForm], applications: Applications) -> Ownership:
    """A form is of the application it names, whatever it is called."""
    named = frozenset[int]().union(
        *(applications.named(form.campaign, *form.names) for form in within)
    )
    if len(named) == 1 or (named and len(within) > 1):
        return Ownership(named)
    return ownership(row, applications)


def _shares(
    applications: Applications,
    rows: Sequence[Row],
    owners: Sequence[Ownership],
    campaigns: Sequence[Campaign],
    known: int,
) -> Iterator[Share]:
    """A known application of which nothing came has no share, unless files are left without owner.

    What serves nothing in any of their campaigns (a covering letter, a list) lies with each.
    """
    places = {campaign.id: place for place, campaign in enumerate(campaigns)}
    files = _Files.of(rows, owners, frozenset(places[one.id] for one in applications.calls))
    for number, application in enumerate(applications.all):
        column = places[application.campaign.id]
        own = tuple(
            as_of(rows[n][column], application.applicant, application.case_title)
            for n in sorted(files.owned[number] + files.idle)
        )
        left = tuple(rows[n][column] for n in files.doubtful[number])
        if left or files.owned[number]:
            yield Share(application.campaign, own, number if number < known else None, left)


@dataclass(frozen=True, slots=True)
class _Files:
    """The places of a letter's files: `owned` and `doubtful` by application, `idle` where they serve
    nothing.
    """

    owned: defaultdict[int, list[int]]
    doubtful: defaultdict[int, list[int]]
    idle: list[int]

    @classmethod
    def of(cls, rows: Sequence[Row], owners: Sequence[Ownership], columns: Collection[int]) -> Self:
        made = cls(defaultdict(list), defaultdict(list), [])
        for number, (row, one) in enumerate(zip(rows, owners, strict=True)):
            if not one.own and not _matters(row, columns):
                made.idle.append(number)
                continue
            files, whose = (made.owned, one.own) if one.own else (made.doubtful, one.maybe)
            for place in whose:
                files[place].append(number)
        return made


def _matters(row: Row, columns: Collection[int]) -> bool:
    """A logo under the signature serves nothing in their campaigns; a locked file may be anything."""
    return any(row[n].roles or not row[n].facts.readable for n in columns)

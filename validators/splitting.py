"""A letter about several applications → each one's share of its documents.

A park sends its own case and its enterprises' in one letter. Split by their forms: whose folder,
whose name. What does not certainly belong to one belongs to none, and a person looks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from validators.belonging import Claimant, alike, names_in, owner
from validators.campaign import Campaign
from validators.dossier import Document

Filed = Mapping[str, tuple[Document, ...]]


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
class _Form:
    """A form with at least one of its names filled in, filed under the campaign it is of."""

    campaign: Campaign
    document: Document
    names: tuple[str, str]

    @property
    def claimant(self) -> Claimant:
        return Claimant(self.campaign, *self.names, (self.document.attachment.path,))


def split(
    filed: Filed, campaigns: Sequence[Campaign], known: Sequence[Claimant] = ()
) -> tuple[Share, ...]:
    """The shares of a letter about several applications, () where it is about one.

    `filed`: the letter's documents in their order, as each of `campaigns` files them; the first
    campaign is meant where a form tells no better. `known`: the applications a reply is about.
    """
    forms = tuple(_forms(filed, campaigns))
    found = _claimants(forms)
    if max(len(found), len(known)) <= 1:
        return ()
    claimants = _merged(known, found)
    rows = tuple(zip(*(filed[campaign.id] for campaign in campaigns), strict=True))
    owners = tuple(_owner(row, claimants) for row in rows)
    return tuple(_shares(claimants, rows, owners, campaigns, len(known)))


def _forms(filed: Filed, campaigns: Sequence[Campaign]) -> Iterator[_Form]:
    """Every form that can be read and is not blank, each under its own campaign."""
    for row in zip(*(filed[campaign.id] for campaign in campaigns), strict=True):
        readings = [
            _Form(campaign, document, names_in(document.answers))
            for campaign, document in zip(campaigns, row, strict=True)
            if document.answers and _is_form(document, campaign)
        ]
        named = [form for form in readings if any(form.names)]
        if named:
            yield max(named, key=_likelihood)


def _is_form(document: Document, campaign: Campaign) -> bool:
    return any(r.by == "content" and campaign.material(r.material).form for r in document.roles)


def _likelihood(form: _Form) -> tuple[int, int]:
    """The forms of two calls share labels: of equals, the one that lacks the fewest is meant."""
    found = form.document.answers.labels_found if form.document.answers else 0
    return found, -len(form.campaign.form.fields)


def _claimants(forms: Sequence[_Form]) -> tuple[Claimant, ...]:
    """The distinct applications the forms tell, in order; two versions of a form are one.

    A PDF's text is laid out anew by whoever reads it, and a stamped PDF may differ from its Word
    form by mistake: it tells another application only where neither name is a Word form's.
    """
    found: list[Claimant] = []
    for form in sorted(forms, key=lambda form: form.document.facts.word is None):
        words = form.document.facts.word is not None
        place = next((n for n, one in enumerate(found) if _same(form, one, words)), None)
        if place is None:
            found.append(form.claimant)
        else:
            path = form.document.attachment.path
            found[place] = replace(found[place], places=(*found[place].places, path))
    return tuple(found)


def _same(form: _Form, one: Claimant, word: bool) -> bool:
    pairs = zip(form.names, (one.applicant, one.case_title), strict=True)
    told = [alike(given, own) for given, own in pairs if given and own]
    return not told or (all(told) if word else any(told))


def _merged(known: Sequence[Claimant], found: Iterable[Claimant]) -> tuple[Claimant, ...]:
    """The applications known already, with the folders of their forms; behind them the new ones."""
    merged = list(known)
    for one in found:
        same = [n for n, old in enumerate(known) if old.is_named(one.applicant, one.case_title)]
        if len(same) == 1:
            merged[same[0]] = replace(
                merged[same[0]], places=(*merged[same[0]].places, *one.places)
            )
        else:
            merged.append(one)
    return tuple(merged)


def _owner(row: Sequence[Document], claimants: Sequence[Claimant]) -> int | None:
    """Filed under different campaigns a document may say different things: they must agree."""
    owners = {owner(document, claimants) for document in row} - {None}
    return owners.pop() if len(owners) == 1 else None


def _shares(
    claimants: Sequence[Claimant],
    rows: Sequence[Sequence[Document]],
    owners: Sequence[int | None],
    campaigns: Sequence[Campaign],
    known: int,
) -> Iterator[Share]:
    """A known application of which nothing came has no share, unless files are left without owner."""
    for number, claimant in enumerate(claimants):
        column = next(n for n, c in enumerate(campaigns) if c.id == claimant.campaign.id)
        own = tuple(row[column] for row, one in zip(rows, owners, strict=True) if one == number)
        left = tuple(
            row[column]
            for row, one in zip(rows, owners, strict=True)
            if one is None and _matters(row)
        )
        if own or left:
            yield Share(claimant.campaign, own, number if number < known else None, left)


def _matters(row: Sequence[Document]) -> bool:
    """A logo under the signature serves nothing in any campaign; a locked file may be anything."""
    return any(document.roles or not document.facts.readable for document in row)

"""To which of several applications a file belongs: by what it says, by its folder, by its name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.answers import Answers
from parsers.letter_facts import Attachment
from parsers.texts.names import Likeness, compare_names, split_joint
from parsers.texts.naming import read_names
from parsers.texts.normal_text import fold
from validators.campaign import Campaign
from validators.dossier import Document

_TOKENS = re.compile(r"[—–\-_\s()（）\[\]【】《》、，,.+]+")
# A shorter piece of a file name is a word everybody uses and no name of a body or case.
LEAST_TOKEN = 4
# A pledge names who pledges near its head or foot; nobody writes longer ones.
MOST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Claimant:
    """One of the applications a letter is about. `places` are the paths its forms lie in."""

    campaign: Campaign
    applicant: str
    case_title: str
    places: tuple[tuple[str, ...], ...] = ()

    def is_named(self, applicant: str, case_title: str) -> bool:
        """Whether these are its names; a name left blank, here or there, speaks neither way."""
        pairs = ((applicant, self.applicant), (case_title, self.case_title))
        told = [alike(given, own) for given, own in pairs if given and own]
        return bool(told) and all(told)


def alike(given: str, own: str) -> bool:
    return compare_names(given, own) is not Likeness.DIFFERENT


Candidates = frozenset[int]


def owner(document: Document, claimants: Sequence[Claimant]) -> int | None:
    """The claimant (by place) the document certainly belongs to; None where that is not certain.

    What it says itself, its folder and its name must not contradict each other.
    """
    evidence = (
        _by_content(document, claimants),
        _by_branch(document.attachment, claimants),
        _by_name(document.attachment, claimants),
    )
    left = [candidates for candidates in evidence if candidates]
    if not left:
        return None
    common = frozenset.intersection(*left)
    return next(iter(common)) if len(common) == 1 else None


def _by_content(document: Document, claimants: Sequence[Claimant]) -> Candidates:
    """A form by its answers; any paper told by its content by the names that stand in it."""
    if document.answers and (names := names_in(document.answers)) != ("", ""):
        return _all(claimant.is_named(*names) for claimant in claimants)
    if not any(role.by == "content" for role in document.roles):
        return frozenset()
    return _named_in(document.facts.text[:MOST_TEXT], claimants)


def names_in(answers: Answers) -> tuple[str, str]:
    """Applicant and title as the form has them, in one line each."""
    applicant, title = answers.text("applicant"), answers.text("case_title")
    return " ".join(applicant.split()), " ".join(title.split())


def _by_branch(attachment: Attachment, claimants: Sequence[Claimant]) -> Candidates:
    """Whose form lies nearest in folders and archives; of equals, the one in the very folder."""
    shared = [_nearest(attachment.path, claimant.places) for claimant in claimants]
    nearest = max(shared, default=(0, False))
    if nearest == (0, False):
        return frozenset()
    found = _all(near == nearest for near in shared)
    return found if len(found) == 1 else frozenset()


def _nearest(path: tuple[str, ...], places: Sequence[tuple[str, ...]]) -> tuple[int, bool]:
    return max(((_common(path, place), path == place) for place in places), default=(0, False))


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _by_name(attachment: Attachment, claimants: Sequence[Claimant]) -> Candidates:
    """By the file's own name, else by the innermost folder that names one of them."""
    path = attachment.path
    folders = [path[n] for n in range(len(path)) if not _is_shared(path[: n + 1], claimants)]
    for name in (attachment.filename, *reversed(folders)):
        if found := _read_in(name, claimants) or _named_in(name, claimants):
            return found
    return frozenset()


def _is_shared(folder: tuple[str, ...], claimants: Sequence[Claimant]) -> bool:
    """Whether the forms of several lie below it: it then bears the name of whoever packed it."""
    inside = [any(place[: len(folder)] == folder for place in c.places) for c in claimants]
    return sum(inside) > 1


def _read_in(name: str, claimants: Sequence[Claimant]) -> Candidates:
    """By the convention's applicant and title; a dash in a name allows several readings."""
    return _all(
        any(
            claimant.is_named(reading.applicant, reading.case_title)
            for reading in read_names(name, claimant.campaign.naming.pattern)
        )
        for claimant in claimants
    )


def _named_in(text: str, claimants: Sequence[Claimant]) -> Candidates:
    """Who is named most fully in the text; a name within a longer one of another is not meant."""
    folded = fold(text)
    tokens = [t for t in _TOKENS.split(text[:400]) if len(fold(t)) >= LEAST_TOKEN]
    found = [_names_found(folded, tokens, claimant) for claimant in claimants]
    everything = {name for names in found for name in names}
    counts = [
        sum(not any(name in other and name != other for other in everything) for name in names)
        for names in found
    ]
    most = max(counts, default=0)
    return _all(count == most for count in counts) if most else frozenset()


def _names_found(folded: str, tokens: Sequence[str], claimant: Claimant) -> set[str]:
    bodies = (*split_joint(claimant.applicant), claimant.case_title)
    whole = {fold(name) for name in bodies if name and fold(name) in folded}
    short = {fold(t) for t in tokens for name in bodies if name and alike(t, name)}
    return whole or short


def _all(hits: Iterable[bool]) -> Candidates:
    return frozenset(number for number, hit in enumerate(hits) if hit)

"""Decides to which of several applications a file belongs: by content, folder, name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.facts.file_facts import FileFacts
from parsers.facts.letter_facts import Attachment
from parsers.texts.names.same_name import split_joint
from parsers.texts.naming.convention import read_names
from parsers.texts.normal_text import fold
from validators.model.dossier import Document
from validators.model.named_application import Candidates, NamedApplication, alike, names_in
from validators.scan_checks.names import scanned_names
from validators.sorting.labelling import by_label

_TOKENS = re.compile(r"[—–\-_\s()（）\[\]【】《》、，,.+]+")
# A shorter piece of a file name is a word everybody uses and no name of a body or case.
LEAST_TOKEN = 4
# A pledge names who pledges near its head or foot; nobody writes longer ones.
MOST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Ownership:
    """`own`: the applications (by place) a document certainly belongs to; `maybe`: those it may be of."""

    own: Candidates
    maybe: Candidates = frozenset()


def ownership(row: Sequence[Document], applications: Sequence[NamedApplication]) -> Ownership:
    """Return whose a document is; `row` has it as each campaign files it.

    What it says itself to any of them, its folder and its name must not contradict each other.
    """
    everybody = frozenset(range(len(applications)))
    attachment = row[0].attachment
    evidence = (
        *_by_content(row, applications),
        _by_branch(attachment, applications),
        _by_name(attachment, applications),
    )
    left = [candidates for candidates in evidence if candidates]
    common = everybody.intersection(*left)
    if not common:
        return Ownership(frozenset(), everybody.intersection(frozenset().union(*left)))
    if len(common) == 1 or _is_common(row, common, applications):
        return Ownership(common)
    return Ownership(frozenset(), common)


def _by_content(
    row: Sequence[Document], applications: Sequence[NamedApplication]
) -> Iterator[Candidates]:
    """A form by its answers; any paper told by its content by the names that stand in it."""
    named = {names_in(document.answers) for document in row if document.answers} - {("", "")}
    for names in named:
        yield _all(application.is_named(*names) for application in applications)
    if not named and any(role.by == "content" for document in row for role in document.roles):
        yield _by_text(row[0].facts, applications)


def _by_text(facts: FileFacts, applications: Sequence[NamedApplication]) -> Candidates:
    if facts.text or facts.paged is None:
        return _named_in(facts.text[:MOST_TEXT], applications)
    return scanned_names("\n".join(facts.paged.scan_texts), applications)


def _is_common(
    row: Sequence[Document], common: Candidates, applications: Sequence[NamedApplication]
) -> bool:
    """Tell whether it is meant for each of several: its name names every one of them, or it is the pledge
    of the one applicant of them all, who pledges for whatever he hands in.
    """
    found = _names_found(row[0].filename, (applications[n] for n in sorted(common)))
    if all(
        own.difference(*(other for m, other in enumerate(found) if m != n))
        for n, own in enumerate(found)
    ):
        return True
    first = applications[min(common)]
    pledges = {m.id for m in first.campaign.materials if m.wording or m.phrases}
    return any(not pledges.isdisjoint(document.materials) for document in row) and all(
        first.campaign.id == one.campaign.id and alike(one.applicant, first.applicant)
        for one in (applications[n] for n in common)
    )


def _by_branch(attachment: Attachment, applications: Sequence[NamedApplication]) -> Candidates:
    """Return whose form lies nearest in folders and archives; of equals, the one in the very folder."""
    shared = [_nearest(attachment.path, application.places) for application in applications]
    nearest = max(shared, default=(0, False))
    if nearest == (0, False):
        return frozenset()
    found = _all(near == nearest for near in shared)
    return found if len(found) == 1 else frozenset()


def _nearest(path: tuple[str, ...], places: Sequence[tuple[str, ...]]) -> tuple[int, bool]:
    return max(((_shared(path, place), path == place) for place in places), default=(0, False))


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _by_name(attachment: Attachment, applications: Sequence[NamedApplication]) -> Candidates:
    """Decides by the file's own name, else by the innermost folder that names one; else by what
    the sender calls them there.
    """
    path = attachment.path
    folders = [path[n] for n in range(len(path)) if not _is_shared(path[: n + 1], applications)]
    names = (attachment.filename, *reversed(folders))
    for name in names:
        if found := _read_in(name, applications) or _named_in(name, applications):
            return found
    return by_label(names, applications)


def _is_shared(folder: tuple[str, ...], applications: Sequence[NamedApplication]) -> bool:
    """Tell whether the forms of several lie below it: it is then named after whoever packed it."""
    inside = [any(place[: len(folder)] == folder for place in c.places) for c in applications]
    return sum(inside) > 1


def _read_in(name: str, applications: Sequence[NamedApplication]) -> Candidates:
    """Compares the convention's applicant and title; a dash in a name allows several readings."""
    return _all(
        any(
            application.is_named(reading.applicant, reading.case_title)
            for pattern in application.campaign.name_patterns
            for reading in read_names(name, pattern)
            if reading.applicant
        )
        for application in applications
    )


def _named_in(text: str, applications: Sequence[NamedApplication]) -> Candidates:
    """Return who is named most fully in the text; a name within a longer one of another is not meant."""
    found = _names_found(text, applications)
    everything = {name for names in found for name in names}
    counts = [
        sum(not any(name in other and name != other for other in everything) for name in names)
        for names in found
    ]
    most = max(counts, default=0)
    return _all(count == most for count in counts) if most else frozenset()


def _names_found(text: str, applications: Iterable[NamedApplication]) -> list[set[str]]:
    """The names of each application in the text, in full or else in a short form."""
    folded = fold(text)
    tokens = [t for t in _TOKENS.split(text[:400]) if len(fold(t)) >= LEAST_TOKEN]
    found: list[set[str]] = []
    for application in applications:
        bodies = [
            name for name in (*split_joint(application.applicant), application.case_title) if name
        ]
        whole = {fold(name) for name in bodies if fold(name) in folded}
        found.append(whole or {fold(t) for t in tokens for name in bodies if alike(t, name)})
    return found


def _all(hits: Iterable[bool]) -> Candidates:
    return frozenset(number for number, hit in enumerate(hits) if hit)

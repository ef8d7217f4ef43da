"""Decides to which of several applications a file belongs: by content, folder, name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.facts.file_facts import FileFacts
from parsers.facts.letter_facts import Attachment
from validators.model.dossier import Document
from validators.model.named_application import Candidates, alike, names_in
from validators.sorting.applications import Applications

# A pledge names who pledges near its head or foot; nobody writes longer ones.
MOST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Ownership:
    """`own`: the applications (by place) a document certainly belongs to; `maybe`: those it may be of."""

    own: Candidates
    maybe: Candidates = frozenset()


def ownership(row: Sequence[Document], applications: Applications) -> Ownership:
    """Return whose a document is; `row` has it as each campaign files it.

    What it says itself to any of them, its folder and its name must not contradict each other.
    """
    everybody = applications.everybody
    attachment = row[0].attachment
    evidence = (
        *_by_content(row, applications),
        applications.places.nearest(attachment.path),
        _by_name(attachment, applications),
    )
    left = [candidates for candidates in evidence if candidates]
    common = everybody.intersection(*left)
    if not common:
        return Ownership(frozenset(), everybody.intersection(frozenset().union(*left)))
    if len(common) == 1 or _is_common(row, common, applications):
        return Ownership(common)
    return Ownership(frozenset(), common)


def _by_content(row: Sequence[Document], applications: Applications) -> Iterator[Candidates]:
    """A form by its answers; any paper told by its content by the names that stand in it."""
    named = {names_in(document.answers) for document in row if document.answers} - {("", "")}
    for names in named:
        yield applications.names.named(*names)
    if not named and any(role.by == "content" for document in row for role in document.roles):
        yield _by_text(row[0].facts, applications)


def _by_text(facts: FileFacts, applications: Applications) -> Candidates:
    if facts.text or facts.paged is None:
        return applications.names.in_text(facts.text[:MOST_TEXT])
    return applications.scanned.read_in("\n".join(facts.paged.scan_texts))


def _is_common(row: Sequence[Document], common: Candidates, applications: Applications) -> bool:
    """Tell whether it is meant for each of several: its name names every one of them, or it is the pledge
    of the one applicant of them all, who pledges for whatever he hands in.
    """
    named = applications.names.found_in(row[0].filename)
    bearers = Counter(name for n in common for name in named.get(n, ()))
    if all(any(bearers[name] == 1 for name in named.get(n, ())) for n in common):
        return True
    first = applications.all[min(common)]
    pledges = {m.id for m in first.campaign.materials if m.wording or m.phrases}
    return any(not pledges.isdisjoint(document.materials) for document in row) and all(
        first.campaign.id == one.campaign.id and alike(one.applicant, first.applicant)
        for one in (applications.all[n] for n in common)
    )


def _by_name(attachment: Attachment, applications: Applications) -> Candidates:
    """Decides by the file's own name, else by the innermost folder that names one; else by what
    the sender calls them there.
    """
    folders = list(applications.places.names_of_one(attachment.path))
    names = (attachment.filename, *reversed(folders))
    found = next(filter(None, map(applications.called, names)), None)
    return found or applications.labels.by_label(names)

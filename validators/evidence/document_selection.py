"""Selects which of an application's documents count for each material."""

from collections.abc import Sequence

from parsers.facts.file_facts import Presence
from parsers.facts.spec import MaterialSpec
from parsers.texts.normal_text import fold
from validators.model.dossier import Document, Submission, counting

DocumentsByLetter = Sequence[Sequence[Document]]
"""The documents that serve a material in its format, a list a letter, oldest first."""

_SURENESS = ("format", "part", "convention", "name", "content")


def served_by(
    materials: Sequence[MaterialSpec], submissions: Sequence[Submission]
) -> dict[str, tuple[Document, ...]]:
    """The documents that count, by material id; of `submissions`, oldest first, those that count."""
    letters = counting(tuple(submissions))
    served = {material.id: _counting(material, letters) for material in materials}
    return _with_wrong_formats(served, letters)


def _counting(material: MaterialSpec, submissions: Sequence[Submission]) -> tuple[Document, ...]:
    letters = [
        [d for d in one.documents if (role := d.role(material.id)) and role.in_format]
        for one in submissions
    ]
    if material.rest:
        return _distinct(letters)
    if material.count != (None, None):
        return _collected(letters, material)
    return _single(letters, material)


def _distinct(letters: DocumentsByLetter) -> tuple[Document, ...]:
    """All of them; identical bytes count once."""
    everything = [document for letter in letters for document in letter]
    return tuple({d.attachment.sha256 or d.filename: d for d in everything}.values())


def _collected(letters: DocumentsByLetter, material: MaterialSpec) -> tuple[Document, ...]:
    """Asked for in a number, they add up over the letters, but for those a later letter made good.

    A later letter with as many as are asked for brings the whole set anew. One with fewer takes the
    place of those of the same names, and each large enough of one that was too small.
    """
    kept: list[Document] = []
    for letter in letters:
        if len(_distinct([letter])) >= (material.count[0] or 1):
            kept = list(letter)
            continue
        names = {fold(document.filename) for document in letter}
        kept = [one for one in kept if fold(one.filename) not in names]
        small = [one for one in kept if _is_small(one, material)]
        made_good = small[: sum(not _is_small(one, material) for one in letter)]
        kept = [*(one for one in kept if one not in made_good), *letter]
    return _distinct([kept])


def _is_small(document: Document, material: MaterialSpec) -> bool:
    return material.min_bytes is not None and document.attachment.size <= material.min_bytes


def _single(letters: DocumentsByLetter, material: MaterialSpec) -> tuple[Document, ...]:
    """The newest letter's best document; within one letter the stamped copy of a form is meant
    rather than the export lying beside it. Of a form sent one page a file all pages of that
    letter count.
    """
    serving = [(number, d) for number, letter in enumerate(letters) for d in letter]
    if not serving:
        return ()
    newest, best = max(serving, key=lambda entry: _worth(entry[0], entry[1], material))
    others = (one for one in letters[newest] if one is not best)
    return (best, *(one for one in others if (role := one.role(material.id)) and role.by == "part"))


def _worth(letter: int, document: Document, material: MaterialSpec) -> tuple[object, ...]:
    """A blank form, and what serves only by its kind, replace nothing that came before."""
    role = document.role(material.id)
    stamps = document.facts.paged.stamp if document.facts.paged else Presence.NONE
    return (
        document.facts.readable,
        not document.is_blank,
        role is not None and role.by != "format",
        letter,
        _SURENESS.index(role.by) if role and role.by in _SURENESS else -1,
        (Presence.NONE, Presence.UNCERTAIN, Presence.FOUND).index(stamps),
        document.answers.labels_found if document.answers else 0,
        len(document.facts.text) if material.sections else 0,
    )


def _with_wrong_formats(
    served: dict[str, tuple[Document, ...]], submissions: Sequence[Submission]
) -> dict[str, tuple[Document, ...]]:
    """A document in the wrong format fills the first place it may stand for that is still empty."""
    filled = dict(served)
    for submission in reversed(submissions):
        for document in submission.documents:
            wrong = [role.material for role in document.roles if not role.in_format]
            place = next((material for material in wrong if not filled[material]), None)
            if place is not None:
                filled[place] = (document,)
    return filled

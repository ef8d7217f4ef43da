"""Matches files that could not be opened with later letters that brought them again."""

from collections.abc import Iterator

from parsers.facts.problem import Problem
from parsers.texts.normal_text import fold
from validators.model.dossier import Document, Dossier


def standing(dossier: Dossier) -> Iterator[Document]:
    """The documents that count, without unreadable ones a later letter made good.

    Whoever is asked to send a broken file again does so; asking on would never end.
    """
    letters = [letter.documents for letter in dossier.counting]
    for number, documents in enumerate(letters):
        later = [one for letter in letters[number + 1 :] for one in letter if one.facts.readable]
        for document in documents:
            if not any(_made_good(document, one) for one in later):
                yield document


# What was refused as dangerous is no accident that another file corrects: it needs review.
_MENDABLE = {Problem.UNREADABLE, Problem.ENCRYPTED, Problem.UNSUPPORTED}


def _made_good(broken: Document, whole: Document) -> bool:
    """Finds a later file of the same name or for the same material. What a locked archive held nobody
    knows: it is made good by whatever comes after it, and what then lacks is told as missing.
    """
    if broken.facts.problem not in _MENDABLE:
        return False
    if fold(broken.filename) == fold(whole.filename) or not broken.materials:
        return True
    return not set(broken.materials).isdisjoint(whole.materials)

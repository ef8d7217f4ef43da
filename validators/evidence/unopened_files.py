"""Collects files that could not be opened, so that nobody knows what they hold."""

from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.facts.spec import MaterialSpec
from parsers.roles.formats import format_of
from parsers.texts.normal_text import fold
from validators.evidence.replaced_files import standing
from validators.model.dossier import Document, Dossier

# Words no longer than this stand in the name of anything.
_ANY = 2


def unopened(dossier: Dossier) -> bool:
    """Tell whether an archive, a wrapper or a piece of a letter came that could not be opened: what it
    holds nobody knows.
    """
    return any(
        document.facts.type is FileType.ARCHIVE
        and not document.facts.readable
        and not _tells_all(document, dossier)
        for document in standing(dossier)
    )


def _tells_all(document: Document, dossier: Dossier) -> bool:
    """Tell whether its name says which paper it holds; 附件 and the like are what all of them are called."""
    name = fold(document.filename)
    for role in document.roles:
        material = dossier.campaign.material(role.material)
        words = [fold(word) for word in material.names if fold(word) in name]
        if not material.rest or any(len(word) > _ANY for word in words):
            return True
    return False


def unread_kin(dossier: Dossier, material: MaterialSpec) -> bool:
    """Tell whether a file of the material's format came that we cannot read and no name tells: an old
    Word file on a machine without a converter.
    """
    return any(
        document.facts.problem is Problem.UNSUPPORTED
        and format_of(document.facts) in material.formats
        and all(role.by == "format" for role in document.roles)
        for document in standing(dossier)
    )

"""What came and could not be looked into, so that nobody knows what it holds."""

from parsers.filetype import FileType
from parsers.problem import Problem
from parsers.roles import format_of
from parsers.spec import MaterialSpec
from validators.dossier import Dossier
from validators.superseding import standing


def unopened(dossier: Dossier) -> bool:
    """Whether an archive came that could not be opened: what it holds nobody knows."""
    return any(
        document.facts.type is FileType.ARCHIVE
        and not document.facts.readable
        and not document.roles
        for document in standing(dossier)
    )


def unread_kin(dossier: Dossier, material: MaterialSpec) -> bool:
    """Whether a file of the material's format came that we cannot read and no name tells: an old
    Word file on a machine without a converter.
    """
    return any(
        document.facts.problem is Problem.UNSUPPORTED
        and format_of(document.facts) in material.formats
        and all(role.by == "format" for role in document.roles)
        for document in standing(dossier)
    )

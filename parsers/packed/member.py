"""Defines a file in an archive."""

from dataclasses import dataclass, field

from parsers.facts.problem import Problem


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: `path` as written there; no `data` where `problem` tells why.

    An empty path is the archive's own: of a file packed alone, or a problem of the whole archive
    though some of its files are there.
    """

    path: str
    data: bytes = field(default=b"", repr=False)
    problem: Problem | None = None
    detail: str = ""


def locked(path: str) -> Member:
    return Member(path, problem=Problem.ENCRYPTED, detail="the archive asks for a password")


def rest_is_lost(error: Exception) -> Member:
    """Return what stands for the files behind the place where an archive breaks off."""
    detail = f"the archive is damaged, some of its files could be taken out: {error}"
    return Member("", problem=Problem.UNREADABLE, detail=detail)

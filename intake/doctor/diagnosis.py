"""Defines what `intake doctor` says of one thing a run needs."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """OK. OPTIONAL: it works without, less well. FAILED: a run needs it."""

    OK = "ok"
    OPTIONAL = "optional"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`detail`: what was found, or what to do."""

    what: str
    state: State
    detail: str


def ok(what: str, detail: str) -> Diagnosis:
    return Diagnosis(what, State.OK, detail)


def optional(what: str, detail: str) -> Diagnosis:
    return Diagnosis(what, State.OPTIONAL, detail)


def failed(what: str, detail: str) -> Diagnosis:
    return Diagnosis(what, State.FAILED, detail)

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
    """`told`: what was found, or what to do."""

    what: str
    state: State
    told: str


def ok(what: str, told: str) -> Diagnosis:
    return Diagnosis(what, State.OK, told)


def optional(what: str, told: str) -> Diagnosis:
    return Diagnosis(what, State.OPTIONAL, told)


def failed(what: str, told: str) -> Diagnosis:
    return Diagnosis(what, State.FAILED, told)

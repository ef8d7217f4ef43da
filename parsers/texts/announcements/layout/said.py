"""Defines a value together with the words it was taken from."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Said(Generic[T_co]):
    """A value, the sentence of the announcement that it rests on, and whether that is certain."""

    value: T_co
    sentence: str
    sure: bool = True


def unsure(said: Said[T_co] | None) -> Said[T_co] | None:
    """The same value, to be checked by a person."""
    return replace(said, sure=False) if said else None

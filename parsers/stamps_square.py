"""Square seals: a frame of red ink, its text within."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SquareLook:
    complete: float

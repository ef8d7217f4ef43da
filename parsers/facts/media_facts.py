"""Defines what the header of a film, a sound or a picture says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """`seconds` is its length, `width` and `height` are in pixels; None where the header says nothing."""

    seconds: float | None = None
    width: int | None = None
    height: int | None = None

"""Defines what is wrong in a campaign file, in words for the clerk who wrote it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileFault:
    """`line` counts from 1, None where it is about no line; `message` and `cure` are Chinese.

    `sure` is False for what may be meant and surely brings trouble: the file is used all the same.
    """

    line: int | None
    key: str
    message: str
    cure: str = ""
    sure: bool = True

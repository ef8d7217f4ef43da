"""Defines what a blank form asks for, before it is told which field it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A label as printed, hints and all, and what is printed in the place for its answer.

    `side` is the label at its side; `around` what else it stands under, nearest first: a person's
    label before it, the section's heading, the table's. `columns` are those of a table of rows.
    `line`: it stands outside tables.
    """

    text: str
    printed: str = ""
    side: str = ""
    around: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    line: bool = False

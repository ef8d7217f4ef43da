"""The table's rows. `aim` is what the project asks of itself; a row without one only informs."""

from dataclasses import dataclass

HEAD = "| What | Figure | Aim |\n|---|---|---|"


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    figure: str
    aim: str = ""


def line(row: Row) -> str:
    return f"| {row.what} | {row.figure} | {row.aim} |"

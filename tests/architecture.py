"""Writes the table of floors and rooms in docs/architecture.md: `make architecture`.

A room is a folder of modules. Its line in the table is the first line of its docstring, so the
table says what the code says; `test_architecture.py` fails when the two differ.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLOORS = ("parsers", "validators", "notifier", "intake")
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- rooms: written by `make architecture` -->", "<!-- end of rooms -->"


@dataclass(frozen=True, slots=True)
class Room:
    """`folder` is relative to the repository; `modules` and `rooms` count what lies directly in it."""

    folder: str
    idea: str
    modules: int
    rooms: int


def rooms() -> Iterator[Room]:
    """Every folder of modules, floor by floor, parents first."""
    for floor in FLOORS:
        for init in sorted((ROOT / floor).rglob("__init__.py"), key=lambda path: path.parent.parts):
            folder = init.parent
            yield Room(
                folder.relative_to(ROOT).as_posix(),
                first_line(init),
                len([path for path in folder.glob("*.py") if path.name != "__init__.py"]),
                len(list(folder.glob("*/__init__.py"))),
            )


def first_line(path: Path) -> str:
    """The first line of a module's docstring; "" where it has none."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return docstring.partition("\n")[0]


def table() -> str:
    """The rooms as a Markdown table, with a count of modules for each and for all."""
    found = list(rooms())
    rows = [f"| `{room.folder}/` | {room.idea} | {room.modules or ''} |" for room in found]
    total = f"| {len(found)} folders | | {sum(room.modules for room in found)} |"
    return "\n".join(("| Folder | What it holds | Modules |", "|---|---|---:|", *rows, total))


def with_table(page: str) -> str:
    """The page with its table renewed. Raises ValueError where the page lacks the marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE} lacks the marks of its table: {BEGIN} and {END}")
    return f"{before}{begin}\n\n{table()}\n\n{end}{after}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")

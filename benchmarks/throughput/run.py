"""One table: what a letter costs, against its floor and against what one would use instead.

`make bench`, or `run.py [--rounds N] [--part letters,scaling,office,memory] [--scanned N --text N]`.
Prints each row when it is known, so that a run that is broken off has told what it found.
"""

import argparse
from collections.abc import Callable, Iterable

import letters
import memory
import office
import scaling
from table import HEAD, Row, line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scanned", type=int, default=1_000, help="letters of the memory part")
    parser.add_argument("--text", type=int, default=10_000, help="letters of the memory part")
    parser.add_argument("--part", default="letters,scaling,office,memory")
    given = parser.parse_args()
    parts: dict[str, Callable[[], Iterable[Row]]] = {
        "letters": lambda: letters.rows(given.rounds),
        "scaling": lambda: scaling.rows(given.rounds),
        "office": lambda: office.rows(given.rounds),
        "memory": lambda: memory.rows(given.scanned, given.text),
    }
    print(HEAD)
    for part in given.part.split(","):
        for row in parts[part]():
            print(line(row), flush=True)


if __name__ == "__main__":
    main()

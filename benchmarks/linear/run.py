"""Time against length, for every function and expression that strangers' text may reach.

    python benchmarks/linear/run.py [--only WORD] [--telling] [--each N] [--all] [--part 1/2]

Each is fed with every family of `tests/hostile_texts.py`, alone and between ends that do not fit, as
one text and, where it takes rows, as many short ones. Prints those whose time at 32,000 characters is
more than 24 times that at 2,000, and at 128,000 more than 9 times that at 32,000; `--all` prints the
slowest family of each. `--telling` tries the families that found something, each function with all
of them; `--each 2` tries two of these, chosen by the function's name: minutes instead of hours.
Processor time of the thread, least of several; below 2 ms at 32,000 nothing is said.
"""

import argparse
import sys
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hostile_texts import RUNS, TELLING, families_of, hostile
from sweeping import EDGES, LONG, SHORT, Swept, find_slow, seconds, swept_functions, swept_patterns


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", default="", help="names that hold this")
    parser.add_argument("--telling", action="store_true", help="sixteen families, not all")
    parser.add_argument("--each", type=int, default=0, help="so many telling families a function")
    parser.add_argument("--all", action="store_true", help="the slowest family of each")
    parser.add_argument("--part", default="1/1", help="the first of two halves: 1/2")
    wanted = parser.parse_args()
    part, of = map(int, wanted.part.split("/"))
    fed, unfed = swept_functions()
    began, slow, tried = time.monotonic(), 0, 0
    names = TELLING if wanted.telling or wanted.each else tuple(RUNS)
    for one in (*fed, *swept_patterns())[part - 1 :: of]:
        if wanted.only in one.name and not one.name.startswith(EDGES):
            chosen = families_of(one.name, wanted.each) if wanted.each else names
            found = swept(one, chosen)
            slow, tried = slow + found, tried + 1
            if wanted.all and not found:
                print(slowest(one, chosen), flush=True)
    number = 2 * (wanted.each or len(names))
    took = time.monotonic() - began
    print(
        f"{tried} swept with {number} families, {len(unfed)} cannot be fed, {slow} slow, {took:.0f} s"
    )


def families(names: Iterable[str]) -> list[tuple[str, str, str, str]]:
    return [
        (name + (" within" if begin else ""), RUNS[name], begin, end)
        for name in names
        for begin, end in (("", ""), ("x", "x!"))
    ]


def swept(one: Swept, names: Iterable[str]) -> bool:
    for many in (False, True) if one.rows else (False,):
        for name, run, begin, end in families(names):
            found = find_slow(one, name, lambda n, r=run, b=begin, e=end: hostile(r, n, b, e), many)
            if found:
                print(found, flush=True)
                return True
    return False


def slowest(one: Swept, names: Iterable[str]) -> str:
    def timed(length: int, run: str) -> float:
        return min(seconds(one.prepare(hostile(run, length), False))[0] for _ in range(3))

    long, name = max(
        (timed(LONG, run), name) for name, run in ((name, RUNS[name]) for name in names)
    )
    short = timed(SHORT, RUNS[name])
    return f"{1000 * short:9.3f} {1000 * long:9.3f} ms {long / max(short, 1e-9):6.1f} ×  {one.name} [{name}]"


if __name__ == "__main__":
    main()

"""Processor time of each hostile letter: to read it, to judge it, to write its answer.

    python benchmarks/hostile/time_letters.py [--only WORD] [--seconds 60] [--profile]

Each in a process of its own and without workers. `*` marks more than 5 s to read or 1 s for the rest;
`--profile` prints where the time goes.
"""

import argparse
import cProfile
import multiprocessing
import pstats
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[2]))

from hostile_letters import LETTERS

from intake.config.campaigns import load_campaigns
from intake.decisions.judge_letter import judge_letter, received_of
from parsers.facts.problem import Unreadable
from parsers.reading import read_letter

NOW = datetime(2026, 6, 1, tzinfo=UTC)
MOST_TO_READ, MOST_TO_JUDGE = 5, 1


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", default="", help="letters whose name holds this")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    print(f"{'read':>8} {'judge':>8}  letter")
    for name in LETTERS:
        if given.only in name:
            print(f"{measured(name, given.seconds, profile=given.profile)}", flush=True)


def measured(name: str, most_seconds: float, *, profile: bool) -> str:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_measure, args=(theirs, name, profile))
    process.start()
    theirs.close()
    told = f"{'':19}{name}"
    try:
        ours.recv()  # the letter is made
        told = ours.recv() if ours.poll(most_seconds) else f"{'OVERDUE':>17}  {name}"
    except EOFError:
        told = f"{'DIED':>17}  {name}"
    process.kill()
    process.join()
    return told


def _measure(told: Connection, name: str, profile: bool) -> None:
    raw, campaigns = LETTERS[name](), load_campaigns(None)
    told.send("ready")
    try:
        read, reading = timed(lambda: read_letter(raw), profile=profile)
    except Unreadable as error:
        told.send(f"{'':>17}  {name}: {error.problem}")
        return
    received = received_of(read.letter, NOW)
    judged, judging = timed(lambda: judge_letter(read, received, campaigns), profile=profile)
    slow = "*" if reading > MOST_TO_READ or judging > MOST_TO_JUDGE else " "
    outcome = "; ".join(
        [str(one.status) for one in judged]
        + [f"{f.type}: {f.problem}" for f in read.files.values()][:3]
    )
    told.send(f"{reading:8.2f} {judging:8.2f}{slow} {name} ({len(raw) / 1e6:.1f} MB): {outcome}")


T = TypeVar("T")


def timed(work: Callable[[], T], *, profile: bool) -> tuple[T, float]:
    profiler = cProfile.Profile()
    began = time.process_time()
    result = profiler.runcall(work) if profile else work()
    seconds = time.process_time() - began
    if profile:
        pstats.Stats(profiler, stream=sys.stdout).sort_stats("tottime").print_stats(25)
    return result, seconds


if __name__ == "__main__":
    main()

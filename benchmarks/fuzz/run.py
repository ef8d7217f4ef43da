"""Damaged letters by the thousand: whatever happens to a letter on its way, reading ends in facts or
in a told reason, never in anything else.

    python benchmarks/fuzz/run.py --seconds 600 --seed 1 --finds DIR

Each letter is a sample with bytes changed, cut, doubled or moved, half of the time inside a file it
brings, and is then read and judged as `intake check` does. Finds are kept as .eml; each belongs into
a test before its cause is mended.
"""

import argparse
import random
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from damage import damaged

from intake.config.bundled_data import samples
from intake.config.campaigns import load_campaigns
from intake.decisions.judge_letter import judge_letter, received_of
from parsers.facts.problem import Unreadable
from parsers.reading import read_letter

SMALL = 700_000
"""Larger samples cost seconds each and take the same ways through the code."""

SLOW_SECONDS = 20


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--finds", type=Path, default=Path("finds"))
    wanted = parser.parse_args()
    chance = random.Random(wanted.seed)
    whole = [path.read_bytes() for path in sorted(samples().glob("*/mail.eml"))]
    small = [raw for raw in whole if len(raw) < SMALL]
    counts, finds = Counter[str](), 0
    for raw in _until(time.monotonic() + wanted.seconds, chance, small):
        outcome = _outcome(raw)
        if outcome.startswith(("error", "slow")) and outcome not in counts:
            finds += 1
            wanted.finds.mkdir(parents=True, exist_ok=True)
            (wanted.finds / f"{wanted.seed}-{finds}.eml").write_bytes(raw)
        counts[outcome] += 1
    print(f"seed {wanted.seed}, {counts.total()} letters of {len(small)} samples")
    for outcome, count in counts.most_common():
        print(f"{count:8}  {outcome}")


def _until(end: float, chance: random.Random, whole: list[bytes]) -> Iterator[bytes]:
    while time.monotonic() < end:
        yield damaged(chance.choice(whole), chance)


def _outcome(raw: bytes) -> str:
    began = time.monotonic()
    try:
        read = read_letter(raw)
        judged = judge_letter(
            read, received_of(read.letter, datetime.now(UTC)), load_campaigns(None)
        )
    except Unreadable as trouble:
        return f"no letter: {trouble.problem}"
    except Exception as error:  # noqa: BLE001 - what else may come is the question
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"error: {type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
    if time.monotonic() - began > SLOW_SECONDS:
        return f"slow: over {SLOW_SECONDS} s"
    return f"read: {judged[0].triage.sort}"


if __name__ == "__main__":
    main()

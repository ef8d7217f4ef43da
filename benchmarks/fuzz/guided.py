"""Every reader on damaged bytes, guided by what code they reach (atheris): nothing but Unreadable
may come out of one, in bounded time and memory.

    python benchmarks/fuzz/guided.py --seconds 600 [--finds DIR] [TARGET …]

Each target runs in a process of its own, for libFuzzer ends the process it runs in; a process that
dies (out of memory, too slow, a fault in a C library) is begun anew for the rest of its time. Finds
are kept by what failed and where, one file each; each belongs into a test before its cause is mended.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

import atheris

# The one that fuzzes must import the readers through atheris before anybody else does. Arrays that
# are compared under it are never given back: 10 MB a page.
ROOT = Path(__file__).parents[2]
ARRAYS = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "parsers").rglob("*.py")
    if "import numpy" in path.read_text("utf-8")
]
HOOK = atheris.instrument_imports(include=["parsers", "pypdf", "pdfminer"], exclude=ARRAYS)
with HOOK if "--inner" in sys.argv else nullcontext():
    from targets import TARGETS, Target

from damage import struck
from repack import repacked

from parsers.facts.problem import Unreadable

SLOW_SECONDS = 60
"""More than any bound of a reader's own."""

MOST_MEGABYTES = 3000
MOST_BYTES = 200_000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--finds", type=Path, default=Path("finds"))
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.inner:
        _fuzz(wanted.targets[0], wanted.seconds, wanted.finds)
        return
    print(f"{'target':12} {'runs':>9} {'died':>5}  finds")
    for name in wanted.targets or TARGETS:
        runs, deaths = _run(name, wanted.seconds, wanted.finds)
        finds = sorted(path.name for path in (wanted.finds / name).glob("*"))
        print(f"{name:12} {runs:9,} {deaths:5}  {', '.join(finds) or 'none'}", flush=True)


def _run(name: str, seconds: int, finds: Path) -> tuple[int, int]:
    """Bytes tried, and how often the process died of it."""
    end = time.monotonic() + seconds
    runs = deaths = 0
    while (left := round(end - time.monotonic())) > 0:
        command = [sys.executable, __file__, name, "--inner", "--seconds", str(left)]
        command += ["--finds", str(finds)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        told = re.findall(r"^#(\d+)", done.stderr, re.MULTILINE)
        if not told:
            raise SystemExit(done.stderr[-3000:])
        runs += int(told[-1])
        if done.returncode:
            deaths += 1
            (finds / name / f"died-{deaths}.txt").write_text(done.stderr[-20_000:], "utf-8")
    return runs, deaths


def _fuzz(name: str, seconds: int, finds: Path) -> None:
    target = TARGETS[name]
    kept = finds / name
    kept.mkdir(parents=True, exist_ok=True)
    seen = Counter[str]()
    if target.blind:
        _by_chance(target, seconds, kept, seen)
        return
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(target.seeds()):
            Path(corpus, f"seed-{number}").write_bytes(seed)
        options = [
            f"-max_total_time={seconds}", f"-timeout={SLOW_SECONDS}", f"-max_len={MOST_BYTES}",
            f"-rss_limit_mb={MOST_MEGABYTES}", f"-artifact_prefix={kept}{os.sep}", "-verbosity=1",
        ]  # fmt: skip
        atheris.Setup(
            [sys.argv[0], *options, corpus],
            lambda data: _try(target, data, kept, seen),
            custom_mutator=_mutate if target.packed else None,
        )
        atheris.Fuzz()


def _by_chance(target: Target, seconds: int, kept: Path, seen: Counter[str]) -> None:
    chance, seeds, runs = random.Random(seconds), list(target.seeds()), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        _try(target, struck(chance.choice(seeds), chance), kept, seen)
        runs += 1
    print(f"#{runs}", file=sys.stderr)


def _mutate(data: bytes, most: int, seed: int) -> bytes:
    return repacked(data, lambda member: atheris.Mutate(member, most), most, seed)


def _try(target: Target, data: bytes, kept: Path, seen: Counter[str]) -> None:
    try:
        target.read(data)
    except Unreadable:
        return
    except Exception as error:  # noqa: BLE001 - what else may come is the question
        where = [
            one for one in traceback.extract_tb(error.__traceback__) if "parsers" in one.filename
        ]
        last = where[-1] if where else traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"
        if not seen[what]:
            (kept / what).write_bytes(data)
        seen[what] += 1


if __name__ == "__main__":
    main()

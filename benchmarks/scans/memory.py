"""The memory of a reading worker over many submissions with a scanned form and a scanned pledge.

    python benchmarks/scans/memory.py --letters 200

One process reads the letter anew each time, at the levels a verdict may want. Prints its resident
memory on the way, its peak, and how much more the second half of the letters took than the first.
"""

import argparse
import multiprocessing
import re
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from intake.workers.read_one import confine, read_mail, read_mail_closer
from parsers.facts.scan_facts import Level

LETTER = ROOT / "sample_mail" / "complete-scan" / "mail.eml"
# Every so many letters the verdict wants the finest reading.
FINE_EVERY = 10
MB = 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=200)
    letters = parser.parse_args().letters
    ours, theirs = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.get_context("spawn").Process(target=_work, args=(letters, theirs))
    worker.start()
    theirs.close()
    seen = list(_received(ours, letters))
    worker.join()
    half = len(seen) // 2
    first, second = (
        max(resident for _, resident, _ in part) for part in (seen[:half], seen[half:])
    )
    print(
        f"peak {seen[-1][2] / MB:.0f} MB; most in the second half {second - first:+d} kB of the first"
    )


def _received(ours: Connection, letters: int) -> Iterator[tuple[int, int, int]]:
    step = max(1, letters // 10)
    for number in range(1, letters + 1):
        resident, peak = ours.recv()
        if number % step == 0 or number == 1:
            print(
                f"{number:5} letters {resident / MB:6.0f} MB, peak {peak / MB:6.0f} MB", flush=True
            )
        yield number, resident, peak


def _work(letters: int, theirs: Connection) -> None:
    confine(offline=False)
    for number in range(letters):
        read = read_mail(LETTER, None, "")
        if number % FINE_EVERY == 0:
            scans = {s: f for s, f in read.files.items() if f.paged and f.paged.scan_pages}
            read_mail_closer(LETTER, None, {s: (Level.FINE, f) for s, f in scans.items()})
        theirs.send(_memory())


def _memory() -> tuple[int, int]:
    """Resident memory and its peak, in kB."""
    status = Path("/proc/self/status").read_text("ascii")
    return tuple(int(re.search(rf"{name}:\s+(\d+)", status)[1]) for name in ("VmRSS", "VmHWM"))


if __name__ == "__main__":
    main()

"""Hostile and broken files, each read in a process of its own under a worker's limits.

    python benchmarks/hostile/run.py [--only WORD] [--seconds 180]

Prints seconds, the process's peak of memory, and what became of the file: facts or the finding.
"died" and "overdue" are what the worker's limits are for, and should not be the normal way out.
"""

import argparse
import multiprocessing
import re
import resource
import time
from multiprocessing.connection import Connection
from pathlib import Path

from pdfs import PDFS
from pictures import PICTURES

from intake.workers.read_one import MEMORY_LIMIT
from parsers.facts.file_facts import FileFacts
from parsers.reading import Tools, read_file
from parsers.scans.rapid_ocr import find_line_reader


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", default="", help="files whose name holds this")
    parser.add_argument("--seconds", type=float, default=180)
    wanted = parser.parse_args()
    chosen = {n: make for n, make in (PDFS | PICTURES).items() if wanted.only in n}
    print(f"{'seconds':>8} {'MB':>6}  {'file':42} outcome")
    for name, make in chosen.items():
        seconds, megabytes, outcome = measured(name, make(), wanted.seconds)
        print(f"{seconds:8.2f} {megabytes:6.0f}  {name:42} {outcome}", flush=True)


def measured(name: str, data: bytes, most_seconds: float) -> tuple[float, float, str]:
    """Seconds, peak MB of the process and the outcome."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_read, args=(theirs, data, name))
    process.start()
    theirs.close()
    try:
        ours.recv()  # the process is ready
        began = time.monotonic()
        if not ours.poll(most_seconds):
            return time.monotonic() - began, 0, "OVERDUE"
        seconds, megabytes, outcome = ours.recv()
    except EOFError:
        process.join()
        return time.monotonic() - began, 0, f"DIED {process.exitcode}"
    else:
        return seconds, megabytes, outcome
    finally:
        process.kill()
        process.join()


def _read(told: Connection, data: bytes, name: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    tools = Tools(line_reader=find_line_reader())
    told.send("ready")
    began = time.monotonic()
    facts = read_file(data, name, tools)
    seconds = time.monotonic() - began
    told.send((seconds, _peak(), _in_words(facts)))


def _peak() -> float:
    """Of this process alone: what `getrusage` tells includes the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def _in_words(facts: FileFacts) -> str:
    if facts.problem:
        return f"{facts.problem}: {facts.detail}"
    paged = facts.paged
    if paged is None:
        return f"{facts.type}, read"
    searched = "" if paged.pages_searched == paged.pages else f", {paged.pages_searched} searched"
    return f"{paged.pages} pages{searched}, {len(paged.text)} characters, {paged.stamp} stamp"


if __name__ == "__main__":
    main()

"""Memory of a long run: resident size of this process and of its workers, at a quarter and at the end.

Workers are replaced now and then, so the most of the letters just before is told, not the moment's.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
from kits import Kit, standard, with_text
from table import Row

from intake.workers.readers import Reader

WORKERS = 2
# Two generations of workers, each of which has 200 letters.
LOOKED_BACK, LOOKED_AT = 400, 5


def rows(scanned: int, text: int) -> Iterator[Row]:
    for kit, count in ((standard(), scanned), (with_text(), text)):
        yield _flat(kit, count)


def _flat(kit: Kit, count: int) -> Row:
    marks = (max(1, count // 4), count)
    most = dict.fromkeys(marks, (0, 0))
    with tempfile.TemporaryDirectory() as name, Reader(WORKERS) as reader:
        paths = [Path(name) / f"{number}.eml" for number in range(2 * WORKERS)]
        for path in paths:
            path.write_bytes(kit.raw)
        for number in range(count):
            # As a round does: some letters are begun before their turn.
            for ahead in range(2 * WORKERS):
                reader.begin(paths[(number + ahead) % len(paths)])
            reader.read(paths[number % len(paths)])
            for mark in marks:
                if mark - LOOKED_BACK < number < mark and number % LOOKED_AT == 0:
                    most[mark] = tuple(map(max, most[mark], _resident()))
    quarter, end = most.values()
    return Row(
        f"memory over {count:,} letters, {kit.name}: ours + largest worker, MB at a quarter → at the end",
        f"{quarter[0]} + {quarter[1]} → {end[0]} + {end[1]}",
        "flat",
    )


def _resident() -> tuple[int, int]:
    """Of this process, and of the largest under it (the worker), in MB."""
    me = psutil.Process()
    under = [child.memory_info().rss for child in me.children(recursive=True)]
    return me.memory_info().rss // 2**20, max(under, default=0) // 2**20

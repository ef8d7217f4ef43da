"""Memory of a long run: resident size of this process and of its worker, at a quarter and at the end."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
from kits import Kit, standard, with_text
from table import Row

from intake.workers import Reader


def rows(scanned: int, text: int) -> Iterator[Row]:
    for kit, count in ((standard(), scanned), (with_text(), text)):
        yield _flat(kit, count)


def _flat(kit: Kit, count: int) -> Row:
    sizes = []
    with tempfile.TemporaryDirectory() as name, Reader(1) as reader:
        paths = [Path(name) / f"{number}.eml" for number in range(4)]
        for path in paths:
            path.write_bytes(kit.raw)
        for number in range(count):
            # As a round does: some letters are begun before their turn.
            for ahead in range(2):
                reader.begin(paths[(number + ahead) % 4])
            reader.read(paths[number % 4])
            if number + 1 in (max(1, count // 4), count):
                sizes.append(_resident())
    quarter, end = sizes
    return Row(
        f"memory over {count:,} letters, {kit.name}: ours + worker, MB at a quarter → at the end",
        f"{quarter[0]} + {quarter[1]} → {end[0]} + {end[1]}",
        "flat",
    )


def _resident() -> tuple[int, int]:
    """Of this process, and of the largest under it (the worker), in MB."""
    me = psutil.Process()
    under = [child.memory_info().rss for child in me.children(recursive=True)]
    return me.memory_info().rss // 2**20, max(under, default=0) // 2**20

"""Scores the stamp search on a folder of pictures with labels.csv (file, has_red_seal, kind, …).

python benchmarks/stamps/labelled.py DIR [--misses]
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from parsers.facts.file_facts import Presence
from parsers.page_files.picture_file import read_image


def main(folder: Path, *, show_misses: bool) -> None:
    counts: Counter[tuple[str, str, Presence]] = Counter()
    with (folder / "labels.csv").open(encoding="utf-8") as labels:
        for row in csv.DictReader(labels):
            wanted = "seal" if row["has_red_seal"] == "1" else "none"
            facts = read_image((folder / row["file"]).read_bytes())
            counts[row["kind"], wanted, facts.stamp] += 1
            wrong = (wanted == "seal") is not (facts.stamp is Presence.FOUND)
            if show_misses and (wrong or facts.stamp is Presence.UNCERTAIN):
                print(row["file"], wanted, facts.stamp, [s.reason or s.box for s in facts.stamps])
    print(f"{'kind':<24}{'label':<7}{'found':>7}{'uncertain':>11}{'none':>7}")
    for kind, wanted in sorted({key[:2] for key in counts}):
        figures = [counts[kind, wanted, presence] for presence in Presence]
        print(f"{kind:<24}{wanted:<7}{figures[0]:>7}{figures[1]:>11}{figures[2]:>7}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), show_misses="--misses" in sys.argv)

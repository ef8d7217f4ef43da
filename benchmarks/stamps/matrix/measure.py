"""Draws flawless seals over a matrix of sizes, names and carriers and prints what became of them.

    python benchmarks/stamps/matrix/measure.py [--seed N] [--pages N] [--misses DIR]

A third painter, by vectors: needs cairocffi and Debian's libcairo2. Every seal has a ring and a name
around; one with a star must never be "none". `--misses` writes what was not found.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from carriers import CARRIERS, Plan
from drawn_seal import chosen

from parsers.facts.file_facts import Presence
from parsers.page_files.pdf_file import read_pdf
from parsers.page_files.picture_file import read_image

RADII = (24, 28, 32, 36, 40, 45, 50, 56, 64, 80, 110, 160)
LENGTHS = (8, 10, 12, 14, 16, 18, 20, 22, 25, 28)
STATED = (0, 72, 96, 100, 120, 144, 150, 192, 200, 220, 300)
UNDER = ("nothing", "text", "table")


def plans(seed: int, pages: int) -> Iterator[tuple[str, Plan, random.Random]]:
    for carrier in CARRIERS:
        for number in range(pages):
            chance = random.Random(f"{seed}/{carrier}/{number}")
            length = LENGTHS[number % len(LENGTHS)]
            radius = RADII[(number // 2) % len(RADII)] * chance.uniform(0.97, 1.03)
            style = chosen(chance, length, star=chance.random() < 0.85)
            stated, under = chance.choice(STATED), chance.choice(UNDER)
            yield carrier, Plan(style, chance.uniform(38, 46), radius, stated, under), chance


def main(seed: int, pages: int, misses: Path | None) -> None:
    counts: dict[str, Counter[tuple[object, Presence]]] = {
        what: Counter() for what in ("carrier", "radius", "characters", "height", "middle")
    }
    for number, (carrier, plan, chance) in enumerate(plans(seed, pages)):
        data = CARRIERS[carrier](plan, chance)
        facts = read_pdf(data) if data.startswith(b"%PDF") else read_image(data)
        style = plan.style
        in_pdf = data.startswith(b"%PDF")
        radius = "PDF" if in_pdf else str(min(RADII, key=lambda one: abs(one - plan.radius)))
        for what, value in (
            ("carrier", carrier),
            ("radius", f"{radius:>4}"),
            ("characters", f"{len(style.name):>4}"),
            ("height", f"{style.height:.2f}"[:4]),
            ("middle", "star" if style.star else "none"),
        ):
            counts[what][value, facts.stamp] += 1
        if misses and facts.stamp is not Presence.FOUND:
            kept = misses / f"{facts.stamp}-{carrier}-{number}.{'pdf' if in_pdf else 'png'}"
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(data)
            reasons = [one.reason for one in facts.stamps]
            print(kept.name, f"r={plan.radius:.0f} dpi={plan.stated}", style, reasons)
    for what, counted in counts.items():
        print(f"\n{what:<24}{'found':>7}{'uncertain':>11}{'none':>7}")
        for value in sorted({str(value) for value, _ in counted}):
            figures = [counted[value, presence] for presence in Presence]
            print(f"  {value:<22}{figures[0]:>7}{figures[1]:>11}{figures[2]:>7}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seed", type=int, default=2031)
    arguments.add_argument("--pages", type=int, default=60)
    arguments.add_argument("--misses", type=Path)
    given = arguments.parse_args()
    main(given.seed, given.pages, given.misses)

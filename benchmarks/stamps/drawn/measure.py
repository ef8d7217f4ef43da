"""Draws labelled pages and prints how the stamp search does on them, by kind.

    python benchmarks/stamps/drawn/measure.py [--seed N] [--rounds N] [--misses DIR] [--keep DIR]

A round is one page of every kind: 28 with a seal, 6 for a person, 35 without; 7 rounds are 483
pages. `--misses` writes pages not judged as wanted, with what was found drawn on them; `--keep`
writes every page.
"""

import argparse
from collections import Counter
from pathlib import Path

from pages import Page, pages

from parsers.facts.file_facts import PagedFacts, Presence
from parsers.page_files.annotate import annotate
from parsers.page_files.pdf_file import read_pdf
from parsers.page_files.picture_file import read_image

F, U, N = Presence.FOUND, Presence.UNCERTAIN, Presence.NONE
GROUPS = {F: "with a seal", U: "for a person", N: "without a seal"}


def main(seed: int, rounds: int, misses: Path | None, keep: Path | None) -> None:
    counts: Counter[tuple[Presence, str, Presence]] = Counter()
    allowed: dict[str, frozenset[Presence]] = {}
    for number, page in enumerate(pages(seed, rounds)):
        pdf = page.data.startswith(b"%PDF")
        stem = f"{number:04}-{page.kind}".replace(" ", "-").replace(",", "")
        if keep:
            _write(keep / f"{stem}.{'pdf' if pdf else 'jpg'}", page.data)
        facts = read_pdf(page.data) if pdf else read_image(page.data)
        counts[page.wanted, page.kind, facts.stamp] += 1
        allowed[page.kind] = page.allowed
        if misses and facts.stamp is not page.wanted:
            _keep(misses / f"{stem}-{facts.stamp}", page, facts)
    _print(counts, allowed)


def _keep(stem: Path, page: Page, facts: PagedFacts) -> None:
    drawn = annotate(page.data, facts)
    suffix = "pdf" if page.data.startswith(b"%PDF") else "jpg"
    _write(Path(f"{stem}.{'png' if drawn else suffix}"), drawn[0][1] if drawn else page.data)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _print(
    counts: Counter[tuple[Presence, str, Presence]], allowed: dict[str, frozenset[Presence]]
) -> None:
    for wanted, title in GROUPS.items():
        kinds = dict.fromkeys(kind for group, kind, _ in counts if group is wanted)
        print(f"\n{title:<26}{'found':>7}{'uncertain':>11}{'none':>7}")
        for kind in kinds:
            figures = [counts[wanted, kind, presence] for presence in (F, U, N)]
            print(f"  {kind:<24}{figures[0]:>7}{figures[1]:>11}{figures[2]:>7}")
    _totals(counts, allowed)


def _totals(
    counts: Counter[tuple[Presence, str, Presence]], allowed: dict[str, frozenset[Presence]]
) -> None:
    group = Counter[tuple[Presence, Presence]]()
    excused = 0
    for (wanted, kind, presence), count in counts.items():
        group[wanted, presence] += count
        excused += count * (wanted is not presence and presence in allowed[kind])
    seals, nothing = (sum(group[wanted, p] for p in Presence) for wanted in (F, N))
    true, false = group[F, F], group[N, F]
    print(f"\nprecision {true / max(1, true + false):.3f}, recall {true / seals:.3f}")
    print(f"seals found {true}/{seals}, red things taken for one {false}/{nothing}")
    doubts = group[F, U] + group[N, U]
    print(f"uncertain {doubts / (seals + nothing):.1%} (pages for a person aside)")
    doubtful = sum(group[U, p] for p in Presence)
    print(f"for a person: {group[U, U]}/{doubtful} left to one; otherwise yet excused {excused}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seed", type=int, default=2027)
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--misses", type=Path)
    arguments.add_argument("--keep", type=Path)
    given = arguments.parse_args()
    main(given.seed, given.rounds, given.misses, given.keep)

"""Paints labelled pages and prints how the stamp search does on them, by kind.

    python benchmarks/stamps/run.py [--seed N] [--rounds N] [--misses DIR]

A round is one page of every kind; the default is 17 rounds, about 750 pages. `--misses` writes the
pages judged wrongly or as uncertain with what was found drawn on them.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import paper
from PIL import Image, ImageChops
from red_things import RED_THINGS
from seals import REDS, USES, SealStyle, paint_seal

from parsers.facts.file_facts import PagedFacts, Presence
from parsers.page_files.annotate import annotate
from parsers.page_files.picture_file import read_image

F, U, N = Presence.FOUND, Presence.UNCERTAIN, Presence.NONE
SEAL_STYLES: dict[str, SealStyle] = {
    "round": SealStyle(),
    "round, no star": SealStyle(star=False, middle="财务专用章"),
    "double ring": SealStyle(double=True),
    "oval": SealStyle(shape="oval", star=False, middle="发票专用章"),
    "square": SealStyle(shape="square"),
    "faint": SealStyle(strength=0.35),
    "distressed": SealStyle(wear=0.5),
}
OTHER_INKS = {"blue": (40, 60, 190), "violet": (96, 50, 180), "black": (40, 40, 40)}


@dataclass(frozen=True, slots=True)
class Painted:
    kind: str
    right: frozenset[Presence]
    data: bytes


def _stamp(page: Image.Image, style: SealStyle, chance: random.Random, edge: float = 0.0) -> None:
    """Sets a seal down; `edge` is the part of it beyond the right edge."""
    wide = {"oval": (40, 48), "square": (32, 45)}.get(style.shape, (36, 48))
    seal = paint_seal(style, round(chance.uniform(*wide) * paper.MM), chance)
    x = chance.uniform(0.02, 0.98) * (page.width - seal.width)
    if edge:
        x = page.width - seal.width * (1 - edge)
    y = chance.uniform(0.1, 0.98) * (page.height - seal.height)
    # Ink darkens what lies under it: print shows through.
    under = page.crop((round(x), round(y), round(x) + seal.width, round(y) + seal.height))
    ink = Image.new("RGB", seal.size, "white")
    ink.paste(seal.convert("RGB"), mask=seal.getchannel("A"))
    page.paste(_multiplied(under, ink), (round(x), round(y)))


def _multiplied(under: Image.Image, ink: Image.Image) -> Image.Image:
    return ImageChops.multiply(under, ink)


def seal_pages(chance: random.Random) -> Iterator[Painted]:
    for kind, style in SEAL_STYLES.items():
        page = paper.printed_page(chance)
        _stamp(page, _varied(style, chance), chance)
        yield Painted(kind, frozenset({F}), _finish(page, chance))
    for kind, count, edge in (
        ("cut by the edge", 1, 0.25),
        ("several", 3, 0.0),
        ("with letterhead", 1, 0.0),
    ):
        page = paper.printed_page(chance)
        if kind == "with letterhead":
            RED_THINGS[0](page, chance, paper.MM)
        for _ in range(count):
            _stamp(page, _varied(SealStyle(), chance), chance, edge)
        yield Painted(kind, frozenset({F}), _finish(page, chance))
    for turn in (90, 180):
        page = paper.printed_page(chance)
        _stamp(page, _varied(SealStyle(), chance), chance)
        yield Painted(
            f"turned {turn}", frozenset({F}), _finish(page.rotate(turn, expand=True), chance)
        )
    for _ in range(4):
        page = paper.printed_page(chance)
        _stamp(page, _varied(SealStyle(), chance), chance)
        yield Painted(
            "photographed",
            frozenset({F}),
            paper.as_jpeg(paper.photographed(page, chance), chance, sized=False),
        )


def doubtful_pages(chance: random.Random) -> Iterator[Painted]:
    for kind, colour in OTHER_INKS.items():
        page = paper.printed_page(chance)
        _stamp(page, replace(_varied(SealStyle(), chance), colour=colour), chance)
        yield Painted(f"{kind} stamp", frozenset({U}), _finish(page, chance))
    page = paper.printed_page(chance)
    _stamp(page, _varied(SealStyle(), chance), chance)
    yield Painted(
        "grey copy", frozenset({U}), paper.as_jpeg(paper.grey(page, chance), chance, sized=True)
    )
    page = paper.printed_page(chance)
    _stamp(page, _varied(SealStyle(), chance), chance, 0.7)
    yield Painted("slice at the edge", frozenset({U, N}), _finish(page, chance))


def red_pages(chance: random.Random) -> Iterator[Painted]:
    for paint in RED_THINGS:
        page = paper.printed_page(chance)
        paint(page, chance, paper.MM)
        finish = _finish if chance.random() < 0.75 else _photo
        yield Painted(paint.__name__, frozenset({N}), finish(page, chance))


def _varied(style: SealStyle, chance: random.Random) -> SealStyle:
    middle = style.middle or chance.choice(USES)
    wear = style.wear if style.wear > 0.2 else chance.uniform(0, 0.25)
    strength = style.strength if style.strength < 0.5 else chance.uniform(0.6, 0.95)
    return replace(style, colour=chance.choice(REDS), middle=middle, wear=wear, strength=strength)


def _finish(page: Image.Image, chance: random.Random) -> bytes:
    worked = paper.scanned(page, chance) if chance.random() < 0.75 else page
    return paper.as_jpeg(worked, chance, sized=chance.random() < 0.7)


def _photo(page: Image.Image, chance: random.Random) -> bytes:
    return paper.as_jpeg(paper.photographed(page, chance), chance, sized=False)


GROUPS: dict[str, Callable[[random.Random], Iterator[Painted]]] = {
    "seals": seal_pages,
    "for a person": doubtful_pages,
    "no seal": red_pages,
}


def main(seed: int, rounds: int, misses: Path | None) -> None:
    for group, pages in GROUPS.items():
        counts: Counter[tuple[str, Presence]] = Counter()
        right = 0
        for number in range(rounds):
            for painted in pages(random.Random(f"{seed}/{group}/{number}")):
                facts = read_image(painted.data)
                counts[painted.kind, facts.stamp] += 1
                right += facts.stamp in painted.right
                if misses and facts.stamp not in painted.right:
                    _keep(misses, painted, number, facts)
        _print(group, counts, right)


def _keep(folder: Path, painted: Painted, number: int, facts: PagedFacts) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{painted.kind.replace(' ', '-').replace(',', '')}-{number}-{facts.stamp}"
    pictures = annotate(painted.data, facts)
    (folder / f"{stem}.{'png' if pictures else 'jpg'}").write_bytes(
        pictures[0][1] if pictures else painted.data
    )


def _print(group: str, counts: Counter[tuple[str, Presence]], right: int) -> None:
    total = sum(counts.values())
    print(f"\n{group}: {total} pages, {right} right ({right / total:.1%})")
    print(f"  {'kind':<22}{'found':>7}{'uncertain':>11}{'none':>7}")
    for kind in dict.fromkeys(kind for kind, _ in counts):
        print(f"  {kind:<22}{counts[kind, F]:>7}{counts[kind, U]:>11}{counts[kind, N]:>7}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seed", type=int, default=2026)
    arguments.add_argument("--rounds", type=int, default=17)
    arguments.add_argument("--misses", type=Path)
    given = arguments.parse_args()
    main(given.seed, given.rounds, given.misses)

"""The labelled pages: with a seal, with what is for a person, and with red things that are none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import lenses
import marks
import numpy as np
import wear
from documents import contract, document, form, ledger, pledge
from files import as_picture, chat, jpeg, laid_on_pdf, png, scanned_pdf
from numpy.random import Generator
from outlines import Shape, moved
from red_photos import SUBJECTS, photograph
from red_prints import RED_PRINTS, red_headed
from sheet import Colour, Cover, Light, Sheet, coverage

from parsers.facts.file_facts import Presence

F, U, N = Presence.FOUND, Presence.UNCERTAIN, Presence.NONE
Wear = Callable[[Cover, float, Generator], Cover]


@dataclass(frozen=True, slots=True)
class Page:
    """`wanted` is right; `allowed` is not what one hopes for, yet no wrong either."""

    kind: str
    wanted: Presence
    data: bytes
    allowed: frozenset[Presence] = frozenset()


def dpi(chance: Generator) -> float:
    return float(chance.choice([96, 120, 150, 150, 200]))


def press(  # noqa: PLR0917 - a seal and how it is pressed, read at each call
    sheet: Sheet,
    chance: Generator,
    seal: Shape,
    how: Wear,
    ink: Colour,
    at: tuple[float, float] | None = None,
    turn: float | None = None,
) -> None:
    """Sets a seal down; without a place, anywhere wholly on the sheet."""
    points = np.concatenate([contour for piece in seal for contour in piece])
    reach = float(np.hypot(*points.T).max())
    x, y = at or (
        chance.uniform(reach, sheet.width - reach),
        chance.uniform(reach, sheet.height - reach),
    )
    angle = turn if turn is not None else chance.normal(0, 0.35)
    placed = moved(seal, x, y, angle)
    place, cover = coverage(placed, sheet.px, sheet.light.shape[:2], spare=round(1.5 * sheet.px))
    sheet.soak(place, how(cover, sheet.px, chance), ink)


def red(chance: Generator) -> Colour:
    return wear.REDS[int(chance.integers(len(wear.REDS)))]


def any_wear(chance: Generator) -> Wear:
    return (wear.plain, wear.plain, wear.ragged, wear.dry, wear.blotted, wear.doubled)[
        int(chance.integers(6))
    ]


def seen(sheet: Sheet, chance: Generator, lens: lenses.Lens | None = None) -> bytes:
    """Through a lens (any, unless named) into a file."""
    through = lens or lenses.LENSES[int(chance.integers(len(lenses.LENSES)))]
    light = through(sheet, chance)
    picture = as_picture(light)
    resolution = sheet.px * 25.4
    quality = int(chance.choice([20, 35, 50, 75, 90, 95]))
    flat = through in {lenses.untouched, lenses.flatbed, lenses.crooked, lenses.copier}
    if flat and chance.random() < 0.6:
        return scanned_pdf(picture, resolution, quality)
    if chance.random() < 0.2:
        return chat(picture, chance)
    if chance.random() < 0.1:
        return png(picture)
    return jpeg(picture, quality, resolution if flat and chance.random() < 0.7 else None)


def across(chance: Generator) -> float:
    return float(chance.choice([38, 40, 42, 42, 45, 48, 50]))


def _plain(chance: Generator, how: Wear | None = None, lens: lenses.Lens | None = None) -> bytes:
    sheet = document(chance, dpi(chance))
    press(
        sheet,
        chance,
        marks.round_seal(chance, across(chance)),
        how or any_wear(chance),
        red(chance),
    )
    return seen(sheet, chance, lens)


def _of(
    shape: Callable[[Generator, float], Shape], low: float, high: float
) -> Callable[[Generator], bytes]:
    def painted(chance: Generator) -> bytes:
        sheet = document(chance, dpi(chance))
        seal = shape(chance, chance.uniform(low, high))
        press(sheet, chance, seal, any_wear(chance), red(chance))
        return seen(sheet, chance)

    return painted


def _over_print(chance: Generator) -> bytes:
    sheet = (ledger, form, contract)[int(chance.integers(3))](chance, dpi(chance))
    at = (chance.uniform(60, 150), chance.uniform(60, 190))
    press(
        sheet, chance, marks.round_seal(chance, across(chance)), any_wear(chance), red(chance), at
    )
    return seen(sheet, chance)


def _with_heading(chance: Generator) -> bytes:
    sheet = document(chance, dpi(chance))
    red_headed(sheet, chance)
    seal = marks.round_seal(chance, across(chance))
    at = (chance.uniform(40, 170), chance.uniform(90, 250))
    press(sheet, chance, seal, any_wear(chance), red(chance), at)
    return seen(sheet, chance)


def _several(chance: Generator) -> bytes:
    sheet = contract(chance, dpi(chance))
    for x in (55, 145):
        seal = marks.round_seal(chance, across(chance))
        press(sheet, chance, seal, any_wear(chance), red(chance), (x, chance.uniform(140, 260)))
    return seen(sheet, chance)


def _overlapping(chance: Generator) -> bytes:
    sheet = pledge(chance, dpi(chance))
    ink, y = red(chance), chance.uniform(80, 240)
    apart = chance.uniform(0.3, 0.75) * 42
    for x in (105 - apart / 2, 105 + apart / 2):
        press(sheet, chance, marks.round_seal(chance, 42), any_wear(chance), ink, (x, y))
    return seen(sheet, chance)


def _cut_off(part: tuple[float, float]) -> Callable[[Generator], bytes]:
    def painted(chance: Generator) -> bytes:
        sheet = document(chance, dpi(chance))
        wide = across(chance)
        beyond = chance.uniform(*part) * wide
        at = (sheet.width - wide / 2 + beyond, chance.uniform(40, 250))
        if chance.random() < 0.4:
            at = (chance.uniform(40, 170), sheet.height - wide / 2 + beyond)
        press(sheet, chance, marks.round_seal(chance, wide), wear.plain, red(chance), at)
        return seen(sheet, chance, lenses.untouched)

    return painted


def _at(low: float, high: float) -> Callable[[Generator], bytes]:
    def painted(chance: Generator) -> bytes:
        sheet = document(chance, chance.uniform(low, high))
        seal = marks.round_seal(chance, across(chance))
        press(sheet, chance, seal, wear.plain, red(chance))
        return seen(sheet, chance, (lenses.flatbed, lenses.untouched)[int(chance.integers(2))])

    return painted


def _crop(chance: Generator) -> bytes:
    """A cut-out: the seal fills a third to all of the picture; stretched, mirrored or turned too."""
    sheet = document(chance, dpi(chance))
    wide = across(chance)
    x, y = chance.uniform(50, 160), chance.uniform(50, 240)
    how = (wear.plain, wear.faint, wear.dry, wear.lost)[int(chance.integers(4))]
    press(
        sheet,
        chance,
        marks.round_seal(chance, wide),
        how,
        red(chance),
        (x, y),
        chance.uniform(-3, 3),
    )
    shade = lenses.LENSES[int(chance.choice([0, 1]))](sheet, chance) * chance.uniform(0.5, 1.0)
    half = wide / 2 * chance.uniform(1.05, 2.5)
    rows = slice(max(0, round((y - half) * sheet.px)), round((y + half) * sheet.px))
    columns = slice(max(0, round((x - half) * sheet.px)), round((x + half) * sheet.px))
    cut = shade[rows, columns]
    toned = np.asarray(cut * chance.uniform(0.85, 1.0, 3), np.float32)
    side = int(chance.integers(130, 520))
    extent = (side, round(side * chance.uniform(0.8, 1.25)))
    small = cv2.resize(toned, extent, interpolation=cv2.INTER_AREA)
    return jpeg(as_picture(np.asarray(small, np.float32)), 70)


def _two_pages(chance: Generator) -> bytes:
    """An open folder on an A3 scanner."""
    left, right = (document(chance, 150) for _ in range(2))
    press(right, chance, marks.round_seal(chance, across(chance)), any_wear(chance), red(chance))
    both = Sheet(np.concatenate((left.light, right.light), axis=1), left.px)
    return seen(both, chance, lenses.flatbed)


def _laid_on(chance: Generator) -> bytes:
    sheet = document(chance, 110)
    seal = marks.round_seal(chance, across(chance))
    ink = ((0.93, 0.05, 0.08), (1, 0, 0), (0.85, 0.1, 0.15))[int(chance.integers(3))]
    place = (chance.uniform(40, 170), chance.uniform(60, 260))
    return laid_on_pdf(sheet, seal, ink, place, chance)


SEALS: dict[str, Callable[[Generator], bytes]] = {
    "pressed": _plain,
    "faint": lambda chance: _plain(chance, wear.faint),
    "dry": lambda chance: _plain(chance, wear.dry),
    "partly lost": lambda chance: _plain(chance, wear.lost),
    "blotted": lambda chance: _plain(chance, wear.blotted),
    "doubled": lambda chance: _plain(chance, wear.doubled),
    "oval": _of(marks.oval_seal, 38, 50),
    "square": _of(marks.square_seal, 30, 45),
    "foreign, red": _of(marks.foreign_seal, 36, 46),
    "30 mm": _of(marks.round_seal, 30, 34),
    "60 mm": _of(marks.round_seal, 55, 60),
    "over print": _over_print,
    "with a heading": _with_heading,
    "several": _several,
    "overlapping": _overlapping,
    "cut off": _cut_off((0.08, 0.33)),
    "72–100 dpi": _at(72, 100),
    "300 dpi": _at(280, 320),
    "phone": lambda chance: _plain(chance, None, lenses.phone),
    "shaken": lambda chance: _plain(chance, None, lenses.shaken),
    "screen": lambda chance: _plain(chance, None, lenses.screen),
    "app": lambda chance: _plain(chance, None, lenses.app),
    "crooked": lambda chance: _plain(chance, None, lenses.crooked),
    "cut-out": _crop,
    "cut-out again": _crop,
    "A3": _two_pages,
    "laid on a PDF": _laid_on,
    "laid on a PDF again": _laid_on,
}


def _inked(
    inks: tuple[Colour, ...], lens: lenses.Lens | None = None
) -> Callable[[Generator], bytes]:
    def painted(chance: Generator) -> bytes:
        sheet = document(chance, dpi(chance))
        shape = (marks.foreign_seal, marks.round_seal)[int(chance.integers(2))]
        ink = inks[int(chance.integers(len(inks)))]
        press(sheet, chance, shape(chance, across(chance)), any_wear(chance), ink)
        return seen(sheet, chance, lens)

    return painted


DOUBTS: dict[str, tuple[Callable[[Generator], bytes], frozenset[Presence]]] = {
    "blue": (_inked(wear.BLUES), frozenset()),
    "violet": (_inked(wear.VIOLETS), frozenset()),
    "black": (_inked(wear.BLACKS, lenses.flatbed), frozenset()),
    "copied": (_inked(wear.REDS, lenses.copier), frozenset()),
    "triangle": (_of(marks.triangle_seal, 40, 45), frozenset({F, N})),
    "slice at the edge": (_cut_off((0.6, 0.8)), frozenset({N})),
}


def _with(thing: Callable[[Sheet, Generator], None]) -> Callable[[Generator], bytes]:
    def painted(chance: Generator) -> bytes:
        sheet = document(chance, dpi(chance))
        thing(sheet, chance)
        return seen(sheet, chance)

    return painted


def _boxed(sheet: Sheet, chance: Generator) -> None:
    press(sheet, chance, marks.boxed_seal(chance, chance.uniform(30, 55)), wear.plain, red(chance))


def _chop(sheet: Sheet, chance: Generator) -> None:
    press(
        sheet, chance, marks.personal_chop(chance, chance.uniform(12, 20)), wear.plain, red(chance)
    )


def _photo_on_page(subject: int) -> Callable[[Generator], bytes]:
    def painted(chance: Generator) -> bytes:
        if chance.random() < 0.5:
            light: Light = photograph(chance, 160, 120, chance.uniform(4, 9), subject)
            return jpeg(as_picture(light), int(chance.choice([50, 80, 92])))
        sheet = document(chance, dpi(chance))
        inset = photograph(
            chance, chance.uniform(60, 150), chance.uniform(50, 100), sheet.px, subject
        )
        top, left = (
            int(chance.integers(1, sheet.light.shape[axis] - inset.shape[axis])) for axis in (0, 1)
        )
        sheet.light[top : top + inset.shape[0], left : left + inset.shape[1]] = inset
        return seen(sheet, chance)

    return painted


def _nothing(lens: lenses.Lens) -> Callable[[Generator], bytes]:
    return lambda chance: seen(document(chance, dpi(chance)), chance, lens)


NOTHINGS: dict[str, Callable[[Generator], bytes]] = {
    **{thing.__name__: _with(thing) for thing in (*RED_PRINTS, _boxed, _chop)},
    **{f"photo of {paint.__name__}": _photo_on_page(index) for index, paint in enumerate(SUBJECTS)},
    "no red, phone": _nothing(lenses.phone),
    "no red, app": _nothing(lenses.app),
    "no red, copied": _nothing(lenses.copier),
}
# Its letters stand in a ring as a seal's do: a person may be asked.
MAY_BE_ASKED = {"ring_logo"}


def pages(seed: int, rounds: int) -> Iterator[Page]:
    for number in range(rounds):
        for index, (kind, paint) in enumerate(SEALS.items()):
            yield Page(kind, F, paint(np.random.default_rng([seed, number, index])))
        for index, (kind, (paint, allowed)) in enumerate(DOUBTS.items(), start=100):
            yield Page(kind, U, paint(np.random.default_rng([seed, number, index])), allowed)
        for index, (kind, paint) in enumerate(NOTHINGS.items(), start=200):
            may = frozenset({U}) if kind in MAY_BE_ASKED else frozenset[Presence]()
            yield Page(kind, N, paint(np.random.default_rng([seed, number, index])), may)

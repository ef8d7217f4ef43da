"""Reads the curved text of one seal, where that can be done with confidence."""

from collections.abc import Iterator

import numpy as np

from parsers.facts.boxes import InkBox, PageBox
from parsers.pages.page import Pixels
from parsers.scans.ocr import LineReader, Picture, ReadLine
from parsers.seals.ink import Ink, read_inks, read_light
from parsers.seals.unrolled import (
    NARROW,
    WIDE,
    as_print,
    name_within,
    strip,
    where_text_begins,
)
from parsers.texts.normal_text import fold

# The text is read twice, in two bands; what the engine is less sure of is dropped.
# On 33 photographed seals right readings scored 0.83–1.0, mostly above 0.9, and what was not to be
# read 0.2–0.76; on painted ones wrong characters came at 0.9 and more one in fifteen.
CONFIDENT = 0.88
# Then the second reading is not needed: of 119 painted seals it changed none read so surely.
CERTAIN = 0.92
# A name has more; less is a fragment or the mark in a seal's middle.
LEAST_CHARACTERS = 4
# Around the seal as much paper is included as the seal is wide: ink is measured against it.
AROUND = 0.6
# Below this radius characters are 8 pixels high and less.
LEAST_RADIUS = 30.0


def read_seal(page: Pixels, box: PageBox, colour: str, reader: LineReader) -> str:
    """The text along the ring of a seal; "" where none is read with confidence.

    `box`: x, y, width, height in fractions of the page. `colour` as `Stamp.colour`. The seal may
    be turned by any angle.
    """
    part, place = _cut(page, box)
    if min(place[2:]) / 2 < LEAST_RADIUS:
        return ""
    best = max(_readings(_ink(part, colour), place, reader), key=lambda line: line.confidence)
    text = _text(best.text)
    return text if best.confidence >= CONFIDENT and len(text) >= LEAST_CHARACTERS else ""


def _readings(ink: Ink, place: InkBox, reader: LineReader) -> Iterator[ReadLine]:
    start = where_text_begins(ink, place)
    for band in (NARROW, WIDE):
        (line,) = reader.read_lines([_picture(ink, place, band, start)])
        yield line
        if line.confidence >= CERTAIN and len(_text(line.text)) >= LEAST_CHARACTERS:
            return


def _picture(ink: Ink, place: InkBox, band: tuple[float, float], start: float) -> Picture:
    return as_print(name_within(strip(ink, place, band, start)))


def _ink(part: Pixels, colour: str) -> Ink:
    inks = read_inks(read_light(part))
    if colour in {"blue", "violet", "blue or violet"}:
        return inks.blue
    return inks.red if colour == "red" else inks.dark


def _cut(page: Pixels, box: PageBox) -> tuple[Pixels, InkBox]:
    """The seal with the paper around it, and its box there in pixels."""
    height, width = page.shape[:2]
    x, y, wide, high = box[0] * width, box[1] * height, box[2] * width, box[3] * height
    left, top = max(0, round(x - AROUND * wide)), max(0, round(y - AROUND * high))
    part = page[top : round(y + (1 + AROUND) * high), left : round(x + (1 + AROUND) * wide)]
    return np.ascontiguousarray(part), (x - left, y - top, wide, high)


def _text(read: str) -> str:
    """Without the marks that the ends of a straight line below the star are taken for."""
    return "".join(character for character in fold(read) if character.isalnum())

"""Red things that are all red, and have a seal's lines only where white was left in them."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from painted import as_page, blank, dial, seal, with_lines
from PIL import Image, ImageDraw

from parsers.facts.file_facts import Presence
from parsers.seals.recognise import SCALE, WHITE_LETTERS
from parsers.seals.solid import SOLID_RED, red_share
from parsers.seals.stamps import find_stamps

RED = (200, 25, 30)
Painter = Callable[[ImageDraw.ImageDraw, float], None]


def _letters(draw: ImageDraw.ImageDraw, middle: float, out: float, size: float) -> None:
    """White marks, as high as letters, along a circle."""
    for index in range(22):
        turn = math.radians(300 * index / 21 - 150)
        x, y = middle + out * math.sin(turn), middle - out * math.cos(turn)
        for across in (-0.3, 0.3):
            ends = [
                (x + size * (across * math.cos(turn) + along * math.sin(turn)),
                 y + size * (across * math.sin(turn) - along * math.cos(turn)))
                for along in (-0.5, 0.5)
            ]  # fmt: skip
            draw.line(ends, fill="white", width=round(size * 0.22))
        draw.line([(x, y), (x + size * 0.3, y)], fill="white", width=round(size * 0.2))


def _badge(draw: ImageDraw.ImageDraw, side: float) -> None:
    """White letters on a red band around a white middle."""
    draw.ellipse((0, 0, side, side), fill=RED)
    inner = side * 0.2
    draw.ellipse((inner, inner, side - inner, side - inner), fill="white")
    _letters(draw, side / 2, side * 0.4, side * 0.11)


def _roundel(draw: ImageDraw.ImageDraw, side: float) -> None:
    """White letters on a red disc."""
    draw.ellipse((0, 0, side, side), fill=RED)
    _letters(draw, side / 2, side * 0.38, side * 0.12)


def _sign(draw: ImageDraw.ImageDraw, side: float) -> None:
    """A red square with white strokes."""
    draw.rounded_rectangle((0, 0, side, side), side * 0.1, fill=RED)
    for part in (0.25, 0.4, 0.55, 0.7):
        draw.line([(side * 0.2, side * part), (side * 0.8, side * part)], "white", round(side / 16))
        draw.line([(side * part, side * 0.2), (side * part, side * 0.8)], "white", round(side / 20))


def _crescent(draw: ImageDraw.ImageDraw, side: float) -> None:
    """A thick red ring with white lines in it."""
    draw.ellipse((0, 0, side, side), fill=RED)
    draw.ellipse((side * 0.14, side * 0.14, side * 0.7, side * 0.72), fill="white")
    for part in (0.08, 0.11, 0.17):
        box = (side * part, side * part, side * (1 - part), side * (1 - part))
        draw.arc(box, -30, 200, "white", round(side * 0.012))


SIGNS: dict[str, Painter] = {
    "badge": _badge, "roundel": _roundel, "sign": _sign, "crescent": _crescent,
}  # fmt: skip


def _alone(paint: Painter, side: int) -> Image.Image:
    picture = Image.new("RGB", (side * 3, side * 3), "white")
    paint(ImageDraw.Draw(picture), side * 3 - 1)
    return picture.resize((side, side), Image.Resampling.LANCZOS)


@pytest.mark.parametrize("side", [150, 288, 512])
@pytest.mark.parametrize("name", SIGNS)
def test_a_red_sign_alone_is_never_found(name: str, side: int) -> None:
    page = Image.new("RGB", (round(side * 1.1),) * 2, "white")
    page.paste(_alone(SIGNS[name], side), (round(side * 0.05),) * 2)
    seen = find_stamps(as_page(page, sized=False))
    assert Presence.FOUND not in {one.presence for one in seen}


@pytest.mark.parametrize("mm", [32, 38, 44, 56])
@pytest.mark.parametrize("name", SIGNS)
def test_a_red_sign_on_a_page_is_never_found(name: str, mm: float) -> None:
    page = with_lines(blank())
    side = round(mm * 100 / 25.4)
    page.paste(_alone(SIGNS[name], side), (450, 600))
    for sized in (True, False):
        seen = find_stamps(as_page(page, sized=sized))
        assert Presence.FOUND not in {one.presence for one in seen}


def test_a_sign_for_a_person_has_its_reason() -> None:
    page = with_lines(blank())
    page.paste(_alone(_badge, 165), (450, 600))
    (stamp,) = find_stamps(as_page(page))
    assert stamp.reason in {WHITE_LETTERS, SOLID_RED, SCALE}


@pytest.mark.parametrize("mm", [16, 20, 22, 24, 40])
@pytest.mark.parametrize("ticks", [12, 24, 48, 60])
def test_a_clock_of_few_pixels_is_never_found(ticks: int, mm: float) -> None:
    page = dial(blank(), ticks, mm=mm)
    seen = find_stamps(as_page(page, sized=False))
    assert Presence.FOUND not in {one.presence for one in seen}


@pytest.mark.parametrize("how", [
    {}, {"star": False}, {"inner": True}, {"glyphs": 20, "span": 300}, {"height": 0.34},
    {"oval": 0.75}, {"colour": (235, 60, 60)}, {"colour": (120, 10, 20)},
])  # fmt: skip
def test_a_seal_is_far_from_solid(how: dict[str, object]) -> None:
    page = seal(with_lines(blank()), mm=42, **how)
    (stamp,) = find_stamps(as_page(page))
    assert stamp.presence is Presence.FOUND
    x, y, wide, high = stamp.box
    box = (x * page.width, y * page.height, wide * page.width, high * page.height)
    assert red_share(np.asarray(page), box) < 0.4

"""Seals on black-and-white copies: lines of print and table rules cross them."""

import cv2
import numpy as np
import pytest

from parsers.facts.file_facts import Presence
from parsers.pages.page import PageImage
from parsers.seals.copy import find_copied_stamps

MM = 25.4 / 110


def page(
    ring: int | None = None,
    *,
    shade: int = 110,
    seen: float = 1.0,
    aspect: float = 1.0,
    tilt: float = 0.0,
):
    """A page of a ruled form at 110 dpi; `ring`: the width in mm, `seen`: of its circle."""
    sheet = np.full((1286, 909, 3), 247, np.uint8)
    for row in range(200, 1000, 90):
        cv2.line(sheet, (80, row), (830, row), (40, 40, 40), 2)
        for number in range(14):
            place = (100 + 50 * number, row + 50)
            cv2.putText(sheet, "Hm", place, cv2.FONT_HERSHEY_SIMPLEX, 0.8, (40, 40, 40), 2)
    for column in (80, 300, 830):
        cv2.line(sheet, (column, 200), (column, 920), (40, 40, 40), 2)
    if ring:
        radius = round(ring / 2 / MM)
        axes = (radius, round(radius * aspect))
        cv2.ellipse(sheet, (520, 585), axes, tilt, 0, 360 * seen, (shade,) * 3, 5)
        for angle in range(0, 360, 24):
            x = 520 + (radius - 20) * np.cos(np.radians(angle))
            y = 585 + (radius * aspect - 20) * np.sin(np.radians(angle))
            cv2.putText(sheet, "k", (int(x) - 6, int(y) + 6), 0, 0.5, (shade,) * 3, 2)
    return sheet


def presence(sheet, mm: float | None = MM):
    return [stamp.presence for stamp in find_copied_stamps(PageImage(1, sheet, mm))]


@pytest.mark.parametrize("size", [32, 38, 42, 45, 58])
@pytest.mark.parametrize("shade", [60, 110, 165])
def test_a_grey_ring_across_print_is_for_a_person(size, shade):
    assert presence(page(size, shade=shade)) == [Presence.UNCERTAIN]


@pytest.mark.parametrize("shade", [60, 110, 165])
@pytest.mark.parametrize(
    ("size", "aspect", "tilt"),
    [(45, 0.68, 0), (45, 0.67, 7), (45, 0.68, -13), (42, 0.7, 4), (46, 0.67, 20), (46, 0.76, -20),
     (45, 0.72, 0)],
)  # fmt: skip
def test_an_oval_ring_across_print_is_for_a_person(size, aspect, tilt, shade):
    sheet = page(size, shade=shade, aspect=aspect, tilt=tilt)
    (stamp,) = find_copied_stamps(PageImage(1, sheet, MM))
    x, y, width, height = stamp.box
    assert stamp.presence is Presence.UNCERTAIN
    assert stamp.reason == "a ring of a seal's size on a copy without colour"
    assert ((x + width / 2) * 909, (y + height / 2) * 1286) == pytest.approx((520, 585), abs=10)
    assert stamp.diameter_mm == pytest.approx(size * (1 + aspect) / 2, abs=2.5)


def test_a_page_without_a_size_is_taken_for_a4():
    assert presence(page(42), None) == [Presence.UNCERTAIN]


@pytest.mark.parametrize(
    "sheet",
    [
        page(),
        page(18),
        page(42, shade=235),
        page(42, seen=0.5),
        page(45, seen=0.5, aspect=0.68),
        page(45, shade=235, aspect=0.68),
        page(20, aspect=0.68),
        page(45, aspect=0.35),
        np.full((1286, 909, 3), 250, np.uint8),
    ],
    ids=[
        "a form",
        "a coin",
        "hardly visible",
        "half a ring",
        "half an oval",
        "a faint oval",
        "a small oval",
        "a flat oval",
        "empty",
    ],
)
def test_what_is_no_ring_of_a_seals_size_is_nothing(sheet):
    assert presence(sheet) == []


def test_where_it_is_and_how_large():
    (stamp,) = find_copied_stamps(PageImage(3, page(42), MM))
    x, y, width, height = stamp.box
    assert (stamp.page, stamp.colour) == (3, "grey")
    assert stamp.diameter_mm == pytest.approx(42, abs=2)
    assert ((x + width / 2) * 909, (y + height / 2) * 1286) == pytest.approx((520, 585), abs=8)


def test_a_copy_that_is_only_black_and_white():
    hard = np.where(page(42) > 170, 255, 0).astype(np.uint8)
    assert presence(hard) == [Presence.UNCERTAIN]


@pytest.mark.parametrize("shape", [(30, 40, 3), (1286, 60, 3), (2, 900, 3)])
def test_strips_and_specks_hold_no_seal(shape):
    assert presence(np.full(shape, 240, np.uint8)) == []

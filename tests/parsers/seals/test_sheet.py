"""The sheet on a photograph is told from the table it lies on, and its seal found where it is."""

import numpy as np
import pytest
from painted import as_page, blank, seal, with_lines
from PIL import Image

from parsers.facts.file_facts import Presence
from parsers.seals.sheet import cut_out_sheet
from parsers.seals.stamps import find_stamps

TABLES = {
    "red-brown wood": (112, 52, 38),
    "dark": (38, 40, 44),
    "blue": (60, 90, 140),
    "grey": (120, 120, 118),
    "red cloth": (170, 30, 40),
}
# Where the sheet's corners come to lie on a photograph of 1,200 × 1,500.
CORNERS = ((180, 160), (1020, 200), (1060, 1370), (120, 1330))


def _photograph(page: Image.Image, table: tuple[int, int, int]) -> Image.Image:
    width, height = 1200, 1500
    coefficients = _perspective(CORNERS, page.size)
    laid = page.transform(
        (width, height), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC
    )
    there = Image.new("L", page.size, 255).transform(
        (width, height), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BILINEAR
    )
    ground = np.full((height, width, 3), table, np.int16)
    grain = np.random.default_rng(8).normal(0, 6, (height, width, 1))
    picture = Image.fromarray((ground + grain).clip(0, 255).astype(np.uint8))
    picture.paste(laid, mask=there)
    return picture


def _perspective(corners: tuple[tuple[int, int], ...], size: tuple[int, int]) -> tuple[float, ...]:
    """From places on the photograph to places on the page, as Pillow wants them."""
    own = ((0, 0), (size[0], 0), size, (0, size[1]))
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, own, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return tuple(np.linalg.solve(np.array(rows, float), np.array(values, float)))


@pytest.mark.parametrize("table", TABLES)
def test_a_seal_is_found_on_whatever_table_the_sheet_lies(table: str) -> None:
    page = _photograph(seal(with_lines(blank()), at=(413, 585)), TABLES[table])
    (stamp,) = find_stamps(as_page(page, sized=False))
    assert stamp.presence is Presence.FOUND
    x, y, width, height = stamp.box
    assert (x + width / 2, y + height / 2) == pytest.approx((0.5, 0.5), abs=0.03)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_no_seal(table: str) -> None:
    assert find_stamps(as_page(_photograph(with_lines(blank()), TABLES[table]), sized=False)) == ()


def test_the_sheet_is_cut_out_along_its_edges() -> None:
    sheet = cut_out_sheet(np.asarray(_photograph(blank(), TABLES["dark"])))
    assert sheet is not None
    height, width = sheet.pixels.shape[:2]
    assert (sheet.x, sheet.y) == pytest.approx((120, 160), abs=30)
    assert (sheet.x + width, sheet.y + height) == pytest.approx((1060, 1370), abs=30)
    assert (sheet.pixels.min(axis=2) < 150).mean() < 0.06


def test_a_seal_at_the_sheets_edge_stays_on_it() -> None:
    page = _photograph(seal(with_lines(blank()), at=(740, 1080)), TABLES["dark"])
    assert [s.presence for s in find_stamps(as_page(page, sized=False))] == [Presence.FOUND]


WITHOUT_A_SHEET = {
    "a page that fills the picture": lambda: np.asarray(seal(with_lines(blank()))),
    "one colour": lambda: np.full((300, 200, 3), 128, np.uint8),
    "a shade": lambda: (
        np.repeat(np.linspace(0, 255, 400, dtype=np.uint8)[:, None, None], 3, 2)
        * np.ones((1, 300, 1), np.uint8)
    ),
    "a pixel": lambda: np.zeros((1, 1, 3), np.uint8),
    "a strip": lambda: np.full((3, 2000, 3), 200, np.uint8),
    "noise": lambda: np.random.default_rng(1).integers(0, 255, (300, 200, 3), dtype=np.uint8),
}


@pytest.mark.parametrize("name", WITHOUT_A_SHEET)
def test_where_no_table_shows_nothing_is_cut_out(name: str) -> None:
    assert cut_out_sheet(WITHOUT_A_SHEET[name]()) is None

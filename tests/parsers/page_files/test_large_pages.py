"""Seals on pages larger than A3: posters, plans, boards laid out pixel by point."""

import pytest
from written_pdfs import written

from parsers.facts.file_facts import Presence
from parsers.page_files.pdf_file import read_pdf
from parsers.seals.stamps import SMALL

SHEETS = {
    "A2": (1191, 1684),
    "A1": (1684, 2384),
    "A0": (2384, 3370),
    "A0 on its side": (3370, 2384),
    "B2": (1417, 2004),
    "B1": (2004, 2835),
    "arch E": (2448, 3168),
}
ODD = {"a roll": (1700, 5000), "a board": (2600, 2600), "a banner": (4300, 1500)}
RED = "0.85 0.05 0.1 rg 0.85 0.05 0.1 RG 3 w "


def _page(size: tuple[int, int], drawn: str, *, seal: bool = True, points: float = 115) -> bytes:
    width, height = size
    at = (
        f"q {points} 0 0 {points} {width * 0.7:.0f} {height * 0.12:.0f} cm /S Do Q " if seal else ""
    )
    return written(drawn + at, box=f"/MediaBox[0 0 {width} {height}]")


def _title(size: tuple[int, int]) -> str:
    width, height = size
    return RED + " ".join(
        f"{width * 0.2 + one * 90:.0f} {height * 0.9:.0f} 60 80 re f" for one in range(8)
    ) + " "  # fmt: skip


def _spots(size: tuple[int, int]) -> str:
    """Red panels of many sizes: more of them than are looked at."""
    width, height = size
    return RED + " ".join(
        f"{width * (one % 4 + 0.2) / 4:.0f} {height * (0.3 + one // 4 / 7):.0f} "
        f"{60 + one * 14} {60 + one * 9} re f"
        for one in range(14)
    ) + " "  # fmt: skip


def _lines(size: tuple[int, int]) -> str:
    """Red lines of a plan, across the whole sheet and across the seal."""
    width, height = size
    across = [f"0 {y} m {width} {y + 140} l S" for y in range(60, height, 400)]
    return RED + " ".join([*across, f"{width * 0.74:.0f} 0 m {width * 0.75:.0f} {height} l S "])


DRAWN = {"nothing else": lambda _: "", "a title": _title, "panels": _spots, "a plan": _lines}


PLACES = [(sheet, "nothing else") for sheet in SHEETS] + [("A1", other) for other in DRAWN]


@pytest.mark.parametrize(("sheet", "other"), PLACES)
def test_a_seal_on_a_large_sheet_is_found(sheet, other):
    size, drawn = SHEETS[sheet], DRAWN[other]
    stamps = read_pdf(_page(size, drawn(size))).stamps
    (found,) = [one for one in stamps if one.presence is Presence.FOUND]
    assert found.diameter_mm is None or found.diameter_mm == pytest.approx(36, abs=5)
    x, y, wide, high = found.box
    assert x == pytest.approx(0.7, abs=0.03)
    assert y + high == pytest.approx(0.88, abs=0.03)
    assert wide * size[0] == pytest.approx(105, abs=15)


@pytest.mark.parametrize(
    ("size", "other"), [("a roll", "a plan"), ("a board", "panels"), ("a banner", "a title")]
)
def test_where_the_page_is_no_sheet_a_person_looks(size, other):
    size, drawn = ODD[size], DRAWN[other]
    stamps = read_pdf(_page(size, drawn(size))).stamps
    assert [(one.presence, one.reason, one.diameter_mm) for one in stamps] == [
        (Presence.UNCERTAIN, SMALL, None)
    ]


@pytest.mark.parametrize("other", DRAWN)
@pytest.mark.parametrize("size", [SHEETS["A1"], ODD["a board"]], ids=["A1", "a board"])
def test_red_things_on_a_large_page_are_no_seal(size, other):
    drawn = DRAWN[other]
    assert read_pdf(_page(size, drawn(size), seal=False)).stamp is Presence.NONE


def test_a_page_of_a4_printed_as_large_keeps_its_seal():
    """There the seal has the size of a hand, and still all else of a seal."""
    size = SHEETS["A1"]
    points = 115 * max(size) / 842
    assert read_pdf(_page(size, "", points=points)).stamp is Presence.FOUND

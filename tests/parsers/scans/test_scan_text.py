"""Reading scans: a painted page is read upright, askew and turned. Needs the OCR engine, no font:
the glyphs come from OpenCV's own strokes.
"""

import math

import cv2
import numpy as np
import pytest

from parsers.facts.file_facts import GAP
from parsers.scans.page_ink import ink_of, without_red
from parsers.scans.rapid_ocr import find_line_reader
from parsers.scans.scan_text import read_scan, text_of
from parsers.scans.scanned import is_paper
from parsers.scans.straightening import slope_of
from parsers.scans.text_lines import find_lines

LINES = (
    "PLEDGE OF TRUTH",
    "All papers handed in are true",
    "and complete as of today",
    "Date 2026 06 10",
)


def page(lines=LINES, seal: bool = False):
    """A4 at 150 dpi, paper-toned, one line of text every 90 pixels."""
    sheet = np.full((1754, 1240, 3), 243, np.uint8)
    for number, text in enumerate(lines):
        place = (160, 220 + 90 * number)
        cv2.putText(sheet, text, place, cv2.FONT_HERSHEY_SIMPLEX, 1.3, (35, 35, 35), 2, cv2.LINE_AA)
    if seal:
        cv2.circle(sheet, (520, 420), 118, (205, 40, 45), 7)
        cv2.putText(sheet, "SEAL", (440, 440), cv2.FONT_HERSHEY_SIMPLEX, 2, (205, 40, 45), 5)
    return sheet


def rotate(sheet, angle):
    height, width = sheet.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(sheet, turn, (width, height), borderValue=(255,) * 3)


@pytest.fixture(scope="module")
def reader():
    engine = find_line_reader()
    assert engine is not None, "rapidocr and onnxruntime belong to the project's libraries"
    return engine


def plain(text):
    return "".join(text.lower().split())


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("skew", [0.0, 1.6])
def test_a_page_is_read_whichever_way_up(reader, turned, skew):
    lying = np.ascontiguousarray(np.rot90(rotate(page(), skew), turned // 90))
    read = read_scan(lying, reader)
    assert plain(text_of(read)).startswith(plain(LINES[0]))
    assert plain(LINES[1]) in plain(text_of(read))
    assert (read.whole, read.turned) == (True, turned)


def test_a_seal_over_the_lines_is_not_read_among_them(reader):
    text = text_of(read_scan(page(seal=True), reader))
    assert "seal" not in plain(text)
    assert plain(LINES[0]) in plain(text)


def test_of_a_dense_page_the_title_band_is_read_and_the_rest_is_a_gap(reader):
    dense = [f"Line number {n} of many" for n in range(16)]
    crowded = np.concatenate([page(dense), page(dense)])
    text = text_of(read_scan(cv2.resize(crowded, (1240, 1754)), reader))
    assert text.endswith(GAP)
    assert "number15" not in plain(text)


def test_an_empty_page_says_nothing(reader):
    assert text_of(read_scan(page(lines=()), reader)) == ""


@pytest.mark.parametrize("angle", [-7.0, -2.5, -1.0, 0.0, 0.75, 2.0, 6.0])
def test_slopes_are_measured_to_a_quarter_of_a_degree(angle):
    slope = slope_of(ink_of(rotate(page(), angle)))
    where_lines_are = np.float32([220 / 1754, 490 / 1754])
    assert slope.at(where_lines_are) == pytest.approx(-math.tan(math.radians(angle)), abs=0.006)


def test_lines_come_in_reading_order():
    tops = [line.box[1] for line in find_lines(page())]
    assert len(tops) == len(LINES)
    assert tops == sorted(tops)


def test_red_goes_and_black_stays():
    cleaned = without_red(page(seal=True))
    assert cleaned[195:218, 160:800].min() < 90
    assert cleaned[300:304, 515:525].min() > 200


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ((240, 238, 230), True),
        ((150, 148, 140), True),
        ((60, 120, 40), False),
        ((20, 20, 25), False),
    ],
)
def test_paper_is_light_and_without_colour(colour, expected):
    assert is_paper(np.full((300, 200, 3), colour, np.uint8)) is expected

"""A hyphen at a line's end stays where an address or a number would be another without it."""

import pytest

from parsers.pdf.text_layer import clean


@pytest.mark.parametrize(
    ("layer", "text"),
    [
        ("hehu@cang\ufffewater.example", "hehu@cang-water.example"),
        ("first\ufffelast@office.example", "first-last@office.example"),
        ("0301\ufffe8001122", "0301-8001122"),
        ("environ\ufffement", "environment"),
    ],
)
def test_hyphens_at_a_lines_end(layer, text):
    assert clean(layer) == text

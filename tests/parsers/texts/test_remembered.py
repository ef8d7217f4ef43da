"""What a text was folded to is worked out once, and forgotten before it takes much room."""

import unicodedata

import pytest

from parsers.texts.normal_text import fold
from parsers.texts.remembered import Remembered
from parsers.texts.traditional import _simple_characters, simplified
from parsers.texts.visible import _SEEN, visible


def _counting() -> tuple[list[str], Remembered[str]]:
    asked: list[str] = []

    def upper(text: str) -> str:
        asked.append(text)
        return text.upper()

    return asked, Remembered(upper, most=1_000)


def test_a_text_is_worked_out_once() -> None:
    asked, upper = _counting()
    assert [upper("a" * 50) for _ in range(3)] == ["A" * 50] * 3
    assert asked == ["a" * 50]


def test_texts_that_differ_are_told_apart() -> None:
    asked, upper = _counting()
    assert [upper(f"{n}" * 30) for n in range(3)] == ["0" * 30, "1" * 30, "2" * 30]
    assert len(asked) == 3


@pytest.mark.parametrize("length", [0, 1, 19])
def test_what_is_short_is_not_kept(length: int) -> None:
    asked, upper = _counting()
    assert upper("a" * length) == upper("a" * length) == "A" * length
    assert len(asked) == 2


def test_all_is_forgotten_before_it_is_too_much() -> None:
    asked, upper = _counting()
    for n in range(20):
        upper(f"{n:02}" * 50)
    upper("00" * 50)
    assert asked.count("00" * 50) == 2


def test_a_text_longer_than_all_that_is_kept_is_worked_out() -> None:
    _, upper = _counting()
    assert upper("a" * 5_000) == "A" * 5_000


EVERY = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE0200))]


def test_every_character_is_seen_as_the_table_says() -> None:
    """Looking for what changes before translating misses nothing."""
    joiners = {"\u200c", "\u200d"}
    differ = [c for c in EVERY if c not in joiners and visible(c) != c.translate(_SEEN)]
    assert differ == []


def test_every_traditional_character_is_found() -> None:
    table = _simple_characters()
    assert [c for c in EVERY if simplified(c) != c.translate(table)] == []


def test_folding_drops_all_white_space() -> None:
    spaces = "".join(c for c in EVERY if c.isspace())
    assert fold(f"甲{spaces}乙") == "甲乙"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("《甲》 乙——丙", "甲乙-丙"),
        ("ＡＢＣ：（１）", "abc:(1)"),
        ("甲\u200b乙\u2028丙", "甲乙丙"),
        ("“甲”『乙』", "甲乙"),
        ("Ａ" * 50 + " —— ", "a" * 50 + "-"),
        ("", ""),
    ],
)
def test_what_folding_makes(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFC", text)) == folded

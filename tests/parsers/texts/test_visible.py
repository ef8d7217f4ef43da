"""What is shown is what a reader sees."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.texts.normal_text import fold
from parsers.texts.visible import visible
from parsers.texts.word_count import count_words

MARKS = {
    "soft hyphen": "\u00ad", "grapheme joiner": "\u034f", "Arabic letter mark": "\u061c",
    "Hangul filler": "\u3164", "Khmer vowel": "\u17b4", "Mongolian separator": "\u180e",
    "zero-width space": "\u200b", "non-joiner": "\u200c", "joiner": "\u200d",
    "left-to-right mark": "\u200e", "right-to-left mark": "\u200f", "embedding": "\u202a",
    "override": "\u202d", "end of override": "\u202c", "reversal": "\u202e", "word joiner": "\u2060",
    "invisible times": "\u2062", "isolate": "\u2066", "end of isolate": "\u2069",
    "variation selector": "\ufe0f", "byte order mark": "\ufeff", "half-width filler": "\uffa0",
    "annotation anchor": "\ufff9", "place of an object": "\ufffc", "blank braille": "\u2800",
    "tag": "\U000e0041", "ideographic variation": "\U000e0100",
}  # fmt: skip


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_a_mark_nobody_sees_is_none_of_the_text(mark: str) -> None:
    text = "岚屿青材 13800000000\n第二行"
    marked = mark + mark.join(text) + mark
    assert visible(marked) == text
    assert fold(marked) == fold(text)
    assert count_words(marked) == count_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم",  # Persian: the non-joiner is spelling
        "क्‍ष",  # Hindi: the joiner is
        "Ёлка — «так»",
        "Ünïted №5",
        "☑ 技术合作 ☐ 其他",
        "e\u0301",
        "a\tb\n\u3000c",
    ],
)
def test_what_is_seen_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("radicals", "meant"),
    [
        ("⻘⽔⽤", "青水用"),
        ("⻓⻔⻋⻢⻰", "长门车马龙"),
        ("⺠⽣⽇⽉", "民生日月"),
        ("⾦⻝⻛⻜", "金食风飞"),
        ("⼈⼤", "人大"),
    ],
)
def test_a_radical_is_the_ideograph_it_looks_like(radicals: str, meant: str) -> None:
    """Fonts of PDFs map ideographs to radicals, and what is copied from there holds those."""
    assert visible(radicals) == meant
    assert fold(radicals) == fold(meant)


@given(st.text())
def test_nothing_is_seen_twice_differently(text: str) -> None:
    once = visible(text)
    assert visible(once) == once


def test_every_format_character_of_unicode_is_dealt_with() -> None:
    """Those left are signs one sees: Arabic number signs, hieroglyphs."""
    left = {
        c
        for c in map(chr, range(0x110000))
        if unicodedata.category(c) == "Cf" and visible(f"字{c}字") != "字字"
    }
    assert all("\u0600" <= c <= "\u08e2" or c > "\U00011000" for c in left)

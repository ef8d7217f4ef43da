import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.texts.word_count import count_words

CASES = [
    ("", 0),
    ("你好", 2),
    ("你好，world", 4),
    ("2.1", 1),
    ("50%", 1),
    ("CO2减排50%", 4),
    ("a-b c", 2),
    ("“绿色”", 4),
    ("……", 2),
    ("——", 2),
    ("中国—上海", 5),
    ("１２３", 3),
    ("ＡＢ", 2),
    ("カタカナ", 4),
    ("ｶﾀｶﾅ", 4),
    ("한국어", 3),
    ("𠀀", 1),
    ("A,B", 1),
    ("甲·乙", 3),
    ("①②", 2),
    ("℃", 1),
    ("3×4", 1),
    ("㎡", 1),
    ("10万kW·h", 3),
    ("don’t", 1),
    ("\u3000", 0),
    ("\u00a0", 0),
    ("★", 1),
    ("→", 1),
    ("1、", 2),
    ("2026年6月18日", 6),
    ("e\u0301tat", 1),
    ("（a）", 3),
    ("(a)", 1),
    ("甲 乙\n丙", 3),
    ("Ⅱ期", 2),
    ("±5", 1),
    ("α", 1),
    ("🌱", 1),
    ("‰", 1),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_count(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text(), st.text())
def test_parts_with_a_space_between_add_up(one: str, other: str) -> None:
    assert count_words(f"{one} {other}") == count_words(one) + count_words(other)


@given(st.text(alphabet=" \t\n\u3000\u00a0"))
def test_white_space_never_counts(space: str) -> None:
    assert count_words(space) == 0

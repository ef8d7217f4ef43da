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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("字" * 500, 500),
        ("字" * 499 + "２", 500),
        ("字" * 499 + " 2026年".replace("年", ""), 500),
        ("\U00020000" * 3, 3),
        ("🌱🌱 🌱", 2),
        ("13800000000", 1),
        ("a@b.example", 1),
    ],
)
def test_at_the_limit_and_beyond_the_basic_plane(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text(alphabet="字，。“”１한あ\U00020000", max_size=200))
def test_each_wide_character_is_one(text: str) -> None:
    assert count_words(text) == len(text)


@given(st.lists(st.text(alphabet="aZ09.%@/+-", min_size=1, max_size=9), max_size=30))
def test_each_run_of_anything_else_is_one(runs: list[str]) -> None:
    assert count_words(" ".join(runs)) == len(runs)
    assert count_words("字".join(runs)) == len(runs) + max(len(runs) - 1, 0)


@given(st.text(max_size=200))
def test_never_more_than_its_characters(text: str) -> None:
    assert 0 <= count_words(text) <= len(text)

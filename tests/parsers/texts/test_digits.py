import pytest

from parsers.texts.contact.contact import is_phone
from parsers.texts.digits import plain_digits

_ZEROS = {
    "Arabic": 0x660, "Persian": 0x6F0, "Devanagari": 0x966, "Bengali": 0x9E6, "Thai": 0xE50,
    "Tibetan": 0xF20, "Khmer": 0x17E0, "Mongolian": 0x1810, "full width": 0xFF10,
    "bold": 0x1D7CE, "monospace": 0x1D7F6, "segmented": 0x1FBF0,
}  # fmt: skip


def _written(number: str, zero: int) -> str:
    return "".join(chr(zero + int(c)) if c.isdigit() else c for c in number)


@pytest.mark.parametrize("zero", _ZEROS.values(), ids=_ZEROS)
@pytest.mark.parametrize(
    ("number", "can_be_dialled"),
    [
        ("13812345678", True),
        ("138-1234-5678", True),
        ("010-62345678", True),
        ("+971 50 123 4567", True),
        ("0571-87654321-805", True),
        ("电话：13812345678", True),
        ("1381234567", False),
        ("138123456789", False),
        ("11111111111", False),
    ],
)
def test_a_number_is_judged_the_same_in_other_digits(
    number: str, zero: int, can_be_dialled: bool
) -> None:
    assert is_phone(_written(number, zero)) is can_be_dialled


@pytest.mark.parametrize(
    ("text", "holds_numbers"),
    [
        ("① 13812345678", True),
        ("①13812345678 ②13912345678", True),
        ("⑴13812345678；⑵010-62345678", True),
        ("⒈13812345678\n⒉13912345678", True),
        ("❶13812345678", True),
        ("①1381234567", False),
        ("①", False),
        ("①②③", False),
        ("① 无", False),
    ],
)
def test_a_circled_figure_counts_lines(text: str, holds_numbers: bool) -> None:
    assert is_phone(text) is holds_numbers


@pytest.mark.parametrize("text", ["①", "³", "½", "Ⅷ", "八", "൰", "abc", ""])
def test_what_is_no_decimal_digit_stays(text: str) -> None:
    assert plain_digits(text) == text

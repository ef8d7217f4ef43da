"""What a reading is held against: folded text, and differences with their weight and sureness."""

import pytest

from parsers.texts.read_text import differences, fold_read, fold_typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("塔什干 温室", "塔什干温室"),
        ("中国—上海合作组织", "中国一上海合作组织"),
        ("0576-8555", "O576—8555"),
        ("lin@yunling.example", "l1n@yun1ing.example"),
        ("1.承诺书\n2.支撑材料", "承诺书支撑材料"),
        ("减排CO₂约9800吨。", "减排CO2约9800吨"),
        ("未来", "末来"),
    ],
)
def test_what_a_scan_cannot_tell_apart_is_one(typed, read):
    assert fold_typed(typed) == fold_read(read).text


def test_a_doubt_stays_with_its_character():
    read = fold_read("1. 林 见青", (3, 6))
    assert (read.text, read.sure) == ("林见青", (False, True, False))


@pytest.mark.parametrize(
    ("typed", "read", "doubts", "found"),
    [
        ("13800000000", "13800000000", (), []),
        ("云岭科技", "云岭种技", (), [("科", "种", 1, True)]),
        ("云岭科技", "云岭种技", (2,), [("科", "种", 1, False)]),
        ("云岭科技", "云岭种技", (3,), [("科", "种", 1, False)]),
        ("投资3600万", "投资3800万", (), [("6", "8", 2, True)]),
        ("温室", "温室二期", (), [("", "二期", 2, True)]),
        ("温室二期", "温室", (), [("二期", "", 2, True)]),
    ],
)
def test_differences_tell_weight_and_sureness(typed, read, doubts, found):
    given = differences(fold_typed(typed), fold_read(read, doubts))
    assert [(one.typed, one.read, one.weight, one.sure) for one in given] == found

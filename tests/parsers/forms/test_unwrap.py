import pytest

from parsers.forms.unwrap import unwrap

FULL = "比什凯克周边积存废旧轮胎超过八万吨，露天堆放带来隐患"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FULL}\n与浪费。", f"{FULL}与浪费。"),
        (f"{FULL}\n{FULL}\n末行。", f"{FULL}{FULL}末行。"),
        (f"一、背景\n{FULL}\n末行。", f"一、背景\n{FULL}末行。"),
        ("联 系\n人", "联 系\n人"),
        ("案例简介\n（500字内）", "案例简介\n（500字内）"),
        (
            "cooperation on green industry parks in\nUzbekistan",
            "cooperation on green industry parks in Uzbekistan",
        ),
        ("", ""),
    ],
)
def test_only_full_lines_are_joined(text, expected):
    assert unwrap(text) == expected

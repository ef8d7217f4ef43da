"""Numbers of identity cards are checked by their own digits; the numbers here are computed."""

import pytest

from parsers.texts.figures import has_figure
from parsers.texts.id_number import id_faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("11010519491231002X", ()),
        ("11010519491231002x", ()),
        ("1101 0519 4912 3100 2X", ()),
        ("１１０１０５１９４９１２３１００２Ｘ", ()),
        ("身份证：11010519491231002X。", ()),
        ("440524188001010014", ()),
        ("110105491231002", ()),
        ("110105194912310021", ("校验位不符，可能有数字填错",)),
        ("11010519491331002X", ("其中的出生日期无效",)),
        ("1101051949123100", ("应为 18 位，现为 16 位",)),
        ("1101051949123100211", ("应为 18 位，现为 19 位",)),
        ("110105********002X", None),
        ("E12345678", None),
        ("H60152555（台胞证）", None),
        ("见附件", None),
        ("", None),
    ],
)
def test_identity_numbers(text: str, faults: tuple[str, ...] | None) -> None:
    assert id_faults(text) == faults


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("85.5", True), ("85.5万元", True), ("约 200,000 元", True), ("壹佰万元整", True), ("二十人", True),
        ("3—5 人", True), ("￥1２00", True), ("无", True), ("不涉及。", True), ("N/A", True),
        ("12.5（其中自筹 2.5）", True), ("半年", True),
        ("待定", False), ("详见附件", False), ("若干", False), ("большой", False),
    ],
)  # fmt: skip
def test_figures(text: str, expected: bool) -> None:
    assert has_figure(text) is expected

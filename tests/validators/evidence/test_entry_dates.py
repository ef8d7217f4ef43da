"""From when to when, as forms are filled in: read where it is sure, judged where it is read."""

from datetime import date

import pytest

from parsers.facts.spec import FieldKind, FieldSpec
from validators.evidence.entry_dates import date_range_fault

FIELD = FieldSpec("lasted", "起止时间", kind=FieldKind.DATE_RANGE)
BOUND = FieldSpec(
    "lasted", "起止时间", kind=FieldKind.DATE_RANGE,
    not_before=date(2023, 1, 1), not_after=date(2026, 6, 30),
)  # fmt: skip

RIGHT = [
    "2024年3月至2025年12月",
    "2024年3月—2025年12月",
    "2024年3月1日 至 2025年12月31日",
    "2024.3-2025.12",
    "2024.03.01-2025.12.31",
    "2024/3/1～2025/12/31",
    "2024-03至2025-12",
    "2024-03-2025-12",
    "2024-03-01 - 2025-12-31",
    "202403-202512",
    "20240301－20251231",
    "２０２４年３月至２０２５年１２月",
    "2024年至2025年",
    "2024-2025",
    "2024年3月至12月",
    "2024年3月1日至5月30日",
    "2024年3月至今",
    "2024.3—至今",
    "自2024年3月起",
    "2024/03 – present",
    "起始时间：2024年3月 完成时间：2025年12月",
    "2024年3月\n2025年12月",
]


@pytest.mark.parametrize("text", RIGHT)
@pytest.mark.parametrize("spec", [FIELD, BOUND], ids=["free", "bound"])
def test_what_is_right_stays_right(spec, text):
    assert date_range_fault(spec, text) == ""


WRONG = [
    (FIELD, "2025年12月至2024年3月", "开始早于结束"),
    (FIELD, "2025.12-2024.3", "开始早于结束"),
    (FIELD, "2025年至2024年", "开始早于结束"),
    (FIELD, "2024年5月至3月", "开始早于结束"),
    (FIELD, "2024年2月30日至2025年1月1日", "存在的日期"),
    (BOUND, "2022年3月至2025年12月", "不早于 2023年1月1日"),
    (BOUND, "2022年至今", "不早于 2023年1月1日"),
    (BOUND, "2024年3月至2026年7月", "不晚于 2026年6月30日"),
    (BOUND, "2027年起", "不晚于 2026年6月30日"),
]


@pytest.mark.parametrize(("spec", "text", "wanted"), WRONG)
def test_what_is_wrong_is_told(spec, text, wanted):
    told = date_range_fault(spec, text)
    assert told
    assert wanted in told


@pytest.mark.parametrize("text", ["2023年至2026年", "2023年1月至2026年6月", "2026年6月至今"])
def test_a_month_or_year_that_holds_a_right_day_is_right(text):
    assert date_range_fault(BOUND, text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "见附件",
        "三年",
        "2024年3月",
        "二〇二四年三月至今",
        "2024.1-2024.6，2025.1-2025.6",
        "13800000000",
    ],
)
def test_what_is_not_surely_read_is_for_a_person(text):
    assert date_range_fault(BOUND, text) is None


@pytest.mark.parametrize("text", ["2024-" * 100_000, " " * 400_000, "20" * 200_000])
def test_texts_without_end_are_soon_read(text):
    assert date_range_fault(FIELD, text) != "x"

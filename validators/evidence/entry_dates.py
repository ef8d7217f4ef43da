"""Tells what is wrong with a stretch of time in a form, by the bounds that the call sets."""

from datetime import date

from parsers.facts.spec import FieldSpec
from parsers.texts.date_ranges import DateRange, read_date_range

SHAPE = "起止时间（如 2024年3月至2025年12月，或 2024年3月至今）"


def date_range_fault(spec: FieldSpec, text: str) -> str | None:
    """Return what is wanted instead (Chinese), "" where all is right, None where it cannot be read.

    A month or a year that holds a right day is right: nobody is corrected for what may be so.
    """
    try:
        found = read_date_range(text)
    except ValueError:
        return f"存在的日期，应为{SHAPE}"
    return None if found is None else next(iter(_faults(spec, found)), "")


def _faults(spec: FieldSpec, found: DateRange) -> list[str]:
    faults = []
    if found.end and found.end.last < found.start.first:
        faults.append("开始早于结束的起止时间")
    if spec.not_before and found.start.last < spec.not_before:
        faults.append(f"不早于 {_said(spec.not_before)}开始的起止时间")
    last = found.end.first if found.end else found.start.first
    if spec.not_after and last > spec.not_after:
        faults.append(f"不晚于 {_said(spec.not_after)}结束的起止时间")
    return faults


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"

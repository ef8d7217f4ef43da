"""Writes the register of a day as a workbook: 台账, 问题项, 今日来件.

Everything strangers wrote goes in as text, never as a formula or link, whatever it begins with.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from notifier.reports.report import DailyReport
from notifier.reports.workbook_sheets import (
    CellValue,
    SheetColumn,
    StatusCell,
    application_rows,
    finding_rows,
    letter_rows,
)
from notifier.templating.safe_text import clean_block

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_STATUS_COLOURS = MappingProxyType(
    {
        "complete": ("#E4F3EA", "#1E7A50"),
        "incomplete": ("#FBE9E1", "#B4481C"),
        "review": ("#FBF3D9", "#7A5A10"),
        "late": ("#ECE8EA", "#6B5A63"),
    }
)
_MOST_CHARACTERS = 4000
# A Chinese character is as wide as two of the units in which a column's width is given.
_WRAPPED_WIDTH = 68
_LINE_POINTS, _MOST_POINTS = 16.5, 399.0
_FONT = MappingProxyType({"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"})


@dataclass(frozen=True, slots=True)
class _Formats:
    head: Format
    plain: Format
    wrapped: Format
    moment: Format
    statuses: dict[str, Format]


def write_workbook(report: DailyReport) -> bytes:
    """The .xlsx file's bytes."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": f"收件台账 {report.day}", "created": _naive(report.made_at)})
        formats = _formats(book)
        for title, (columns, rows) in {
            _register_title(report): application_rows(report),
            "问题项": finding_rows(report),
            "今日来件": letter_rows(report),
        }.items():
            _sheet(book.add_worksheet(title), columns, rows, formats)
    return file.getvalue()


def _register_title(report: DailyReport) -> str:
    """A part of the register says that it is one."""
    return f"台账（最近更新{len(report.applications)}份）" if report.applications_unseen else "台账"


def _formats(book: Workbook) -> _Formats:
    head = {"bold": True, "bg_color": "#22303C", "font_color": "#FFFFFF", "valign": "vcenter"}
    return _Formats(
        head=book.add_format(_FONT | head),
        plain=book.add_format(_FONT),
        wrapped=book.add_format(_FONT | {"text_wrap": True}),
        moment=book.add_format(_FONT | {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"}),
        statuses={
            status: book.add_format(_FONT | {"bg_color": ground, "font_color": ink})
            for status, (ground, ink) in _STATUS_COLOURS.items()
        },
    )


def _sheet(
    sheet: Worksheet,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[CellValue]],
    formats: _Formats,
) -> None:
    """Row after row, as the constant-memory mode asks; the header stays in sight and filters."""
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_row(0, 24)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.title, formats.head)
    last = 0
    for last, row in enumerate(rows, 1):
        sheet.set_row(last, _height(columns, row))
        for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
            # Of the fields of several campaigns most are empty in any row.
            if cell != "":
                _cell(sheet, last, place, cell, column, formats)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _height(columns: Sequence[SheetColumn], row: Sequence[CellValue]) -> float:
    """Room for wrapped texts: programs differ in whether they make it themselves. In points."""
    wrapped = (
        cell
        for column, cell in zip(columns, row, strict=True)
        if column.wrapped and isinstance(cell, str)
    )
    lines = sum(
        1 + 2 * len(line) // _WRAPPED_WIDTH for cell in wrapped for line in cell.split("\n")
    )
    return min(_LINE_POINTS * max(lines, 1), _MOST_POINTS)


def _cell(  # noqa: PLR0917  where, what and how, in the order the library has them
    sheet: Worksheet, row: int, place: int, cell: CellValue, column: SheetColumn, formats: _Formats
) -> None:
    if isinstance(cell, datetime):
        sheet.write_datetime(row, place, _naive(cell), formats.moment)
    elif isinstance(cell, int):
        sheet.write_number(row, place, cell, formats.plain)
    elif isinstance(cell, StatusCell):
        style = formats.statuses.get(cell.status, formats.plain)
        sheet.write_string(row, place, cell.title, style)
    else:
        style = formats.wrapped if column.wrapped else formats.plain
        sheet.write_string(row, place, clean_block(cell, _MOST_CHARACTERS), style)


def _naive(moment: datetime) -> datetime:
    """A sheet knows no zones: the wall clock of the moment's own zone."""
    return moment.replace(tzinfo=None)

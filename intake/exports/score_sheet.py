"""Writes the experts' score sheet: one row per complete application, the notice's criteria."""

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from intake.register.applications.applications import Application, answer_text
from notifier.templating.safe_text import clean_block

CRITERIA = ("示范意义", "技术或模式成熟性", "海外市场潜力")
"""By which 专业评审 chooses: 示范意义突出、技术或模式成熟性高、海外市场发展潜力大."""

_HIGHEST = 100
_HEAD = ("序号", "受理编号", "申报单位", "案例名称", "案例类型", "案例简介")
_WIDTHS = (6, 16, 30, 36, 14, 60)
_KEYS = ("case_type", "summary")


def write_score_sheet(path: Path, chosen: Sequence[Application]) -> None:
    """Scores are whole numbers from 0 to 100, checked on entry; the mean is a formula of ours, and
    what strangers wrote is text whatever it begins with.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("评分表")
        head = book.add_format({"bold": True, "bg_color": "#22303C", "font_color": "#FFFFFF"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        mean = book.add_format({"num_format": "0.0", "valign": "top"})
        titles = (*_HEAD, *CRITERIA, "平均分", "评审意见")
        widths = (*_WIDTHS, *(16 for _ in CRITERIA), 10, 40)
        for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, head)
        sheet.freeze_panes(1, 4)
        for row, application in enumerate(chosen, 1):
            sheet.write_number(row, 0, row, wrapped)
            for column, text in enumerate(_texts(application), 1):
                sheet.write_string(row, column, clean_block(text, 4000), wrapped)
            first, last = len(_HEAD), len(_HEAD) + len(CRITERIA) - 1
            scores = xlsxwriter.utility.xl_range(row, first, row, last)
            sheet.write_formula(
                row, last + 1, f'=IF(COUNT({scores}),AVERAGE({scores}),"")', mean, ""
            )
        if chosen:
            _validate(sheet, len(chosen))
            sheet.autofilter(0, 0, len(chosen), len(titles) - 1)


def _texts(application: Application) -> tuple[str, ...]:
    fields = (application.fields.get(key, "") for key in _KEYS)
    answers = map(answer_text, fields)
    return (application.number, application.applicant, application.case_title, *answers)


def _validate(sheet: xlsxwriter.workbook.Worksheet, rows: int) -> None:
    first = len(_HEAD)
    sheet.data_validation(
        1, first, rows, first + len(CRITERIA) - 1,
        {
            "validate": "integer", "criteria": "between", "minimum": 0, "maximum": _HIGHEST,
            "error_title": "评分", "error_message": f"请填写 0 至 {_HIGHEST} 的整数。",
        },
    )  # fmt: skip

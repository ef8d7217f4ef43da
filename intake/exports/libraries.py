"""Exports 项目库, 技术库, 企业库, 服务机构库: a sheet each of what staff tagged."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from intake.register.applications.applications import Application, answer_text
from notifier.reports.words import say_stage
from notifier.templating.safe_text import clean_block

_HEAD = (
    "受理编号",
    "申报单位",
    "案例名称",
    "案例类型",
    "联系人",
    "联系电话",
    "电子邮箱",
    "阶段",
    "案例简介",
)
_WIDTHS = (16, 30, 36, 14, 12, 18, 26, 12, 60)
_KEYS = ("case_type", "contact_person", "contact_phone", "email")


def write_libraries(
    path: Path, libraries: Sequence[str], tagged: Mapping[str, Sequence[Application]]
) -> None:
    """`tagged` has the applications of each library; what strangers wrote is text whatever it begins
    with.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        head = book.add_format({"bold": True, "bg_color": "#22303C", "font_color": "#FFFFFF"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for library in libraries:
            sheet = book.add_worksheet(library)
            for column, (title, width) in enumerate(zip(_HEAD, _WIDTHS, strict=True)):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, title, head)
            sheet.freeze_panes(1, 3)
            own = tagged.get(library, ())
            for row, application in enumerate(own, 1):
                for column, text in enumerate(_texts(application)):
                    sheet.write_string(row, column, clean_block(text, 4000), wrapped)
            if own:
                sheet.autofilter(0, 0, len(own), len(_HEAD) - 1)


def _texts(application: Application) -> tuple[str, ...]:
    answers = (_field(application, key) for key in _KEYS)
    names = (application.number, application.applicant, application.case_title)
    return (*names, *answers, say_stage(application.stage), _field(application, "summary"))


def _field(application: Application, key: str) -> str:
    return answer_text(application.fields.get(key, ""))

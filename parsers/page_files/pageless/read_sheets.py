"""Reads the rows of a spreadsheet, whichever program wrote it."""

from parsers.facts.problem import Unreadable
from parsers.facts.sheet_rows import SheetRows
from parsers.filetypes.ole import is_ole
from parsers.page_files.pageless.new_workbook import read_new_workbook
from parsers.page_files.pageless.old_workbook import read_old_workbook

SHEETS = (
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml",
)


def is_sheet(media_type: str) -> bool:
    return media_type.startswith(SHEETS)


def read_sheets(data: bytes) -> tuple[SheetRows, ...]:
    """Return the rows of its worksheets; () for one that cannot be read, of which nothing is told:
    no rule but that on lists looks into it.
    """
    try:
        return read_old_workbook(data) if is_ole(data) else read_new_workbook(data)
    except Unreadable:
        return ()

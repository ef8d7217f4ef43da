"""Reads the worksheets of an .xls file of Excel 97 to 2003, and of WPS's .et, which is one."""

import io
from zipfile import BadZipFile

from parsers.facts.problem import Problem, Unreadable
from parsers.facts.sheet_rows import SheetRows
from parsers.page_files.pageless.sheet_limits import MOST_SHEETS, kept_rows

# The library reads a damaged file as far as its records make sense, and trips over the rest anyhow.
_BROKEN = (
    AssertionError, BadZipFile, ValueError, IndexError, KeyError, TypeError,
    AttributeError, ArithmeticError, EOFError, OSError, LookupError,
)  # fmt: skip
_LOCKED = "encrypted"


def read_old_workbook(data: bytes) -> tuple[SheetRows, ...]:
    """Return the rows of each visible worksheet. Raises Unreadable: ENCRYPTED, UNREADABLE."""
    # Few letters bring a spreadsheet, and fewer one of this kind.
    import xlrd
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError

    try:
        with xlrd.open_workbook(
            file_contents=data, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        ) as book:
            sheets = [book.sheet_by_index(at) for at in range(min(book.nsheets, MOST_SHEETS))]
            return tuple(
                kept_rows(sheet.row_values(at) for at in range(sheet.nrows))
                for sheet in sheets
                if not sheet.visibility
            )
    except (XLRDError, CompDocError, *_BROKEN) as error:
        kind = Problem.ENCRYPTED if _LOCKED in str(error) else Problem.UNREADABLE
        raise Unreadable(kind, f"no whole workbook: {error}") from error

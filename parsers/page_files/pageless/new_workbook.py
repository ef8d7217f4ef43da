"""Reads the worksheets of an .xlsx file."""

import io
import warnings
from zipfile import ZipFile

from parsers.docx.xml.limits import DAMAGED, check_no_dtd, check_package, is_xml
from parsers.facts.problem import Problem, Unreadable
from parsers.facts.sheet_rows import SheetRows
from parsers.page_files.pageless.sheet_limits import (
    MOST_COLUMNS,
    MOST_LINES,
    MOST_SHEET_BYTES,
    MOST_SHEETS,
    kept_rows,
)

# What openpyxl trips over in a workbook that is none, or breaks a rule of the standard.
_BROKEN = (
    *DAMAGED, KeyError, TypeError, AttributeError, IndexError, SyntaxError,
)  # fmt: skip


def read_new_workbook(data: bytes) -> tuple[SheetRows, ...]:
    """Return the rows of each visible worksheet; formulas as the value last shown.

    Raises Unreadable: REFUSED for a bomb or a document type, ENCRYPTED, UNREADABLE.
    """
    try:
        with ZipFile(io.BytesIO(data)) as package:
            check_package(package)
            written = sum(one.file_size for one in package.infolist() if is_xml(one))
            if written > MOST_SHEET_BYTES:
                raise Unreadable(Problem.REFUSED, "the workbook unpacks to more than 32 MB of XML")
            check_no_dtd(package)
        return _sheets(data)
    except _BROKEN as error:
        raise Unreadable(Problem.UNREADABLE, f"no whole workbook: {error}") from error


def _sheets(data: bytes) -> tuple[SheetRows, ...]:
    # Few letters bring a spreadsheet, and the library takes a fifth of a second to load.
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # It warns of what it leaves out: styles, drawings, validations.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            shown = [one for one in book.worksheets if one.sheet_state == "visible"]
            return tuple(
                kept_rows(
                    sheet.iter_rows(max_row=MOST_LINES, max_col=MOST_COLUMNS, values_only=True)
                )
                for sheet in shown[:MOST_SHEETS]
            )
        finally:
            book.close()

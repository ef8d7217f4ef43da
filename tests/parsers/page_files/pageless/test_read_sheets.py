"""The rows of spreadsheets are read within bounds; what is no workbook, or a trap, has none."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from parsers.facts.problem import Problem, Unreadable
from parsers.page_files.pageless.new_workbook import read_new_workbook
from parsers.page_files.pageless.old_workbook import read_old_workbook
from parsers.page_files.pageless.read_sheets import read_sheets
from parsers.page_files.pageless.sheet_limits import (
    LONGEST_TEXT,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
)
from parsers.reading import read_file

ROWS = [
    ["序号", "申报单位", "案例名称"],
    [1, "云岭绿能公司", "光伏温室"],
    [2.0, " 沧浪 节能 ", None],
]


def workbook(*rows: list, sheets: int = 1) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for number in range(sheets):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one part in place of its own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return stream.getvalue()


def test_the_rows_as_texts():
    assert read_new_workbook(workbook(*ROWS)) == (
        (("序号", "申报单位", "案例名称"), ("1", "云岭绿能公司", "光伏温室"), ("2", "沧浪 节能")),
    )


def test_empty_rows_and_hidden_sheets_are_left_out():
    book = Workbook()
    book.active["B3"] = "申报单位"
    book.create_sheet("旧").append(["不算"])
    book["旧"].sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    assert read_new_workbook(stream.getvalue()) == ((("", "申报单位"),),)


def test_a_formula_is_what_it_showed_or_nothing():
    assert read_new_workbook(workbook(["合计", "=1+1"])) == ((("合计",),),)


@pytest.mark.parametrize(
    ("rows", "sheets", "most"),
    [([["x"]] * (MOST_ROWS + 50), 1, (1, MOST_ROWS)), ([["x"]], MOST_SHEETS + 3, (MOST_SHEETS, 1))],
)
def test_no_more_than_any_list_has(rows, sheets, most):
    read = read_new_workbook(workbook(*rows, sheets=sheets))
    assert (len(read), len(read[0])) == most


def test_no_wider_and_no_longer_than_any_list_has():
    ((row,),) = read_new_workbook(workbook(["长" * 5000] * (MOST_COLUMNS + 20)))
    assert (len(row), len(row[0])) == (MOST_COLUMNS, LONGEST_TEXT)


SHEET = "xl/worksheets/sheet1.xml"
BOMB = b"<worksheet>" + b"<row/>" * 8_000_000 + b"</worksheet>"
DTD = (
    b'<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(("content", "problem"), [(BOMB, Problem.REFUSED), (DTD, Problem.REFUSED)])
def test_a_trap_is_refused(content, problem):
    data = changed(workbook(*ROWS), SHEET, content)
    with pytest.raises(Unreadable) as told:
        read_new_workbook(data)
    assert told.value.problem is problem
    assert read_sheets(data) == ()


def test_a_cell_at_the_far_end_costs_nothing():
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
        b"</sheetData></worksheet>"
    )
    assert read_new_workbook(changed(workbook(*ROWS), SHEET, far)) == ((("1",),),)


@pytest.mark.parametrize("reader", [read_new_workbook, read_old_workbook, read_sheets])
@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"words", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600]
)
def test_what_is_no_workbook(reader, data):
    if reader is read_sheets:
        assert reader(data) == ()
        return
    with pytest.raises(Unreadable):
        reader(data)


def test_a_workbook_cut_off_has_no_rows():
    whole = workbook(*ROWS)
    for end in range(0, len(whole) - 1, 500):
        assert read_sheets(whole[:end]) == ()


# BIFF2: a sheet of Excel 2.1 is a list of records; no later program writes it so, and readers take it.
OLD = (
    b"\x09\x00\x04\x00\x02\x00\x10\x00"
    b"\x04\x00\x0b\x00\x00\x00\x00\x00\x00\x00\x00\x03abc"
    b"\x0a\x00\x00\x00"
)


def test_an_old_workbook():
    assert read_old_workbook(OLD) == ((("abc",),),)


def test_the_facts_of_a_file_hold_its_rows():
    assert read_file(workbook(*ROWS), "汇总表.xlsx").sheets[0][1] == (
        "1",
        "云岭绿能公司",
        "光伏温室",
    )
    assert read_file(b"a,b", "a.csv").sheets == ()

import pytest
from dossiers import campaign
from green_parks import ONE, TWO, TWO_TITLE, enterprise_rows, forms, narrative, park_rows

from parsers.docx.word_file import read_word
from parsers.facts.file_facts import Cell, Table
from parsers.forms.several import read_forms

CALL = campaign("green-parks-2024-enterprise").form


def names(data: bytes) -> list[str]:
    return [one.text("applicant") for one in read_forms(read_word(data).tables, CALL)]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (forms(enterprise_rows()), []),
        (forms(enterprise_rows(), enterprise_rows(TWO, TWO_TITLE)), [ONE, TWO]),
        (forms(enterprise_rows(), enterprise_rows()), []),
        (forms(enterprise_rows("", ""), enterprise_rows(TWO, TWO_TITLE)), []),
        (forms(enterprise_rows()[:4], enterprise_rows()[4:]), []),
        (forms(*(enterprise_rows(f"企业{n}有限公司", f"案例{n}") for n in range(4))),
         [f"企业{n}有限公司" for n in range(4)]),
        (narrative(), []),
    ],
    ids=["one", "two", "twice the same", "a blank one before", "broken over two tables", "four", "none"],
)  # fmt: skip
def test_how_many_forms_a_file_holds(made, expected):
    assert names(made) == expected


def test_a_list_of_contacts_is_no_form():
    """A header row of labels over rows of answers is a list."""
    heads = ("序号", "企业名称", "案例名称", "联系电话")
    rows = (heads, ("1", ONE, "甲", "1"), ("2", TWO, "乙", "2"))
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    assert read_forms((Table(cells), Table(cells)), CALL) == ()


def test_the_form_of_a_park_before_the_form_of_an_enterprise():
    found = read_forms(read_word(forms(park_rows(), enterprise_rows())).tables, CALL)
    assert [one.text("case_title") for one in found] == [
        park_rows()[4][1],
        enterprise_rows()[5][1],
    ]

"""What strangers wrote is folded and capped before anything else looks at it."""

import io

import pytest
from docx import Document
from form_specs import SCO, grid

from parsers.facts.file_facts import Cell, FileFacts, PagedFacts, Table, WordFacts
from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem, Unreadable
from parsers.facts.size_caps import LONGEST_CELL, MOST_CELLS, MOST_CHARACTERS, bounded, folded_gaps
from parsers.forms.read_form import read_answers
from parsers.reading import read_file

GAP = " " * 40


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("甲　　乙", "甲　　乙"),
        ("甲" + " " * 40 + "乙", "甲" + GAP + "乙"),
        ("第一段\n\n\n第二段", "第一段\n\n\n第二段"),
        ("甲\n" + " " * 20 + "乙", "甲\n" + " " * 20 + "乙"),
        ("甲" + " " * 300_000 + "乙", "甲" + GAP + "乙"),
        ("甲" + "\t" * 300_000 + "乙", "甲" + GAP + "乙"),
        ("甲" + "\u3000\u00a0" * 100_000 + "乙", "甲" + GAP + "乙"),
        ("甲" + "\n" * 300_000 + "乙", "甲" + "\n" * 20 + "乙"),
        ("甲" + " \n" * 300_000 + "乙", "甲" + "\n" * 20 + "乙"),
    ],
)
def test_gaps_are_as_wide_as_gaps_are(text: str, folded: str) -> None:
    assert folded_gaps(text) == folded


def word(text: str = "", *, paragraphs: tuple[str, ...] = (), tables: tuple[Table, ...] = ()):
    return FileFacts(FileType.WORD, word=WordFacts(text, paragraphs, tables))


def test_what_is_honest_stays_as_it_is() -> None:
    facts = word("申报表\n甲公司", paragraphs=("申报表",), tables=(grid(["申报单位", "甲公司"]),))
    assert bounded(facts) == facts


def test_cells_and_paragraphs_are_bounded() -> None:
    long = word(
        paragraphs=("甲" + " " * 1_000 + "乙",), tables=(grid(["案例名称", "." * 300_000]),)
    )
    made = bounded(long).word
    assert made is not None
    assert made.paragraphs == ("甲" + GAP + "乙",)
    assert [len(cell.text) for cell in made.tables[0].cells] == [4, LONGEST_CELL]


def test_tables_beyond_any_form_are_left_to_the_text() -> None:
    tables = tuple(Table((Cell(0, 0, "甲"), Cell(0, 1, "乙"))) for _ in range(MOST_CELLS))
    made = bounded(word("甲乙", tables=tables)).word
    assert made is not None
    assert sum(len(table.cells) for table in made.tables) == MOST_CELLS
    assert made.text == "甲乙"


@pytest.mark.parametrize("paged", [False, True])
def test_more_than_any_application_holds_is_refused(paged: bool) -> None:
    text = "。" * (MOST_CHARACTERS + 1)
    pages = PagedFacts(1, (text,), (), (), (), False, 1)
    facts = FileFacts(FileType.PDF, paged=pages) if paged else word(text)
    with pytest.raises(Unreadable) as refused:
        bounded(facts)
    assert refused.value.problem is Problem.REFUSED


def test_a_form_of_spaces_is_read_as_if_it_had_few() -> None:
    document = Document()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "案例名称", "甲" + " " * 300_000 + "乙"
    stream = io.BytesIO()
    document.save(stream)
    facts = read_file(stream.getvalue(), "申报表.docx")
    assert facts.text == "案例名称\n甲" + GAP + "乙"
    answers = read_answers(facts.tables, (), SCO)
    assert answers.text("case_title") == "甲" + GAP + "乙"

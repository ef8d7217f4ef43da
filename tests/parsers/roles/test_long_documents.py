"""Documents of very many small pieces are read and understood in time that grows as they do."""

import time
from collections.abc import Callable

import pytest
from dossiers import campaign
from word_documents import W, body, cell, package, paragraph, row, run, table

from parsers.docx.word_file import read_word
from parsers.docx.xml import limits
from parsers.facts.file_facts import Cell, Table
from parsers.facts.problem import Problem, Unreadable
from parsers.forms.read_form import read_answers
from parsers.roles.headings import vocabulary_of
from parsers.roles.page_titles import Page, on_pages, pages_with

SCO = campaign()

FEW, TIMES, MOST = 100, 10, 24
"""What is quadratic takes a hundred times as long for ten times as much."""

_SHEET = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="a" w:default="1">'
    "<w:rPr><w:b/></w:rPr></w:style></w:styles>"
).encode()


def _word(xml: str) -> Callable[[], object]:
    data = package(body(xml), extra={"word/styles.xml": _SHEET})
    return lambda: read_word(data)


def _rows(number: int) -> Callable[[], object]:
    one = row(cell(paragraph(run("联系人"))), cell(paragraph(run("甲"))))
    return _word(f"<w:tbl>{one * number}</w:tbl>")


def _tables(number: int) -> Callable[[], object]:
    return _word(
        (table(row(cell(paragraph(run("案例名称"))), cell(paragraph(run("甲"))))) + "<w:p/>")
        * number
    )


def _runs(number: int) -> Callable[[], object]:
    return _word(f"<w:p>{run('甲') * number}</w:p>")


def _deleted_ends(number: int) -> Callable[[], object]:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    return _word(f"<w:p>{mark}{run('甲')}</w:p>" * number)


def _titles(*lines: str) -> Callable[[int], Callable[[], object]]:
    def made(number: int) -> Callable[[], object]:
        text = "\n".join(lines * (2 * number))
        words = vocabulary_of(SCO.materials, SCO.form)
        return lambda: [pages_with(m, on_pages([Page(text)], words)) for m in SCO.materials]

    return made


def _form(cells: Callable[[int], list[Cell]]) -> Callable[[int], Callable[[], object]]:
    def made(number: int) -> Callable[[], object]:
        tables = [Table(tuple(cells(number)))]
        return lambda: read_answers(tables, (), SCO.form)

    return made


def _wide(number: int) -> list[Cell]:
    above = [Cell(0, n, "甲" if n % 2 else "联系人") for n in range(number)]
    return [*above, Cell(1, 0, ""), *(Cell(1, n, "乙") for n in range(1, number))]


def _tall(number: int) -> list[Cell]:
    spans = [Cell(0, 0, "案例简介", number), Cell(0, 1, "甲（" * 10_000, number)]
    return [*spans, *(Cell(n, 2, "乙") for n in range(number))]


def _headings(number: int) -> list[Cell]:
    """Labels within an answer, that are none."""
    spans = [Cell(0, 0, "案例简介", number)]
    return [*spans, *(Cell(n, 1, "联系人") for n in range(number))]


@pytest.mark.parametrize(
    "make",
    [
        _rows,
        _tables,
        _runs,
        _deleted_ends,
        _titles("承诺书"),
        _titles("1", "附件2", "材料真实性承诺书"),
        _titles("材料真实性承诺书", "联系人：甲"),
        _titles("2026年6月1日", "申报表"),
        _form(_wide),
        _form(_tall),
        _form(_headings),
    ],
    ids=lambda make: getattr(make, "__qualname__", ""),
)
def test_many_pieces_take_as_much_longer(make: Callable[[int], Callable[[], object]]) -> None:
    few, many = (min(map(_seconds, [make(n)] * 2)) for n in (FEW, FEW * TIMES))
    assert many < max(0.05, MOST * few), (few, many)


def _seconds(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


def test_more_elements_than_a_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ELEMENTS", 30)
    assert read_word(package(body(paragraph(run("甲"))))).text == "甲"
    with pytest.raises(Unreadable) as refused:
        read_word(package(body(*[paragraph(run("甲"))] * 30)))
    assert refused.value.problem is Problem.REFUSED


def test_deleted_ends_join_what_follows_them() -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    joined = f"<w:p>{mark}{run('甲')}</w:p>" * 3
    said = read_word(package(body(joined, paragraph(run("乙")), paragraph(run("丙")), joined)))
    assert said.text == "甲甲甲乙\n丙\n甲甲甲"

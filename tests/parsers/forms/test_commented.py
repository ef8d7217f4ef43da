"""Answers that stand only in Word comments: read with a doubt, never in place of what is filled in."""

import pytest
from word_documents import W, body, cell, package, paragraph, row, run, table

from parsers.docx.word_file import read_word
from parsers.facts.spec import FieldSpec, FormSpec
from parsers.forms.read_form import read_answers

_FORM = FormSpec(
    (
        FieldSpec("applicant", "企业名称"),
        FieldSpec("type", "企业类型", choices=("国有", "民营")),
        FieldSpec("summary", "案例简介"),
    )
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r9" Type="http://x/comments" Target="{}"/></Relationships>'
)


def _start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def _end(number: int) -> str:
    look = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
    return f'<w:commentRangeEnd w:id="{number}"/><w:r>{look}<w:commentReference w:id="{number}"/></w:r>'


def _on(number: int, text: str = "") -> str:
    """A paragraph with a comment on the whole of it."""
    return f"<w:p>{_start(number)}{run(text) if text else ''}{_end(number)}</w:p>"


def _commented(*blocks: str, comments: tuple[str, ...], target: str = "comments.xml") -> bytes:
    made = "".join(
        f'<w:comment w:id="{number}" w:author="甲"><w:p><w:r><w:annotationRef/></w:r>{said}</w:p>'
        "</w:comment>"
        for number, said in enumerate(one if one.startswith("<") else run(one) for one in comments)
    )
    extra = {
        f"word/{target}": f'<w:comments xmlns:w="{W}">{made}</w:comments>'.encode(),
        "word/_rels/document.xml.rels": _RELATIONS.format(target).encode(),
    }
    return package(body(*blocks), extra=extra)


def _read(data: bytes) -> dict[str, tuple[str, bool]]:
    word = read_word(data)
    answers = read_answers(word.tables, word.paragraphs, _FORM, word.styled).answers
    return {one.key: (one.text, one.commented) for one in answers}


_LONG = "棉纺合作示范" * 100


@pytest.mark.parametrize(
    ("blank", "comments", "text"),
    [
        (_on(0), ("棉纺",), "棉纺"),
        ('<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>', ("棉纺",), "棉纺"),
        (_on(0, "　　"), ("棉纺",), "棉纺"),
        (paragraph() + _on(0) + paragraph(), ("棉纺",), "棉纺"),
        (f"<w:p>{_start(0)}</w:p><w:p>{_end(0)}</w:p>", ("棉纺",), "棉纺"),
        (_on(0) + _on(1), ("棉纺", "印染"), "棉纺\n印染"),
        (_on(0), (run("棉") + "</w:p><w:p>" + run("纺"),), "棉\n纺"),
        (_on(0), ("案例简介：棉纺",), "棉纺"),
        (_on(0), (_LONG,), _LONG),
        (f"<w:sdt><w:sdtContent>{_on(0)}</w:sdtContent></w:sdt>", ("棉纺",), "棉纺"),
        # What the office's own blank form remarks is no answer.
        (_on(0), ("请填写案例简介",), ""),
        (_on(0), ("单击此处输入文字。",), ""),
        (_on(0), ("",), ""),
        (_on(7), ("棉纺",), ""),
    ],
)
def test_a_comment_on_a_blank_cell(blank: str, comments: tuple[str, ...], text: str) -> None:
    read = _read(_commented(table(row("案例简介", cell(blank))), comments=comments))
    assert read["summary"] == (text, bool(text))


def test_a_choice_named_in_a_comment_and_one_ticked() -> None:
    drawn = table(row("企业类型", cell(_on(0)), "企业名称", "费尔干纳"))
    read = _read(_commented(drawn, comments=("民营",)))
    assert (read["type"], read["applicant"]) == (("民营", True), ("费尔干纳", False))


@pytest.mark.parametrize(
    "rows",
    [
        (row("案例简介", cell(_on(0, "棉纺"))),),
        (row("案例简介", cell(paragraph("棉纺") + _on(0))),),
        (row("案例简介", cell(_on(0) + paragraph("棉纺"))),),
        (row("案例简介", cell(f"<w:p>{run('棉')}{_start(0)}{run('纺')}{_end(0)}</w:p>")),),
        (row(cell(_on(0, "案例简介")), "棉纺"),),
        (row("案例简介", "棉纺"), row("企业名称", cell(_on(7)))),
    ],
)
def test_a_comment_on_what_is_filled_in_replaces_nothing(rows: tuple[str, ...]) -> None:
    read = _read(_commented(table(*rows), comments=("请补充图片",)))
    assert (read["summary"], read["applicant"]) == (("棉纺", False), ("", False))


def test_a_comment_on_a_whole_row_is_no_answer_to_its_last_cell() -> None:
    drawn = table(
        row(cell(f"<w:p>{_start(0)}{run('案例简介')}</w:p>"), cell(f"<w:p>{_end(0)}</w:p>"))
    )
    assert _read(_commented(drawn, comments=("尽快填好",)))["summary"] == ("", False)


def test_comments_are_no_text_of_the_document() -> None:
    """A blank form is learned from its text: what its office remarks is no prompt."""
    word = read_word(_commented(table(row("案例简介", cell(_on(0)))), comments=("棉纺",)))
    assert (word.text, word.tables[0].cells[1].text) == ("案例简介", "")


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_on_a_blank_cell_says_its_answer(kind: str) -> None:
    note = f'<w:{kind} w:id="0">{paragraph("棉纺")}</w:{kind}>'
    extra = {
        f"word/{kind}s.xml": f'<w:{kind}s xmlns:w="{W}">{note}</w:{kind}s>'.encode(),
        "word/_rels/document.xml.rels": _RELATIONS.format(f"{kind}s.xml")
        .replace("x/comments", f"x/{kind}s")
        .encode(),
    }
    noted = f'<w:p><w:r><w:{kind}Reference w:id="0"/></w:r></w:p>'
    drawn = table(
        row("案例简介", cell(noted)), row("企业名称", cell(paragraph("费尔干纳") + noted))
    )
    read = _read(package(body(drawn), extra=extra))
    assert (read["summary"], read["applicant"]) == (("棉纺", True), ("费尔干纳", False))


@pytest.mark.parametrize("target", ["comments1.xml", "notes/remarks.xml"])
def test_the_part_is_found_by_its_relation(target: str) -> None:
    drawn = table(row("案例简介", cell(_on(0))))
    assert _read(_commented(drawn, comments=("棉纺",), target=target))["summary"][1]

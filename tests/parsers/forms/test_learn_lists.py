"""Drop-down lists of a blank form are choices."""

import pytest
from word_documents import cell, document, row, run, table

from parsers.docx.word_file import read_word
from parsers.forms.learning.learn import learn_form


def _list(kind: str, *entries: str) -> str:
    items = "".join(
        f'<w:listItem w:displayText="{one}" w:value="{one if one[0] != "选" else ""}"/>'
        for one in entries
    )
    shown = run("选择一项。")
    properties = f"<w:sdtPr><w:showingPlcHdr/><w:{kind}>{items}</w:{kind}></w:sdtPr>"
    return f"<w:p><w:sdt>{properties}<w:sdtContent>{shown}</w:sdtContent></w:sdt></w:p>"


def _old_list(*entries: str) -> str:
    items = "".join(f'<w:listEntry w:val="{one}"/>' for one in entries)
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="a"/>'
        f"<w:ddList>{items}</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN "
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("place", "choices"),
    [
        (_list("dropDownList", "选择一项。", "国有", "民营"), ("国有", "民营")),
        (_list("dropDownList", "国有", "民营", "外资"), ("国有", "民营", "外资")),
        (_old_list("国有", "民营"), ("国有", "民营")),
        (_old_list("请选择", "国有", "民营"), ("国有", "民营")),
        # Whoever fills in a combined box may write what he likes.
        (_list("comboBox", "国有", "民营"), ()),
        (_list("dropDownList", "选择一项。", "国有"), ()),
        (_list("dropDownList", "国有", "民营") + _list("dropDownList", "大型", "小型"), ()),
    ],
)
def test_a_drop_down_list_gives_choices(place: str, choices: tuple[str, ...]) -> None:
    drawn = table(row("企业名称", ""), row("申报方向", cell(place)), row("联系人", ""))
    word = read_word(document(drawn))
    fields = learn_form(word.tables, word.paragraphs).fields
    assert [one.label for one in fields] == ["企业名称", "申报方向", "联系人"]
    assert (fields[1].choices, fields[1].multiple) == (choices, False)

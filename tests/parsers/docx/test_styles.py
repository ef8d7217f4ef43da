"""Text hidden or struck by a style is unseen, as if it were hidden or struck by hand."""

import pytest
from word_documents import STRICT_W, W, body, cell, package, paragraph, run, table

from parsers.docx.word_file import read_word


def _style(
    name: str, properties: str, kind: str = "character", more: str = "", default: str = ""
) -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{default}><w:name w:val="{name}"/>{more}'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )


def _based(name: str) -> str:
    return f'<w:basedOn w:val="{name}"/>'


_STANDARD = ' w:default="1"'
_SHEET = (
    _style("hid", "<w:vanish/>")
    + _style("struck", "<w:strike/>")
    + _style("twice", "<w:dstrike/>")
    + _style("off", '<w:vanish w:val="0"/>')
    + _style("web", "<w:webHidden/>")
    + _style("bold", "<w:b/>")
    + _style("child", "<w:b/>", more=_based("hid"))
    + _style("grandchild", "", more=_based("child"))
    + _style("unhid", '<w:vanish w:val="false"/>', more=_based("hid"))
    + _style("ring1", "", more=_based("ring2"))
    + _style("ring2", "<w:strike/>", more=_based("ring1"))
    + _style("lost", "<w:vanish/>", more=_based("nowhere"))
    + _style("Hid", "<w:vanish/>", "paragraph")
    + _style("Struck", '<w:strike w:val="on"/>', "paragraph")
    + _style("Child", "", "paragraph", _based("Hid"))
    + _style("Linked", "<w:vanish/>", "paragraph", '<w:link w:val="LinkedChar"/>')
    + _style("LinkedChar", "<w:vanish/>", more='<w:link w:val="Linked"/>')
    + _style("Grid", "<w:vanish/>", "table")
    + _style("GridChild", "", "table", _based("Grid"))
)


def _read(*blocks: str, sheet: str = _SHEET, space: str = W) -> str:
    styles = f'<w:styles xmlns:w="{space}">{sheet}</w:styles>'.encode()
    return read_word(package(body(*blocks, space=space), extra={"word/styles.xml": styles})).text


def _run(style: str, direct: str = "", text: str = "隐") -> str:
    return run(text, f'<w:rStyle w:val="{style}"/>{direct}')


def _paragraph(style: str, *runs: str) -> str:
    made = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{made}</w:p>'


@pytest.mark.parametrize("space", [W, STRICT_W])
@pytest.mark.parametrize(
    ("hidden", "text"),
    [
        (_run("hid"), "前后"),
        (_run("struck"), "前后"),
        (_run("twice"), "前后"),
        (_run("child"), "前后"),
        (_run("grandchild"), "前后"),
        (_run("ring1"), "前后"),
        (_run("lost"), "前后"),
        (_run("LinkedChar"), "前后"),
        (_run("bold", "<w:vanish/>"), "前后"),
        # Shown: switched off again, by the style or by hand; or no style of a run at all.
        (_run("hid", '<w:vanish w:val="0"/>'), "前隐后"),
        (_run("struck", '<w:strike w:val="false"/>'), "前隐后"),
        (_run("unhid"), "前隐后"),
        (_run("off"), "前隐后"),
        (_run("bold"), "前隐后"),
        (_run("Hid"), "前隐后"),
        (_run("nowhere"), "前隐后"),
        # Hidden from web pages alone: numbers of pages in a table of contents.
        (_run("web"), "前隐后"),
        (run("隐", "<w:webHidden/>"), "前隐后"),
    ],
)
def test_styles_of_runs(hidden: str, text: str, space: str) -> None:
    assert _read(f"<w:p>{run('前')}{hidden}{run('后')}</w:p>", space=space) == text


@pytest.mark.parametrize(
    ("hidden", "text"),
    [
        (_paragraph("Hid", "隐"), "前\n后"),
        (_paragraph("Struck", "隐"), "前\n后"),
        (_paragraph("Child", "隐"), "前\n后"),
        (_paragraph("Linked", "隐"), "前\n后"),
        (_paragraph("Hid", run("现", '<w:vanish w:val="off"/>'), "隐"), "前\n现\n后"),
        # A toggle set at two levels is off again (17.7.3).
        (_paragraph("Hid", _run("hid")), "前\n隐\n后"),
        (_paragraph("Struck", _run("struck")), "前\n隐\n后"),
        (_paragraph("Hid", _run("bold")), "前\n后"),
        (_paragraph("Hid", _run("struck")), "前\n后"),
        (_paragraph("hid", "隐"), "前\n隐\n后"),
    ],
)
def test_styles_of_paragraphs(hidden: str, text: str) -> None:
    assert _read("前", hidden, "后") == text


@pytest.mark.parametrize("style", ["Grid", "GridChild"])
def test_styles_of_tables(style: str) -> None:
    named = f'<w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>'
    hidden = table("<w:tr>" + cell("隐") + cell(_paragraph("Hid", "现")) + "</w:tr>")
    assert _read("前", hidden.replace("<w:tblPr/>", named), "后") == "前\n\n现\n后".replace(
        "\n\n", "\n"
    )
    assert _read("前", hidden, "后") == "前\n隐\n后"


def test_the_standard_style_of_paragraphs() -> None:
    standard = _style("Normal", "<w:vanish/>", "paragraph", default=_STANDARD) + _style(
        "Shown", '<w:vanish w:val="0"/>', "paragraph", _based("Normal")
    )
    assert _read("隐", _paragraph("Shown", "现"), sheet=standard) == "现"
    # Character styles have no standard one that hides.
    other = _style("Font", "<w:vanish/>", default=_STANDARD)
    assert _read(f"<w:p>{_run('x', text='现')}</w:p>", sheet=other) == "现"


@pytest.mark.parametrize(
    ("given", "text"), [("<w:vanish/>", ""), ("<w:strike/>", ""), ('<w:vanish w:val="0"/>', "隐")]
)
def test_the_document_s_defaults(given: str, text: str) -> None:
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{given}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert _read("隐", sheet=defaults) == text
    shown = run("现", '<w:vanish w:val="0"/><w:strike w:val="0"/>')
    assert _read(f"<w:p>{shown}</w:p>", sheet=defaults) == "现"


def test_a_broken_or_missing_sheet_hides_nothing() -> None:
    content = body(f"<w:p>{_run('hid')}</w:p>")
    for extra in ({}, {"word/styles.xml": b"<cut"}, {"word/styles.xml": b"<w:styles/>"}):
        assert read_word(package(content, extra=extra)).text == "隐"


def test_hidden_rows_and_ends_of_paragraphs() -> None:
    hidden = "<w:tr><w:trPr><w:hidden/></w:trPr>" + cell("隐") + "</w:tr>"
    shown = '<w:tr><w:trPr><w:hidden w:val="0"/></w:trPr>' + cell("现") + "</w:tr>"
    assert _read(table(hidden, shown)) == "现"
    end = "<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>"
    assert _read(f"<w:p>{end}{run('联系人：')}</w:p>", paragraph("张三")) == "联系人：张三"


def test_long_chains_and_many_styles_take_bounded_time() -> None:
    chain = "".join(_style(f"s{n}", "<w:b/>", more=_based(f"s{n + 1}")) for n in range(2_000))
    runs = "".join(_run(f"s{n}", text="字") for n in range(2_000))
    assert _read(f"<w:p>{runs}</w:p>", sheet=chain) == "字" * 2_000

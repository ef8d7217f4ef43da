"""The workbook, read back by another library."""

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from reports import AT, FINDING, application, letter, report

from notifier.reports.workbook import write_workbook


def sheets(day) -> dict[str, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(day)))
    return {sheet.title: sheet for sheet in book}


def row_of(sheet: Worksheet, number: int = 2) -> dict[str, object]:
    titles = [cell.value for cell in sheet[1]]
    return dict(zip(titles, [cell.value for cell in sheet[number]], strict=True))


def test_one_row_an_application():
    book = sheets(report(applications=(application(), application("SCO2026-0002"))))
    assert list(book) == ["台账", "问题项", "今日来件"]
    row = row_of(book["台账"])
    assert row["受理编号"] == "SCO2026-0001"
    assert row["状态"] == "待补正"
    assert row["阶段"] == "收件"
    assert row["首次收到"] == AT.replace(tzinfo=None)
    assert row["来件数"] == 1
    assert row["问题数"] == 1
    assert row["问题说明"] == "[须补正] “主要成效”未填写。"
    assert book["台账"].max_row == 3
    assert book["台账"]["E2"].fill.start_color.rgb == "FFFBE9E1"


def test_header_stays_and_filters():
    sheet = sheets(report(applications=(application(),)))["台账"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(2, sheet.max_column).coordinate}"
    assert sheet.column_dimensions["D"].width > 30


def test_every_finding_has_room():
    one = application(findings=(FINDING,) * 4)
    many = application(findings=(FINDING,) * 400)
    sheet = sheets(report(applications=(one, many)))["台账"]
    assert sheet.row_dimensions[2].height == 66
    assert sheet.row_dimensions[3].height == 399


def test_fields_are_columns_in_the_campaigns_order():
    campaign = report().campaigns[0]
    labels = {"applicant": "申报单位", "summary": "案例简介", "awards": "案例获奖情况"}
    day = report(
        campaigns=(type(campaign)(campaign.id, campaign.title, campaign.last, 1, 0, {}, labels),),
        applications=(application(),),
    )
    row = row_of(sheets(day)["台账"])
    titles = list(row)
    assert titles.count("申报单位") == 1
    assert titles.index("案例简介") + 1 == titles.index("案例获奖情况")
    assert row["案例简介"] == "一段简介"
    assert row["案例获奖情况"] in (None, "")


def test_findings_and_letters_have_their_sheets():
    day = report(applications=(application(),), letters=(letter("ignored", reason="自动回复"),))
    book = sheets(day)
    assert row_of(book["问题项"])["规则"] == FINDING.code
    assert row_of(book["问题项"])["方面"] == "完整性"
    assert row_of(book["今日来件"])["原因或问题"] == "自动回复"
    assert row_of(book["今日来件"])["处理"] == "非申报来件"


@pytest.mark.parametrize("quiet", [True, False])
def test_an_empty_register_is_a_workbook_too(quiet):
    book = sheets(report(quiet=quiet, applications=(), letters=()))
    assert [sheet.max_row for sheet in book.values()] == [1, 1, 1]


@pytest.mark.parametrize(
    "evil",
    [
        '=HYPERLINK("http://evil.example","点此")',
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "{=1+1}",
        "http://evil.example/",
        "mailto:a@b.example",
        "0012345678901234567890",
        "<b>&amp;</b>",
    ],
)
def test_texts_are_never_formulas_links_or_numbers(evil):
    hostile = application(evil, applicant=evil, fields={"summary": evil}, findings=())
    sheet = sheets(report(applications=(hostile,)))["台账"]
    for cell in (sheet["A2"], sheet["C2"]):
        assert cell.data_type == "s"
        assert cell.value == evil
        assert cell.hyperlink is None


@pytest.mark.parametrize("evil", ["甲\x00\x07乙", "甲\ud800乙", "长" * 100_000, "a\r\nb"])
def test_texts_no_cell_can_hold_are_made_to_fit(evil):
    cell = sheets(report(applications=(application(applicant=evil),)))["台账"]["C2"]
    assert cell.data_type == "s"
    assert 0 < len(cell.value) <= 4_000
    assert cell.value.isprintable() or cell.value == "a\nb"

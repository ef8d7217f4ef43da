"""The announcement's form as a Word file, filled the ways applicants fill it."""

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from sample_mail.make.people import PROMPTS, Applicant

TITLES = ("中国—上海合作组织绿色产业合作典型案例", "申报表")
CHOICES = ("项目合作", "园区合作", "人才培养", "标准对接", "贸易合作", "技术合作")
WIDTHS = (2.8, 4.6, 2.6, 5.8)
WIDE = (
    ("案例名称", "case_title"),
    ("申报单位\n（盖章）", "applicant"),
    ("联系人", "contact_person", "联系电话", "contact_phone"),
    ("职务", "position", "电子邮箱", "email"),
    ("案例类型", "case_type"),
    ("案例简介\n（500字内）", "summary"),
    ("特色亮点\n（200字内）", "highlights"),
    ("主要成效\n（300字内）", "results"),
    ("案例获奖\n情况", "awards"),
    ("附件列表", "attachment_list"),
)


def word_form(who: Applicant, *, prompts: bool, ticks: bool) -> bytes:
    """The filled form. `prompts`: printed prompts kept above the answers. `ticks`: type as ☑."""
    document = Document()
    lay_out(document)
    for title in ("附件1", *TITLES):
        heading(document, title)
    table = document.add_table(rows=len(WIDE), cols=4)
    table.style = "Table Grid"
    table.autofit = False
    for at, row in enumerate(WIDE):
        _row(table, at, row, {key: _text(who, key, prompts, ticks) for key in row[1::2]})
    return settled(document)


def lay_out(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin = section.bottom_margin = Cm(2.2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "仿宋", Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    core = document.core_properties
    core.created = core.modified = datetime(2026, 6, 4, 9, 0, tzinfo=UTC)
    core.author = core.last_modified_by = ""


def heading(document: WordDocument, text: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    if text != "附件1":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run.bold, run.font.size = True, Pt(17)
    run.font.name = "黑体"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")  # noqa: SLF001 python-docx has no other way


def _row(table: Table, at: int, row: tuple[str, ...], texts: dict[str, str]) -> None:
    table.rows[at].height = Cm(1.5 if "\n" in row[0] else 0.95)
    cells = table.rows[at].cells
    for cell, width in zip(cells, WIDTHS, strict=True):
        cell.width = Cm(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    if len(row) == 2:
        cells[1].merge(cells[3])
    for column, (label, key) in enumerate(zip(row[::2], row[1::2], strict=True)):
        fill(table.cell(at, 2 * column), label, label=True)
        fill(table.cell(at, 2 * column + 1), texts[key], label=False)


def fill(cell: _Cell, text: str, *, label: bool) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.add_run(line)
        if label:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _text(who: Applicant, key: str, prompts: bool, ticks: bool) -> str:
    answer = who.fields[key]
    if key == "case_type" and ticks:
        return "  ".join(("☑" if one == answer else "□") + one for one in CHOICES)
    prompt = PROMPTS.get(key, "")
    if prompt and (prompts or not answer):
        return f"{prompt}\n{answer}".strip()
    return answer


def settled(document: WordDocument) -> bytes:
    """The file with every time stamp fixed, so that two runs give the same bytes."""
    first, last = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(last, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (2026, 6, 4, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return last.getvalue()

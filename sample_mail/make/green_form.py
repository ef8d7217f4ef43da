"""The form and the narrative of green-parks-2024 as Word files."""

from docx import Document
from docx.shared import Cm

from sample_mail.make.word_form import fill, heading, lay_out, settled

SECTIONS = ("背景情况", "特色经验", "未来展望")


def green_form(title: str, rows: tuple[tuple[str, ...], ...]) -> bytes:
    """Rows of label and answer, twice or once; a single answer takes the rest of the row."""
    document = Document()
    lay_out(document)
    for line in ("附件1", title):
        heading(document, line)
    table = document.add_table(rows=len(rows), cols=4)
    table.style = "Table Grid"
    for at, row in enumerate(rows):
        table.rows[at].height = Cm(1.1)
        if len(row) == 2:
            table.cell(at, 1).merge(table.cell(at, 3))
        for column, text in enumerate(row):
            fill(table.cell(at, column), text, label=column % 2 == 0)
    return settled(document)


def green_narrative(title: str, subtitle: str, texts: tuple[str, str, str]) -> bytes:
    document = Document()
    lay_out(document)
    heading(document, title)
    heading(document, subtitle)
    for number, section, text in zip("一二三", SECTIONS, texts, strict=True):
        document.add_paragraph().add_run(f"{number}、{section}").bold = True
        for line in text.split("\n"):
            document.add_paragraph(line).paragraph_format.first_line_indent = Cm(0.8)
    return settled(document)

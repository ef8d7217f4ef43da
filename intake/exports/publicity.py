"""Writes the 公示名单: the selected cases, for publication."""

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.shared import Cm

from intake.exports.word_style import plain_style
from intake.register.applications.applications import Application
from notifier.templating.safe_text import clean
from validators.model.campaign import Campaign

_HEAD = ("序号", "案例名称", "申报单位")
_WIDTHS = (Cm(1.5), Cm(8), Cm(6.5))


def write_publicity(
    path: Path, campaigns: Sequence[Campaign], chosen: Sequence[Application]
) -> None:
    """A Word file with a table a campaign; what the office writes around it is its own."""
    document = Document()
    plain_style(document)
    for campaign in campaigns:
        own = [one for one in chosen if one.campaign == campaign.id]
        if not own:
            continue
        document.add_heading(f"{clean(campaign.title, 120)}拟入选名单公示", level=1)
        table = document.add_table(rows=1, cols=len(_HEAD), style="Table Grid")
        for cell, title in zip(table.rows[0].cells, _HEAD, strict=True):
            cell.text = title
        for number, one in enumerate(own, 1):
            texts = (str(number), clean(one.case_title, 300), clean(one.applicant, 300))
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
        table.autofit = False
        for column, width in zip(table.columns, _WIDTHS, strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width
    document.save(str(path))

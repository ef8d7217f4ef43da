"""Writes the cover sheet of an application's folder."""

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm

from intake.decisions.decide_application import Decision
from intake.exports.word_style import plain_style
from intake.register.applications.applications import Application
from notifier.reports.words import say_severity, say_stage, say_status
from notifier.templating.safe_text import clean, clean_block
from validators.model.campaign import Campaign

_WIDTHS = (Cm(3.5), Cm(12.5))


def write_cover(path: Path, application: Application, decision: Decision) -> None:
    """A page in Word, so that the office can add to it."""
    campaign = decision.dossier.campaign
    document = Document()
    plain_style(document)
    document.add_heading(clean(campaign.title, 120), level=1)
    _table(document, "基本情况", _facts(application))
    _table(document, "申报内容", _answers(application, campaign))
    _table(document, "材料", _materials(decision))
    _table(document, "问题项", _findings(decision))
    document.save(str(path))


def _table(document: WordDocument, title: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    document.add_heading(title, level=2)
    table = document.add_table(rows=len(rows), cols=len(_WIDTHS), style="Table Grid")
    table.autofit = False
    # Word goes by the cells' widths, LibreOffice by the columns'.
    for column, width, texts in zip(table.columns, _WIDTHS, zip(*rows, strict=True), strict=True):
        column.width = width
        for cell, text in zip(column.cells, texts, strict=True):
            cell.width, cell.text = width, text


def _facts(application: Application) -> list[tuple[str, str]]:
    return [
        ("受理编号", application.number),
        ("申报单位", clean(application.applicant, 120)),
        ("案例名称", clean(application.case_title, 200)),
        ("收到时间", f"{application.received_at:%Y-%m-%d %H:%M}"),
        ("状态", say_status(application.status.value)),
        ("阶段", say_stage(application.stage)),
    ]


def _answers(application: Application, campaign: Campaign) -> list[tuple[str, str]]:
    given = []
    for spec in campaign.form.fields:
        answer = application.fields.get(spec.key, "")
        text = answer if isinstance(answer, str) else "、".join(answer)
        if text:
            given.append((spec.title, clean_block(text, 5000)))
    return given


def _materials(decision: Decision) -> list[tuple[str, str]]:
    dossier = decision.dossier
    return [
        (material.title, "\n".join(clean(d.filename, 120) for d in dossier.of(material.id)) or "无")
        for material in dossier.campaign.materials
    ]


def _findings(decision: Decision) -> list[tuple[str, str]]:
    return [
        (say_severity(one.severity.value) if one.severity else "", clean(one.message, 300))
        for one in decision.verdict.findings
    ]

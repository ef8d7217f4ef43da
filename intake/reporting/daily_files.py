"""Writes the daily report to disk: page and workbook, each complete or absent."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from intake.reporting.chart_font import chart_font
from notifier.reports.page import render_view
from notifier.reports.plain_text import report_text
from notifier.reports.report import DailyReport
from notifier.reports.view import report_view
from notifier.reports.workbook import write_workbook
from notifier.templating.templates import Templates


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """Where the day's report lies; `html` is also the body of the mail to staff, `text` beside it."""

    html_path: Path
    xlsx_path: Path
    html: str
    text: str


def write_report(report: DailyReport, templates: Templates, folder: Path) -> WrittenReport:
    """Writes `YYYY-MM-DD.html` and `.xlsx` into `folder`, over those of an earlier run that day.

    Both are made before either is written. Raises jinja2.TemplateError, OSError.
    """
    view = report_view(report, chart_font())
    html, text, workbook = render_view(view, templates), report_text(view), write_workbook(report)
    folder.mkdir(parents=True, exist_ok=True)
    written = WrittenReport(
        folder / f"{report.day}.html", folder / f"{report.day}.xlsx", html, text
    )
    _replace(written.html_path, html.encode())
    _replace(written.xlsx_path, workbook)
    return written


def _replace(path: Path, content: bytes) -> None:
    """A reader sees the old file or the new one, never half of it."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise

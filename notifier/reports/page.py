"""Renders the daily report as an HTML page, also used as a mail body: one file, no outside resources."""

from notifier.reports.chart import Font
from notifier.reports.report import DailyReport
from notifier.reports.view import ReportView, report_view
from notifier.templating.templates import Templates

REPORT_TEMPLATE = "report.html.j2"


def render_report(report: DailyReport, templates: Templates, font: Font | None = None) -> str:
    """The page, its charts drawn with `font` where there is one.

    Raises jinja2.TemplateError for a template that is missing or wrong.
    """
    return render_view(report_view(report, font), templates)


def render_view(view: ReportView, templates: Templates) -> str:
    """The page of a view that is used elsewhere, too. Raises as `render_report`."""
    return templates.render(REPORT_TEMPLATE, {"report": view})

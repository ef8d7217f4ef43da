"""Defines the workbook's sheets as columns and rows of plain values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from notifier.reports.report import DailyReport, ReportApplication, ReportFinding
from notifier.reports.words import say_aspect, say_letter_state, say_severity, say_stage, say_status


@dataclass(frozen=True, slots=True)
class StatusCell:
    """A status as a cell: its title, coloured by its code."""

    status: str

    @property
    def title(self) -> str:
        return say_status(self.status)


CellValue = str | int | datetime | StatusCell
WorkbookRows = Iterator[Sequence[CellValue]]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`width` in characters as a spreadsheet counts them. `wrapped`: its text is seen whole."""

    title: str
    width: int = 14
    wrapped: bool = False


_APPLICATION = (
    SheetColumn("受理编号", 16),
    SheetColumn("征集活动", 24),
    SheetColumn("申报单位", 30),
    SheetColumn("案例名称", 36),
    SheetColumn("状态", 12),
    SheetColumn("阶段", 12),
    SheetColumn("首次收到", 20),
    SheetColumn("最近更新", 20),
    SheetColumn("来件数", 8),
)
_COUNTS = (SheetColumn("问题数", 8), SheetColumn("问题说明", 70, wrapped=True))
_PAPER = SheetColumn("纸质材料", 36, wrapped=True)
_MOST_IN_A_CELL = 50
_NAMED_ALREADY = frozenset({"applicant", "case_title"})


def application_rows(report: DailyReport) -> tuple[Sequence[SheetColumn], WorkbookRows]:
    """台账: one row an application; a column for every field of any campaign."""
    labels, paper = _field_labels(report), any(map(say_paper, report.applications))
    answers = (SheetColumn(label, 20) for label in labels.values())
    columns = (*_APPLICATION, *answers, *((_PAPER,) if paper else ()), *_COUNTS)
    titles = {campaign.id: campaign.title for campaign in report.campaigns}
    return columns, (
        _application(one, tuple(labels), titles, (say_paper(one),) if paper else ())
        for one in report.applications
    )


def finding_rows(report: DailyReport) -> tuple[Sequence[SheetColumn], WorkbookRows]:
    """问题项: one row a finding."""
    columns = (
        SheetColumn("受理编号", 16),
        SheetColumn("申报单位", 30),
        SheetColumn("方面", 10),
        SheetColumn("后果", 10),
        SheetColumn("位置", 24),
        SheetColumn("说明", 80, wrapped=True),
        SheetColumn("规则", 24),
    )
    return columns, _findings(report)


def letter_rows(report: DailyReport) -> tuple[Sequence[SheetColumn], WorkbookRows]:
    """今日来件: one row a letter and application."""
    columns = (
        SheetColumn("收到时间", 20),
        SheetColumn("发件人", 28),
        SheetColumn("主题", 50),
        SheetColumn("处理", 14),
        SheetColumn("受理编号", 16),
        SheetColumn("申报单位", 30),
        SheetColumn("案例名称", 36),
        SheetColumn("状态", 12),
        SheetColumn("原因或问题", 70, wrapped=True),
    )
    return columns, _letters(report)


def _field_labels(report: DailyReport) -> dict[str, str]:
    """Field key → label, in the campaigns' order; the first campaign's label stands for all."""
    labels: dict[str, str] = {}
    shown = {application.campaign for application in report.applications}
    for campaign in report.campaigns:
        for key, label in campaign.field_labels.items():
            if campaign.id in shown and key not in _NAMED_ALREADY:
                labels.setdefault(key, label)
    return labels


def _application(
    application: ReportApplication,
    keys: tuple[str, ...],
    titles: Mapping[str, str],
    paper: tuple[str, ...],
) -> Sequence[CellValue]:
    return (
        application.number,
        titles.get(application.campaign, application.campaign),
        application.applicant,
        application.case_title,
        StatusCell(application.status),
        say_stage(application.stage),
        application.received_at,
        application.updated_at,
        application.letters,
        *(application.fields.get(key, "") for key in keys),
        *paper,
        len(application.findings),
        say_findings(application.findings),
    )


def say_paper(application: ReportApplication) -> str:
    """Return what came on paper with its day, and what is not noted, a line each; "" where nothing is to
    come.
    """
    came = [f"{title}：{day} 收到" for title, day in application.on_paper]
    missing = [one.message for one in application.findings if one.code == "paper-missing"]
    return "\n".join((*came, *missing))


def say_findings(findings: Sequence[ReportFinding]) -> str:
    """The findings, a line each; a cell holds no more than 32,767 characters, and nobody reads so many."""
    lines = [f"[{say_severity(f.severity)}] {f.message}" for f in findings[:_MOST_IN_A_CELL]]
    if (more := len(findings) - _MOST_IN_A_CELL) > 0:
        lines.append(f"另有 {more} 项，见“问题项”表")
    return "\n".join(lines)


def _findings(report: DailyReport) -> WorkbookRows:
    for application in report.applications:
        for finding in application.findings:
            yield (
                application.number,
                application.applicant,
                say_aspect(finding.aspect),
                say_severity(finding.severity),
                finding.where,
                finding.message,
                finding.code,
            )


def _letters(report: DailyReport) -> WorkbookRows:
    for letter in report.letters:
        yield (
            letter.received_at,
            letter.sender,
            letter.subject,
            say_letter_state(letter.state),
            letter.number,
            letter.applicant,
            letter.case_title,
            StatusCell(letter.status),
            letter.reason or say_findings(letter.findings),
        )

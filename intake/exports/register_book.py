"""The register as a workbook, as the daily report has it: 台账 and 问题项."""

from dataclasses import replace
from pathlib import Path

from intake.office import Office
from intake.register import report_applications
from intake.register.applications import Application
from intake.register.reporting import gather
from notifier.workbook import write_workbook


def write_register(office: Office, chosen: list[Application], path: Path) -> None:
    """The workbook of these applications as they stand now; 今日来件 holds the day's letters."""
    zone = office.campaigns[0].timezone
    day = office.now().astimezone(zone).date()
    report = gather(office.db, day, office.campaigns, (), office.now())
    numbers = [one.number for one in chosen]
    shown = report_applications.these(office.db, numbers, office.campaigns, zone)
    path.write_bytes(write_workbook(replace(report, applications=shown, applications_unseen=0)))

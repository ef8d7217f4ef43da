"""Writes the register as a workbook, as in the daily report: 台账 and 问题项."""

from pathlib import Path

from intake.office import Office
from intake.register.applications.applications import Application
from intake.reporting.gather import gather
from notifier.reports.workbook import write_workbook


def write_register(office: Office, chosen: list[Application], path: Path) -> None:
    """The workbook of these applications as they stand now; 今日来件 holds the day's letters."""
    day = office.now().astimezone(office.campaigns[0].timezone).date()
    numbers = [one.number for one in chosen]
    report = gather(office.db, day, office.campaigns, (), office.now(), numbers=numbers)
    path.write_bytes(write_workbook(report))

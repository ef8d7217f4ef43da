"""The register as a workbook, as the daily report has it: 台账 and 问题项."""

from dataclasses import replace
from pathlib import Path

from intake.office import Office
from intake.register.applications import Application
from intake.register.reporting import gather
from notifier.workbook import write_workbook


def write_register(office: Office, chosen: list[Application], path: Path) -> None:
    """The workbook of these applications as they stand now; 今日来件 holds the day's letters."""
    day = office.now().astimezone(office.campaigns[0].timezone).date()
    report = gather(office.db, day, office.campaigns, (), office.now())
    numbers = {one.number for one in chosen}
    shown = tuple(one for one in report.applications if one.number in numbers)
    path.write_bytes(write_workbook(replace(report, applications=shown)))

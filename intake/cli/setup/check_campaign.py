"""Defines `intake campaign check`: every fault and doubt of a campaign file at once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.terminal.options import JsonOption
from intake.cli.terminal.output import complain, print_json, say
from intake.config.campaign_files.checked import checked_file
from intake.config.campaigns import load_campaign
from validators.call_files.faults.file_fault import FileFault
from validators.evidence.example_names import ExampleName, example_names
from validators.model.campaign import Campaign


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Campaign files (.toml).")],
    as_json: JsonOption = False,
) -> None:
    """Check campaign files before they are used.

    Every fault with its line and its cure, what is legal and surely brings trouble, and the names
    the call asks for, composed and read back. Exit 1 if any file is wrong.

    Example: intake campaign check config/campaigns/sco-2026.toml
    """
    wrong = False
    for path in files:
        found = checked_file(path, datetime.now(UTC))
        wrong = wrong or not found.campaigns
        if as_json:
            print_json(_as_json(path, found.faults, found.campaigns))
        else:
            _print(path, found.faults, found.campaigns)
    if wrong:
        raise typer.Exit(1)


def one_of(path: Path) -> Campaign:
    """Return the campaign of a file without faults; tells all faults of any other, and ends.

    Raises CampaignFileError for what cannot be opened and for several tracks.
    """
    found = checked_file(path, datetime.now(UTC)) if path.is_file() else None
    if found is None or len(found.campaigns) > 1:
        return load_campaign(path)
    if not found.campaigns:
        for fault in found.faults:
            if fault.sure:
                complain(_line(path, fault))
        raise typer.Exit(1)
    return found.campaigns[0]


def _print(path: Path, faults: tuple[FileFault, ...], campaigns: tuple[Campaign, ...]) -> None:
    for fault in faults:
        say(_line(path, fault), style="red" if fault.sure else "yellow")
    if not campaigns:
        say(f"{path}: 有 {sum(fault.sure for fault in faults)} 处错误，文件不能使用。", style="red")
        return
    for campaign in campaigns:
        say(
            f"{path}: ok: {campaign.id}, {campaign.first_day} to"
            f" {campaign.last_moment.isoformat()}, {len(campaign.materials)} materials,"
            f" {len(campaign.form.fields)} fields"
        )
        for line in _examples(campaign):
            say(line)


def _line(path: Path, fault: FileFault) -> str:
    place = f"{path}:{fault.line}" if fault.line else f"{path}"
    return f"{place}: {'错误' if fault.sure else '提示'}：{fault.message}{fault.cure}"


def _examples(campaign: Campaign) -> Iterator[str]:
    for example in example_names(campaign):
        yield f"  {example.where}示例：{example.name}（{say_reading(example)}）"


def say_reading(example: ExampleName) -> str:
    """Return in Chinese whether the rules take the name they ask for."""
    if not example.ok:
        return "读不回，请检查格式"
    return f"可读回，但无法区分{'、'.join(example.lost)}" if example.lost else "可读回"


def _as_json(
    path: Path, faults: tuple[FileFault, ...], campaigns: tuple[Campaign, ...]
) -> dict[str, object]:
    return {
        "file": str(path),
        "ok": bool(campaigns),
        "id": campaigns[0].id if len(campaigns) == 1 else None,
        "ids": [campaign.id for campaign in campaigns],
        "faults": [
            {
                "line": fault.line,
                "key": fault.key,
                "message": fault.message,
                "cure": fault.cure,
                "sure": fault.sure,
            }
            for fault in faults
        ],
        "examples": [
            {"use": one.where, "name": one.name, "ok": one.ok, "lost": list(one.lost)}
            for campaign in campaigns
            for one in example_names(campaign)
        ],
    }

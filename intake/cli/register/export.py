"""Defines `intake export`: the register and its papers as files."""

import shutil
import tempfile
import zipfile
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.register.applications import StatusOption
from intake.cli.terminal.errors import FAILED, CommandError
from intake.cli.terminal.known_names import demand_campaign, demand_ending, demand_folder
from intake.cli.terminal.open_register import existing_register
from intake.cli.terminal.options import CampaignOption, ConfigOption, settings_of
from intake.cli.terminal.output import clean, complain, progress, say
from intake.config.campaign_files.usable import usable_campaigns
from intake.office import Office, open_office
from intake.register.applications import applications, review_notes
from intake.register.applications.applications import Application


class Kind(StrEnum):
    XLSX = "xlsx"
    FILES = "files"
    SCORE_SHEET = "score-sheet"
    CASEBOOK = "casebook"
    PUBLICITY = "publicity"
    LIBRARIES = "libraries"


OF_THE_SELECTED = {Kind.CASEBOOK, Kind.PUBLICITY}


def export(  # noqa: PLR0917 - typer takes a command's options from its parameters
    ctx: typer.Context,
    kind: Annotated[
        Kind,
        typer.Argument(
            metavar="KIND",
            help="xlsx, files, score-sheet, casebook, publicity or libraries.",
        ),
    ],
    out: Annotated[
        Path, typer.Option(metavar="PATH", help="The file; a folder or .zip for files.")
    ],
    campaign: CampaignOption = None,
    status: StatusOption = None,
    config: ConfigOption = None,
) -> None:
    """Write the register out for people.

    xlsx: the register and its findings. files: each application's papers in a folder of its own,
    with conventional names, a cover sheet and checksums. score-sheet: a row for each complete
    application. casebook: one Word file of the selected cases (案例集). publicity: the list of the
    selected (公示名单). libraries: a sheet each of what staff tagged for 项目库, 技术库, 企业库 and
    服务机构库. Withdrawn ones are left out. Exit 1 if something could not be written whole.

    Example: intake export files --out papers.zip --campaign sco-2026
    """
    settings = settings_of(ctx, config)
    _demand_fitting(kind, out)
    with existing_register(settings.data_dir) as db:
        demand_campaign(
            campaign, usable_campaigns(settings.config_dir, settings.data_dir).campaigns, db
        )
    if out.exists() and (out.is_file() or any(out.iterdir())):
        raise CommandError(f"{out} is there already: name another place.")
    with open_office(settings) as office:
        wanted = "complete" if kind is Kind.SCORE_SHEET and status is None else status
        found = applications.listing(office.db, wanted, campaign)
        if kind in OF_THE_SELECTED:
            chosen = [one for one in found if one.stage == "selected"]
        else:
            chosen = [one for one in found if one.stage != "withdrawn"]
        _demand_somebody(office, kind, chosen, wanted)
        whole = _write(office, kind, chosen, out)
    say(f"{out}: {len(chosen)} applications")
    if not whole:
        raise typer.Exit(FAILED)


def _demand_somebody(
    office: Office, kind: Kind, chosen: list[Application], status: str | None
) -> None:
    """Raise CommandError where there is nobody to write about; an empty register is a register."""
    if kind is Kind.LIBRARIES and not any(
        review_notes.of_application(office.db, a.id).tags for a in chosen
    ):
        raise CommandError("nothing is tagged yet: tag applications on their pages in the console.")
    if chosen or kind is Kind.XLSX:
        return
    if kind in OF_THE_SELECTED:
        raise CommandError(
            "no application is selected yet: set the stage of those that are to 入选, in the console's"
            " register or on an application's page."
        )
    what = f"is {status}" if status else "is there"
    raise CommandError(f"no application {what}: `intake list` shows those that are there.")


def _demand_fitting(kind: Kind, out: Path) -> None:
    """Raise CommandError where the name of the file says another format than it will have."""
    if kind is not Kind.FILES:
        demand_ending(out, ".docx" if kind in {Kind.CASEBOOK, Kind.PUBLICITY} else ".xlsx")
    elif out.suffix.lower() != ".zip":
        demand_folder(out)


def _write(office: Office, kind: Kind, chosen: list[Application], out: Path) -> bool:
    """Tell whether all of it could be written."""
    match kind:
        case Kind.XLSX:
            from intake.exports.register_book import write_register

            write_register(office, chosen, out)
        case Kind.SCORE_SHEET:
            from intake.exports.score_sheet import write_score_sheet

            write_score_sheet(out, chosen)
        case Kind.PUBLICITY:
            from intake.exports.publicity import write_publicity

            write_publicity(out, office.campaigns, chosen)
        case Kind.LIBRARIES:
            _write_libraries(office, chosen, out)
        case Kind.CASEBOOK:
            _write_casebook(office, chosen, out)
        case Kind.FILES if out.suffix.lower() == ".zip":
            with tempfile.TemporaryDirectory(prefix=".export-", dir=out.absolute().parent) as place:
                whole = _write_files(office, chosen, Path(place) / "papers")
                _zip(Path(place) / "papers", Path(place) / "packed").rename(out)
            return whole
        case Kind.FILES:
            return _write_files(office, chosen, out)
    return True


def _write_libraries(office: Office, chosen: list[Application], out: Path) -> None:
    from intake.exports.libraries import write_libraries
    from intake.staff.noting import LIBRARIES

    tags = {one.id: review_notes.of_application(office.db, one.id).tags for one in chosen}
    tagged = {name: [one for one in chosen if name in tags[one.id]] for name in LIBRARIES}
    write_libraries(out, LIBRARIES, tagged)


def _write_casebook(office: Office, chosen: list[Application], out: Path) -> None:
    from intake.exports.casebook import write_casebook
    from intake.exports.photographs import photographs
    from intake.workers.page_pictures import PagePictures

    with PagePictures() as drawn:
        write_casebook(out, office.campaigns, chosen, lambda one: photographs(office, drawn, one))


def _write_files(office: Office, chosen: list[Application], folder: Path) -> bool:
    from intake.exports.files import export_files

    whole = True
    with progress(len(chosen), "writing") as bar:
        for one in export_files(office, chosen, folder):
            if one.problem:
                whole = False
                complain(f"{one.number}: {clean(one.problem, 200)}.")
            bar.advance(bar.task_ids[0])
    return whole


def _zip(folder: Path, out: Path) -> Path:
    """Papers are packed already (PDF, DOCX, pictures); names are UTF-8 and say so."""
    stamp = datetime.now(UTC).timetuple()[:6]
    with zipfile.ZipFile(out, "x", zipfile.ZIP_STORED) as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), stamp)
            with path.open("rb") as source, packed.open(info, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target, 1 << 20)
    return out

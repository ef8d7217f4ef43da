"""Renders the page of a draft or a call, after whatever was done or refused."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from typing import BinaryIO

from fastapi import Request
from fastapi.responses import Response

from intake.config.bundled_data import shipped_campaigns
from intake.config.campaign_files.folder import (
    CampaignFolder,
    drafts_of,
    in_use,
    make_in_use,
)
from intake.console.views.call_states import say_deadline, state_of
from intake.console.views.call_view import CallView, call_view
from intake.console.views.key_titles import key_title, say_value
from intake.console.views.templates import page
from intake.console.web.visitor import Visitor, desk_of, language_of
from intake.errors import CannotAct
from intake.staff.campaigns.checking import check_apart
from intake.staff.campaigns.closing import extendables
from intake.staff.campaigns.file_act import FileAct
from intake.staff.campaigns.trying import Trial, try_letter
from validators.call_files.faults.file_fault import FileFault
from validators.model.campaign import Campaign


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an edit was not saved, and the text that was to be saved: it is not lost."""

    words: str
    text: str = ""
    faults: tuple[FileFault, ...] = field(default=())


def folder_of(request: Request, *, draft: bool) -> CampaignFolder:
    """The folder of the drafts or of the calls in use: the shipped ones where the office has none."""
    config_dir = desk_of(request).settings.config_dir
    if draft:
        return drafts_of(config_dir)
    own = in_use(config_dir)
    return own if own.path.is_dir() else CampaignFolder(shipped_campaigns())


def file_of(folder: CampaignFolder, campaign_id: str) -> str:
    """The file of a call: of its own id, else that of which the call is a track."""
    names = folder.names()
    tracks = (one for one in reversed(names) if campaign_id.startswith(f"{one}-"))
    return campaign_id if campaign_id in names else next(tracks, campaign_id)


def act_of(request: Request, visitor: Visitor, name: str, seen: str, *, draft: bool) -> FileAct:
    """Return what a form of the page acts on."""
    config_dir = desk_of(request).settings.config_dir
    folder = drafts_of(config_dir) if draft else make_in_use(config_dir)
    return FileAct(desk_of(request).office, folder, name, visitor.name, seen)


def show(  # noqa: PLR0917  what the page is about, and what was done
    request: Request, visitor: Visitor, name: str, draft: bool,
    refusal: Refusal | None = None, trial: Trial | None = None,
) -> Response:  # fmt: skip
    """The page as the file stands now. Raises NoSuchFile."""
    desk, folder = desk_of(request), folder_of(request, draft=draft)
    wanted, name = name, name if draft else file_of(folder, name)
    view = call_view(desk, folder.read(name))
    campaign = next((one for one in view.campaigns if one.id == wanted), view.campaign)
    english = language_of(request) == "en"
    return page(
        request, "campaign.html", visitor, 409 if refusal else 200,
        view=view, draft=draft, refusal=refusal, trial=trial,
        action=f"/campaigns/drafts/{name}" if draft else f"/campaigns/{name}",
        state=state_of(campaign, desk.now()).value if campaign and not draft else "",
        deadline=say_deadline(campaign.last_moment) if campaign else "",
        key_title=(lambda key: key) if english else key_title,
        say_value=(lambda _key, value: value) if english else say_value,
        singles=_singles(view),
        extendables=() if draft else extendables(view.file.text),
        title_of=partial(_title_of, campaign),
        poll_seconds=desk.settings.schedule.poll_seconds,
    )  # fmt: skip


SINGLES = (
    ("", "title", "名称"),
    ("", "opens_on", "开始日期"),
    ("", "closes_on", "截止时间"),
    ("", "mailbox", "接收邮箱"),
    ("contact", "office", "主办单位"),
    ("contact", "person", "联系人"),
    ("contact", "phone", "电话"),
    ("contact", "email", "邮箱"),
    ("naming", "subject", "邮件主题格式"),
    ("naming", "file", "文件名格式"),
)
"""The values that a form of their own sets: table, key and what staff call it."""


def _singles(view: CallView) -> list[tuple[str, str, str]]:
    """Name, title and present value of each input."""
    return [
        (f"{table}.{key}".lstrip("."), title, view.value(table, key))
        for table, key, title in SINGLES
    ]


def _title_of(campaign: Campaign | None, place: str) -> str:
    return campaign.title_of(place) if campaign else place


def read_time(text: str) -> date | datetime | None:
    """A day, or a day with its hour, as a clerk types it; None for nothing. Raises CannotAct."""
    plain = text.strip().replace("：", ":").replace("/", "-").replace("T", " ")
    if not plain:
        return None
    try:
        if " " not in plain:
            return date.fromisoformat(plain)
        if plain.endswith(" 24:00"):
            return date.fromisoformat(plain.removesuffix(" 24:00"))
        found = datetime.fromisoformat(plain)
    except ValueError as error:
        raise CannotAct("日期应写作 2027-06-18，或带时间 2027-06-18 17:00。") from error
    if found.tzinfo is not None:
        raise CannotAct("时间按活动所在时区填写，不带时区。")
    return found


MOST_LETTER = 100 * 1024 * 1024
"""Bytes of a letter to try. Mail servers take up to 50 MB."""


def tried(  # noqa: PLR0917  what the page is about, and the form's fields
    request: Request, visitor: Visitor, name: str, draft: bool, upload: BinaryIO, received: str
) -> Response:
    """The page with what would come of a letter. Raises CannotAct."""
    desk = desk_of(request)
    found = check_apart(desk.reader, folder_of(request, draft=draft).read(name).text, desk.now())
    if not found.campaigns:
        return show(
            request, visitor, name, draft, Refusal("内容有误，还不能试审：请先改正下列各处。")
        )
    zone = found.campaigns[0].timezone
    moment = read_time(received)
    at = None
    if moment is not None:
        clock = moment if isinstance(moment, datetime) else datetime.combine(moment, time(12))
        at = clock.replace(tzinfo=zone)
    data = upload.read(MOST_LETTER + 1)
    if len(data) > MOST_LETTER:
        raise CannotAct(f"邮件过大：最多 {MOST_LETTER // 1024**2} MB。")
    trial = try_letter(desk.office, found.campaigns, data, at)
    return show(request, visitor, name, draft, trial=trial)

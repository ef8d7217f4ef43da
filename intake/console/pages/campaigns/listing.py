"""Serves `/campaigns`: the calls with their state, and the drafts."""

from collections import Counter
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from intake.config.campaign_files.folder import CampaignFolder, CampaignText, drafts_of
from intake.config.campaign_files.text.entries import entries_of
from intake.console.views.call_states import say_deadline, state_of
from intake.console.views.menu import MenuEntry
from intake.console.views.templates import link, page
from intake.console.web.visitor import Reading, desk_of
from intake.errors import CannotAct
from intake.register.lists import counts
from intake.staff.campaigns.drafting import MOST_BYTES, MOST_FILES

MENU = MenuEntry("/campaigns", "活动", "Calls")
router = APIRouter(prefix="/campaigns")


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call as the list shows it; without a deadline where its file is gone."""

    id: str
    title: str
    state: str
    opens: str
    deadline: str
    applications: int
    review: int


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as the list shows it."""

    name: str
    title: str
    deadline: str
    to_check: int
    questions: int


@router.get("")
def listing(request: Request, visitor: Reading) -> Response:
    desk = desk_of(request)
    drafts, trouble = _drafts(request)
    return page(
        request,
        "campaigns.html",
        visitor,
        calls=list(_calls(request)),
        drafts=drafts,
        trouble=trouble,
        problems=desk.loaded().problems,
        most_files=MOST_FILES,
        most_megabytes=MOST_BYTES // 1024**2,
    )


def _calls(request: Request) -> list[CallRow]:
    """Those that run first, then those to come, then the closed; last those whose file is gone."""
    desk = desk_of(request)
    total: Counter[str] = Counter()
    review: Counter[str] = Counter()
    for (campaign, status, stage), number in counts.by_state(desk.db).items():
        total[campaign] += number
        review[campaign] += number if status == "review" and stage != "withdrawn" else 0
    order = {"last-day": 0, "open": 1, "pending": 2, "closed": 3}
    rows = [
        CallRow(
            one.id,
            one.title,
            state_of(one, desk.now()).value,
            one.opens_on.isoformat() if one.opens_on else "",
            say_deadline(one.last_moment),
            total.pop(one.id, 0),
            review[one.id],
        )
        for one in desk.campaigns
    ]
    gone = [CallRow(id_, id_, "gone", "", "", number, review[id_]) for id_, number in total.items()]
    return sorted(rows, key=lambda one: (order[one.state], one.deadline)) + gone


def _drafts(request: Request) -> tuple[list[DraftRow], str]:
    """The drafts, newest first, and what keeps them from being listed."""
    try:
        folder = drafts_of(desk_of(request).settings.config_dir)
        return [_draft(folder, name) for name in reversed(folder.names())], ""
    except CannotAct as error:
        return [], str(error)


def _draft(folder: CampaignFolder, name: str) -> DraftRow:
    try:
        found = folder.read(name)
    except CannotAct:
        # Just activated or deleted, or no text: its page tells.
        found = CampaignText(name, "", "")
    entries = entries_of(found.text)
    top = entries.table("")
    return DraftRow(
        name,
        (top.value("title") if top else "") or name,
        top.value("closes_on") if top else "",
        entries.to_check,
        len(entries.questions),
    )


def call_link(name: str, *, draft: bool = False, said: str = "") -> str:
    """The address of a draft's or a call's page."""
    return link(f"/campaigns/drafts/{name}" if draft else f"/campaigns/{name}", said=said)

"""Serves `/campaigns/new`: the notice and its attachments become a draft."""

from typing import Annotated

from fastapi import APIRouter, File, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from intake.config.campaign_files.folder import drafts_of
from intake.console.pages.campaigns.listing import call_link
from intake.console.web.visitor import Acting, desk_of
from intake.staff.campaigns.drafting import MOST_BYTES, MOST_FILES, HandedFile, new_draft

router = APIRouter(prefix="/campaigns")


@router.post("/new")
def new(
    request: Request,
    visitor: Acting,
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    """Reads no more of a file than tells that it is too large."""
    desk, given = desk_of(request), (files or [])[: MOST_FILES + 1]
    handed = [HandedFile(one.filename or "", one.file.read(MOST_BYTES + 1)) for one in given]
    name = new_draft(desk.office, drafts_of(desk.settings.config_dir), visitor.name, handed)
    return RedirectResponse(call_link(name, draft=True, said="drafted"), 303)

"""Serves `/campaigns/ID`: a call in use, to look at, edit, try, extend and close."""

from fastapi import APIRouter, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from intake.config.campaign_files.folder import Altered
from intake.console.pages.campaigns.form_fields import (
    ExtendedPart,
    FileText,
    Reason,
    SeenFile,
    TypedTime,
)
from intake.console.pages.campaigns.listing import call_link
from intake.console.pages.campaigns.shown import (
    Refusal,
    act_of,
    read_time,
    show,
    tried,
)
from intake.console.web.visitor import Acting, Governing, Reading
from intake.staff.campaigns import closing, editing
from intake.staff.campaigns.file_act import Faulty

router = APIRouter(prefix="/campaigns/{name}")


@router.get("")
def running(request: Request, visitor: Reading, name: str) -> Response:
    return show(request, visitor, name, False)


@router.post("/text")
def text(
    request: Request, visitor: Governing, name: str, seen: SeenFile,
    text: FileText = "",
) -> Response:  # fmt: skip
    """Saves the text where it is right; what is not saved comes back with all that is wrong."""
    try:
        editing.save_in_use(act_of(request, visitor, name, seen, draft=False), text)
    except Faulty as error:
        return show(request, visitor, name, False, Refusal(str(error), text, error.faults))
    except Altered as error:
        return show(request, visitor, name, False, Refusal(str(error), text))
    return RedirectResponse(call_link(name, said="call-edited"), 303)


@router.post("/extend")
def extend(  # noqa: PLR0917  the form's fields
    request: Request, visitor: Governing, name: str, seen: SeenFile,
    until: TypedTime = "", reason: Reason = "",
    what: ExtendedPart = "",
) -> Response:  # fmt: skip
    act = act_of(request, visitor, name, seen, draft=False)
    closing.extend_call(act, read_time(until), reason, what)
    return RedirectResponse(call_link(name, said="call-extended"), 303)


@router.post("/close")
def close(
    request: Request, visitor: Governing, name: str, seen: SeenFile, reason: Reason = ""
) -> Response:
    closing.close_call(act_of(request, visitor, name, seen, draft=False), reason)
    return RedirectResponse(call_link(name, said="call-closed"), 303)


@router.post("/try")
def try_letter(
    request: Request, visitor: Acting, name: str, upload: UploadFile,
    received: TypedTime = "",
) -> Response:  # fmt: skip
    return tried(request, visitor, name, False, upload.file, received)

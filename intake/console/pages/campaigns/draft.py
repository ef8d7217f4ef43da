"""Serves `/campaigns/drafts/NAME`: a draft to look over, edit, try and activate."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from intake.config.campaign_files.folder import Altered
from intake.config.campaign_files.text.entries import entries_of
from intake.config.campaign_files.text.set_value import KeyPlace, Value
from intake.console.pages.campaigns.form_fields import FileText, SeenFile, TypedTime
from intake.console.pages.campaigns.listing import call_link
from intake.console.pages.campaigns.shown import (
    SINGLES,
    Refusal,
    act_of,
    read_time,
    show,
    tried,
)
from intake.console.views.templates import link
from intake.console.web.numbers import RowId
from intake.console.web.visitor import Acting, Governing, Reading, desk_of
from intake.staff.campaigns import activating, editing
from intake.staff.campaigns.file_act import Faulty, FileAct

router = APIRouter(prefix="/campaigns/drafts/{name}")


class Singles(BaseModel):
    """The form of single values; what it does not name is left alone."""

    model_config = ConfigDict(str_max_length=5000)

    seen: str = ""
    title: str | None = None
    opens_on: str | None = None
    closes_on: str | None = None
    mailbox: str | None = None
    office: str | None = Field(None, alias="contact.office")
    person: str | None = Field(None, alias="contact.person")
    phone: str | None = Field(None, alias="contact.phone")
    email: str | None = Field(None, alias="contact.email")
    subject: str | None = Field(None, alias="naming.subject")
    file: str | None = Field(None, alias="naming.file")


@router.get("")
def draft(request: Request, visitor: Reading, name: str) -> Response:
    return show(request, visitor, name, True)


@router.post("/text")
def text(
    request: Request, visitor: Acting, name: str, seen: SeenFile,
    text: FileText = "",
) -> Response:  # fmt: skip
    """Saves the whole text; one that somebody else's edit overtook comes back to be compared."""
    try:
        editing.save(act_of(request, visitor, name, seen, draft=True), text)
    except Altered as error:
        return show(request, visitor, name, True, Refusal(str(error), text))
    return RedirectResponse(call_link(name, draft=True, said="call-saved"), 303)


@router.post("/values")
def values(
    request: Request, visitor: Acting, name: str, form: Annotated[Singles, Form()]
) -> Response:
    """Sets the values that were altered; an emptied one is taken out."""
    act = act_of(request, visitor, name, form.seen, draft=True)
    altered = list(_altered(act, form.model_dump(exclude={"seen"})))
    if altered:
        editing.set_values(act, altered)
    return RedirectResponse(call_link(name, draft=True, said="call-saved"), 303)


def _altered(act: FileAct, given: Mapping[str, str | None]) -> Iterator[tuple[KeyPlace, Value]]:
    found = entries_of(act.text)
    for table, key, _title in SINGLES:
        section, said = found.table(table), given.get(key)
        before = section.value(key) if section else ""
        if said is not None and said.strip() != before:
            yield KeyPlace(table, key), _value(key, said.strip())


def _value(key: str, said: str) -> Value:
    if not said:
        return None
    if key in {"opens_on", "closes_on"}:
        return read_time(said)
    if key == "mailbox":
        several = [
            one for one in said.replace("，", "、").replace(",", "、").split("、") if one.strip()
        ]
        return [one.strip() for one in several] if len(several) > 1 else said
    return said


@router.post("/confirm")
def confirm(
    request: Request, visitor: Acting, name: str, seen: SeenFile, line: Annotated[RowId, Form()]
) -> Response:
    editing.confirm(act_of(request, visitor, name, seen, draft=True), line)
    return RedirectResponse(call_link(name, draft=True, said="call-confirmed"), 303)


@router.post("/try")
def try_letter(
    request: Request, visitor: Acting, name: str, upload: UploadFile,
    received: TypedTime = "",
) -> Response:  # fmt: skip
    return tried(request, visitor, name, True, upload.file, received)


@router.post("/activate")
def activate(request: Request, visitor: Governing, name: str, seen: SeenFile) -> Response:
    act, config_dir = (
        act_of(request, visitor, name, seen, draft=True),
        desk_of(request).settings.config_dir,
    )
    try:
        id_ = activating.activate(act, config_dir)
    except Faulty as error:
        return show(request, visitor, name, True, Refusal(str(error)))
    return RedirectResponse(call_link(id_, said="call-activated"), 303)


@router.post("/drop")
def drop(request: Request, visitor: Acting, name: str, seen: SeenFile) -> Response:
    editing.drop(act_of(request, visitor, name, seen, draft=True))
    return RedirectResponse(link("/campaigns", said="draft-dropped"), 303)

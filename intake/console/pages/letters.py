"""Serves `/letters`: the ledger, what was quarantined, and each letter's application."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from intake.console.views.menu import MenuEntry
from intake.console.views.templates import link, page
from intake.console.web.numbers import RowId
from intake.console.web.visitor import Acting, Reading, desk_of
from intake.register.applications import applications
from intake.register.letters import ledger
from intake.register.letters.ledger import MailState
from intake.register.lists import counts, letter_list
from intake.staff import retrying
from intake.staff.acting import Actor
from intake.staff.relink import link as join
from intake.staff.relink import unlink as part
from intake.storage.archive import ArchiveDamaged
from intake.workers.errors import ReadingFailed
from parsers.facts.letter_facts import Letter
from parsers.facts.problem import Unreadable

MENU = MenuEntry("/letters", "来件", "Letters")
router = APIRouter()
_NOT_FOUND = 404


@router.get("/letters")
def letters(request: Request, visitor: Reading, state: str = "", before: RowId = 0) -> Response:
    desk = desk_of(request)
    known = state if state in set(MailState) else ""
    rows, more = letter_list.page(desk.db, known, before)
    return page(
        request, "letters.html", visitor,
        rows=rows, state=known, states=[one.value for one in MailState],
        waiting=counts.waiting_letters(desk.db),
        older=link("/letters", state=known, before=rows[-1].mail.id) if more else "",
    )  # fmt: skip


@router.get("/letters/{mail_id}")
def letter(request: Request, visitor: Reading, mail_id: RowId) -> Response:
    desk = desk_of(request)
    try:
        mail = ledger.get(desk.db, mail_id)
    except LookupError as error:
        raise HTTPException(_NOT_FOUND) from error
    read, problem = _read(request, mail.sha256)
    return page(
        request, "letter.html", visitor,
        mail=mail, letter=read, problem=problem, may_retry=mail.state in retrying.AGAIN,
        applications=applications.of_mail(desk.db, mail_id),
    )  # fmt: skip


def _read(request: Request, sha256: str) -> tuple[Letter | None, str]:
    """The letter, or why it cannot be shown: what set it aside may do so again."""
    desk = desk_of(request)
    if not sha256:
        return None, "来件已按保存期限清除。"
    try:
        return desk.reader.read(desk.office.archive.path(sha256)).letter, ""
    except (Unreadable, ReadingFailed, ArchiveDamaged, FileNotFoundError) as error:
        return None, str(error)


@router.post("/letters/retry")
def retry(
    request: Request, visitor: Acting, mail_id: Annotated[list[RowId] | None, Form()] = None
) -> Response:
    desk = desk_of(request)
    judged = retrying.retry(desk.office, desk.settings, mail_id or [], Actor(visitor.name))
    return RedirectResponse(link("/letters", said="retried" if judged else "retrying"), 303)


@router.post("/letters/{mail_id}/link")
def link_(
    request: Request, visitor: Acting, mail_id: RowId, number: Annotated[str, Form(max_length=60)]
) -> Response:
    join(desk_of(request).office, mail_id, number.strip(), visitor.name)
    return RedirectResponse(link(f"/letters/{mail_id}", said="linked"), 303)


@router.post("/letters/{mail_id}/unlink")
def unlink(request: Request, visitor: Acting, mail_id: RowId) -> Response:
    part(desk_of(request).office, mail_id, visitor.name)
    return RedirectResponse(link(f"/letters/{mail_id}", said="unlinked"), 303)

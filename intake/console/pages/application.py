"""Serves `/applications/NUMBER`: everything about one application."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from intake.console.views.dossier_view import view_of
from intake.console.views.templates import page
from intake.console.views.words import STAGES, translate_event
from intake.console.web.visitor import Reading, desk_of, language_of
from intake.register.accounts import accounts
from intake.staff.acting import found
from intake.staff.noting import LIBRARIES

router = APIRouter()


@router.get("/applications/{number}")
def application(
    request: Request, visitor: Reading, number: str, whole: str = "", queue: str = ""
) -> Response:
    """`whole`: a file all of whose pages are wanted. `queue`: the page is part of the review queue."""
    desk, language = desk_of(request), language_of(request)
    view = view_of(desk, found(desk.office, number), whole)
    return page(
        request,
        "application.html",
        visitor,
        view=view,
        application=view.application,
        in_queue=bool(queue),
        stages=STAGES,
        libraries=LIBRARIES,
        people=[one.name for one in accounts.listing(desk.db)],
        what=lambda word: translate_event(word, language),
    )

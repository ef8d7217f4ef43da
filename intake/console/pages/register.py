"""Serves `/applications`: the register, searched, filtered, sorted and paged."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict

from intake.console.views.menu import MenuEntry
from intake.console.views.templates import link, page
from intake.console.views.words import STAGES, STATUSES
from intake.console.web.numbers import MOST_DIGITS
from intake.console.web.visitor import Reading, desk_of
from intake.register.accounts import accounts
from intake.register.lists import application_list
from intake.register.lists.application_list import SORTS, Wanted
from validators.rulebook import RULES

MENU = MenuEntry("/applications", "台账", "Register")
router = APIRouter()


class RegisterQuery(BaseModel):
    """What may stand behind the `?` of the register's address; anything else there is left alone."""

    model_config = ConfigDict(str_max_length=2000)

    q: str = ""
    campaign: str = ""
    status: str = ""
    stage: str = ""
    assignee: str = ""
    code: str = ""
    sort: str = ""
    order: str = ""
    after: str = ""
    before: str = ""

    @property
    def wanted(self) -> Wanted:
        """The filters and the order; a sort nobody knows is the usual one."""
        return Wanted(
            query=self.q.strip(),
            campaign=self.campaign,
            status=self.status,
            stage=self.stage,
            assignee=self.assignee,
            code=self.code,
            sort=self.sort if self.sort in SORTS else "received",
            descending=self.order != "asc",
            after=_place(self.after or self.before),
            backward=bool(self.before),
        )

    def address(self, **other: str) -> str:
        """The register's first page with these filters."""
        return _address(self.wanted, **other)


@router.get("/applications")
def register(
    request: Request, visitor: Reading, address: Annotated[RegisterQuery, Query()]
) -> Response:
    desk, wanted = desk_of(request), address.wanted
    found = application_list.page(desk.db, wanted)
    to = partial(_address, wanted)
    return page(
        request,
        "register.html",
        visitor,
        wanted=wanted,
        found=found,
        campaigns=desk.campaigns,
        statuses=STATUSES,
        stages=STAGES,
        people=[one.name for one in accounts.listing(desk.db)],
        codes=[(rule.code, rule.title) for rule in RULES],
        bulk_stages=STAGES,
        heading=partial(_heading, wanted, to),
        first_page=to(),
        before=to(before=_written(found.first)) if found.first else "",
        after=to(after=_written(found.last)) if found.last else "",
    )


def _address(wanted: Wanted, **other: str) -> str:
    own = {
        "q": wanted.query,
        "campaign": wanted.campaign,
        "status": wanted.status,
        "stage": wanted.stage,
        "assignee": wanted.assignee,
        "code": wanted.code,
        "sort": wanted.sort if wanted.sort != "received" else "",
        "order": "" if wanted.descending else "asc",
    }
    return link("/applications", **(own | other))


def _heading(wanted: Wanted, to: Callable[..., str], sort: str, words: str) -> Markup:
    """A column's head that sorts by it, the other way round where it does already."""
    is_current = wanted.sort == sort
    order = "asc" if is_current and wanted.descending else "desc"
    if sort == "applicant" and not is_current:
        order = "asc"
    state = ("descending" if wanted.descending else "ascending") if is_current else "none"
    mark = {"descending": " ↓", "ascending": " ↑", "none": ""}[state]
    address = to(sort=sort, order=order)
    return Markup('<th scope="col" aria-sort="{}"><a href="{}">{}{}</a></th>').format(
        state, address, words, mark
    )


def _written(place: tuple[str, int]) -> str:
    value, id_ = place
    return f"{id_}~{value}"


def _place(text: str) -> tuple[str, int] | None:
    """The place a page goes on at; None for what nobody of ours wrote."""
    id_, separator, value = text.partition("~")
    if not (separator and id_.isascii() and id_.isdigit() and len(id_) <= MOST_DIGITS):
        return None
    return value, int(id_)

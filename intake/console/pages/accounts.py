"""Serves `/accounts`, for admins. Accounts are made and removed on the command line."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from intake.console.views.menu import MenuEntry
from intake.console.views.templates import page
from intake.console.web.visitor import Administering, desk_of
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole

MENU = MenuEntry("/accounts", "账号", "Accounts", AccountRole.ADMIN)
router = APIRouter()


@router.get("/accounts")
def people(request: Request, visitor: Administering) -> Response:
    found = accounts.listing(desk_of(request).db)
    return page(request, "accounts.html", visitor, accounts=found)

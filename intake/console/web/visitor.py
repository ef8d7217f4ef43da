"""Identifies who asks; each page states the role it needs."""

import hmac
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Form, Header, Request

from intake.console.web.context import Desk
from intake.register.accounts import sessions
from intake.register.accounts.accounts import AccountRole

COOKIE = "intake_session"
LANGUAGE_COOKIE = "intake_language"
BROWSER_COOKIE = "intake_browser"
"""By it a browser is known again, so that a flood of strangers' wrong passwords does not keep it out."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody logged in. `csrf` is the token in the forms of this session."""

    name: str
    role: AccountRole
    csrf: str

    @property
    def may_act(self) -> bool:
        return self.role >= AccountRole.REVIEWER

    @property
    def may_govern(self) -> bool:
        """Tell whether he may change what all applicants are held to: a call in use."""
        return self.role >= AccountRole.ADMIN


class NotLoggedIn(Exception):
    """No session, or one that is over. `acted`: something was to be done, and was not."""

    def __init__(self, *, acted: bool) -> None:
        super().__init__()
        self.acted = acted


class NotAllowed(Exception):
    """Logged in, but not with the role it takes, or the form is not of this session."""


def desk_of(request: Request) -> Desk:
    return cast("Desk", request.app.state.desk)


def language_of(request: Request) -> str:
    return "en" if request.cookies.get(LANGUAGE_COOKIE) == "en" else "zh"


def visitor_of(request: Request) -> Visitor | None:
    desk = desk_of(request)
    token = request.cookies.get(COOKIE, "")
    session = sessions.find(desk.db, token, desk.now()) if token else None
    return Visitor(session.name, session.role, session.csrf) if session else None


def _reading(request: Request) -> Visitor:
    visitor = visitor_of(request)
    if visitor is None:
        raise NotLoggedIn(acted=False)
    return visitor


def _anyone(
    request: Request,
    csrf: Annotated[str, Form()] = "",
    x_csrf: Annotated[str, Header()] = "",
) -> Visitor:
    visitor = visitor_of(request)
    if visitor is None:
        raise NotLoggedIn(acted=True)
    if not hmac.compare_digest((csrf or x_csrf).encode(), visitor.csrf.encode()):
        raise NotAllowed
    return visitor


def _acting(visitor: Annotated[Visitor, Depends(_anyone)]) -> Visitor:
    if not visitor.may_act:
        raise NotAllowed
    return visitor


def _governing(visitor: Annotated[Visitor, Depends(_anyone)]) -> Visitor:
    if not visitor.may_govern:
        raise NotAllowed
    return visitor


def _weighing(visitor: Annotated[Visitor, Depends(_reading)]) -> Visitor:
    if not visitor.may_act:
        raise NotAllowed
    return visitor


def _administering(visitor: Annotated[Visitor, Depends(_reading)]) -> Visitor:
    if visitor.role < AccountRole.ADMIN:
        raise NotAllowed
    return visitor


Reading = Annotated[Visitor, Depends(_reading)]
"""Any account, to look."""

Leaving = Depends(_anyone)
"""Any account, with the form's token: to log out."""

Weighing = Annotated[Visitor, Depends(_weighing)]
"""A reviewer or admin, to look at what he may then decide."""

Acting = Annotated[Visitor, Depends(_acting)]
"""A reviewer or admin, with the form's token: to decide."""

Governing = Annotated[Visitor, Depends(_governing)]
"""An admin, with the form's token: to put a call into use and to change one that is."""

Administering = Annotated[Visitor, Depends(_administering)]
"""An admin, to look."""

"""Serves `/healthz` and `/metrics`, for machines."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from intake.config.settings import is_loopback
from intake.console.web.guard import name_of
from intake.console.web.visitor import desk_of, visitor_of
from intake.register import heartbeat
from intake.register.connection import Database
from intake.register.database import RegisterError
from intake.register.lists import counts

router = APIRouter()

_ROUNDS = 10
"""So many rounds of polling missed: the service stands still."""


@router.get("/healthz")
def healthz(request: Request) -> Response:
    """200 while the register can be read and the service, if it ever ran, still does its rounds."""
    desk = desk_of(request)
    try:
        beat = heartbeat.last_beat(desk.db, "poll")
    except RegisterError:
        return JSONResponse({"status": "failing", "register": "unreadable"}, 503)
    answer = {"status": "ok", "register": "ok", "last_poll": beat[0].isoformat() if beat else None}
    most = timedelta(seconds=max(desk.settings.schedule.poll_seconds * _ROUNDS, 600))
    if beat is not None and desk.now() - beat[0] > most:
        return JSONResponse(answer | {"status": "failing"}, 503)
    return JSONResponse(answer)


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Counts in Prometheus' text form: to this machine, or to who is logged in."""
    if not _is_from_here(request) and visitor_of(request) is None:
        return PlainTextResponse("log in, or ask from the machine itself", 403)
    desk = desk_of(request)
    lines = "\n".join(_lines(desk.db, desk.now()))
    return PlainTextResponse(f"{lines}\n", media_type="text/plain; version=0.0.4")


def _is_from_here(request: Request) -> bool:
    """A reverse proxy on this machine asks for others, and says so, or names the host they asked for."""
    forwarded = {"x-forwarded-for", "forwarded", "via"} & set(request.headers)
    if forwarded or request.client is None or not is_loopback(request.client.host):
        return False
    return is_loopback(name_of(request.headers.get("host", "")))


def _lines(db: Database, now: datetime) -> Iterator[str]:
    yield "# TYPE intake_applications gauge"
    for (campaign, status, stage), number in counts.by_state(db).items():
        labels = f'campaign="{_label(campaign)}",status="{status}",stage="{stage}"'
        yield f"intake_applications{{{labels}}} {number}"
    for name, found in (("letters", counts.letters(db)), ("notices", counts.notices(db))):
        yield f"# TYPE intake_{name} gauge"
        yield from (f'intake_{name}{{state="{state}"}} {n}' for state, n in found.items())
    yield from _sending(db, now)
    yield "# TYPE intake_last_round_seconds gauge"
    yield "# TYPE intake_round_failing gauge"
    for name, at, problem in heartbeat.listing(db):
        label = f'chore="{_label(name)}"'
        yield f"intake_last_round_seconds{{{label}}} {(now - at).total_seconds():.0f}"
        yield f"intake_round_failing{{{label}}} {int(bool(problem))}"


def _sending(db: Database, now: datetime) -> Iterator[str]:
    """The mail server as the last round met it, and how long what is due has waited."""
    beat, sent, due = heartbeat.last_beat(db, "send"), counts.last_sent(db), counts.oldest_due(db)
    if beat is not None:
        yield "# TYPE intake_smtp_up gauge"
        yield f"intake_smtp_up {int(not beat[1])}"
    if sent is not None:
        yield "# TYPE intake_smtp_last_success_timestamp_seconds gauge"
        yield f"intake_smtp_last_success_timestamp_seconds {sent.timestamp():.0f}"
    yield "# TYPE intake_notices_oldest_due_seconds gauge"
    waited = max((now - due).total_seconds(), 0) if due else 0
    yield f"intake_notices_oldest_due_seconds {waited:.0f}"


def _label(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")

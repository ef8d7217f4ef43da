"""Serves applicants' files as downloads or redrawn pictures, never as pages of ours."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

from intake.console.web.context import Desk
from intake.console.web.numbers import PageNumber
from intake.console.web.visitor import Reading, desk_of
from intake.register.applications import documents
from intake.staff.acting import found
from intake.storage.archive import Archive
from intake.storage.evidence import EvidenceStore

router = APIRouter(prefix="/applications/{number}")

HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
_PICTURE = HARMLESS | {"Cache-Control": "private, max-age=86400"}
_NOT_FOUND = 404


@router.get("/files/{sha256}")
def download(request: Request, visitor: Reading, number: str, sha256: str) -> Response:  # noqa: ARG001  a visitor is demanded
    """The original file as a download: no browser opens it under our origin."""
    desk = desk_of(request)
    mail, filename = _held(desk, number, sha256)
    folder = tempfile.TemporaryDirectory(prefix="intake-download-")
    place = Path(folder.name) / "file"
    if not desk.reader.extract(mail, {sha256: [str(place)]}):
        folder.cleanup()
        raise HTTPException(_NOT_FOUND)
    return FileResponse(
        place,
        media_type="application/octet-stream",
        headers=HARMLESS | {"Content-Disposition": attachment(filename)},
        background=BackgroundTask(folder.cleanup),
    )


@router.get("/files/{sha256}/{page}.jpg")
def sheet(
    request: Request,
    visitor: Reading,  # noqa: ARG001  a visitor is demanded
    number: str,
    sha256: str,
    page: PageNumber,
) -> Response:
    desk = desk_of(request)
    mail, _ = _held(desk, number, sha256)
    picture = desk.pictures.get(mail, sha256, page)
    if picture is None:
        raise HTTPException(_NOT_FOUND)
    return Response(picture, media_type="image/jpeg", headers=_PICTURE)


@router.get("/evidence/{sha256}/{name}")
def evidence(
    request: Request,
    visitor: Reading,  # noqa: ARG001  a visitor is demanded
    number: str,
    sha256: str,
    name: str,
) -> Response:
    desk = desk_of(request)
    _held(desk, number, sha256)
    kept = EvidenceStore(desk.settings.data_dir / "evidence").of(sha256)
    picture = next((path for path in kept if path.name == name), None)
    if picture is None:
        raise HTTPException(_NOT_FOUND)
    return Response(picture.read_bytes(), media_type="image/jpeg", headers=_PICTURE)


def attachment(filename: str) -> str:
    """The header's value, whatever characters the name holds."""
    plain = "".join(_harmless(filename))[-150:] or "file"
    ascii_name = plain.encode("ascii", "replace").decode().replace("?", "_")
    return f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(plain, safe='')}"


def _harmless(filename: str) -> Iterator[str]:
    """No path, no quotes, no control or direction characters."""
    for character in filename:
        if character in '/\\"<>|:*?;' or not character.isprintable():
            yield "_"
        else:
            yield character


def _held(desk: Desk, number: str, sha256: str) -> tuple[Path, str]:
    """The archived letter that holds the application's file, and the file's name."""
    application = found(desk.office, number)
    held = documents.letter_with(desk.db, application.id, sha256)
    if held is None:
        raise HTTPException(_NOT_FOUND)
    mail_sha256, filename = held
    return Archive(desk.settings.data_dir / "archive").path(mail_sha256), filename

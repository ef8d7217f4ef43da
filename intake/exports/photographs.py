"""Redraws an application's photographs for the casebook in a worker."""

from collections.abc import Sequence
from pathlib import PurePath

from intake.office import Office
from intake.register.applications import documents
from intake.register.applications.applications import Application
from intake.workers.page_pictures import PagePictures

_PICTURES = {".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp", ".heic"}
# A chapter is two to four pages.
MOST = 6


def photographs(office: Office, drawn: PagePictures, application: Application) -> Sequence[bytes]:
    """Returns JPEGs in the order they came, each once; what cannot be drawn is left out."""
    rows = documents.of_application(office.db, application.id)
    own = (
        row.sha256
        for row in rows
        if PurePath(row.filename).suffix.lower() in _PICTURES and row.sha256
    )
    found = []
    for sha256 in dict.fromkeys(own):
        held = documents.letter_with(office.db, application.id, sha256)
        picture = drawn.get(office.archive.path(held[0]), sha256, 1) if held else None
        if picture is not None:
            found.append(picture)
        if len(found) == MOST:
            break
    return found

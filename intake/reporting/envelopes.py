"""Reads sender and subject of an archived letter from its header, for the report."""

import email.utils
from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from pathlib import Path

from intake.register.report.letters import Envelope
from intake.storage.archive import Archive
from parsers.mail.head.headers import header

_MOST_BYTES = 65_536


def envelope_of(archive: Archive, sha256: str) -> Envelope | None:
    """Sender, subject and `Date:` of a letter; None where the archive does not have it."""
    path = archive.path(sha256)
    return read_envelope(path) if path.is_file() else None


def read_envelope(path: Path) -> Envelope:
    """Whatever the bytes, an envelope: parts that cannot be made out are empty."""
    with path.open("rb") as file:
        letter = BytesHeaderParser().parsebytes(file.read(_MOST_BYTES))
    _, address = email.utils.parseaddr(header(letter, "from"))
    return Envelope(address, header(letter, "subject"), _moment(header(letter, "date")))


def _moment(text: str) -> datetime | None:
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    # "-0000" says that the zone is unknown; the library then gives a naive UTC time.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

"""Finds when a letter was received, from the `Received:` fields of its header."""

import re
from datetime import datetime
from email.message import Message
from email.parser import BytesHeaderParser

from parsers.mail.head.dates import read_date
from parsers.mail.head.headers import raw_headers

_DATE = re.compile(r";\s?([^;]+)$")
_LONGEST_HEAD = 65_536


def newest_received(message: Message) -> datetime | None:
    """The newest hop's time. Only the topmost header that has one counts: our own server wrote it,
    and whoever sent the letter may have written those below.
    """
    for raw in raw_headers(message, "received"):
        found = _DATE.search(raw.decode("latin-1").rstrip())
        moment = read_date(found[1]) if found else None
        if moment:
            return moment
    return None


def received_in_head(raw: bytes) -> datetime | None:
    """Works like `newest_received`, on a letter that is not parsed yet."""
    head = raw[:_LONGEST_HEAD]
    return newest_received(BytesHeaderParser().parsebytes(head))

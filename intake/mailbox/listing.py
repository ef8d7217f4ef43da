"""Lists the letters of a folder by SEARCH, in whatever form servers answer, and by FETCH.

IMAPClient reads one `* SEARCH` line and no ESEARCH; servers send several, none, and the other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, ProtocolError
from imapclient.response_parser import parse_fetch_response

_ESEARCH_ALL = re.compile(rb"\bALL ([\d:,]+)", re.IGNORECASE)
_MOST_IN_RANGE = 1_000_000


@dataclass(frozen=True, slots=True)
class FetchedFacts:
    """What FETCH returns for a letter besides its UID, None where not requested or not given."""

    size: int | None
    internal_at: datetime | None


def search_uids(client: IMAPClient, at_least: int) -> frozenset[int]:
    """The UIDs SEARCH names, all lines of its answer together, an ESEARCH among them.

    Raises what the line and the server raise; ProtocolError for an answer that is none.
    """
    line = _line(client)
    status, lines = line.uid("SEARCH", "UID", f"{max(at_least, 1)}:*")
    extended = line.untagged_responses.pop("ESEARCH", [])
    if status != "OK":
        raise IMAPClientError(f"SEARCH failed: {_text(lines)}")
    return frozenset(_in_lines(lines)) | frozenset(_in_extended(extended))


def fetch_listing(client: IMAPClient, items: str = "UID") -> dict[int, FetchedFacts]:
    """Every letter by its UID, as FETCH lists them; `items` beside the UID, in IMAP's own words."""
    status, lines = _line(client).uid("FETCH", "1:*", f"({items})")
    if status != "OK":
        raise IMAPClientError(f"FETCH failed: {_text(lines)}")
    value = parse_fetch_response(lines, normalise_times=False, uid_is_key=False)
    return {
        int(one[b"UID"]): FetchedFacts(
            _size(one.get(b"RFC822.SIZE")), _moment(one.get(b"INTERNALDATE"))
        )
        for one in value.values()
        # A flag somebody else sets meanwhile is reported without a UID.
        if b"UID" in one
    }


def _line(client: IMAPClient) -> Any:  # noqa: ANN401 - the class is imaplib's own, extended
    return client._imap  # noqa: SLF001 - IMAPClient itself cannot read such answers


def _in_lines(lines: Iterable[bytes | None]) -> Iterable[int]:
    for line in lines:
        # Behind the numbers there may be (MODSEQ 917162500).
        for word in (line or b"").partition(b"(")[0].split():
            if not word.isdigit():
                raise ProtocolError(f"SEARCH answered {line!r}")
            yield int(word)


def _in_extended(lines: Iterable[bytes | None]) -> Iterable[int]:
    for line in lines:
        found = _ESEARCH_ALL.search(line or b"")
        for piece in found[1].split(b",") if found else ():
            first, _, last = piece.partition(b":")
            low, high = sorted((int(first), int(last or first)))
            if high - low > _MOST_IN_RANGE:
                raise ProtocolError(f"SEARCH answered {line!r}")
            yield from range(low, high + 1)


def _text(lines: Iterable[bytes | None]) -> str:
    return b" ".join(line or b"" for line in lines).decode("ascii", "replace")


def _size(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _moment(value: object) -> datetime | None:
    return value if isinstance(value, datetime) and value.tzinfo else None

"""What a receiving server says of the sender: Authentication-Results (RFC 8601), read by authres."""

from collections.abc import Iterator
from email.message import Message

import authres

from parsers.letter_facts import SenderCheck
from parsers.mail.headers import raw_headers

_METHODS = ("spf", "dkim", "dmarc")
_MOST = 20
_LONGEST = 10_000


def find_checks(message: Message) -> tuple[SenderCheck, ...]:
    """The results for SPF, DKIM and DMARC, the newest header first.

    Anybody can write such a header; whose to believe is not known here. One that is not written
    as the standard wants tells nothing.
    """
    return tuple(_checks(message))


def _checks(message: Message) -> Iterator[SenderCheck]:
    for _, raw in zip(range(_MOST), raw_headers(message, "authentication-results"), strict=False):
        value = " ".join(raw[:_LONGEST].decode("latin-1").split())
        try:
            told = authres.AuthenticationResultsHeader.parse_value(value)
        except (
            authres.AuthResError,
            ValueError,
            LookupError,
            AttributeError,
            TypeError,
            RecursionError,
        ):
            continue
        for one in told.results:
            if one.method in _METHODS and one.result:
                yield SenderCheck(told.authserv_id.lower(), one.method, one.result.lower())

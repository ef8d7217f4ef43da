"""Reads the times in the structures of seals: ASN.1 times, words in strings, time stamps."""

import re
from datetime import UTC, datetime, timedelta, timezone

from parsers.signatures.guomi.der import (
    GENERALIZED_TIME,
    OCTET_STRING,
    UTC_TIME,
    BrokenDer,
    Node,
    check_whole,
    inside,
    node,
)

_WRITTEN = re.compile(
    rb"(\d{4}(?=\d{10}(?!\d))|\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d{1,9})?(Z|[+-]\d{4})?"
)
# As Signature.xml has it, and some makers of seals.
_SPACED = re.compile(rb"(\d{4})[-/](\d\d)[-/](\d\d)[ T](\d\d):(\d\d):(\d\d)(.*)")
# Where the zone is left out, the maker's own is meant.
_CHINA = timezone(timedelta(hours=8))
_CENTURY, _LAST_OF_CENTURY = 100, 50
# A time stamp holds its token within a string within a sequence within the message.
_DEEPEST = 12


def read_time(value: Node) -> datetime | None:
    """Return the moment that a UTCTime or GeneralizedTime tells, aware; None for any other value."""
    if value.tag not in (UTC_TIME, GENERALIZED_TIME):
        return None
    return parse_time(value.content)


def parse_time(written: bytes) -> datetime | None:
    """Return the moment written as digits, year first; None where they tell none."""
    found = _WRITTEN.fullmatch(_SPACED.sub(rb"\1\2\3\4\5\6\7", written[:40].strip()))
    if found is None:
        return None
    year, *rest = (int(one or 0) for one in found.groups()[:6])
    if len(found[1]) == 2:  # noqa: PLR2004 - as UTCTime has it
        year += 1900 if year >= _LAST_OF_CENTURY else 2000
    try:
        month, day, hour, minute, second = rest
        return datetime(year, month, day, hour, minute, second, tzinfo=_zone(found[7]))
    except ValueError:
        return None


def stamped_time(token: bytes) -> datetime | None:
    """Return what a time stamp (RFC 3161) says; None where the bytes are none.

    The stamp's own signature is not verified: its authority cannot be known offline.
    """
    try:
        waiting = [(check_whole(token), 0)]
    except BrokenDer:
        return parse_time(token)
    while waiting:
        value, depth = waiting.pop()
        if value.tag in (GENERALIZED_TIME, UTC_TIME):
            return read_time(value)
        if depth < _DEEPEST:
            waiting += [(one, depth + 1) for one in reversed(_within(value))]
    return None


def _within(value: Node) -> tuple[Node, ...]:
    try:
        if value.tag == OCTET_STRING:
            return (node(value.content),)
        return inside(value) if value.is_constructed else ()
    except BrokenDer:
        return ()


def _zone(written: bytes | None) -> timezone:
    if written is None:
        return _CHINA
    if written == b"Z":
        return UTC
    minutes = int(written[1:3]) * 60 + int(written[3:])
    return timezone(timedelta(minutes=-minutes if written.startswith(b"-") else minutes))

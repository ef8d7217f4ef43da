"""Parses what a receiving server says of the sender: Authentication-Results (RFC 8601).

Read by our own step: servers write what the standard forbids (`smtp.mailfrom=<a@b>`, values folded
in the middle, no server's name), and part of the header is the sender's own words. A reader that
gives the whole header up for one odd value would let the sender silence the check he fails.
"""

import re
from collections.abc import Iterator
from email.message import Message

from parsers.facts.letter_facts import SenderCheck
from parsers.mail.head.headers import raw_headers

_METHODS = ("spf", "dkim", "dmarc")
_HEADER = "authentication-results"
_MOST = 20
_LONGEST = 10_000
_RESULT = re.compile(r"\A\s?([A-Za-z][\w-]*)(?: ?/ ?\d+)? ?= ?([A-Za-z]\w*)")
# A value ends where the next `name=` begins: Coremail folds addresses in their middle.
_PROPERTY = re.compile(r"\b([A-Za-z]+)\.([A-Za-z][\w-]*) ?= ?(.*?)(?= [\w.-]+ ?=|$)")
_DOMAIN = re.compile(r"[^\s@<>()\[\]\"';,:=/\\]+")

_PROPERTIES = {
    "spf": ("mailfrom", "mail", "envelope-from", "from", "helo"),
    "dkim": ("d", "i"),
    "dmarc": ("from",),
}
"""By method, the property that names the checked domain; the first one present counts."""


def find_checks(message: Message) -> tuple[SenderCheck, ...]:
    """The results for SPF, DKIM and DMARC, the newest header first.

    Anybody can write such a header; whose to believe is not known here.
    """
    return tuple(_checks(message))


def _checks(message: Message) -> Iterator[SenderCheck]:
    raws = raw_headers(message, _HEADER)
    for header, (hops, raw) in enumerate(zip(_hops(message), raws, strict=False)):
        if header == _MOST:
            return
        segments = _segments(" ".join(raw[:_LONGEST].decode("latin-1").split()))
        server, rest = _server(segments)
        for segment in rest:
            found = _RESULT.match(segment)
            method = found[1].lower() if found else ""
            if found and method in _METHODS:
                domain = _domain(method, segment[found.end() :])
                yield SenderCheck(server, method, found[2].lower(), domain, header, hops)


def _hops(message: Message) -> Iterator[int]:
    """For each of the headers how many `Received:` stand above it."""
    hops = 0
    for name, _ in message.raw_items():
        if name.lower() == "received":
            hops += 1
        elif name.lower() == _HEADER:
            yield hops


def _server(segments: list[str]) -> tuple[str, list[str]]:
    """Return who speaks, and what is said; Exchange Online leaves its name out."""
    first = segments[0].strip()
    if _RESULT.match(first):
        return "", segments
    return first.partition(" ")[0].strip("\"'").lower(), segments[1:]


def _segments(value: str) -> list[str]:
    """The header's parts between semicolons, comments taken out and quoted semicolons none.

    Where brackets or quotes do not close, the sender's words may have opened them: all is read as
    plain text then, so that no result is hidden.
    """
    plain: list[str] = []
    depth, quoted, escaped = 0, False, False
    for mark in value:
        if escaped or (mark == "\\" and (quoted or depth)):
            escaped = not escaped
            continue
        if mark == '"' and not depth:
            quoted = not quoted
        elif not quoted and mark in "()":
            depth = max(depth + (1 if mark == "(" else -1), 0)
            plain.append(" ")
        elif not depth:
            plain.append("_" if quoted and mark in " ;=" else mark)
    if depth or quoted:
        return value.split(";")
    return " ".join("".join(plain).split(" ")).split(";")


def _domain(method: str, properties: str) -> str:
    """The domain a method tried, "" where the server does not tell it."""
    domains: dict[str, str] = {}
    for found in _PROPERTY.finditer(properties):
        if domain := _domain_in(found[3]):
            domains.setdefault(found[2].lower(), domain)
    return next((domains[name] for name in _PROPERTIES[method] if name in domains), "")


def _domain_in(value: str) -> str:
    """Of `a@b.cn`, `<a@b.cn>`, `@b.cn`, `b.cn.`: b.cn."""
    domain = value.replace(" ", "").strip("<>\"'").rpartition("@")[2].strip("<>.").lower()
    return domain if _DOMAIN.fullmatch(domain) and domain != "none" else ""

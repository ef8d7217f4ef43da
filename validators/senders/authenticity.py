"""Checks whether a letter comes from its stated sender, by our own mail server's results."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from parsers.facts.letter_facts import Letter, SenderCheck
from validators.senders.alignment import aligned

_PASSED = {"pass", "bestguesspass"}
# Softfail is what most Chinese offices publish for strangers who use their name (~all): a letter
# that has nothing better to show is not from them.
_FAILED = {"fail", "hardfail", "softfail"}


def failed_checks(letter: Letter, authserv_ids: Iterable[str]) -> str:
    """Return what our server found wrong, as it would write it; "" where nothing is.

    `authserv_ids`: the names our server goes by, `*` for any part of one. DMARC weighs the others
    and is final where the server asked it. Else SPF or DKIM must have passed for the organisation
    of the From: a forwarded letter fails SPF, a mailing list breaks DKIM, and whoever passes for a
    domain of his own has proved nothing about the From. Where nothing was checked, nothing is wrong.
    """
    checks = _ours(letter.sender_checks, [one.strip().lower() for one in authserv_ids])
    domain = letter.sender.address.rpartition("@")[2]
    dmarc = [one for one in checks if one.method == "dmarc"]
    if any(one.result == "fail" for one in dmarc):
        return _told(one for one in checks if one.result in _FAILED)
    if any(_confirms(one, domain) for one in checks):
        return ""
    return _told(one for one in checks if one.result in _FAILED | _PASSED)


def _ours(checks: Sequence[SenderCheck], authserv_ids: Sequence[str]) -> tuple[SenderCheck, ...]:
    """Return what our server wrote at the letter's arrival, of each method the topmost header's.

    Servers write above what the sender wrote. A header below one more `Received:` than the topmost
    was there before the letter came, whoever it says it is of.
    """
    ours = [one for one in checks if any(_is_of(one.server, name) for name in authserv_ids)]
    here = [one for one in ours if one.hops == ours[0].hops]
    topmost = {one.method: one.header for one in reversed(here)}
    return tuple(one for one in here if one.header == topmost[one.method])


def _is_of(server: str, name: str) -> bool:
    return bool(name) and fnmatchcase(server, name.replace("[", "[[]").replace("?", "[?]"))


def _confirms(check: SenderCheck, domain: str) -> bool:
    """A server that does not tell for which domain is believed."""
    return check.result in _PASSED and (not check.domain or aligned(check.domain, domain))


def _told(checks: Iterable[SenderCheck]) -> str:
    """spf=pass for another domain is reported with that domain: it is what is wrong."""
    parts = (
        f"{one.method}={one.result}"
        + (f" ({one.domain})" if one.result in _PASSED and one.domain else "")
        for one in checks
    )
    return ", ".join(dict.fromkeys(parts))

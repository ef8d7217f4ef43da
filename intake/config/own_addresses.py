"""Collects our own addresses: letters from them are ignored, and no answer goes to them.

A mailbox that answers itself does so for ever. So whatever may be another spelling of one of ours is
taken for ours: `cases@office.example.`, `Cases+2026@OFFICE.example`, the domain in its other form.
"""

import re
from collections.abc import Iterable, Iterator

from intake.config.settings import Settings
from notifier.mail.mailbox_address import read_mailbox
from notifier.mail.unsendable import Unaddressable
from parsers.texts.contact.domains import ascii_domain
from parsers.texts.contact.mailbox_key import counting_key

_REMARK = re.compile(r"\([^()]*\)")
_LONGEST = 1_000
NOWHERE = "intake.invalid"
"""The domain of what we write for ourselves; RFC 2606 keeps it from being anybody's."""


def own_addresses(settings: Settings) -> frozenset[str]:
    """Those we send from and log in with. A call's contact is a person of the office, whom we answer."""
    accounts = (account.user for account in settings.imap)
    named = (settings.smtp.from_, settings.smtp.user, *accounts)
    return frozenset(address for text in named if "@" in (address := _bare(text)))


def own_domain(settings: Settings) -> str:
    """The domain of our Message-IDs, in the letters DNS knows."""
    _, at, domain = _bare(settings.smtp.from_ or settings.smtp.user).rpartition("@")
    try:
        return ascii_domain(domain) if at else NOWHERE
    except ValueError:
        return NOWHERE


def is_own(address: str, own: Iterable[str]) -> bool:
    keys = {counting_key(one) for one in _readings(address[:_LONGEST])}
    return any(key.endswith(f"@{NOWHERE}") for key in keys) or not keys.isdisjoint(
        counting_key(one) for one in own
    )


def _readings(address: str) -> Iterator[str]:
    """The address, and what servers may make of it: without remarks and quoted pairs, and past the
    routes of old (`@relay:user@host`, `user%host@relay`, `relay!user@host`, `host!user`).
    """
    yield address
    bare = _REMARK.sub("", address.replace("\\", "")).replace("%40", "@").strip(" ;,")
    bare = bare.rpartition(":")[2] if bare.startswith("@") else bare
    yield bare
    local, _, domain = bare.rpartition("@")
    user, percent, house = local.rpartition("%")
    if percent:
        yield f"{user}@{house}"
    *hosts, user = (local or domain).split("!")
    if hosts:
        yield f"{user}@{hosts[-1]}"
        yield f"{user}@{domain}"
    yield f"{local.strip('@')}@{domain.strip('[]')}"


def _bare(text: str) -> str:
    """The address without the display name; the text itself where it is none."""
    try:
        return read_mailbox(text).address.lower()
    except Unaddressable:
        return text.strip().lower()

"""Which addresses are our own: letters from them are not taken, and no answer goes to them.

A mailbox that answers itself does so for ever. So whatever may be another spelling of one of ours is
taken for ours: `cases@office.example.`, `Cases+2026@OFFICE.example`, the domain in its other form.
"""

from collections.abc import Iterable

from intake.config.settings import Settings
from notifier.mail.mailbox_address import read_mailbox
from notifier.mail.unsendable import Unaddressable
from parsers.texts.contact.domains import ascii_domain
from parsers.texts.contact.mailbox_key import counting_key

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
    key = counting_key(address)
    return key.endswith(f"@{NOWHERE}") or key in {counting_key(one) for one in own}


def _bare(text: str) -> str:
    """The address without the display name; the text itself where it is none."""
    try:
        return read_mailbox(text).address.lower()
    except Unaddressable:
        return text.strip().lower()

"""Counts password tries before they are checked, so that guessing takes years.

Counted afterwards, as many pass as are looked at side by side.
"""

import ipaddress
from datetime import datetime, timedelta

from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.timestamps import to_text

WINDOW = timedelta(minutes=15)

MOST_FROM_ONE, MOST_OF_ADDRESS, MOST_OF_NAME = 5, 20, 50
"""Tries in the window that were not right: of one name from one address; of one address, whatever the
names (behind a proxy all staff share one); of one name from anywhere.
"""

SLOT = timedelta(seconds=20)
"""Over the last of the three a name is not locked but slowed down: one try from a new place in this time."""

_IPV6_SUBSCRIBER = 64
_MOST_LENGTH = 60


def place_of(host: str) -> str:
    """The subscriber behind an address: of IPv6 everybody has 2^64 to change between."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host[:_MOST_LENGTH]
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _IPV6_SUBSCRIBER), strict=False))


def throttled(db: Database, name: str, address: str, now: datetime, *, known: bool = False) -> bool:
    """Tell whether this name or address has to wait. `known`: the account was logged in from there
    before, so that what strangers try elsewhere does not count against it.
    """
    mine, of_address, of_name, just_now = db.execute(
        "SELECT count(*) FILTER (WHERE name = :name AND address = :address),"
        " count(*) FILTER (WHERE address = :address), count(*) FILTER (WHERE name = :name),"
        " count(*) FILTER (WHERE name = :name AND at > :slot)"
        " FROM login_failures WHERE at > :since AND (name = :name OR address = :address)",
        {
            "name": name,
            "address": address,
            "since": to_text(now - WINDOW),
            "slot": to_text(now - SLOT),
        },
    ).fetchone()
    if mine >= MOST_FROM_ONE:
        return True
    if known:
        return False
    return bool(of_address >= MOST_OF_ADDRESS or (of_name >= MOST_OF_NAME and just_now))


def reserve(db: Database, name: str, address: str, now: datetime, *, known: bool = False) -> bool:
    """Counts the try that is about to be made as wrong; False, and nothing counted, where it has to wait.

    Who is found to be right is forgotten (`forget`).
    """
    if throttled(db, name, address, now, known=known):
        return False
    with transaction(db):
        if throttled(db, name, address, now, known=known):
            return False
        note(db, name, address, now)
    return True


def note(db: Database, name: str, address: str, now: datetime) -> None:
    with transaction(db):
        db.execute("DELETE FROM login_failures WHERE at < ?", [to_text(now - WINDOW)])
        row = {"name": name, "address": address, "at": to_text(now)}
        db.table("login_failures").insert(row)


def forget(db: Database, name: str, address: str) -> None:
    """Forget the failures of one who got in."""
    with transaction(db):
        db.execute("DELETE FROM login_failures WHERE name = ? AND address = ?", [name, address])

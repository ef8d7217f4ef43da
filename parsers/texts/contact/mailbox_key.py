"""Computes one key per mailbox, to compare addresses by. Addresses are stored and used as written.

Two keys, for mistakes cost differently. Who takes two mailboxes for one in a question of *trust* lets
a stranger in: `mailbox_key` folds only what every server folds, and more where a provider is known to.
Who takes two for one when *counting* lets one of them wait: `counting_key` folds all that is done
anywhere, so that no other spelling gives a second budget.
"""

import unicodedata

from parsers.texts.contact.domains import LONGEST_DOMAIN, ascii_domain, organisation

# Houses with several names for one mailbox.
_SAME_HOUSE = {
    "googlemail.com": "gmail.com", "ya.ru": "yandex.ru", "yandex.com": "yandex.ru",
    "yandex.by": "yandex.ru", "yandex.kz": "yandex.ru", "yandex.ua": "yandex.ru",
    "me.com": "icloud.com", "mac.com": "icloud.com", "protonmail.com": "proton.me",
    "pm.me": "proton.me",
}  # fmt: skip
_WITHOUT_DOTS = frozenset({"gmail.com"})
_WITH_TAGS = frozenset(
    {"gmail.com", "yandex.ru", "icloud.com", "proton.me", "outlook.com", "hotmail.com", "live.com"}
)
_LONGEST = 2 * LONGEST_DOMAIN
_WRAPPING = " <>\"'"


def mailbox_key(address: str) -> str:
    """Return whose mailbox it is: case, widths, hidden marks, the domain's form and its trailing dot
    aside.

    Dots and +tags are somebody else at most servers, so they go only where a provider ignores them.
    """
    local, domain = _parts(address)
    if domain in _WITH_TAGS:
        local = local.split("+")[0]
    if domain in _WITHOUT_DOTS:
        local = local.replace(".", "")
    return f"{local}@{domain}"


def counting_key(address: str) -> str:
    """The mailbox for budgets: dots, +tags and %routes go everywhere, for some server ignores each."""
    local, domain = _parts(address)
    bare = local.casefold().split("+")[0].split("%")[0].replace(".", "")
    return f"{bare or local}@{domain}"


def counting_domain(address: str) -> str:
    """The organisation whose servers get it, for budgets; "" for what is no address."""
    return organisation(_parts(address)[1])


def domain_of(address: str) -> str:
    """The address's domain in the form to compare by."""
    return _parts(address)[1]


def _parts(address: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKC", address[:_LONGEST])
    shown = "".join(c for c in plain if unicodedata.category(c)[0] not in "CZ")
    local, _, domain = shown.strip(_WRAPPING).rpartition("@")
    local = local.removeprefix("mailto:").strip(_WRAPPING).lower()
    try:
        house = ascii_domain(domain)
    except ValueError:
        house = domain.lower().strip(".")
    return local, _SAME_HOUSE.get(house, house)

"""Tells whether a letter comes from somebody its application knows."""

import re
from collections.abc import Iterable

from parsers.texts.contact.domains import organisation
from parsers.texts.contact.mailbox_key import domain_of, mailbox_key

# Anybody may have an address there, so sharing the domain proves nothing.
FREE_MAIL = frozenset(
    {
        "126.com", "139.com", "163.com", "163.net", "188.com", "189.cn", "263.net", "aliyun.com", "eyou.com",
        "foxmail.com", "gmail.com", "googlemail.com", "icloud.com", "mac.com", "me.com", "msn.com",
        "netease.com", "proton.me", "protonmail.com", "qq.com", "rediffmail.com", "sina.cn", "sina.com",
        "sina.com.cn", "sogou.com", "sohu.com", "tom.com", "tut.by", "vip.163.com", "vip.126.com",
        "vip.188.com", "vip.qq.com", "vip.sina.com", "vip.sohu.com", "wo.cn", "ya.ru", "yeah.net", "21cn.com",
        "bk.ru", "list.ru", "rambler.ru", "ukr.net", "umail.uz",
    }
)  # fmt: skip
# Houses that have a domain in every country: yahoo.co.in, mail.kz, outlook.fr.
_FREE_ANYWHERE = re.compile(
    r"(?:gmx|hotmail|inbox|live|mail|outlook|yahoo|yandex|ymail|zoho)\.(?:com?\.)?[a-z]{2,3}"
)


def is_known(sender: str, known: Iterable[str]) -> bool:
    """Tell whether `sender` is one of the known addresses or of their domain, free mail aside."""
    addresses = {mailbox_key(address) for address in known if address}
    if mailbox_key(sender) in addresses:
        return True
    domain = domain_of(sender) if "@" in sender else ""
    domains = {address.rpartition("@")[2] for address in addresses}
    return bool(domain) and domain in domains and not is_free(domain)


def of_one_house(one: str, other: str) -> bool:
    """Tell whether two addresses are one mailbox, or of one organisation: of subdomains too, which only
    its holder gives out. Two mailboxes of a free house are two people.
    """
    houses = {organisation(domain_of(one)), organisation(domain_of(other))}
    of_one = len(houses) == 1 and "" not in houses and not any(map(is_free, houses))
    return of_one or (bool(one) and mailbox_key(one) == mailbox_key(other))


def is_free(domain: str) -> bool:
    """Tell whether anybody may have an address there. `domain` as `domain_of` gives it."""
    return domain in FREE_MAIL or _FREE_ANYWHERE.fullmatch(domain) is not None

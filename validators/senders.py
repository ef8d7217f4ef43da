"""Whether a letter comes from somebody its application knows."""

import re
from collections.abc import Iterable

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
    """Whether `sender` is one of the known addresses or of their domain, free mail aside."""
    sender = sender.lower()
    _, at, domain = sender.rpartition("@")
    addresses = {address.lower() for address in known if address}
    if sender in addresses:
        return True
    domains = {address.rpartition("@")[2] for address in addresses}
    return bool(at and domain) and domain in domains and not _is_free(domain)


def _is_free(domain: str) -> bool:
    return domain in FREE_MAIL or _FREE_ANYWHERE.fullmatch(domain) is not None

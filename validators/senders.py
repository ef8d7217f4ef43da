"""Whether a letter comes from somebody its application knows."""

from collections.abc import Iterable

# Anybody may have an address there, so sharing the domain proves nothing.
FREE_MAIL = frozenset(
    {
        "126.com", "139.com", "163.com", "163.net", "188.com", "189.cn", "aliyun.com", "foxmail.com",
        "gmail.com", "hotmail.com", "icloud.com", "live.cn", "live.com", "mail.ru", "msn.com",
        "netease.com", "outlook.com", "proton.me", "protonmail.com", "qq.com", "sina.cn",
        "sina.com", "sina.com.cn", "sohu.com", "tom.com", "vip.163.com", "vip.126.com", "vip.qq.com",
        "vip.sina.com", "wo.cn", "yahoo.com", "yandex.com", "yandex.ru", "yeah.net", "21cn.com",
    }
)  # fmt: skip


def is_known(sender: str, known: Iterable[str]) -> bool:
    """Whether `sender` is one of the known addresses or of their domain, free mail aside."""
    sender = sender.lower()
    _, at, domain = sender.rpartition("@")
    addresses = {address.lower() for address in known if address}
    if sender in addresses:
        return True
    domains = {address.rpartition("@")[2] for address in addresses} - FREE_MAIL
    return bool(at and domain) and domain in domains

"""Lists hosts and paths of expiring links (超大附件) and net disks; offices add their own.

An entry is `host/beginning of the path`. Subdomains of the host are meant as well; `*` stands for
anything in its place. Mail systems that run under their owners' names are known by path alone.
"""

import re
from collections.abc import Iterable

# 超大附件 and 云附件 of mailboxes, as their letters have them.
_MAILBOXES = (
    "mail.qq.com/cgi-bin/ftnExs_",
    "mail.qq.com/ftn/download",
    "exmail.qq.com/cgi-bin/ftnExs_",
    "exmail.qq.com/ftn/download",
    "ftn.qq.com/ftn_handler",
    "163.com/large-attachment-download",
    "126.com/large-attachment-download",
    "yeah.net/large-attachment-download",
    "163.com/html/cloud-attachment-download",
    "fs.163.com/fs/display",
    "office.163.com/share/",
    "mail.10086.cn/*LargeAttach",
    "mail.10086.cn/*downloadfile",
    "mail.sina.com.cn/filecenter/",
    "feishu.cn/mail/*attachment",
    "icloud.com/attachment/",
    "*/alimail/openLinks/",
    "*/coremail/common/nf",
)
_DISKS = (
    "pan.baidu.com/s/",
    "pan.baidu.com/share/",
    "aliyundrive.com/s/",
    "alipan.com/s/",
    "weiyun.com/",
    "drive.weixin.qq.com/s",
    "cloud.189.cn/t/",
    "cloud.189.cn/web/share",
    "139.com/link/",
    "139.com/m/i",
    "139.com/w/i/",
    "pan.quark.cn/s/",
    "pan.xunlei.com/s/",
    "123pan.com/s/",
    "lanzou*.com/",
    "cowtransfer.com/s/",
    "wenshushu.cn/f/",
    "wenshushu.cn/k/",
    "jianguoyun.com/p/",
    "kdocs.cn/l/",
    "kdocs.cn/p/",
    "feishu.cn/file/",
    "feishu.cn/drive/",
    "alidocs.dingtalk.com/i/",
    "pan.*.edu.cn/",
    "cloud.*.edu.cn/",
    "disk.yandex.*/d/",
    "disk.yandex.*/i/",
    "yadi.sk/",
    "cloud.mail.ru/public/",
    "cloud.mail.ru/stock/",
    "drive.google.com/",
    "dropbox.com/s",
    "1drv.ms/",
    "sharepoint.com/:*/",
    "wetransfer.com/downloads/",
    "we.tl/t-",
)
HOSTS = _MAILBOXES + _DISKS
_ENTRY = re.compile(r"\A(?:\*|[\w*-]++(?:\.[\w*-]++)++)(?::\d{1,5})?/[^\s\"'<>]*")


def is_entry(text: str) -> bool:
    """Tell whether the text is an entry of such a table: a host and a path, and not any link at all."""
    return bool(_ENTRY.fullmatch(text)) and text.strip("*/") != ""


def recognised(entries: Iterable[str]) -> re.Pattern[str]:
    """Matches where an address leads to one of the entries."""
    any_of = "|".join(map(_expression, entries)) or r"(?!)"
    return re.compile(rf"https?://(?:[\w-]+\.){{0,6}}(?:{any_of})", re.IGNORECASE)


def _expression(entry: str) -> str:
    host, _, path = entry.partition("/")
    anywhere = "[\\w.-]{1,200}" if host == "*" else _starred(host, r"[\w-]{0,60}")
    port = "" if ":" in host else r"(?::\d{1,5})?"
    return f"{anywhere}{port}/{_starred(path, '[^?#]{0,300}?')}"


def _starred(text: str, anything: str) -> str:
    return anything.join(re.escape(piece) for piece in text.split("*"))

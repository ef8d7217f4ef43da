"""超大附件: files that came only as an expiring link. Recognised, never fetched."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from parsers.letter_facts import CloudLink

# Deployments have hosts of their own, so this is a default the caller may replace.
PATTERNS = (
    r"mail\.qq\.com/cgi-bin/ftnExs_download",
    r"wx\.mail\.qq\.com/ftn/download",
    r"exmail\.qq\.com/cgi-bin/ftnExs_download",
    r"mail\.(?:163|126|yeah)\.(?:com|net)/large-attachment-download",
    r"dashi\.163\.com/html/cloud-attachment-download",
    r"pan\.baidu\.com/s/",
    r"(?:www\.)?(?:aliyundrive|alipan)\.com/s/",
    r"cowtransfer\.com/s/",
    r"(?:www\.)?(?:jianguoyun|kdocs|weiyun)\.(?:com|cn)/(?:l|p|s)/",
    r"share\.weiyun\.com/",
)
_URL = re.compile(r"https?://[^\s\"'<>)）】\u4e00-\u9fff，。；]+", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:\.\d+)?\s*(?:[KMG]B?|字节)(?![A-Za-z])", re.IGNORECASE)
_DAY = r"\d{4}\s*[年/-]\s*\d{1,2}\s*[月/-]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2})?"
_EXPIRY = re.compile(
    rf"({_DAY})(?=\s*(?:到期|过期|失效|前))|(?:有效期|到期时间|过期时间)[:：至]*\s*({_DAY})"
)
_FILE = re.compile(
    r"[^\s<>|*?\"/\\:：]{1,120}\.(?:zip|rar|7z|pdf|docx?|pptx?|xlsx?|mp4|mov|avi|jpe?g|png|tar|gz)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
# The name and size of a file stand within a few lines of its link.
AROUND = 300


def find_links(texts: Iterable[str], patterns: Iterable[str] = PATTERNS) -> tuple[CloudLink, ...]:
    """The distinct links in the letter's texts (plain, and HTML with its addresses)."""
    wanted = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
    links = (link for text in texts for link in _links(text, wanted))
    return tuple({link.url: link for link in links}.values())


def _links(text: str, wanted: re.Pattern[str]) -> Iterator[CloudLink]:
    for match in _URL.finditer(text):
        url = match.group().replace("&amp;", "&")
        if wanted.search(url):
            around = re.sub(
                r"<[^>]*>", " ", text[max(0, match.start() - AROUND) : match.end() + AROUND]
            )
            around = around.replace(url, " ")
            expiry = _EXPIRY.search(around)
            yield CloudLink(
                host=(urlsplit(url).hostname or "").lower(),
                url=url,
                name=_first(_FILE, around),
                size=_first(_SIZE, around),
                expires=(expiry[1] or expiry[2]).strip() if expiry else "",
            )


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""

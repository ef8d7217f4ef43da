"""超大附件: files that came only as an expiring link. Recognised, never fetched."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urlsplit

from parsers.letter_facts import CloudLink

# Deployments have hosts of their own, so this is a default the caller may replace.
PATTERNS = (
    r"mail\.qq\.com/cgi-bin/ftnExs_download",
    r"wx\.mail\.qq\.com/ftn/download",
    r"exmail\.qq\.com/cgi-bin/ftnExs_download",
    r"(?:163|126|yeah)\.(?:com|net)/large-attachment-download",
    r"163\.com/html/cloud-attachment-download",
    r"fs\.163\.com/fs/display",
    r"pan\.baidu\.com/s/",
    r"(?:www\.)?(?:aliyundrive|alipan)\.com/s/",
    r"cowtransfer\.com/s/",
    r"(?:www\.)?(?:jianguoyun|kdocs|weiyun)\.(?:com|cn)/(?:l|p|s)/",
    r"share\.weiyun\.com/",
)
_CONTROLS = re.compile("[\x01-\x03]")
_URL = re.compile(r"https?://[^\s\x01-\x03\"'<>)）】\u4e00-\u9fff，。；]+", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:\.\d+)?\s*(?:[KMG]B?|字节)(?![A-Za-z])", re.IGNORECASE)
_DAY = r"\d{4}\s*[年/-]\s*\d{1,2}\s*[月/-]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2})?"
_EXPIRY = re.compile(
    rf"({_DAY})(?=\s*(?:到期|过期|失效|前))|(?:有效期|到期时间|过期时间)[:：至]*\s*({_DAY})"
)
_FILE = re.compile(
    r"[^\s\x01-\x03<>|*?\"/\\:：]{1,120}\.(?:zip|rar|7z|pdf|docx?|pptx?|xlsx?|mp4|mov|avi|jpe?g|png|tar|gz)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,2000}?href\s{0,9}=\s{0,9}[\"']?([^\"'\s<>]{1,4000})[^<>]{0,4000}>", re.IGNORECASE
)
_TAG = re.compile(r"</a\s*>|<[^<>]{0,4000}>", re.IGNORECASE)
# Where an anchor begins, its address ends, and its words end, once the tags are gone.
_OPEN, _WORDS, _CLOSE = "\x01", "\x02", "\x03"
# The name and size of a file stand within a few lines of its link.
AROUND = 300
# Letters of two thousand links and minutes of HTML have been sent; a person's has a few.
LONGEST, MOST_LINKS = 400_000, 5000


def find_links(texts: Iterable[str], patterns: Iterable[str] = PATTERNS) -> tuple[CloudLink, ...]:
    """The distinct links in the letter's texts (plain, and HTML with its addresses).

    A pattern is matched where the host begins, subdomains allowed. Of a link that stands there
    several times the mention that tells most is kept.
    """
    any_of = "|".join(f"(?:{pattern})" for pattern in patterns)
    wanted = re.compile(rf"https?://(?:[\w-]+\.){{0,6}}(?:{any_of})", re.IGNORECASE)
    best: dict[str, CloudLink] = {}
    flat = (_flat(text[:LONGEST]) for text in texts)
    for link in islice((link for text in flat for link in _links(text, wanted)), MOST_LINKS):
        if link.url not in best or _told(link) > _told(best[link.url]):
            best[link.url] = link
    return tuple(best.values())


def _told(link: CloudLink) -> int:
    return sum(map(bool, (link.name, link.size, link.expires)))


def _flat(text: str) -> str:
    """HTML without its tags, but with the addresses of its anchors."""
    marked = _ANCHOR.sub(rf" {_OPEN}\1{_WORDS}", _CONTROLS.sub(" ", text))
    bare = _TAG.sub(lambda tag: _CLOSE if tag.group().lower().startswith("</a") else " ", marked)
    return html.unescape(bare)


def _links(text: str, wanted: re.Pattern[str]) -> Iterator[CloudLink]:
    found = [match for match in _URL.finditer(text) if wanted.match(match.group())]
    for number, match in enumerate(found):
        earliest = found[number - 1].end() if number else 0
        latest = found[number + 1].start() if number + 1 < len(found) else len(text)
        before = text[max(earliest, match.start() - AROUND) : match.start()]
        after = text[match.end() : min(latest, match.end() + AROUND)]
        yield _link(match.group(), before, after)


def _link(url: str, before: str, after: str) -> CloudLink:
    """The name is the anchor's words, else what stands before, else after; the rest follows it."""
    words = after.partition(_CLOSE)[0] if after.startswith(_WORDS) else ""
    earlier = list(_FILE.finditer(before))
    name = _FILE.search(words) or (earlier[-1] if earlier else None) or _FILE.search(after)
    told = before[earlier[-1].end() :] + " " + after if earlier and name is earlier[-1] else after
    if not (_SIZE.search(told) or _EXPIRY.search(told)):
        told = before
    expiry = _EXPIRY.search(told)
    return CloudLink(
        host=(urlsplit(url).hostname or "").lower(),
        url=url,
        name=name.group().strip("\x01\x02\x03") if name else "",
        size=_first(_SIZE, told),
        expires=(expiry[1] or expiry[2]).strip() if expiry else "",
    )


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""

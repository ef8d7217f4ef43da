"""Recognises files that came only as an expiring link (超大附件). They are never fetched."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urlsplit

from parsers.facts.letter_facts import CloudLink
from parsers.mail.body.cloud_hosts import HOSTS, recognised

_CONTROLS = re.compile("[\x01-\x03]")
_URL = re.compile(r"https?://[^\s\x01-\x03\"'<>)）】\u4e00-\u9fff，。；]+", re.IGNORECASE)
_SIZE = re.compile(
    r"(?<![\w.])\d+(?:[.,]\d+)?\s*(?:[KMGT]i?B?|字节|bytes)(?![A-Za-z0-9])", re.IGNORECASE
)
_DAY = (
    r"(?:\d{4}\s*+[年/.-]\s*+\d{1,2}\s*+[月/.-]\s*+\d{1,2}(?:\s*+日)?(?:[T\s]{0,3}\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,9}\.? \d{1,2},? \d{4})"
)
_SPAN = r"\d{1,4}\s*(?:天|日|小时|days?|hours?)"
_ENDS = r"(?:到期|过期|失效|有效|之?前(?:有效|下载)?)"
_UNTIL = (
    r"(?:有效期限?|到期时间|到期日期?|过期时间|过期日期?|失效时间|失效日期?|截止(?:时间|日期)?|"
    r"可下载|保存|保留|剩余(?:时间|有效期)?|expires?(?: on| in)?|expir(?:y|ation)(?: date)?|"
    r"valid until|available until)"
)
_EXPIRY = re.compile(
    rf"({_DAY})(?=\s*+{_ENDS})|{_UNTIL}[:：至到为是\s]{{0,6}}({_DAY}|{_SPAN})|"
    rf"{_SIZE.pattern}\s*[,，]\s*({_DAY})\s*[)）]|"
    rf"({_SPAN}后?)(?=[后内]?\s*+{_ENDS})|"
    r"(无限期|永久有效|长期有效|永不过期|永久保存|永久(?=[)）\]】\s]))",
    re.IGNORECASE,
)
_TYPES = (
    r"(?:zip|rar|7z|tar|t?gz|pdf|ofd|docx?|docm|wps|rtf|odt|txt|pptx?|dps|xlsx?|et|csv|"
    r"mp[34]|mov|avi|wmv|mkv|flv|m4[av]|wav|jpe?g|png|gif|bmp|tiff?|heic|psd|ai|cdr|dwg|iso|eml)"
)
_FILE = re.compile(rf"[^\s\x01-\x03<>|*?\"/\\:：]{{1,120}}\.{_TYPES}(?![A-Za-z0-9])", re.IGNORECASE)
# A name that has a line to itself may hold spaces.
_LINE = re.compile(
    rf"^[^\S\n]*+(?:[^\n\x01-\x03:：]{{1,12}}[:：])?[^\S\n]*+"
    rf"((?:[^\s\x01-\x03<>|*?\"/\\:：]| (?! )){{1,160}}?\.{_TYPES})"
    r"(?=[^\S\n]*(?:$|[(（\[【\x01-\x03]|(?:文件)?大小|size))",
    re.IGNORECASE | re.MULTILINE,
)
_SHARED = re.compile(r"(?:分享的?文件|文件名称?)[^\S\n]*[:：][^\S\n]*([^\n\x01-\x03]{1,120})")
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,2000}?href\s{0,9}=\s{0,9}[\"']?([^\"'\s<>]{1,4000}+)[^<>]{0,4000}+>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</a\s*>|<[^<>]{0,4000}>", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:div|p|br|tr|li|table|h\d|ul|ol|hr)\b", re.IGNORECASE)
# Where an anchor begins, its address ends, and its words end, once the tags are gone.
_OPEN, _WORDS, _CLOSE = "\x01", "\x02", "\x03"
# The name and size of a file stand within a few lines of its link.
AROUND = 300
# Letters of two thousand links and minutes of HTML have been sent; a person's has a few.
LONGEST, MOST_LINKS = 400_000, 5000


def find_links(texts: Iterable[str], more: Iterable[str] = ()) -> tuple[CloudLink, ...]:
    """The distinct links in the letter's texts (plain, and HTML with its addresses).

    `more` are entries beside those of `cloud_hosts`. Of a link that stands there several times the
    mention that tells most is kept.
    """
    wanted = recognised((*HOSTS, *more))
    best: dict[str, CloudLink] = {}
    flat = (_flat(text[:LONGEST]) for text in texts)
    for link in islice((link for text in flat for link in _links(text, wanted)), MOST_LINKS):
        if link.url not in best or _told(link) > _told(best[link.url]):
            best[link.url] = link
    return tuple(best.values())


def _told(link: CloudLink) -> int:
    return sum(map(bool, (link.name, link.size, link.expires)))


def _flat(text: str) -> str:
    """HTML without its tags, a block a line, but with the addresses of its anchors."""
    marked = _ANCHOR.sub(rf" {_OPEN}\1{_WORDS}", _CONTROLS.sub(" ", text))
    return html.unescape(_TAG.sub(_in_place_of, marked)).replace("\xa0", " ")


def _in_place_of(tag: re.Match[str]) -> str:
    if tag.group().lower().startswith("</a"):
        return _CLOSE
    return "\n" if _BLOCK.match(tag.group()) else " "


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
    words = after[1:].partition(_CLOSE)[0] if after.startswith(_WORDS) else ""
    name, end = _named(words), 0
    remark = after
    if not name:
        name, end = _last_named(before)
        remark = before[end:] + " " + after if name else after
    if not (_SIZE.search(remark) or _EXPIRY.search(remark)):
        remark = before
    expiry = _EXPIRY.search(remark)
    return CloudLink(
        host=(urlsplit(url).hostname or "").lower(),
        url=url,
        name=name or _named(after),
        size=_first(_SIZE, remark),
        expires=next(filter(None, expiry.groups()), "").strip() if expiry else "",
    )


def _named(text: str) -> str:
    """The first name in the text, "" where there is none."""
    for pattern in (_LINE, _FILE, _SHARED):
        if found := pattern.search(text):
            return found[found.lastindex or 0].strip()
    return ""


def _last_named(text: str) -> tuple[str, int]:
    """The last name, and where it ends."""
    for pattern in (_LINE, _FILE, _SHARED):
        if found := list(pattern.finditer(text)):
            return found[-1][found[-1].lastindex or 0].strip(), found[-1].end()
    return "", 0


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""

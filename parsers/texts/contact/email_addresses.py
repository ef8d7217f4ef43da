"""Finds e-mail addresses in a text, Chinese and Cyrillic ones included (RFC 6531)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from publicsuffixlist import PublicSuffixList

from parsers.texts.visible import visible

# RFC 5321: a local part has 64 characters at most, a domain 255.
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 255
_ASCII_LOCAL = r"A-Za-z0-9.!#$%&'*+^_~-"
# Letters beyond ASCII that names are written in; 、 and 。 are none.
_LETTERS = (
    r"\u00c0-\u024f\u0370-\u058f\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff"
    r"\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3"
)
_AROUND = re.compile(
    rf"(?P<local>[{_LETTERS}{_ASCII_LOCAL}]{{1,{_LONGEST_LOCAL}}})@"
    rf"(?P<domain>[A-Za-z0-9{_LETTERS}.-]{{1,{_LONGEST_DOMAIN}}})"
)
_ASCII_TOP = re.compile(r"[A-Za-z]{2,24}|xn--[A-Za-z0-9-]{2,59}")
_LETTER_RUN = re.compile(rf"[{_LETTERS}]{{1,63}}")
_MIXED_LABEL = re.compile(
    rf"[A-Za-z0-9{_LETTERS}](?:[A-Za-z0-9{_LETTERS}-]{{0,61}}[A-Za-z0-9{_LETTERS}])?"
)
# What stands before an address without a space: 邮箱zhang@…, 张三zhang@…
_CHINESE_BEFORE = re.compile(r"\A[\u3400-\u9fff]+(?=[A-Za-z0-9])")
_NAMED = re.compile(r"\A(?:电子|联系|办公|工作)*(?:邮箱|邮件|信箱|电邮|邮址)(?:地址|号)?")
_LONGEST_TOP = 12
# These give out addresses of plain letters only.
_PLAIN_PROVIDERS = re.compile(
    r"(?<![a-z0-9-])(?:[a-z0-9-]{1,63}+\.)?(?:qq|foxmail|163|126|yeah|sina|sohu|139|189|aliyun|gmail|outlook|hotmail|live|icloud)"
    r"\.(?:com|cn|net)(?:\.cn)?"
)


def find_emails(text: str) -> tuple[str, ...]:
    """Returns the addresses in a text, lower-cased, full-width marks made plain."""
    return tuple(address.lower() for _, _, address in _found(_plain(text)))


def is_email(text: str) -> bool:
    """Tells whether the answer holds at least one address and nothing that fails to be one.

    A narrow cell may break an address at any place.
    """
    return _are_emails(text) or ("\n" in text and _are_emails(text.replace("\n", "")))


def _are_emails(text: str) -> bool:
    plain = _plain(text)
    rest, place, sound = [], 0, True
    for start, end, address in _found(plain):
        rest.append(plain[place:start])
        place = end
        local, _, domain = address.rpartition("@")
        sound &= _is_local(local) and (
            local.isascii() or not _PLAIN_PROVIDERS.fullmatch(domain.lower())
        )
    rest.append(plain[place:])
    return bool(place) and sound and not any("@" in part for part in rest)


def _is_local(local: str) -> bool:
    return ".." not in local and not local.startswith(".") and not local.endswith(".")


def _found(plain: str) -> Iterator[tuple[int, int, str]]:
    """Yields start, end and text of each address; behind one without a space may stand the next."""
    place = 0
    while match := _AROUND.search(plain, place):
        domain = _domain(match["domain"])
        before = _words_before(match["local"], domain)
        local = match["local"][before:]
        place = match.start("domain") + len(domain)
        if domain and local:
            yield match.start() + before, place, f"{local}@{domain}"


def _words_before(local: str, domain: str) -> int:
    """Counts the characters that stand before the address and are no part of it."""
    named = _NAMED.match(local)
    if named:
        return named.end()
    run = _CHINESE_BEFORE.match(local) if domain.isascii() else None
    return run.end() if run else 0


def _domain(text: str) -> str:
    """Returns as much of the text as is a domain, "" for none.

    A domain ends in a name of the list of top-level domains, or in Latin letters: new ones of those
    come faster than lists. 或 behind 公司 is no part of it.
    """
    labels = text.split(".")
    while labels and not labels[-1]:
        labels.pop()
    for count in range(len(labels), 1, -1):
        *within, top = labels[:count]
        known = _top(top)
        if known and all(_MIXED_LABEL.fullmatch(label) for label in within):
            return ".".join((*within, known))
    return ""


def _top(label: str) -> str:
    """Returns the top-level domain a label is or begins with."""
    if _ASCII_TOP.fullmatch(label):
        return label
    latin = re.match(r"[A-Za-z]{2,24}(?=[^A-Za-z0-9-])", label)
    if latin:
        return latin[0]
    lengths = range(min(len(label), _LONGEST_TOP), 0, -1)
    listed = (label[:n] for n in lengths if _LETTER_RUN.fullmatch(label[:n]))
    return next((top for top in listed if _is_listed(top)), "")


def _is_listed(top: str) -> bool:
    return _suffixes().publicsuffix(f"a.{top}".lower()) is not None


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)


def _plain(text: str) -> str:
    """Full-width marks made plain, and an address broken by a cell's edge joined again."""
    plain = re.sub(r"[^\S\n]+", " ", unicodedata.normalize("NFKC", visible(text)))
    plain = re.sub(r"(?<=[A-Za-z0-9])。(?=[A-Za-z])", ".", plain)
    return re.sub(r" ?@[ \n]?|\n(?=[.@])", lambda found: "@" if "@" in found[0] else "", plain)

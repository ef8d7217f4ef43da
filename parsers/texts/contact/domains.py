"""Normalises mail domains and tells which belong to one organisation."""

import re
from functools import lru_cache

import idna
from publicsuffixlist import PublicSuffixList

LONGEST_DOMAIN = 253
"""RFC 1035, 2.3.4, without the trailing dot."""

# Underscores are no host names and occur in mail domains of small offices.
_ASCII_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)
_DOTS = re.compile("[\u3002\uff0e\uff61]")


def ascii_domain(domain: str) -> str:
    """The domain in the letters DNS knows, lower-cased, without a trailing dot.

    IDNA 2008 with the mapping of UTS 46: the standard library's codec is IDNA 2003, which sends
    straße.example to another house. Raises ValueError for what is no domain.
    """
    plain = _DOTS.sub(".", domain[: 2 * LONGEST_DOMAIN]).strip().removesuffix(".")
    if not plain.isascii():
        # idna's errors are ValueErrors (UnicodeError).
        plain = idna.encode(plain, uts46=True).decode("ascii")
    labels = plain.split(".")
    if len(plain) > LONGEST_DOMAIN or not all(_ASCII_LABEL.fullmatch(label) for label in labels):
        raise ValueError(f"no domain: {domain[:80]!r}")
    return plain.lower()


def organisation(domain: str) -> str:
    """The part of an ASCII domain that one organisation holds: yunling.com.cn of mail.yunling.com.cn.

    By the public suffix list; a domain that is itself such a suffix, or no domain, is its own.
    """
    return _suffixes().privatesuffix(domain) or domain


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()

"""Domains of mail addresses as servers know them, and which of them are of one organisation."""

import re

import idna

LONGEST_DOMAIN = 253
"""RFC 1035, 2.3.4, without the trailing dot."""

# Underscores are no host names and occur in mail domains of small offices.
_ASCII_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)
_DOTS = re.compile("[\u3002\uff0e\uff61]")
# Beneath a country's top: com.cn, gov.cn, co.uk, go.jp, msk.ru; the organisation's name stands before.
_SHARED = re.compile(r"(?:[a-z]{1,3}|info|name|press|store|asso|gouv|govt|school)")
_COUNTRY = re.compile(r"[a-z]{2}")


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
    """The part of a domain that one organisation holds: yunling.com.cn of mail.yunling.com.cn.

    A rule of thumb and no public suffix list, so it is fit for counting and not for trust.
    """
    labels = domain.split(".")
    shared = len(labels) > 2 and _COUNTRY.fullmatch(labels[-1]) and _SHARED.fullmatch(labels[-2])  # noqa: PLR2004 - name, shared, top
    return ".".join(labels[-3 if shared else -2 :])

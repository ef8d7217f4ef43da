"""Whether two domains are one organisation's: DMARC's relaxed alignment (RFC 7489, 3.1)."""

from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList


def aligned(one: str, other: str) -> bool:
    """Whether both belong to one organisation; a missing domain belongs to none.

    a.cases.edu.cn and cases.edu.cn do, cases.edu.cn and other.edu.cn do not: edu.cn is nobody's.
    """
    first, second = organisation(one), organisation(other)
    return bool(first) and first == second


@lru_cache(maxsize=4096)
def organisation(domain: str) -> str:
    """The part of the domain that somebody registered, in ASCII; the whole of a bare suffix."""
    ascii_ = _to_ascii(domain.strip().strip(".").lower())
    return _suffixes().privatesuffix(ascii_) or ascii_


def _to_ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


@cache
def _suffixes() -> PublicSuffixList:
    """The kept list that lies in the package. Its private part (hosts that give each customer a name
    of his own) counts too: two customers of one host are strangers.
    """
    return PublicSuffixList()

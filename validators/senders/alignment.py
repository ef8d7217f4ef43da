"""Tells whether two domains belong to one organisation: DMARC's relaxed alignment (RFC 7489, 3.1)."""

from parsers.texts.contact.domains import ascii_domain, organisation


def aligned(one: str, other: str) -> bool:
    """Tell whether both belong to one organisation; what is no domain belongs to none.

    a.cases.edu.cn and cases.edu.cn do, cases.edu.cn and other.edu.cn do not: edu.cn is nobody's.
    """
    try:
        return organisation(ascii_domain(one)) == organisation(ascii_domain(other))
    except ValueError:
        return False

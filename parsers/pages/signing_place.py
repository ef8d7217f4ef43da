"""Locates where a pledge is signed, and measures how far from it a seal is."""

import re
from collections.abc import Iterator

from parsers.facts.boxes import PageBox
from parsers.facts.file_facts import PagedFacts, Stamp, StampKind
from parsers.facts.scan_facts import ScanPage

SIGNING = re.compile(
    r"^\s*(?:(?:申\s?报|承\s?诺)\s?单\s?位|单\s?位\s?名\s?称|法\s?定\s?代\s?表\s?人|日\s*期|(?:19|20)\d\d\s*年.{1,12}日\s*$|年\s*月\s*日)"
)
"""How the lines of a signature begin: who, and when."""
# In heights of the page: 45 mm of A4 between the seal's edge and the nearest line. Seals are set on
# the name, the date or beside them, now and then a few lines off; a pledge's title is 60 mm and more
# above its signature.
FAR = 0.15
# A seal may cover one of the two; where it covers both, none is left to measure from.
LEAST_LINES = 2


def is_aside(stamp: Stamp, facts: PagedFacts) -> bool:
    """Tell whether the stamp is plainly not set at the place where its page is signed.

    False too where no such place was made out: OCR does not read a line beneath a seal. A digital
    signature stands for the whole file wherever it is drawn.
    """
    lines = tuple(_signing(stamp.page, facts))
    if stamp.kind is StampKind.SIGNATURE or len(lines) < LEAST_LINES:
        return False
    _, top, _, high = _as_read(stamp.box, stamp.page, facts)
    return all(max(y - (top + high), top - (y + tall)) > FAR for _, y, _, tall in lines)


def _signing(page: int, facts: PagedFacts) -> Iterator[PageBox]:
    yield from (box for number, box in facts.signing if number == page)
    yield from (line.box for line in _scan(page, facts).lines if SIGNING.match(line.text))


def _scan(page: int, facts: PagedFacts) -> ScanPage:
    return facts.scan_pages[page - 1] if page <= len(facts.scan_pages) else ScanPage()


def _as_read(box: PageBox, page: int, facts: PagedFacts) -> PageBox:
    """The box on the page as its lines were read: turned upright."""
    x, y, wide, high = box
    return {
        90: (1 - y - high, x, high, wide),
        180: (1 - x - wide, 1 - y - high, wide, high),
        270: (y, 1 - x - wide, high, wide),
    }.get(_scan(page, facts).turned, box)

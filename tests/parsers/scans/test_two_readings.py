"""What two readings of a page differ in is in doubt."""

import pytest

from parsers.facts.scan_facts import ScanLine, ScanPage
from parsers.scans.two_readings import agreed

BOX = (0.3, 0.2, 0.4, 0.014)


def page(*lines: ScanLine, turned: int = 0) -> ScanPage:
    return ScanPage(lines, turned)


@pytest.mark.parametrize(
    ("other", "doubts"),
    [
        (page(ScanLine(BOX, "13812345678")), ()),
        (page(ScanLine(BOX, "138 1234 5678")), ()),
        (page(ScanLine(BOX, "13812345978")), (8,)),
        (page(ScanLine(BOX, "138123456781")), (10,)),
        (page(ScanLine((0.31, 0.201, 0.4, 0.014), "13812345678")), ()),
        (page(ScanLine((0.3, 0.25, 0.4, 0.014), "13812345678")), tuple(range(11))),
        (page(), tuple(range(11))),
        (page(ScanLine(BOX, "13812345678"), turned=180), tuple(range(11))),
    ],
    ids=["same", "spaces", "a digit", "one more", "moved a little", "elsewhere", "none", "turned"],
)
def test_only_what_both_read_is_sure(other, doubts):
    first = page(ScanLine(BOX, "13812345678", 0.99))
    assert agreed(first, other).lines[0].doubts == doubts

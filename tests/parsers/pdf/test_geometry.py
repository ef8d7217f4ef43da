"""Pages of impossible sizes: each is read, or told as a file that cannot be shown."""

import pytest
from written_pdfs import written

from parsers.facts.file_facts import Presence
from parsers.facts.filetype import FileType
from parsers.page_files.annotate import annotate
from parsers.page_files.drawn_pages import DrawnPages
from parsers.page_files.evidence_pictures import evidence
from parsers.page_files.pdf_file import read_pdf

# Where the box is no box, the seal is on the page that viewers show instead.
SHOWN = {
    "of nothing": "/MediaBox[0 0 0 0]",
    "of no width": "/MediaBox[0 0 0 842]",
    "of no height": "/MediaBox[0 0 595 0]",
    "inverted": "/MediaBox[595 842 0 0]",
    "inverted across": "/MediaBox[595 0 0 842]",
    "no number": "/MediaBox[0 0 nan 842]",
    "infinite": "/MediaBox[0 0 inf inf]",
    "words": "/MediaBox[0 0(a)/b]",
    "three numbers": "/MediaBox[0 0 595]",
    "empty": "/MediaBox[]",
    "nothing": "/MediaBox null",
    "a name": "/MediaBox/A4",
    "an object that is not there": "/MediaBox 99 0 R",
    "none": "",
    "beyond all numbers": "/MediaBox[0 0 99999999999999999999 99999999999999999999]",
    "a crop of nothing": "/MediaBox[0 0 595 842]/CropBox[0 0 0 0]",
    "a crop beside it": "/MediaBox[0 0 595 842]/CropBox[2000 2000 3000 3000]",
    "a crop that touches it": "/MediaBox[0 0 595 842]/CropBox[595 0 900 842]",
    "an inverted crop": "/MediaBox[0 0 595 842]/CropBox[595 842 0 0]",
    "a crop larger than it": "/MediaBox[0 0 595 842]/CropBox[-900 -900 9000 9000]",
    "units of nothing": "/MediaBox[0 0 595 842]/UserUnit 0",
    "negative units": "/MediaBox[0 0 595 842]/UserUnit -1",
    "turned by an odd angle": "/MediaBox[0 0 595 842]/Rotate 45",
    "turned by a word": "/MediaBox[0 0 595 842]/Rotate(x)",
    "turned backwards": "/MediaBox[0 0 595 842]/Rotate -90",
}
# There the seal lies beside the page, or is lost in it.
BARE = {
    "negative": "/MediaBox[0 0 -595 -842]",
    "a point": "/MediaBox[0 0 1 1]",
    "less than a point": "/MediaBox[0 0 0.0001 0.0001]",
    "a strip across": "/MediaBox[0 0 14400 1]",
    "a strip down": "/MediaBox[0 0 1 100000]",
    "all whole numbers": "/MediaBox[-2147483648 -2147483648 2147483647 2147483647]",
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_box_that_is_none_hides_nothing(name: str) -> None:
    facts, pictures = _looked_at(SHOWN[name])
    assert facts.stamp is Presence.FOUND
    assert pictures == [1, 1]


@pytest.mark.parametrize("name", BARE)
def test_pages_of_any_size_are_searched_without_harm(name: str) -> None:
    facts, _ = _looked_at(BARE[name])
    assert facts.stamp is Presence.NONE


def test_a_seal_lost_on_a_page_of_seven_metres_is_for_a_person() -> None:
    facts, _ = _looked_at("/MediaBox[0 0 20000 20000]")
    assert facts.stamp is Presence.UNCERTAIN


def _looked_at(box: str):
    data = written(box=box)
    drawn = DrawnPages(data, FileType.PDF)
    facts = read_pdf(data, drawn)
    assert (facts.pages, facts.pages_searched) == (1, 1)
    seen = [one.page for one in evidence(drawn, facts)]
    return facts, [*seen, *(page for page, _ in annotate(data, facts))]


def test_a_box_of_all_pages_is_each_pages() -> None:
    inherited = written(box="").replace(b"/Count 1", b"/Count 1/MediaBox[0 0 595 842]")
    own, parents = read_pdf(written()), read_pdf(inherited)
    assert own.stamps == parents.stamps

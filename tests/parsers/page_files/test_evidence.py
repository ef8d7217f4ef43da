"""The pictures a stamp decision rests on: where the stamp is, or the pages that bear none."""

import io

import numpy as np
import pytest
from painted import as_bytes, as_scan, blank, seal, with_lines
from PIL import Image

from parsers.facts.file_facts import PagedFacts, StampKind
from parsers.facts.filetype import FileType
from parsers.page_files.drawn_pages import DrawnPages
from parsers.page_files.evidence_pictures import AROUND, MOST_BARE_PAGES, MOST_BYTES, evidence
from parsers.page_files.pdf_file import read_pdf
from parsers.page_files.picture_file import read_image


def _redness(jpeg: bytes) -> float:
    pixels = np.asarray(Image.open(io.BytesIO(jpeg)).convert("RGB")).astype(int)
    return float((pixels[:, :, 0] - pixels[:, :, 1] > 60).mean())


def test_a_stamp_is_cut_out_with_the_paper_around_it() -> None:
    data = as_scan(with_lines(blank()), seal(with_lines(blank()), at=(300, 900)))
    one, bare = evidence(DrawnPages(data, FileType.PDF), read_pdf(data))
    assert (one.number, one.page, one.seen) == (1, 2, "found")
    assert (bare.number, bare.page, bare.seen) == (2, 1, "none")
    assert 0.05 < _redness(one.jpeg) < 0.6
    width, height = Image.open(io.BytesIO(one.jpeg)).size
    assert width == pytest.approx(height, abs=8)
    assert max(width, height) <= 420


def test_without_a_stamp_the_last_pages_are_shown() -> None:
    data = as_scan(*[with_lines(blank())] * 5)
    seen = evidence(DrawnPages(data, FileType.PDF), read_pdf(data))
    assert [(one.page, one.seen) for one in seen] == [(3, "none"), (4, "none"), (5, "none")]
    assert len(seen) == MOST_BARE_PAGES
    assert all(_redness(one.jpeg) == 0 for one in seen)


def test_a_photograph_is_evidence_too() -> None:
    data = as_bytes(seal(with_lines(blank())))
    (one,) = evidence(DrawnPages(data, FileType.IMAGE), read_image(data))
    assert one.seen == "found"
    assert _redness(one.jpeg) > 0.05


def test_the_crop_is_the_page_at_the_box() -> None:
    data = as_bytes(seal(with_lines(blank()), at=(300, 500)))
    facts = read_image(data)
    (one,) = evidence(DrawnPages(data, FileType.IMAGE), facts)
    page = Image.open(io.BytesIO(data)).convert("RGB")
    x, y, w, h = facts.stamps[0].box
    box = (x - AROUND * w, y - AROUND * h, x + (1 + AROUND) * w, y + (1 + AROUND) * h)
    sides = (page.width, page.height) * 2
    crop = Image.open(io.BytesIO(one.jpeg)).convert("RGB")
    cut = page.crop(tuple(round(a * b) for a, b in zip(box, sides, strict=True)))
    wanted = np.asarray(cut.resize(crop.size, Image.Resampling.BOX)).astype(int)
    assert np.abs(np.asarray(crop).astype(int) - wanted).mean() < 12


def test_of_many_pages_those_searched_last_are_shown() -> None:
    facts = PagedFacts(90, ("",) * 90, (), (), (), grey=False, pages_searched=40)
    seen = evidence(DrawnPages(as_scan(*[blank()] * 90), FileType.PDF), facts)
    assert [one.page for one in seen] == [88, 89, 90]


@pytest.mark.parametrize("pages", [1, 3])
def test_each_picture_is_small(pages: int) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (1100, 800, 3), np.uint8))
    data = as_scan(*[noise] * pages)
    facts = read_pdf(data)
    assert all(stamp.kind is not StampKind.SIGNATURE for stamp in facts.stamps)
    assert all(
        len(one.jpeg) <= MOST_BYTES for one in evidence(DrawnPages(data, FileType.PDF), facts)
    )

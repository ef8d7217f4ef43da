"""The pictures a stamp decision rests on: where the stamp is, or the pages that bear none."""

import io

import numpy as np
import pytest
from painted import as_bytes, as_scan, blank, seal, with_lines
from PIL import Image

from parsers.facts import StampKind
from parsers.filetype import FileType
from parsers.paged.evidence import MOST_BARE_PAGES, evidence
from parsers.paged.image import read_image
from parsers.paged.pdf import read_pdf


def _redness(jpeg: bytes) -> float:
    pixels = np.asarray(Image.open(io.BytesIO(jpeg)).convert("RGB")).astype(int)
    return float((pixels[:, :, 0] - pixels[:, :, 1] > 60).mean())


def test_a_stamp_is_cut_out_with_the_paper_around_it() -> None:
    data = as_scan(with_lines(blank()), seal(with_lines(blank()), at=(300, 900)))
    (one,) = evidence(data, FileType.PDF, read_pdf(data))
    assert (one.number, one.page, one.seen) == (1, 2, "found")
    assert 0.05 < _redness(one.jpeg) < 0.6
    width, height = Image.open(io.BytesIO(one.jpeg)).size
    assert width == pytest.approx(height, abs=8)
    assert max(width, height) <= 420


def test_without_a_stamp_the_last_pages_are_shown() -> None:
    data = as_scan(*[with_lines(blank())] * 5)
    seen = evidence(data, FileType.PDF, read_pdf(data))
    assert [(one.page, one.seen) for one in seen] == [(3, "none"), (4, "none"), (5, "none")]
    assert len(seen) == MOST_BARE_PAGES
    assert all(_redness(one.jpeg) == 0 for one in seen)


def test_a_photograph_is_evidence_too() -> None:
    data = as_bytes(seal(with_lines(blank())))
    (one,) = evidence(data, FileType.IMAGE, read_image(data))
    assert one.seen == "found"
    assert _redness(one.jpeg) > 0.05


@pytest.mark.parametrize("pages", [1, 3])
def test_each_picture_is_small(pages: int) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (1100, 800, 3), np.uint8))
    data = as_scan(*[noise] * pages)
    facts = read_pdf(data)
    assert all(stamp.kind is not StampKind.SIGNATURE for stamp in facts.stamps)
    assert all(len(one.jpeg) < 250_000 for one in evidence(data, FileType.PDF, facts))

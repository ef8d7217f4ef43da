"""Seals read by the real engine from the sample letters' pages."""

from pathlib import Path

import numpy as np
import pytest
from painted import as_scan, blank, seal

from parsers.facts import FileFacts, Presence, StampKind
from parsers.filetype import FileType
from parsers.mail.letter import open_letter
from parsers.paged.drawn_pages import DrawnPages
from parsers.paged.pages import Pixels
from parsers.paged.pdf import read_pdf
from parsers.scans.rapid_ocr import find_line_reader
from parsers.scans.seal_texts import with_seal_texts
from parsers.seals.seal_text import read_seal
from parsers.texts.seal_owner import Owner, owner_of

SAMPLES = Path(__file__).parents[2] / "sample_mail"
APPLICANTS = {
    "bad-contact": "墨渚智慧电网技术（东蓠）有限公司",
    "complete-scan": "澜汐禾光伏科技（澜岬）有限公司",
    "dash-in-name": "沪—陇联合电力装备（岑川）有限公司",
    "zip-in-zip": "苕华绿色印刷（缃里）有限公司",
}


@pytest.fixture(scope="module")
def read() -> dict[str, list[str]]:
    """The texts of all red seals in each sample letter's PDFs."""
    reader = find_line_reader()
    assert reader is not None
    texts: dict[str, list[str]] = {}
    for name in APPLICANTS:
        contents = open_letter((SAMPLES / name / "mail.eml").read_bytes()).contents.values()
        for data in contents:
            if data.startswith(b"%PDF"):
                facts = FileFacts(FileType.PDF, paged=read_pdf(data))
                seen = with_seal_texts(facts, DrawnPages(data, FileType.PDF), reader).paged
                assert seen is not None
                texts.setdefault(name, []).extend(stamp.text for stamp in seen.stamps)
    return texts


@pytest.mark.parametrize("name", [name for name in APPLICANTS if name != "zip-in-zip"])
def test_a_samples_seals_bear_the_applicants_name(read: dict[str, list[str]], name: str) -> None:
    owners = [owner_of(text, [APPLICANTS[name]]) for text in read[name]]
    assert len(owners) >= 2
    assert set(owners) == {Owner.OURS}


def test_each_sample_is_another_for_the_others(read: dict[str, list[str]]) -> None:
    told = [
        owner_of(text, [applicant])
        for name, texts in read.items()
        for other, applicant in APPLICANTS.items()
        if other != name
        for text in texts
    ]
    assert set(told) == {Owner.OTHER}


def test_strokes_that_are_no_writing_are_not_read() -> None:
    reader = find_line_reader()
    assert reader is not None
    data = as_scan(seal(blank()))
    (stamp,) = read_pdf(data).stamps
    facts = with_seal_texts(
        FileFacts(FileType.PDF, paged=read_pdf(data)), DrawnPages(data, FileType.PDF), reader
    ).paged
    assert stamp.presence is Presence.FOUND
    assert stamp.kind is not StampKind.SIGNATURE
    assert facts is not None
    assert [one.text for one in facts.stamps] == [""]


@pytest.mark.parametrize("box", [(0.0, 0.0, 0.01, 0.01), (0.9, 0.9, 0.5, 0.5), (0, 0, 1, 1)])
@pytest.mark.parametrize(
    "page", [np.zeros((60, 60, 3), np.uint8), np.full((300, 9, 3), 250, np.uint8)]
)
def test_any_place_on_any_picture_is_read_without_harm(
    page: Pixels, box: tuple[float, float, float, float]
) -> None:
    reader = find_line_reader()
    assert reader is not None
    assert isinstance(read_seal(page, box, "red", reader), str)

"""Seals read by the real engine from the sample letters' pages."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from painted import as_scan, blank, seal

from parsers.facts.file_facts import FileFacts, Presence, StampKind
from parsers.facts.filetype import FileType
from parsers.mail.letter import open_letter
from parsers.page_files.drawn_pages import DrawnPages
from parsers.page_files.pdf_file import read_pdf
from parsers.pages.page import Pixels
from parsers.scans.ocr import ReadLine
from parsers.scans.rapid_ocr import find_line_reader
from parsers.scans.seal_text import read_seal
from parsers.scans.seal_texts import with_seal_texts
from parsers.seals.recognise import BROKEN, COLOURS, FAINT, SCALE
from parsers.seals.stamps import LARGE
from parsers.texts.names.seal_owner import Owner, owner_of

SAMPLES = Path(__file__).parents[3] / "sample_mail"
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


class Reading:
    """An engine that reads the same from everything."""

    def __init__(self, text: str) -> None:
        self.text = text

    def read_lines(self, pictures: Sequence[Pixels]) -> tuple[ReadLine, ...]:
        return tuple(ReadLine(self.text, 0.97) for _ in pictures)


def _settled(reason: str, text: str, colour: str = "red") -> Presence:
    """What becomes of a doubtful ring along which a text is read."""
    data = as_scan(seal(blank()))
    paged = read_pdf(data)
    (stamp,) = paged.stamps
    doubted = replace(stamp, presence=Presence.UNCERTAIN, reason=reason, colour=colour)
    facts = FileFacts(FileType.PDF, paged=replace(paged, stamps=(doubted,)))
    read = with_seal_texts(facts, DrawnPages(data, FileType.PDF), Reading(text)).paged
    assert read is not None
    assert read.stamps[0].text == text
    return read.stamps[0].presence


NAME = "宁川青岚环保科技有限公司"


@pytest.mark.parametrize("reason", [SCALE, FAINT, BROKEN, LARGE])
@pytest.mark.parametrize("text", [NAME, "和屿新能源研究院", "东蓠县人民政府", "青岚生态农业合作社"])
def test_a_ring_that_reads_as_a_bodys_name_is_found(reason: str, text: str) -> None:
    assert _settled(reason, text) is Presence.FOUND


@pytest.mark.parametrize(
    ("reason", "text", "colour"),
    [
        (FAINT, "0123456789", "red"),
        (FAINT, "绿色食品", "red"),
        (FAINT, "质量第一诚信为本", "red"),
        (SCALE, "kilopascal", "red"),
        (FAINT, "宁川公司", "red"),
        (COLOURS, NAME, "red"),
        ("cut off by the edge of the page", NAME, "red"),
        (FAINT, NAME, "grey"),
        ("a blue or violet stamp, not the usual red", NAME, "blue"),
    ],
)
def test_other_doubts_and_words_stay_with_a_person(reason: str, text: str, colour: str) -> None:
    assert _settled(reason, text, colour) is Presence.UNCERTAIN

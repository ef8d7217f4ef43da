"""What a scanned page says, read as far as it is asked for: what tells its role, or every line."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from parsers.facts import GAP
from parsers.scan_facts import Level, ScanLine, ScanPage
from parsers.scans.ocr import LineReader, Picture, ReadLine
from parsers.scans.text_lines import TextLine, find_lines, is_sideways

# A form's or pledge's title stands in the upper third, the number of the annex above it.
TITLE_BAND = 0.36
# A pledge has about eight lines, a filled form fifty: a page so sparse is read whole.
SPARSE = 26
# Below this the engine guesses; measured on painted scans, right lines score 0.95 and more.
CONFIDENT = 0.75
# Narrower than this share of the page is a speck or a stroke of a stamp, not an unread line.
SPECK = 0.06
# Of the glyphs a line has room for, an upright page yields 0.8–1.0 with confidence, one that stands
# on its head 0–0.3 (painted scans); between them the page is tried the other ways up.
UPRIGHT = 0.55


def read_scan(page: Picture, reader: LineReader, level: Level = Level.ROLE) -> ScanPage:
    """The lines of a scanned page; the page may be skewed, and turned by a right angle."""
    quarters = (1, 3) if is_sideways(page) else (0, 2)
    best, best_share = ScanPage(), 0.0
    for turn in quarters:
        read, share = _read(np.ascontiguousarray(np.rot90(page, -turn)), reader, level)
        if share > best_share:
            best, best_share = replace(read, turned=turn * 90), share
        if best_share >= UPRIGHT:
            break
    return best


def _read(page: Picture, reader: LineReader, level: Level) -> tuple[ScanPage, float]:
    """The page as it lies, and the share of its glyphs that were read with confidence."""
    lines = find_lines(page)
    wanted = _wanted(lines, level)
    said = dict(zip(wanted, reader.read_lines([lines[n].picture for n in wanted]), strict=True))
    page_lines = tuple(_scan_line(line, said.get(number)) for number, line in enumerate(lines))
    sure = sum(len(line.text) for line in page_lines if line.confidence >= CONFIDENT)
    shapes = [lines[number].picture.shape for number in wanted]
    room = sum(width / height for height, width, _ in shapes)
    return ScanPage(page_lines), sure / max(room, 1.0)


def _wanted(lines: Sequence[TextLine], level: Level) -> list[int]:
    """The numbers of the lines to be read."""
    if level > Level.ROLE or len(lines) <= SPARSE:
        return list(range(len(lines)))
    return [number for number, line in enumerate(lines) if line.box[1] < TITLE_BAND]


def _scan_line(line: TextLine, said: ReadLine | None) -> ScanLine:
    if said is None:
        return ScanLine(line.box, read=False)
    return ScanLine(line.box, said.text, said.confidence, said.doubts)


def text_of(page: ScanPage) -> str:
    """The lines read with confidence, GAP for others. Lines beside each other are joined by a
    space, others stand below each other.
    """
    text, bottom = "", 0.0
    for line in page.lines:
        said = line.text.strip() if line.confidence >= CONFIDENT else GAP
        _, y, width, height = line.box
        if not said or (said == GAP and (width < SPECK or text.endswith(f"\n{GAP}"))):
            continue
        beside = text and y + height / 2 < bottom
        text += (" " if beside else "\n" if text else "") + said
        bottom = y + height
    return text

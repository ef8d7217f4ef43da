"""What a scanned page says, read as far as its role needs: its title band, a sparse page whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from parsers.facts import GAP
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


@dataclass(frozen=True, slots=True)
class ScanText:
    """`text`: the lines read with confidence, GAP for others. `whole`: every line of the page was looked at.
    `turned`: clockwise degrees by which the page had to be turned to be read.
    """

    text: str
    whole: bool
    turned: int = 0


def read_scan(page: Picture, reader: LineReader) -> ScanText:
    """The text of a scanned page; the page may be skewed, and turned by a right angle."""
    quarters = (1, 3) if is_sideways(page) else (0, 2)
    best, best_share = ScanText("", whole=True), 0.0
    for turn in quarters:
        text, share = _read(np.ascontiguousarray(np.rot90(page, -turn)), reader)
        if share > best_share:
            best, best_share = replace(text, turned=turn * 90), share
        if best_share >= UPRIGHT:
            break
    return best


def _read(page: Picture, reader: LineReader) -> tuple[ScanText, float]:
    """The page as it lies, and the share of its glyphs that were read with confidence."""
    lines = find_lines(page)
    wanted = lines if len(lines) <= SPARSE else [line for line in lines if line.box[1] < TITLE_BAND]
    read = reader.read_lines([line.picture for line in wanted])
    sure = sum(len(line.text) for line in read if line.confidence >= CONFIDENT)
    room = sum(line.picture.shape[1] / line.picture.shape[0] for line in wanted)
    whole = len(wanted) == len(lines)
    text = _text(wanted, read) + ("" if whole else f"\n{GAP}")
    return ScanText(text, whole), sure / max(room, 1.0)


def _text(lines: Sequence[TextLine], read: Sequence[ReadLine]) -> str:
    """Lines beside each other are joined by a space, others stand below each other."""
    text, bottom = "", 0.0
    for line, words in zip(lines, read, strict=True):
        said = words.text.strip() if words.confidence >= CONFIDENT else GAP
        _, y, width, height = line.box
        if not said or (said == GAP and width < SPECK):
            continue
        beside = text and y + height / 2 < bottom
        text += (" " if beside else "\n" if text else "") + said
        bottom = y + height
    return text

"""Reads a scanned page as far as asked: what tells its role, or every line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from parsers.facts.file_facts import GAP
from parsers.facts.scan_facts import Level, ScanLine, ScanPage
from parsers.scans.ocr import LineReader, Picture, ReadLine
from parsers.scans.page_ink import ink_of, is_sideways, without_red
from parsers.scans.text_lines import TextLine, find_lines, halves
from parsers.scans.two_readings import agreed

# A form's or pledge's title stands in the upper third, the number of the annex above it.
TITLE_BAND = 0.36
# Below it of lines so long (in widths of the page) every third is read, and so many at most.
LONG, STEP, SAMPLES = 0.35, 3, 8
# Rows of a table stand further apart than lines of one cell, in heights of a line.
APART = 0.45
# A pledge has about eight lines, a filled form fifty: a page so sparse is read whole.
SPARSE = 26
# Below this the engine guesses; measured on painted scans, right lines score 0.95 and more.
CONFIDENT = 0.75
# Narrower than this share of the page is a speck or a stroke of a stamp, not an unread line.
SPECK = 0.06
# Of the glyphs a line has room for, an upright page yields 0.8–1.0 with confidence, one that stands
# on its head 0–0.3 (painted scans); between them the page is tried the other ways up.
UPRIGHT = 0.55
# So many lines tell which way up a page is.
TELLING = 4
# Of four lines of print that stands on its head the engine makes something of three at least (25
# painted scans); of the edges of roofs and clouds of one at most.
BLANK = 2


def read_closely(
    page: Picture, finer: Picture | None, reader: LineReader, level: Level
) -> ScanPage:
    """The page as closely as `level` says; `finer` is its finer picture, needed for FINE alone."""
    read = read_scan(page, reader, level)
    return read if finer is None else agreed(read, read_scan(finer, reader, level))


def read_scan(page: Picture, reader: LineReader, level: Level = Level.ROLE) -> ScanPage:
    """The lines of a scanned page; the page may be skewed, photographed from the side, and turned
    by a right angle.
    """
    page = without_red(page)
    ink = ink_of(page)
    quarters = (1, 3) if is_sideways(ink) else (0, 2)
    best: _Sheet | None = None
    for turn in quarters:
        turned_page = np.ascontiguousarray(np.rot90(page, -turn))
        lines = find_lines(turned_page, ink if turn == 0 else None)
        sheet = _begun(lines, reader, level)
        if best is None or sheet.share > best.share:
            best, turned = sheet, turn * 90
        if best.share >= UPRIGHT or not sheet.is_printed:
            break
    return ScanPage(_finished(best, reader), turned) if best and best.share else ScanPage()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page one way up. `wanted` are the numbers of the lines to be read, `said` what was read of
    the first ones, `share` the share of their glyphs that was read with confidence.
    """

    lines: tuple[TextLine, ...]
    wanted: tuple[int, ...]
    said: Mapping[int, ReadLine]
    share: float

    @property
    def is_printed(self) -> bool:
        """False where the engine makes nothing of its lines: then it will not either way up."""
        return _blank(self.said) < BLANK


def _begun(lines: tuple[TextLine, ...], reader: LineReader, level: Level) -> _Sheet:
    """A few lines show whether the page stands on its feet: those with most glyphs."""
    lines, wanted = _chosen(lines, level)
    telling = sorted(wanted, key=lambda number: -_room(lines[number]))[:TELLING]
    said: dict[int, ReadLine] = {}
    # The shortest, which cost least, show whether anything is printed on a photograph.
    for number in reversed(telling):
        if _blank(said) < BLANK:
            said |= _said(lines, [number], reader)
    sure = sum(len(line.text) for line in said.values() if line.confidence >= CONFIDENT)
    room = sum(_room(lines[number]) for number in telling)
    return _Sheet(lines, wanted, said, sure / max(room, 1.0))


def _blank(said: Mapping[int, ReadLine]) -> int:
    return sum(not line.text.strip() for line in said.values())


def _finished(sheet: _Sheet, reader: LineReader) -> tuple[ScanLine, ...]:
    left = [number for number in sheet.wanted if number not in sheet.said]
    said = {**sheet.said, **_said(sheet.lines, left, reader)}
    return tuple(_scan_line(line, said.get(number)) for number, line in enumerate(sheet.lines))


def _said(
    lines: Sequence[TextLine], numbers: Sequence[int], reader: LineReader
) -> dict[int, ReadLine]:
    read = reader.read_lines([lines[number].picture() for number in numbers])
    return dict(zip(numbers, read, strict=True))


def _room(line: TextLine) -> float:
    """For how many square glyphs a line has room."""
    width, height = line.extent
    return width / height


def _chosen(
    lines: tuple[TextLine, ...], level: Level
) -> tuple[tuple[TextLine, ...], tuple[int, ...]]:
    """The lines, and the numbers of those to be read: of a dense page its title band, and samples
    below it, of which half a line says enough.
    """
    if level > Level.ROLE or len(lines) <= SPARSE:
        return lines, tuple(range(len(lines)))
    band = {number for number, line in enumerate(lines) if line.box[1] < TITLE_BAND}
    long = [n for n, line in enumerate(lines) if n not in band and line.box[2] > LONG]
    step = max(STEP, -(-len(long) // SAMPLES))
    samples = {one for block in _blocks(lines, long) for one in block[1::step] or block}
    parts: list[TextLine] = []
    wanted: list[int] = []
    for number, line in enumerate(lines):
        if number in band or number in samples:
            wanted.append(len(parts))
        parts += halves(line) if number in samples else (line,)
    return tuple(parts), tuple(wanted)


def _blocks(lines: Sequence[TextLine], long: Sequence[int]) -> Iterator[list[int]]:
    """Long lines that stand close below each other: mostly one answer."""
    block: list[int] = []
    for number in long:
        _, y, _, height = lines[number].box
        if block:
            _, above, _, high = lines[block[-1]].box
            if y - above - high > APART * min(height, high):
                yield block
                block = []
        block.append(number)
    if block:
        yield block


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

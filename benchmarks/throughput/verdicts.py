"""A letter from its bytes to its verdict, in this process; and the lines that were recognised for it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import cv2
from kits import Kit

from intake.config.campaigns import load_campaigns
from intake.decisions.judge_letter import Judged, judge_closely
from intake.decisions.reread import level_of
from parsers.facts.letter_facts import ReadLetter
from parsers.mail.letter import open_letter
from parsers.reading import Tools, read_closer, read_letter
from parsers.scans.ocr import LineReader, Picture, ReadLine
from parsers.scans.rapid_ocr import find_line_reader
from validators.model.outcome import Want

CAMPAIGNS = load_campaigns(None)
RECEIVED = datetime(2026, 6, 10, tzinfo=UTC)


@dataclass
class Recording:
    """A line reader that remembers what it was given."""

    engine: LineReader
    lines: list[Picture] = field(default_factory=list)

    def read_lines(self, pictures: Sequence[Picture]) -> tuple[ReadLine, ...]:
        self.lines.extend(pictures)
        return self.engine.read_lines(pictures)

    @property
    def pixels(self) -> int:
        return sum(line.shape[0] * line.shape[1] for line in self.lines)


def engine() -> LineReader:
    found = find_line_reader()
    if found is None:
        raise SystemExit("rapidocr is not installed: there is nothing to measure")
    return found


@contextmanager
def as_in_a_worker() -> Iterator[None]:
    """Workers stand side by side, so each keeps to one thread; what it is compared with need not."""
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        yield
    finally:
        cv2.setNumThreads(threads)


def verdicts(kit: Kit, line_reader: LineReader) -> tuple[Judged, ...]:
    """All of it: parsed, read, judged, read closer where the verdict wants it, judged again."""
    tools = Tools(line_reader=line_reader)

    def look(read: ReadLetter, wants: Iterable[Want]) -> ReadLetter:
        wanted = {
            want.sha256: want.level
            for want in sorted(wants, key=lambda want: want.level)
            if want.sha256 in read.files and level_of(read.files[want.sha256]) < want.level
        }
        contents = open_letter(kit.raw).contents if wanted else {}
        closer = {
            sha256: read_closer(read.files[sha256], contents[sha256], level, tools)
            for sha256, level in wanted.items()
        }
        return replace(read, files={**read.files, **closer}) if closer else read

    with as_in_a_worker():
        return judge_closely(read_letter(kit.raw, tools=tools), RECEIVED, CAMPAIGNS, look)


def read_once(kit: Kit, line_reader: LineReader) -> ReadLetter:
    with as_in_a_worker():
        return read_letter(kit.raw, tools=Tools(line_reader=line_reader))

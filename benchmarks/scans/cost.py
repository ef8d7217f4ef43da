"""CPU seconds of reading a scanned form and a scanned pledge against full OCR of the same two pages.

    python benchmarks/scans/cost.py --rounds 5

The same engine both times, on one thread; medians of alternating rounds. The decision on this letter is
plain: nothing is read more closely.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from intake.config.campaigns import load_campaigns
from intake.decisions.judge_letter import judge_letter, received_of
from intake.workers.read_one import read_mail
from parsers.facts.filetype import FileType
from parsers.facts.scan_facts import Level
from parsers.mail.letter import open_letter
from parsers.page_files.drawn_pages import draw_pages
from parsers.page_files.pdf_file import read_pdf
from parsers.pages.page import DRAWN_DPI
from parsers.scans.ocr import Picture
from parsers.scans.rapid_ocr import TELEMETRY_OFF, _engine, find_line_reader
from parsers.scans.scan_text import read_scan

FULL = "full OCR"
ONE_THREAD = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
LETTER = ROOT / "sample_mail" / "complete-scan" / "mail.eml"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    reader = find_line_reader()
    if reader is None:
        sys.exit("rapidocr and onnxruntime are not installed.")
    os.environ.update(TELEMETRY_OFF)
    from rapidocr import RapidOCR

    defaults = RapidOCR(params={"Global.log_level": "critical", **ONE_THREAD})
    pages = list(_pages())
    wants = _wants()
    ways: dict[str, Callable[[Picture], object]] = {
        "as its role needs": lambda page: read_scan(page, reader),
        "every line": lambda page: read_scan(page, reader, Level.WHOLE),
        "full OCR, our settings": lambda page: _engine()(np.ascontiguousarray(page[:, :, ::-1])),
        FULL: lambda page: defaults(np.ascontiguousarray(page[:, :, ::-1])),
    }
    spent = {name: [] for name in ways}
    for _ in range(rounds + 1):
        for name, way in ways.items():
            begun = time.process_time()
            for page in pages:
                way(page)
            spent[name].append(time.process_time() - begun)
    # The first round loads the models.
    medians = {name: statistics.median(times[1:]) for name, times in spent.items()}
    print(f"{len(pages)} pages; closer readings wanted: {wants}")
    for name, seconds in medians.items():
        print(f"{name:24}{seconds:7.2f} CPU s   1/{medians[FULL] / seconds:.1f}")


def _pages() -> Iterator[Picture]:
    opened = open_letter(LETTER.read_bytes())
    for attachment in opened.letter.attachments:
        if attachment.filename.endswith(".pdf"):
            data = opened.contents[attachment.sha256]
            paged = read_pdf(data)
            if not paged.text_layer:
                numbers = range(1, paged.pages + 1)
                drawn = draw_pages(data, FileType.PDF, numbers, DRAWN_DPI)
                yield from (page.pixels for page in drawn)


def _wants() -> int:
    read = read_mail(LETTER, None, "")
    at = received_of(read.letter, datetime.now(UTC))
    judged = judge_letter(read, at, load_campaigns(None))
    return sum(len(one.verdict.wants) for one in judged if one.verdict)


if __name__ == "__main__":
    main()

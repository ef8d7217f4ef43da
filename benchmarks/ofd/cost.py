"""What reading a sealed OFD costs against drawing, and reading, a PDF of the same pages.

    python benchmarks/ofd/cost.py --pages 5 --rounds 9

The PDF is the one the OFD is shown as, without its signature: its seal is a picture to be judged. CPU
time of one thread; all take turns within a round, and each ratio is the median of the rounds', so that
a busy machine does not matter. None of them uses OCR.
"""

import argparse
import io
import statistics
import time
from collections.abc import Callable

from PIL import Image, ImageDraw

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.page_files.drawn_pages import draw_pages
from parsers.page_files.ofd.open_ofd import open_ofd
from parsers.pages.page import DRAWN_DPI
from parsers.reading import read_file
from sample_mail.make.eseals.key import TestKey
from sample_mail.make.eseals.ofd import StampAt, lines_page, ofd_parts, packed, with_seal
from sample_mail.make.eseals.seals import SealMade

_BODY = "甲山园区管理委员会"
_CLAUSE = "本单位承诺所报材料真实、准确、完整，并承担相应责任。"
_LINES = 24
_SIDE, _EDGE = 320, 8


def _seal() -> SealMade:
    picture = Image.new("RGBA", (_SIDE, _SIDE))
    ring = (_EDGE, _EDGE, _SIDE - _EDGE, _SIDE - _EDGE)
    ImageDraw.Draw(picture).ellipse(ring, outline=(220, 0, 0, 255), width=_EDGE)
    held = io.BytesIO()
    picture.save(held, "PNG")
    return SealMade(_BODY, TestKey(_BODY), held.getvalue())


def _ofd(pages: int) -> bytes:
    texts = [
        lines_page([f"{page}.{row} {_CLAUSE}" for row in range(1, _LINES + 1)])
        for page in range(1, pages + 1)
    ]
    return packed(with_seal(ofd_parts(texts), _seal(), (StampAt(page=pages),)))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _read(data: bytes, name: str) -> FileFacts:
    facts = read_file(data, name)
    if facts.problem is not None:
        raise SystemExit(f"{name}: {facts.problem} {facts.detail}")
    return facts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=9)
    wanted = parser.parse_args()
    ofd = _ofd(wanted.pages)
    pdf = open_ofd(ofd).shown
    numbers = range(1, wanted.pages + 1)
    work: dict[str, Callable[[], object]] = {
        "open the OFD": lambda: open_ofd(ofd),
        "read the OFD": lambda: _read(ofd, "承诺书.ofd"),
        "read the PDF": lambda: _read(pdf, "承诺书.pdf"),
        "draw the PDF": lambda: list(draw_pages(pdf, FileType.PDF, numbers, DRAWN_DPI)),
    }
    # The first round pays for what is loaded once.
    rounds = [
        {name: _seconds(one) for name, one in work.items()} for _ in range(wanted.rounds + 1)
    ][1:]
    print(f"{wanted.pages} pages, {len(ofd):,} bytes of OFD, {len(pdf):,} of PDF")
    for name in work:
        spent = statistics.median(one[name] for one in rounds)
        ratio = statistics.median(one[name] / one["draw the PDF"] for one in rounds)
        print(f"{name:14}{spent:8.3f} s{ratio:8.2f} x drawing")
    against = statistics.median(one["read the OFD"] / one["read the PDF"] for one in rounds)
    print(f"the OFD read against the PDF read: {against:.2f} x")


if __name__ == "__main__":
    main()

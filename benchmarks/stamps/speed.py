"""What looking for stamps costs against the bare rendering of the same pages: `speed.py [--pages N]`.

Pages are A4 scans at 200 dpi laid into PDFs as scanners do, and photographs of 2,000 pixels; CPU time
of one thread, the median of the ratios page by page, so that a busy machine does not matter.
"""

import argparse
import io
import random
import statistics
import time
from collections.abc import Callable, Iterator

import cv2
import paper
import pypdfium2 as pdfium
from PIL import Image
from red_things import RED_THINGS
from run import SEAL_STYLES, _stamp, _varied

from parsers.pages.frames import read_frames
from parsers.pages.page import PageImage, for_search, is_grey, render
from parsers.seals.copy import find_copied_stamps
from parsers.seals.stamps import find_stamps

TIMES = 3
A4_AT_200 = (1654, 2339)


def _sealed(chance: random.Random) -> Image.Image:
    page = paper.printed_page(chance)
    _stamp(page, _varied(SEAL_STYLES["round"], chance), chance)
    return page


def _with_red(chance: random.Random) -> Image.Image:
    page = paper.printed_page(chance)
    chance.choice(RED_THINGS)(page, chance, paper.MM)
    return page


def _pdf(picture: Image.Image) -> bytes:
    data = io.BytesIO()
    picture.resize(A4_AT_200).save(data, "PDF", resolution=200, quality=80)
    return data.getvalue()


def _rendering(data: bytes) -> Callable[[], PageImage]:
    def bare() -> PageImage:
        document = pdfium.PdfDocument(data)
        try:
            return for_search(render(document[0], 1))
        finally:
            document.close()

    return bare


def _loading(picture: Image.Image) -> Callable[[], PageImage]:
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=85)
    return lambda: read_frames(data.getvalue())[1][0]


def kinds(chance: random.Random) -> Iterator[tuple[str, Callable[[], PageImage]]]:
    """A name and what makes the page's picture, one of each kind."""
    yield "scan, print only", _rendering(_pdf(paper.scanned(paper.printed_page(chance), chance)))
    yield "scan with a seal", _rendering(_pdf(paper.scanned(_sealed(chance), chance)))
    yield "scan with red things", _rendering(_pdf(paper.scanned(_with_red(chance), chance)))
    yield "grey copy", _rendering(_pdf(paper.grey(_sealed(chance), chance)))
    yield "photograph", _loading(paper.photographed(_sealed(chance), chance))


def _cpu(work: Callable[[], object]) -> float:
    def once() -> float:
        begin = time.process_time()
        work()
        return time.process_time() - begin

    return min(once() for _ in range(TIMES))


def _search(page: PageImage) -> None:
    if not find_stamps(page) and is_grey(page.pixels):
        find_copied_stamps(page)


def main(pages: int, seed: int) -> None:
    cv2.setNumThreads(1)
    ratios: dict[str, list[float]] = {}
    costs: dict[str, list[tuple[float, float]]] = {}
    for number in range(pages):
        for kind, make in kinds(random.Random(f"{seed}/{number}")):
            page = make()
            bare, search = _cpu(make), _cpu(lambda page=page: _search(page))
            ratios.setdefault(kind, []).append(search / bare)
            costs.setdefault(kind, []).append((bare, search))
    print(f"{'':<24}{'picture ms':>12}{'search ms':>12}{'ratio':>8}")
    for kind, values in ratios.items():
        bare, search = (statistics.median(side) * 1000 for side in zip(*costs[kind], strict=True))
        print(f"{kind:<24}{bare:>12.0f}{search:>12.0f}{statistics.median(values):>8.2f}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=8)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    main(given.pages, given.seed)

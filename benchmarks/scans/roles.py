"""How surely scanned pages are told apart by what is read of them: sample pages, worn in eleven ways.

    python benchmarks/scans/roles.py

Every page is given a name that says nothing, so that only its content can tell its role. Prints the
pages told right and the CPU seconds a page, per way of wearing.
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from intake.config.campaigns import load_campaign
from parsers.facts.file_facts import FileFacts, PagedFacts
from parsers.facts.filetype import FileType
from parsers.mail.letter import open_letter
from parsers.roles.assign_roles import recognise
from parsers.scans.ocr import LineReader, Picture
from parsers.scans.rapid_ocr import find_line_reader
from parsers.scans.scan_text import read_scan, text_of
from parsers.scans.scanned import is_paper

SAMPLES = (
    "complete-scan",
    "grey-copy",
    "complete-text-pdf",
    "unstamped-form",
    "red-letterhead-no-stamp",
)
LONG_SIDE = 1754  # A4 at 150 dpi, as `parsers.scans.scanned` renders
CHANCE = np.random.default_rng(2026)


def pages() -> Iterator[tuple[str, Picture]]:
    """Each PDF's first page at 200 dpi, with the material it is."""
    for sample in SAMPLES:
        opened = open_letter((ROOT / "sample_mail" / sample / "mail.eml").read_bytes())
        for attachment in opened.letter.attachments:
            if attachment.media_type == "application/pdf":
                document = pdfium.PdfDocument(opened.contents[attachment.sha256])
                bitmap = document[0].render(scale=200 / 72, rev_byteorder=True)
                yield role_of(attachment.filename), np.array(bitmap.to_numpy()[:, :, :3])


def role_of(name: str) -> str:
    words = {"承诺书": "pledge", "支撑": "supporting"}
    return next((role for word, role in words.items() if word in name), "form-pdf")


def skewed(page: Picture) -> Picture:
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 2.8, 1)
    return cv2.warpAffine(page, turn, (width, height), borderValue=(250, 250, 250))


def perspective(page: Picture) -> Picture:
    """A page photographed from the side under a lamp."""
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = corners + CHANCE.uniform(-0.05, 0.05, (4, 2)).astype(np.float32) * [width, height]
    warp = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    seen = cv2.warpPerspective(page, warp, (width, height), borderValue=(120, 100, 80))
    return (seen * np.linspace(0.55, 1.05, width)[None, :, None]).clip(0, 255).astype(np.uint8)


def on_a_table(page: Picture) -> Picture:
    border = cv2.BORDER_CONSTANT
    return perspective(cv2.copyMakeBorder(page, 200, 250, 180, 220, border, value=(90, 70, 50)))


def coarse_jpeg(page: Picture) -> Picture:
    _, packed = cv2.imencode(".jpg", cv2.resize(page, None, fx=0.6, fy=0.6), [1, 25])
    return cv2.imdecode(packed, 1)


def black_and_white(page: Picture) -> Picture:
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    return np.dstack([np.where(grey > 170, 255, 0).astype(np.uint8)] * 3)


def turned(quarters: int) -> Callable[[Picture], Picture]:
    return lambda page: np.ascontiguousarray(np.rot90(page, quarters))


WAYS: dict[str, Callable[[Picture], Picture]] = {
    "as it is": lambda page: page,
    "100 dpi": lambda page: cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA),
    "askew by 2.8°": skewed,
    "photographed": perspective,
    "photographed on a table": on_a_table,
    "out of focus": lambda page: cv2.GaussianBlur(page, (0, 0), 2.2),
    "coarse JPEG": coarse_jpeg,
    "black and white": black_and_white,
    "turned by 90°": turned(1),
    "turned by 180°": turned(2),
    "underexposed": lambda page: (page * 0.55).astype(np.uint8),
}


def told(page: Picture, reader: LineReader) -> list[str]:
    """The materials the page is taken for when its name says nothing."""
    scale = LONG_SIDE / max(page.shape[:2])
    if scale < 1:
        page = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    text = text_of(read_scan(page, reader)) if is_paper(page) else ""
    facts = FileFacts(FileType.PDF, paged=PagedFacts(1, ("",), (), (), (), False, 1, (text,)))
    call = load_campaign(ROOT / "config" / "campaigns" / "sco-2026.toml")
    roles = recognise(["扫描.pdf"], facts, None, call.materials, call.form)
    return [role.material for role in roles]


def main() -> None:
    reader = find_line_reader()
    if reader is None:
        sys.exit("rapidocr and onnxruntime are not installed.")
    sheets = list(pages())
    reader.read_lines([sheets[0][1][:60, :400]])  # the engine loads with its first line
    print(f"{'way':26}{'right':>8}{'of':>5}{'CPU s a page':>15}")
    for way, wear in WAYS.items():
        begun = time.process_time()
        right = sum(told(wear(page), reader) == [role] for role, page in sheets)
        spent = (time.process_time() - begun) / len(sheets)
        print(f"{way:26}{right:8}{len(sheets):5}{spent:15.2f}")


if __name__ == "__main__":
    main()

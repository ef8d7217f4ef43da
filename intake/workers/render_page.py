"""Renders one page of a letter's file as a JPEG, in a worker of the console."""

from pathlib import Path

import cv2
import numpy as np

from parsers.facts.filetype import FileType
from parsers.facts.problem import Unreadable
from parsers.filetypes.sniff import sniff
from parsers.mail.letter import open_letter
from parsers.page_files.drawn_pages import draw_pages
from parsers.pages.page import SEARCH_DPI, Pixels

# On the long side: a form's small print is legible, a page has some 200 KB.
SIDE = 1400
QUALITY = 82


def draw(mail: Path, sha256: str, page: int) -> bytes | None:
    """The page (from 1) of the file, drawn anew; None where there is none or it cannot be drawn."""
    data = open_letter(mail.read_bytes()).contents.get(sha256)
    if data is None:
        return None
    # What is none of these opens as no PDF.
    sniffed = sniff(data, "")[0]
    kind = sniffed if sniffed in (FileType.IMAGE, FileType.OFD) else FileType.PDF
    try:
        drawn = next(draw_pages(data, kind, [page], SEARCH_DPI), None)
    except Unreadable:
        return None
    return None if drawn is None else _jpeg(drawn.pixels)


def _jpeg(pixels: Pixels) -> bytes:
    scale = min(1.0, SIDE / max(pixels.shape[:2]))
    if scale < 1:
        extent = tuple(max(1, round(length * scale)) for length in pixels.shape[1::-1])
        pixels = np.asarray(cv2.resize(pixels, extent, interpolation=cv2.INTER_AREA), np.uint8)
    picture = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2BGR)
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1].tobytes()

"""One page of a letter's file as a JPEG: what a worker of the console does."""

from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from parsers.filetype import FileType
from parsers.mail.letter import open_letter
from parsers.paged.frames import read_frames
from parsers.paged.pages import SEARCH_DPI, Pixels, render
from parsers.paged.pdf_document import open_pdf
from parsers.problem import Unreadable
from parsers.sniff import sniff

# On the long side: a form's small print is legible, a page has some 200 KB.
SIDE = 1400
QUALITY = 82


def draw(mail: Path, sha256: str, page: int) -> bytes | None:
    """The page (from 1) of the file, drawn anew; None where there is none or it cannot be drawn."""
    data = open_letter(mail.read_bytes()).contents.get(sha256)
    if data is None:
        return None
    try:
        pixels = _pixels(data, page)
    except (Unreadable, pdfium.PdfiumError, IndexError):
        return None
    return None if pixels is None else _jpeg(pixels)


def _pixels(data: bytes, page: int) -> Pixels | None:
    if sniff(data, "")[0] is FileType.IMAGE:
        _, frames = read_frames(data)
        return next((frame.pixels for frame in frames if frame.number == page), None)
    document = open_pdf(data).shown
    try:
        if not 1 <= page <= len(document):
            return None
        sheet = document[page - 1]
        try:
            return render(sheet, page, SEARCH_DPI).pixels
        finally:
            sheet.close()
    finally:
        document.close()


def _jpeg(pixels: Pixels) -> bytes:
    scale = min(1.0, SIDE / max(pixels.shape[:2]))
    if scale < 1:
        extent = tuple(max(1, round(length * scale)) for length in pixels.shape[1::-1])
        pixels = np.asarray(cv2.resize(pixels, extent, interpolation=cv2.INTER_AREA), np.uint8)
    picture = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2BGR)
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1].tobytes()

"""From light to the bytes of a file as applicants attach it."""

import io

import cv2
import numpy as np
from numpy.random import Generator
from outlines import Shape, moved
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from sheet import Colour, Light, Sheet, coverage

MM = 72 / 25.4


def as_picture(light: Light) -> Image.Image:
    return Image.fromarray(np.clip(light * 255 + 0.5, 0, 255).astype(np.uint8))


def jpeg(picture: Image.Image, quality: int, dpi: float | None = None) -> bytes:
    out = io.BytesIO()
    stated = {"dpi": (round(dpi), round(dpi))} if dpi else {}
    picture.save(out, "JPEG", quality=quality, **stated)
    return out.getvalue()


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def chat(picture: Image.Image, chance: Generator) -> bytes:
    """What a chat program passes on: at most 1,080–1,600 pixels, squeezed, sometimes twice."""
    long = int(chance.choice([1080, 1280, 1600]))
    picture.thumbnail((long, long))
    once = jpeg(picture, int(chance.integers(35, 70)))
    return jpeg(Image.open(io.BytesIO(once)), int(chance.integers(20, 60)))


def scanned_pdf(picture: Image.Image, dpi: float, quality: int) -> bytes:
    """A page that is one picture."""
    out = io.BytesIO()
    size = (picture.width / dpi * 72, picture.height / dpi * 72)
    canvas = Canvas(out, pagesize=size)
    canvas.drawImage(ImageReader(io.BytesIO(jpeg(picture, quality))), 0, 0, *size)
    canvas.save()
    return out.getvalue()


def laid_on_pdf(
    sheet: Sheet, seal: Shape, ink: Colour, place: tuple[float, float], chance: Generator
) -> bytes:
    """A text PDF with a seal laid on it: drawn, as a transparent picture, or in a white box."""
    out = io.BytesIO()
    wide, high = sheet.width * MM, sheet.height * MM
    canvas = Canvas(out, pagesize=(wide, high))
    ground = io.BytesIO(png(as_picture(sheet.light)))
    canvas.drawImage(ImageReader(ground), 0, 0, wide, high)
    kind = chance.random()
    canvas.saveState()
    canvas.translate(place[0] * MM, high - place[1] * MM)
    if kind < 0.35:
        _draw(canvas, seal, ink, float(chance.choice([1.0, 0.7])))
    else:
        side = int(chance.choice([100, 240, 600]))
        tile, reach = _tile(seal, ink, side)
        if kind > 0.75:
            white = Image.new("RGBA", tile.size, "white")
            tile = Image.open(
                io.BytesIO(jpeg(Image.alpha_composite(white, tile).convert("RGB"), 75))
            )
        span = 2 * reach * MM
        canvas.drawImage(ImageReader(tile), -span / 2, -span / 2, span, span, mask="auto")
    canvas.restoreState()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, seal: Shape, ink: Colour, alpha: float) -> None:
    canvas.setFillColorRGB(*ink, alpha=alpha)
    for piece in seal:
        path = canvas.beginPath()
        for contour in piece:
            points = contour * (MM, -MM)
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
            path.close()
        canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def _tile(seal: Shape, ink: Colour, side: int) -> tuple[Image.Image, float]:
    """The seal as a transparent picture `side` pixels wide, and half its width in millimetres."""
    points = np.concatenate([contour for piece in seal for contour in piece])
    reach = float(np.abs(points).max()) * 1.04
    big = 4
    px = side * big / (2 * reach)
    _, cover = coverage(moved(seal, reach, reach), px, (side * big, side * big))
    full = np.zeros((side * big, side * big), np.float32)
    place, _ = coverage(moved(seal, reach, reach), px, full.shape)
    full[place] = cover
    alpha = cv2.resize(full, (side, side), interpolation=cv2.INTER_AREA)
    pixels = np.dstack((np.full((side, side, 3), ink, np.float32), alpha))
    return Image.fromarray((pixels * 255).astype(np.uint8), "RGBA"), reach

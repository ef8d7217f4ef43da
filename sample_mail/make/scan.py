"""A printed page, stamped and laid on a scanner: tone of paper, skew, blur, noise, JPEG."""

import io

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from sample_mail.make.pdf_pages import Press

DPI = 150


def scan(pdf: bytes, presses: tuple[Press, ...], seed: int, *, grey: bool = False) -> bytes:
    """An image-only PDF of the pages with seals pressed on them."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for picture in photographs(pdf, presses, seed, grey=grey):
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def photographs(
    pdf: bytes, presses: tuple[Press, ...], seed: int, *, grey: bool = False
) -> list[bytes]:
    """Every page as the JPEG a scanner makes of it."""
    random = np.random.default_rng(seed)
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]
    for press in presses:
        _press(pages[press.page - 1], press)
    return [_scanned(page, random, grey=grey) for page in pages]


def _press(page: Image.Image, press: Press) -> None:
    """Multiplied, as ink is: the black under the seal stays black."""
    side = round(43 / 25.4 * DPI)
    picture = press.picture.resize((side, side), Image.Resampling.LANCZOS)
    left, top = round(press.x / 25.4 * DPI) - side // 2, round(press.y / 25.4 * DPI) - side // 2
    paper = np.asarray(page.crop((left, top, left + side, top + side)), np.float32)
    ink = np.asarray(picture, np.float32)
    cover = ink[..., 3:] / 255
    mixed = paper * (1 - cover + cover * ink[..., :3] / 255)
    page.paste(Image.fromarray(mixed.astype(np.uint8)), (left, top))


def _scanned(page: Image.Image, random: np.random.Generator, *, grey: bool) -> bytes:
    angle = float(random.uniform(0.3, 1.6)) * (1 if random.random() < 0.5 else -1)
    turned = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    soft = turned.filter(ImageFilter.GaussianBlur(0.6))
    pixels = np.asarray(soft, np.float32) * np.array([0.975, 0.97, 0.955], np.float32)
    slope = np.linspace(0, -7, pixels.shape[1], dtype=np.float32)[None, :, None]
    noise = random.normal(0, 2.2, pixels.shape[:2]).astype(np.float32)[..., None]
    noisy = Image.fromarray((pixels + slope + noise).clip(0, 255).astype(np.uint8))
    out = io.BytesIO()
    (noisy.convert("L") if grey else noisy).save(out, "JPEG", quality=66, dpi=(DPI, DPI))
    return out.getvalue()

"""Pages of print for seals and red things to lie on, and what scanners and phones do to them."""

import io
import random

import cv2
import numpy as np
from fonts import font
from PIL import Image, ImageDraw
from seals import invented_name

DPI = 150
MM = DPI / 25.4
SIZE = (round(210 * MM), round(297 * MM))


def printed_page(chance: random.Random) -> Image.Image:
    tint = chance.choice(((255, 255, 255), (250, 249, 244), (244, 240, 228)))
    page = Image.new("RGB", SIZE, tint)
    draw = ImageDraw.Draw(page)
    face = chance.randrange(4)
    draw.text(
        (SIZE[0] / 2, 70 * MM), "案例征集申报表", (15, 15, 15), font(face, round(8 * MM)), "mm"
    )
    if chance.random() < 0.6:
        _table(draw, chance, face)
    else:
        for line in range(chance.randint(6, 22)):
            text = "".join(invented_name(chance) for _ in range(4))[: chance.randint(20, 32)]
            draw.text(
                (25 * MM, (85 + line * 8) * MM), text, (25, 25, 25), font(face, round(4.8 * MM))
            )
    return page


def _table(draw: ImageDraw.ImageDraw, chance: random.Random, face: int) -> None:
    top, rows, step = 82 * MM, chance.randint(6, 12), 15 * MM
    for row in range(rows + 1):
        draw.line((25 * MM, top + row * step, 185 * MM, top + row * step), (20, 20, 20), 3)
    for x in (25, 60, 185):
        draw.line((x * MM, top, x * MM, top + rows * step), (20, 20, 20), 3)
    for row in range(rows):
        y = top + row * step + 5 * MM
        draw.text(
            (28 * MM, y), invented_name(chance)[:5], (20, 20, 20), font(face, round(4.6 * MM))
        )
        draw.text(
            (63 * MM, y), invented_name(chance) * 2, (20, 20, 20), font(face, round(4.6 * MM))
        )


def scanned(page: Image.Image, chance: random.Random) -> Image.Image:
    """A flatbed: a little askew, grain, a tint, a shadow at an edge."""
    turned = page.rotate(
        chance.uniform(-2.5, 2.5), fillcolor=(250, 250, 250), resample=Image.Resampling.BICUBIC
    )
    return _grain(turned, chance, chance.uniform(1, 5), chance.uniform(0.94, 1.0))


def photographed(page: Image.Image, chance: random.Random) -> Image.Image:
    """A phone: perspective, a table around the sheet, warm or cold light, a shadow."""
    width, height = page.size
    board = (round(width * 1.25), round(height * 1.2))
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    jitter = np.float32(
        [[chance.uniform(0, 0.1) * width, chance.uniform(0, 0.06) * height] for _ in range(4)]
    )
    inward = np.float32([[1, 1], [-1, 1], [-1, -1], [1, -1]])
    goal = corners + inward * jitter + np.float32([width * 0.12, height * 0.1])
    matrix = cv2.getPerspectiveTransform(corners, goal)
    ground = tuple(chance.randint(60, 140) for _ in range(3))
    flat = cv2.warpPerspective(np.asarray(page), matrix, board, borderValue=ground)
    light = np.array(
        chance.choice(((1.0, 0.93, 0.78), (0.86, 0.95, 1.0), (0.97, 0.97, 0.93))), np.float32
    )
    across = np.linspace(0, 1, board[0], dtype=np.float32)[None, :, None]
    down = np.linspace(0, 1, board[1], dtype=np.float32)[:, None, None]
    shade = chance.uniform(0.55, 0.95) + (1 - chance.uniform(0.55, 0.95)) * (
        across * chance.random() + down * chance.random()
    )
    return _grain(
        Image.fromarray(np.clip(flat * light * np.minimum(shade, 1), 0, 255).astype(np.uint8)),
        chance,
        4,
        1.0,
    )


def grey(page: Image.Image, chance: random.Random) -> Image.Image:
    """A black-and-white copy."""
    return _grain(page, chance, 3, 1.0).convert("L").convert("RGB")


def _grain(page: Image.Image, chance: random.Random, spread: float, light: float) -> Image.Image:
    noise = np.random.default_rng(chance.randrange(1 << 30))
    pixels = np.asarray(page, np.float32) * light + noise.normal(
        0, spread, (page.height, page.width, 1)
    )
    blurred = cv2.GaussianBlur(pixels, (0, 0), chance.uniform(0.4, 1.0))
    return Image.fromarray(np.clip(blurred, 0, 255).astype(np.uint8))


def as_jpeg(page: Image.Image, chance: random.Random, *, sized: bool) -> bytes:
    """JPEG bytes; `sized` states the scanner's resolution, a phone's picture states none."""
    out = io.BytesIO()
    scale = chance.uniform(0.7, 1.4)
    page = page.resize((round(page.width * scale), round(page.height * scale)))
    dpi = (round(DPI * scale),) * 2
    quality = chance.choice((45, 60, 75, 90))
    page.save(out, "JPEG", quality=quality, **({"dpi": dpi} if sized else {}))
    return out.getvalue()

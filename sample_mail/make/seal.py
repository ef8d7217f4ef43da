"""A painted round seal: ring, curved name, star, lower text, and the unevenness of ink."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

UMING = "/usr/share/fonts/truetype/arphic/uming.ttc"
MM = 16  # painted at 16 pixels a millimetre, shrunk when pressed
DIAMETER = 41.0


def seal(name: str, seed: int, dpi: int = 150, *, font_file: str = UMING) -> Image.Image:
    """Paints the seal as RGBA, its box the ring's, at the given resolution."""
    size = round((DIAMETER + 2) * MM)
    ink = Image.new("L", (size, size), 0)
    _ring(ink)
    _star(ink)
    _curved(ink, name, font_file)
    _lower(ink, str(3_300_000_000_000 + seed * 71_582_43), font_file)
    # Pressed by hand, so never quite upright.
    ink = ink.rotate((seed * 7) % 21 - 10, Image.Resampling.BICUBIC)
    final = round((DIAMETER + 2) / 25.4 * dpi)
    mask = np.asarray(ink.resize((final, final), Image.Resampling.LANCZOS), np.float32) / 255
    worn = mask * _texture(final, np.random.default_rng(seed))
    pixels = np.empty((final, final, 4), np.uint8)
    pixels[..., :3] = (206, 24, 38)
    pixels[..., 3] = (worn * 15).round().astype(np.uint8) * 17
    return Image.fromarray(pixels)


def _ring(ink: Image.Image) -> None:
    edge, width = MM, round(1.2 * MM)
    ImageDraw.Draw(ink).ellipse(
        (edge, edge, ink.width - edge, ink.height - edge), outline=255, width=width
    )


def _star(ink: Image.Image) -> None:
    middle, outer = ink.width / 2, 6.6 * MM
    points = []
    for corner in range(10):
        radius = outer if corner % 2 == 0 else outer * 0.382
        angle = math.radians(36 * corner - 90)
        points.append((middle + radius * math.cos(angle), middle + radius * math.sin(angle)))
    ImageDraw.Draw(ink).polygon(points, fill=255)


def _curved(ink: Image.Image, name: str, font_file: str) -> None:
    """The name from the lower left over the top to the lower right, feet towards the star."""
    font = ImageFont.truetype(font_file, round(4.6 * MM), index=0)
    radius = (DIAMETER / 2 - 4.6) * MM
    sweep = min(250.0, 14.5 * (len(name) - 1))
    for place, letter in enumerate(name):
        angle = -sweep / 2 + sweep * place / (len(name) - 1)
        tile = _tile(letter, font, narrow=0.72)
        turned = tile.rotate(-angle, Image.Resampling.BICUBIC, expand=True)
        x = ink.width / 2 + radius * math.sin(math.radians(angle))
        y = ink.height / 2 - radius * math.cos(math.radians(angle))
        ink.paste(255, (round(x - turned.width / 2), round(y - turned.height / 2)), turned)


def _tile(letter: str, font: ImageFont.FreeTypeFont, narrow: float) -> Image.Image:
    side = round(font.size * 1.15)
    tile = Image.new("L", (side, side), 0)
    ImageDraw.Draw(tile).text((side / 2, side / 2), letter, 255, font, anchor="mm", stroke_width=2)
    return tile.resize((round(side * narrow), side), Image.Resampling.LANCZOS)


def _lower(ink: Image.Image, number: str, font_file: str) -> None:
    font = ImageFont.truetype(font_file, round(3.0 * MM), index=0)
    place = (ink.width / 2, ink.height / 2 + 11.4 * MM)
    ImageDraw.Draw(ink).text(place, number, 255, font, anchor="mm", stroke_width=1)


def _texture(size: int, random: np.random.Generator) -> NDArray[np.float32]:
    """Uneven pressure over the seal and pin holes where the paper took no ink."""
    coarse = Image.fromarray((random.random((7, 7)) * 255).astype(np.uint8))
    pressure = np.asarray(coarse.resize((size, size), Image.Resampling.BICUBIC), np.float32) / 255
    grain = random.random((size, size)).astype(np.float32)
    uneven = 0.68 + 0.27 * pressure - 0.12 * grain
    uneven[grain > 0.985] *= 0.35
    return uneven.clip(0, 1)

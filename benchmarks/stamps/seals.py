"""Paints seals as transparent pictures: ink of one colour, worn by a texture of its own."""

import math
import random
from dataclasses import dataclass

import numpy as np
from fonts import font
from PIL import Image, ImageDraw, ImageFilter

PLACES = "甲乙丙丁戊己庚辛东西南北中海山河江湖林田石松柏云风光华"
TRADES = "绿色低碳环保能源科技产业发展管理服务工程材料信息园区合作"
ENDS = ("有限公司", "股份有限公司", "管理委员会", "研究院", "集团公司", "协会", "人民政府")
USES = ("合同专用章", "业务专用章", "科研专用", "财务专用章", "")
REDS = ((214, 28, 36), (190, 20, 30), (228, 56, 30), (168, 24, 40), (198, 30, 70), (236, 40, 40))


@dataclass(frozen=True, slots=True)
class SealStyle:
    shape: str = "round"
    star: bool = True
    middle: str = ""
    wear: float = 0.1
    strength: float = 0.9
    colour: tuple[int, int, int] = (214, 28, 36)
    double: bool = False


def invented_name(chance: random.Random) -> str:
    place = "".join(chance.sample(PLACES, 2))
    return place + "".join(chance.sample(TRADES, chance.randint(2, 5))) + chance.choice(ENDS)


def paint_seal(style: SealStyle, size: int, chance: random.Random) -> Image.Image:
    """A seal `size` pixels across (ovals: wide), RGBA."""
    big = 4 * 200
    alpha = Image.new("L", (big, big), 0)
    if style.shape == "square":
        _square(alpha, chance)
    else:
        _round(alpha, style, chance)
    high = size if style.shape != "oval" else round(size * 0.67)
    if style.shape == "square":
        high = size
    worn = _wear(alpha, style.wear, chance).resize((size, high), Image.Resampling.LANCZOS)
    seal = Image.new("RGBA", worn.size, (*style.colour, 0))
    seal.putalpha(worn.point(lambda value: round(value * style.strength)))
    return seal.rotate(
        chance.uniform(-180, 180) if style.shape == "round" else chance.uniform(-25, 25),
        expand=True,
        resample=Image.Resampling.BICUBIC,
    )


def _round(alpha: Image.Image, style: SealStyle, chance: random.Random) -> None:
    big = alpha.width
    draw = ImageDraw.Draw(alpha)
    middle, radius = big / 2, big / 2 - 12
    width = round(radius * chance.uniform(0.035, 0.08))
    draw.ellipse([middle - radius] * 2 + [middle + radius] * 2, outline=255, width=width)
    if style.double:
        inner = radius - width * 2.2
        draw.ellipse(
            [middle - inner] * 2 + [middle + inner] * 2, outline=255, width=max(3, width // 3)
        )
        radius = inner
    name = invented_name(chance)
    face = chance.randrange(4)
    span = math.radians(min(280, 19 * len(name) + 60))
    height = round(min(radius * 0.34, radius * 0.8 * span / len(name)))
    for index, character in enumerate(name):
        turn = -span / 2 + span * index / max(1, len(name) - 1)
        _glyph(alpha, character, face, height, turn, radius - width * 1.9 - height / 2)
    if style.star:
        _star(draw, middle, radius * chance.uniform(0.24, 0.34))
    if style.middle:
        text_font = font(face, round(radius * 0.24))
        draw.text(
            (middle, middle + (radius * 0.5 if style.star else 0)),
            style.middle,
            255,
            text_font,
            "mm",
        )


def _glyph(  # noqa: PLR0917 - a glyph and its place, named at the one call
    alpha: Image.Image, character: str, face: int, height: int, turn: float, out: float
) -> None:
    tile = Image.new("L", (height * 2, height * 2), 0)
    ImageDraw.Draw(tile).text((height, height), character, 255, font(face, height), "mm")
    # Seals' characters are narrow and tall.
    tile = tile.resize((round(height * 1.5), height * 2)).rotate(-math.degrees(turn), expand=True)
    x = alpha.width / 2 + math.sin(turn) * out - tile.width / 2
    y = alpha.height / 2 - math.cos(turn) * out - tile.height / 2
    alpha.paste(255, (round(x), round(y)), tile)


def _star(draw: ImageDraw.ImageDraw, middle: float, radius: float) -> None:
    points = []
    for index in range(10):
        reach = radius if index % 2 == 0 else radius * 0.38
        turn = math.pi * index / 5
        points.append((middle + reach * math.sin(turn), middle - reach * math.cos(turn)))
    draw.polygon(points, fill=255)


def _square(alpha: Image.Image, chance: random.Random) -> None:
    big, face = alpha.width, chance.randrange(4)
    draw = ImageDraw.Draw(alpha)
    draw.rectangle(
        [12, 12, big - 12, big - 12], outline=255, width=round(big * chance.uniform(0.02, 0.04))
    )
    rows = chance.choice((3, 4))
    text = (invented_name(chance) + "专用之章" * 3)[: rows * rows]
    step = (big - 90) / rows
    for index, character in enumerate(text):
        place = (45 + step * (rows - index // rows - 0.5), 45 + step * (index % rows + 0.5))
        draw.text(place, character, 255, font(face, round(step * 0.92)), "mm")


def _wear(alpha: Image.Image, wear: float, chance: random.Random) -> Image.Image:
    """Blotches of missing ink in two grains, and uneven pressure across the seal."""
    if wear <= 0:
        return alpha
    noise = np.random.default_rng(chance.randrange(1 << 30))
    keep = np.ones((alpha.height, alpha.width), np.float32)
    for grain, part in ((12, 0.7), (70, 0.5)):
        cells = (alpha.height // grain + 2, alpha.width // grain + 2)
        field = Image.fromarray((noise.random(cells) * 255).astype(np.uint8))
        spread = np.asarray(field.resize(alpha.size, Image.Resampling.BICUBIC), np.float32) / 255
        keep *= np.where(spread < wear * part, 0.1, 1.0)
    across = np.linspace(-1, 1, alpha.width, dtype=np.float32)
    pressure = 1 - wear * 0.8 * np.clip(across * chance.choice((-1, 1)) + 0.3, 0, 1)
    worn = np.asarray(alpha, np.float32) * keep * pressure[None]
    return Image.fromarray(worn.astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.5))

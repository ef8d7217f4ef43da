"""Paints red things that are no seals, each onto a page at a place."""

import math
import random
from collections.abc import Callable

import numpy as np
from fonts import font
from PIL import Image, ImageDraw, ImageFilter
from seals import REDS, invented_name

Painter = Callable[[Image.Image, random.Random, float], None]
"""(page, chance, pixels per mm) → paints onto the page."""


def _spot(page: Image.Image, chance: random.Random, size: float) -> tuple[float, float]:
    return (chance.uniform(size, page.width - size), chance.uniform(size, page.height - size))


def _disc(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, **how: object) -> None:
    draw.ellipse((x - r, y - r, x + r, y + r), **how)


def letterhead(page: Image.Image, chance: random.Random, mm: float) -> None:
    draw = ImageDraw.Draw(page)
    red = chance.choice(REDS)
    title = invented_name(chance)[:10] + "文件"
    draw.text((page.width / 2, 35 * mm), title, red, font(1, round(14 * mm)), "mm")
    for y, width in ((52 * mm, 1.2), (54 * mm, 0.4)):
        draw.line((25 * mm, y, page.width - 25 * mm, y), red, max(1, round(width * mm)))


def disc_logo(page: Image.Image, chance: random.Random, mm: float) -> None:
    r = chance.uniform(10, 22) * mm
    x, y = _spot(page, chance, r)
    draw = ImageDraw.Draw(page)
    _disc(draw, x, y, r, fill=chance.choice(REDS))
    draw.text((x, y), chance.choice(("绿", "G", "E", "信")), "white", font(0, round(r * 1.2)), "mm")


def ring_logo(page: Image.Image, chance: random.Random, mm: float) -> None:
    r = chance.uniform(12, 22) * mm
    x, y = _spot(page, chance, r)
    draw = ImageDraw.Draw(page)
    red = chance.choice(REDS)
    _disc(draw, x, y, r, outline=red, width=round(r * chance.uniform(0.06, 0.2)))
    draw.text((x, y), chance.choice(("绿", "AB", "R", "园区")), red, font(0, round(r * 0.8)), "mm")


def emblem(page: Image.Image, chance: random.Random, mm: float) -> None:
    r = chance.uniform(12, 22) * mm
    x, y = _spot(page, chance, r)
    draw = ImageDraw.Draw(page)
    _disc(draw, x, y, r, fill=(196, 20, 26))
    _disc(draw, x, y, r, outline=(230, 180, 40), width=round(r * 0.14))
    for turn in range(5):
        angle = turn * 1.2 - 2.4
        _disc(
            draw,
            x + r * 0.5 * math.cos(angle),
            y + r * 0.5 * math.sin(angle),
            r * 0.1,
            fill=(240, 200, 60),
        )
    draw.rectangle((x - r * 0.5, y + r * 0.2, x + r * 0.5, y + r * 0.45), fill=(240, 200, 60))


def donut(page: Image.Image, chance: random.Random, mm: float) -> None:
    r = chance.uniform(14, 26) * mm
    x, y = _spot(page, chance, r)
    draw = ImageDraw.Draw(page)
    start = 0.0
    for index in range(chance.randint(2, 6)):
        end = min(360.0, start + chance.uniform(40, 150))
        colour = chance.choice(REDS) if index % 2 == 0 else (60, 120, 190)
        draw.pieslice((x - r, y - r, x + r, y + r), start, end, fill=colour)
        start = end
    if chance.random() < 0.6:
        _disc(draw, x, y, r * chance.uniform(0.4, 0.8), fill="white")
        draw.text(
            (x, y), f"{chance.randint(10, 99)}%", (200, 30, 30), font(0, round(r * 0.4)), "mm"
        )


def clock(page: Image.Image, chance: random.Random, mm: float) -> None:
    r = chance.uniform(13, 22) * mm
    x, y = _spot(page, chance, r)
    draw = ImageDraw.Draw(page)
    red = chance.choice(REDS)
    _disc(draw, x, y, r, outline=red, width=round(r * 0.07))
    for hour in range(12):
        angle = hour * math.pi / 6
        place = (x + r * 0.78 * math.sin(angle), y - r * 0.78 * math.cos(angle))
        if hour % 3 == 0 and chance.random() < 0.5:
            draw.text(place, str(hour or 12), red, font(0, round(r * 0.22)), "mm")
        else:
            _disc(draw, *place, r * 0.04, fill=red)
    draw.line((x, y, x + r * 0.5, y - r * 0.2), red, round(r * 0.06))
    draw.line((x, y, x - r * 0.1, y - r * 0.6), red, round(r * 0.05))


def photograph(page: Image.Image, chance: random.Random, mm: float) -> None:
    noise = np.random.default_rng(chance.randrange(1 << 30))
    side = (round(chance.uniform(50, 110) * mm), round(chance.uniform(40, 80) * mm))
    low = Image.fromarray((noise.random((8, 10, 3)) * 255).astype(np.uint8))
    photo = low.resize(side, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(photo)
    for _ in range(chance.randint(2, 8)):
        r = chance.uniform(4, 20) * mm
        x, y = chance.uniform(0, side[0]), chance.uniform(0, side[1])
        _disc(draw, x, y, r, fill=chance.choice(REDS))
        _disc(draw, x - r / 3, y - r / 3, r / 4, fill=(255, 190, 180))
        _disc(draw, x, y, r, outline=(120, 10, 20), width=max(1, round(r * 0.08)))
    photo = photo.filter(ImageFilter.GaussianBlur(2))
    page.paste(
        photo,
        (
            round(chance.uniform(0, page.width - side[0])),
            round(chance.uniform(0, page.height - side[1])),
        ),
    )


def highlight(page: Image.Image, chance: random.Random, mm: float) -> None:
    draw = ImageDraw.Draw(page, "RGBA")
    for _ in range(chance.randint(2, 8)):
        x, y = _spot(page, chance, 20 * mm)
        colour = chance.choice(((255, 235, 60, 120), (255, 120, 160, 110), (255, 90, 90, 110)))
        draw.rectangle((x, y, x + chance.uniform(15, 60) * mm, y + 5 * mm), fill=colour)


def scribble(page: Image.Image, chance: random.Random, mm: float) -> None:
    draw = ImageDraw.Draw(page)
    x, y = _spot(page, chance, 30 * mm)
    red = chance.choice(REDS)
    points = []
    phase, turns = chance.uniform(0, 6), chance.uniform(2, 6)
    for step in range(140):
        t = step / 140 * math.tau * turns
        points.append(
            (
                x + step * 0.25 * mm + 8 * mm * math.cos(t + phase),
                y + chance.uniform(4, 9) * mm * math.sin(t),
            )
        )
    draw.line(points, red, round(chance.uniform(0.4, 1.0) * mm), joint="curve")


def pen_circle(page: Image.Image, chance: random.Random, mm: float) -> None:
    draw = ImageDraw.Draw(page)
    x, y = _spot(page, chance, 30 * mm)
    red, rx, ry = chance.choice(REDS), chance.uniform(13, 25) * mm, chance.uniform(11, 18) * mm
    for dy in range(3):
        draw.text(
            (x, y + (dy - 1) * 6 * mm),
            invented_name(chance)[:6],
            (20, 20, 20),
            font(0, round(4.5 * mm)),
            "mm",
        )
    points = [
        (
            x + rx * (1 + 0.05 * math.sin(3 * t + 1)) * math.cos(t),
            y + ry * (1 + 0.06 * math.sin(2 * t)) * math.sin(t),
        )
        for t in (step / 60 * 6.6 for step in range(61))
    ]
    draw.line(points, red, round(chance.uniform(0.5, 1.2) * mm), joint="curve")
    if chance.random() < 0.4:
        draw.text((x + rx * 1.1, y), "改!", red, font(2, round(8 * mm)), "lm")


def qr_code(page: Image.Image, chance: random.Random, mm: float) -> None:
    noise = np.random.default_rng(chance.randrange(1 << 30))
    modules = noise.random((29, 29)) < 0.5
    for row, column in ((0, 0), (0, 22), (22, 0)):
        modules[row : row + 7, column : column + 7] = True
        modules[row + 1 : row + 6, column + 1 : column + 6] = False
        modules[row + 2 : row + 5, column + 2 : column + 5] = True
    red = np.array(chance.choice((*REDS, (0, 0, 0))), np.uint8)
    code = np.where(modules[..., None], red, np.uint8(255)).astype(np.uint8)
    side = round(chance.uniform(22, 40) * mm)
    x, y = _spot(page, chance, side)
    page.paste(
        Image.fromarray(code).resize((side, side), Image.Resampling.NEAREST),
        (round(x - side / 2), round(y - side / 2)),
    )


def approval_box(page: Image.Image, chance: random.Random, mm: float) -> None:
    draw = ImageDraw.Draw(page)
    wide, high = chance.uniform(24, 55) * mm, chance.uniform(9, 18) * mm
    x, y = _spot(page, chance, wide)
    red = chance.choice(REDS)
    draw.rectangle((x, y, x + wide, y + high), outline=red, width=round(0.8 * mm))
    text = chance.choice(("已审核", "收 讫", "急 件", "附 件", "同意上报", "作 废"))
    draw.text(
        (x + wide / 2, y + high / 2),
        text,
        red,
        font(0, round(min(high * 0.7, wide / len(text)))),
        "mm",
    )


def prohibition(page: Image.Image, chance: random.Random, mm: float) -> None:
    r = chance.uniform(12, 22) * mm
    x, y = _spot(page, chance, r)
    draw = ImageDraw.Draw(page)
    width = round(r * chance.uniform(0.12, 0.22))
    _disc(draw, x, y, r * 0.5, fill=(30, 30, 30))
    _disc(draw, x, y, r, outline=(220, 20, 30), width=width)
    draw.line((x - r * 0.65, y - r * 0.65, x + r * 0.65, y + r * 0.65), (220, 20, 30), width)


def button(page: Image.Image, chance: random.Random, mm: float) -> None:
    x, y = _spot(page, chance, 30 * mm)
    draw = ImageDraw.Draw(page)
    draw.rounded_rectangle((x, y, x + 40 * mm, y + 14 * mm), 4 * mm, fill=(220, 40, 40))
    draw.text((x + 20 * mm, y + 7 * mm), "立即申报", "white", font(0, round(7 * mm)), "mm")


def plain_circle(page: Image.Image, chance: random.Random, mm: float) -> None:
    r = chance.uniform(13, 25) * mm
    x, y = _spot(page, chance, r)
    draw = ImageDraw.Draw(page)
    red = chance.choice(REDS)
    _disc(draw, x, y, r, outline=red, width=round(r * 0.05))
    if chance.random() < 0.4:
        _disc(draw, x, y, r * 0.6, outline=red, width=round(r * 0.05))
    draw.text((x, y), "甲", (20, 20, 20), font(0, round(r * 0.5)), "mm")


def target(page: Image.Image, chance: random.Random, mm: float) -> None:
    r = chance.uniform(14, 25) * mm
    x, y = _spot(page, chance, r)
    draw = ImageDraw.Draw(page)
    for part in (1.0, 0.75, 0.5, 0.25):
        _disc(
            draw,
            x,
            y,
            r * part,
            outline=(210, 20, 30),
            width=round(r * chance.choice((0.05, 0.12))),
        )


def name_chop(page: Image.Image, chance: random.Random, mm: float) -> None:
    side = round(chance.uniform(14, 19) * mm)
    x, y = _spot(page, chance, side)
    draw = ImageDraw.Draw(page)
    red = chance.choice(REDS)
    draw.rectangle((x, y, x + side, y + side), outline=red, width=round(side * 0.06))
    for index, character in enumerate(invented_name(chance)[:4]):
        place = (x + side * (0.72 - 0.44 * (index // 2)), y + side * (0.28 + 0.44 * (index % 2)))
        draw.text(place, character, red, font(1, round(side * 0.42)), "mm")


def red_table(page: Image.Image, chance: random.Random, mm: float) -> None:
    draw = ImageDraw.Draw(page)
    x, y, red = 25 * mm, chance.uniform(60, 150) * mm, chance.choice(REDS)
    rows, columns = chance.randint(3, 8), chance.randint(2, 5)
    for row in range(rows + 1):
        draw.line((x, y + row * 12 * mm, x + columns * 32 * mm, y + row * 12 * mm), red, 3)
    for column in range(columns + 1):
        draw.line((x + column * 32 * mm, y, x + column * 32 * mm, y + rows * 12 * mm), red, 3)
    for row in range(rows):
        draw.text(
            (x + 2 * mm, y + row * 12 * mm + 3 * mm),
            invented_name(chance)[:5],
            red,
            font(0, round(5 * mm)),
        )


def red_text(page: Image.Image, chance: random.Random, mm: float) -> None:
    draw = ImageDraw.Draw(page)
    y, red = chance.uniform(60, 200) * mm, chance.choice(REDS)
    for line in range(chance.randint(2, 9)):
        draw.text(
            (25 * mm, y + line * 8 * mm),
            "".join(invented_name(chance) for _ in range(3))[:28],
            red,
            font(0, round(5 * mm)),
        )


def gear(page: Image.Image, chance: random.Random, mm: float) -> None:
    r = chance.uniform(13, 22) * mm
    x, y = _spot(page, chance, r)
    draw = ImageDraw.Draw(page)
    red = chance.choice(REDS)
    teeth = chance.randint(10, 18)
    points = [
        (
            x + r * (1.0 if (s // 2) % 2 else 0.84) * math.cos(s * math.pi / teeth / 2),
            y + r * (1.0 if (s // 2) % 2 else 0.84) * math.sin(s * math.pi / teeth / 2),
        )
        for s in range(4 * teeth)
    ]
    draw.polygon(points, fill=red)
    _disc(draw, x, y, r * 0.6, fill="white")
    draw.text((x, y), "工业", red, font(0, round(r * 0.45)), "mm")


def venn(page: Image.Image, chance: random.Random, mm: float) -> None:
    x, y = _spot(page, chance, 45 * mm)
    draw = ImageDraw.Draw(page)
    for index, colour in enumerate(((210, 30, 40), (40, 60, 200), (210, 30, 40))):
        _disc(
            draw, x + index * 18 * mm, y + (index % 2) * 14 * mm, 18 * mm, outline=colour, width=3
        )
        draw.text(
            (x + index * 18 * mm, y),
            invented_name(chance)[:4],
            colour,
            font(0, round(4 * mm)),
            "mm",
        )


def watermark(page: Image.Image, chance: random.Random, mm: float) -> None:
    layer = Image.new("RGBA", (round(150 * mm), round(40 * mm)), (255, 0, 0, 0))
    ImageDraw.Draw(layer).text(
        (75 * mm, 20 * mm), "内部资料 注意保存", (220, 40, 40, 90), font(0, round(15 * mm)), "mm"
    )
    layer = layer.rotate(chance.uniform(20, 50), expand=True)
    page.paste(layer, (round(20 * mm), round(70 * mm)), layer)


def map_lines(page: Image.Image, chance: random.Random, mm: float) -> None:
    draw = ImageDraw.Draw(page)
    for _ in range(14):
        points = [_spot(page, chance, 25 * mm)]
        for _ in range(6):
            points.append(
                (
                    points[-1][0] + chance.uniform(-30, 30) * mm,
                    points[-1][1] + chance.uniform(-30, 30) * mm,
                )
            )
        draw.line(
            points,
            chance.choice((*REDS, (30, 90, 180), (40, 150, 60))),
            round(chance.uniform(0.5, 1.5) * mm),
            joint="curve",
        )


def nothing(page: Image.Image, chance: random.Random, mm: float) -> None:
    """An empty place where the seal should be."""


RED_THINGS: tuple[Painter, ...] = (
    letterhead,
    disc_logo,
    ring_logo,
    emblem,
    donut,
    clock,
    photograph,
    highlight,
    scribble,
    pen_circle,
    qr_code,
    approval_box,
    prohibition,
    button,
    plain_circle,
    target,
    name_chop,
    red_table,
    red_text,
    gear,
    venn,
    watermark,
    map_lines,
    nothing,
)

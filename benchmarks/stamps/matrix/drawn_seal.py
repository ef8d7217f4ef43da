"""Seals as vectors, drawn by cairo with the machine's fonts: what programs that make seals draw.

Lengths are in radii; the origin is the seal's centre, y grows downwards.
"""

import math
import random
import subprocess
from dataclasses import dataclass
from functools import cache

import cairocffi as cairo

PLACES = "宁安和新东西南北云青江河湖海山林岚屿松柏石泉"
TRADES = (
    "环保",
    "能源",
    "科技",
    "水务",
    "农业",
    "新材料",
    "建设工程",
    "数字技术",
    "生态",
    "装备制造",
)
ENDS = ("有限公司", "集团有限公司", "股份有限公司", "研究院", "管理委员会", "发展中心")
USES = ("", "", "合同专用章", "财务专用章", "业务专用章", "公章", "科研专用")
REDS = ((0.9, 0.0, 0.07), (1.0, 0.0, 0.0), (0.78, 0.1, 0.16), (0.93, 0.2, 0.14), (0.72, 0.05, 0.2))


@dataclass(frozen=True, slots=True)
class Style:
    """`height`: of the name's characters. `thin`: a second ring, outside or inside the first."""

    name: str
    face: str
    bold: bool = True
    height: float = 0.26
    condensed: float = 0.8
    span: float = 260.0
    stroke: float = 0.05
    star: float = 0.3
    use: str = ""
    number: str = ""
    thin: str = ""
    flat: float = 1.0
    colour: tuple[float, float, float] = REDS[0]
    alpha: float = 1.0


@cache
def faces() -> tuple[str, ...]:
    """Font families that hold Chinese; exits with a sentence where there is none."""
    listed = subprocess.run(
        ["fc-list", ":lang=zh-cn", "family"],  # noqa: S607 - fontconfig's own tool, on the PATH
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    named = tuple(sorted({line.split(",")[0] for line in listed if line and "Mono" not in line}))
    if not named:
        raise SystemExit("No Chinese font found: install Debian's fonts-noto-cjk and try again.")
    return named


def invented_name(chance: random.Random, length: int) -> str:
    """A body's name of so many characters."""
    end = chance.choice([one for one in ENDS if len(one) <= length - 4])
    place = "".join(chance.sample(PLACES, 2))
    middle = ""
    while len(place + middle + end) < length:
        middle += chance.choice(TRADES)
    return place + middle[: length - len(place + end)] + end


def chosen(chance: random.Random, length: int, *, star: bool = True) -> Style:
    """A style as seal makers choose: long names are lower, narrower and go further round."""
    height = chance.uniform(0.16, 0.34)
    span = min(290.0, max(120.0, length * chance.uniform(13, 21)))
    # Characters that touch are no longer read by anybody: narrower first, then lower.
    room = math.radians(span) * 0.74 / length
    condensed = chance.uniform(0.6, 1.0)
    height = min(height, 1.25 * room / condensed)
    return Style(
        name=invented_name(chance, length),
        face=chance.choice(faces()),
        bold=chance.random() < 0.6,
        height=max(0.15, height),
        condensed=min(condensed, room / max(0.15, height)),
        span=span,
        stroke=chance.uniform(0.025, 0.075),
        star=chance.uniform(0.22, 0.36) if star else 0.0,
        use=chance.choice(USES),
        number="".join(chance.choices("0123456789", k=13)) if chance.random() < 0.4 else "",
        thin=chance.choice(("", "", "", "outside", "inside")),
        flat=1.0 if chance.random() < 0.88 else chance.uniform(0.66, 0.8),
        colour=chance.choice(REDS),
        alpha=chance.choice((1.0, 1.0, 0.85, 0.7)),
    )


def draw(context: cairo.Context, style: Style) -> None:
    """The seal at the context's origin, its radius one unit."""
    context.save()
    context.set_source_rgba(*style.colour, style.alpha)
    context.push_group()
    context.set_source_rgb(*style.colour)
    _rings(context, style)
    edge = 1.0 - style.stroke * (3.2 if style.thin else 1.7)
    _around(context, style, style.name, edge - style.height / 2, style.height)
    if style.number:
        _number(context, style, edge)
    if style.star:
        _star(context, style.star)
    if style.use:
        _straight(context, style, 0.5 * style.flat if style.star else 0.0)
    context.pop_group_to_source()
    context.paint_with_alpha(style.alpha)
    context.restore()


def _rings(context: cairo.Context, style: Style) -> None:
    widths = [(1.0 - style.stroke / 2, style.stroke)]
    if style.thin == "outside":
        widths = [(0.992, 0.016), (0.992 - style.stroke * 1.4, style.stroke)]
    if style.thin == "inside":
        widths += [(1.0 - style.stroke * 2.2, 0.014)]
    for radius, width in widths:
        context.save()
        context.scale(1.0, style.flat)
        context.arc(0, 0, radius, 0, 2 * math.pi)
        context.restore()
        context.set_line_width(width)
        context.stroke()


def _around(context: cairo.Context, style: Style, text: str, radius: float, size: float) -> None:
    step = math.radians(style.span) / max(1, len(text) - 1)
    for index, character in enumerate(text):
        turn = -math.radians(style.span) / 2 + step * index
        context.save()
        # On an oval each character stands upright to its own place of the line.
        context.translate(math.sin(turn) * radius, -math.cos(turn) * radius * style.flat)
        context.rotate(math.atan2(math.sin(turn) * style.flat, math.cos(turn)))
        context.scale(style.condensed, 1.0)
        _centred(context, style, character, size)
        context.restore()


def _number(context: cairo.Context, style: Style, edge: float) -> None:
    step = math.radians(70) / 12
    for index, figure in enumerate(style.number):
        turn = math.pi + math.radians(35) - step * index
        context.save()
        reach = edge - 0.07
        context.translate(math.sin(turn) * reach, -math.cos(turn) * reach * style.flat)
        context.rotate(turn + math.pi)
        _centred(context, style, figure, 0.13)
        context.restore()


def _straight(context: cairo.Context, style: Style, y: float) -> None:
    size = min(0.24, 1.15 / len(style.use))
    context.save()
    context.translate(0, y)
    _centred(context, style, style.use, size)
    context.restore()


def _centred(context: cairo.Context, style: Style, text: str, size: float) -> None:
    weight = cairo.FONT_WEIGHT_BOLD if style.bold else cairo.FONT_WEIGHT_NORMAL
    context.select_font_face(style.face, cairo.FONT_SLANT_NORMAL, weight)
    context.set_font_size(size)
    x, y, width, height, *_ = context.text_extents(text)
    context.move_to(-x - width / 2, -y - height / 2)
    context.text_path(text)
    context.fill()


def _star(context: cairo.Context, radius: float) -> None:
    for index in range(10):
        reach = radius if index % 2 == 0 else radius * 0.382
        turn = math.pi * index / 5
        context.line_to(math.sin(turn) * reach, -math.cos(turn) * reach)
    context.close_path()
    context.fill()

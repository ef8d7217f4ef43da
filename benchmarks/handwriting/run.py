"""Names written by hand at the place of the seal, against places left empty.

    python benchmarks/handwriting/run.py --pages 120 --seed 1 [--keep DIR]

Pledges are painted as scans: print in several fonts and sizes, a label for the seal, and at it a
painted signature (Bézier strokes: blue, violet or black pen, several widths and sizes, Chinese-like
characters or a running hand) or none: a ruled line, a printed name, a date filled by hand, a page
number, a fold, specks. Each page is read as the service reads files, OCR included.
"""

import argparse
import io
import math
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from parsers.facts.file_facts import PagedFacts, Presence
from parsers.facts.stamp_reasons import HANDWRITTEN
from parsers.reading import Tools, read_file
from parsers.scans.rapid_ocr import find_line_reader

WIDTH, HEIGHT = 1240, 1754
PENS = {
    "blue": (40, 60, 170),
    "violet": (90, 50, 150),
    "black": (30, 30, 36),
    "pale": (90, 110, 200),
}
BODY = (
    "材料真实性承诺书",
    "中国—上海合作组织绿色产业合作促进中心：",
    "我单位承诺，此次提交的所有材料真实有效，申报案例的技术",
    "无科技成果、专利等知识产权权属争议。单位近3年来经营正常，",
    "无违法违规记录、未列入企业经营异常名录。",
)
LABELS = (
    "申报单位名称（公章）：",
    "申报单位（盖章）",
    "盖章(签字)：",
    "Signature / Seal:",
    "法定代表人（签字）：",
)

Place = tuple[float, float]
"""In pixels, right of the label and on its line."""


def fonts() -> list[str]:
    listed = subprocess.run(
        ["fc-list", ":lang=zh-cn", "file"],  # noqa: S607 - fontconfig's own tool, on the PATH
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    return sorted(line.rstrip(": ") for line in listed if line.strip())


class Hand:
    """Draws strokes as a pen does: of changing width, a little shaky."""

    def __init__(self, page: Image.Image, chance: random.Random, pen: str, width: float) -> None:
        self.draw, self.chance, self.colour, self.width = (
            ImageDraw.Draw(page),
            chance,
            PENS[pen],
            width,
        )

    def stroke(self, points: list[tuple[float, float]]) -> None:
        """A cubic curve through its four points."""
        steps = 60
        for step in range(steps):
            t = step / steps
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            x, y = (
                sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1)
            )
            radius = self.width / 2 * (0.7 + 0.5 * math.sin(math.pi * t))
            self.draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=self.colour)

    def running(self, x: float, y: float, size: float, letters: int) -> None:
        """A running hand: loops that hang together, a capital first, a flourish last."""
        at, c = (x, y), self.chance
        for index in range(letters):
            tall = size * (2.0 if index == 0 else c.choice((0.7, 0.8, 1.6)))
            step = size * c.uniform(0.5, 0.9)
            end = (at[0] + step, y + c.uniform(-0.15, 0.15) * size)
            self.stroke([at, (at[0] + step * 1.3, y - tall), (at[0] - step * 0.4, y - tall), end])
            at = end
        self.stroke(
            [
                at,
                (at[0] + size, y + size),
                (x, y + size * 0.9),
                (x + size * letters * 0.5, y + size * 0.5),
            ]
        )

    def characters(self, x: float, y: float, size: float, count: int) -> None:
        c = self.chance
        for index in range(count):
            left = x + index * size * c.uniform(0.95, 1.15)
            for _ in range(c.randint(5, 9)):
                a = (left + c.random() * size, y - c.random() * size)
                b = (left + c.random() * size, y - c.random() * size)
                bend = (a[0] + c.uniform(-0.2, 0.2) * size, b[1] + c.uniform(-0.2, 0.2) * size)
                self.stroke([a, bend, bend, b])


def page_of(chance: random.Random) -> tuple[Image.Image, tuple[float, float], int]:
    """A pledge, the place right of its label, and the size of its type."""
    page = Image.new("RGB", (WIDTH, HEIGHT), (250, 250, 247))
    draw, size = ImageDraw.Draw(page), chance.randint(26, 36)
    face = ImageFont.truetype(chance.choice(fonts()), size)
    y = chance.randint(140, 240)
    for line in BODY:
        draw.text((150, y), line, font=face, fill=(25, 25, 25))
        y += round(size * 1.9)
    y += chance.randint(80, 400)
    label, x = chance.choice(LABELS), chance.choice((150, 420, 560))
    draw.text((x, y), label, font=face, fill=(25, 25, 25))
    draw.text((x, y + 3 * size), "日期：     年    月    日", font=face, fill=(25, 25, 25))
    return page, (x + draw.textlength(label, font=face) + 12, y + size), size


def signed(page: Image.Image, at: Place, size: int, chance: random.Random) -> None:
    hand = Hand(page, chance, chance.choice(list(PENS)), chance.uniform(2.5, 5.5))
    x, y = at[0] + chance.uniform(-10, 60), at[1] + chance.uniform(-0.8, 0.5) * size
    if chance.random() < 0.6:
        hand.running(x, y, size * chance.uniform(0.9, 1.7), chance.randint(5, 9))
    else:
        hand.characters(x, y + 0.4 * size, size * chance.uniform(1.6, 2.4), chance.randint(2, 4))


def nothing(page: Image.Image, at: Place, size: int, chance: random.Random) -> None:
    """The place is left empty."""


def ruled(page: Image.Image, at: Place, size: int, chance: random.Random) -> None:  # noqa: ARG001 - one of a kind
    x, y = at
    ImageDraw.Draw(page).line(
        (x, y + 6, x + 380, y + 6 + chance.choice((0, 0, 2))), (40, 40, 40), 2
    )


def printed_name(page: Image.Image, at: Place, size: int, chance: random.Random) -> None:
    face = ImageFont.truetype(chance.choice(fonts()), size)
    name = chance.choice(("甲山绿色产业园区管理委员会", "Alfa Park LLP", "乙河环保有限公司"))
    ImageDraw.Draw(page).text((at[0], at[1] - size), name, font=face, fill=(25, 25, 25))


def dated(page: Image.Image, at: Place, size: int, chance: random.Random) -> None:
    hand = Hand(page, chance, chance.choice(list(PENS)), 3)
    for index in range(4):
        hand.characters(at[0] - 80 + index * size * 0.9, at[1] + 3 * size, size * 0.8, 1)


def creased(page: Image.Image, at: Place, size: int, chance: random.Random) -> None:  # noqa: ARG001 - one of a kind
    draw = ImageDraw.Draw(page)
    draw.line((at[0] + 40, 0, at[0] + 60, HEIGHT), (205, 205, 203), 3)
    for _ in range(200):
        x, y = chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT)
        draw.ellipse((x, y, x + 3, y + 3), (90, 90, 90))


def boxed(page: Image.Image, at: Place, size: int, chance: random.Random) -> None:  # noqa: ARG001 - one of a kind
    x, y = at
    draw = ImageDraw.Draw(page)
    draw.rectangle((130, y - 2.2 * size, 1110, y + size), outline=(30, 30, 30), width=2)
    draw.line((x - 6, y - 2.2 * size, x - 6, y + size), (30, 30, 30), 2)


def numbered(page: Image.Image, at: Place, size: int, chance: random.Random) -> None:  # noqa: ARG001 - one of a kind
    face = ImageFont.truetype(chance.choice(fonts()), size)
    ImageDraw.Draw(page).text((WIDTH // 2, HEIGHT - 90), "— 1 —", font=face, fill=(25, 25, 25))


def linked(page: Image.Image, at: Place, size: int, chance: random.Random) -> None:
    face = ImageFont.truetype(chance.choice(fonts()), size)
    draw = ImageDraw.Draw(page)
    draw.text((at[0], at[1] - size), "lxr@a.example", font=face, fill=(20, 60, 200))
    draw.line((at[0], at[1] + 6, at[0] + 230, at[1] + 6), (20, 60, 200), 2)


EMPTY: dict[str, Callable[..., None]] = {
    "empty": nothing, "ruled": ruled, "printed name": printed_name, "date by hand": dated,
    "crease": creased, "box": boxed, "page number": numbered, "blue address": linked,
}  # fmt: skip


def scanned(page: Image.Image, chance: random.Random) -> bytes:
    """As a scanner gives it: askew, noisy, compressed."""
    page = page.rotate(
        chance.uniform(-1.5, 1.5), Image.Resampling.BICUBIC, fillcolor=(250, 250, 247)
    )
    page = page.filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 0.9)))
    noise = np.random.default_rng(chance.randint(0, 9999)).normal(
        0, chance.uniform(1, 5), (HEIGHT, WIDTH, 1)
    )
    pixels = (np.asarray(page, np.float32) + noise).clip(0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=chance.randint(55, 90), dpi=(150, 150))
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where pages told wrongly are written")
    wanted = parser.parse_args()
    tools, chance = Tools(line_reader=find_line_reader()), random.Random(wanted.seed)
    told: dict[str, Counter[str]] = {}
    for number in range(wanted.pages):
        kind = "signed" if number % 2 else list(EMPTY)[number // 2 % len(EMPTY)]
        page, at, size = page_of(chance)
        (signed if kind == "signed" else EMPTY[kind])(page, at, size, chance)
        data = scanned(page, chance)
        said = _said(read_file(data, "承诺书.jpg", tools).paged)
        told.setdefault(kind, Counter())[said] += 1
        if wanted.keep and (said == HANDWRITTEN) != (kind == "signed"):
            wanted.keep.mkdir(parents=True, exist_ok=True)
            (wanted.keep / f"{wanted.seed}-{number}-{kind}.jpg").write_bytes(data)
    for kind, counts in told.items():
        print(f"{kind:14} {counts.total():4}  {dict(counts)}")


def _said(paged: PagedFacts | None) -> str:
    if paged is None:
        sys.exit("a painted page was not read")
    if paged.stamp is Presence.NONE:
        return "none"
    return paged.stamps[0].reason or "found"


if __name__ == "__main__":
    main()

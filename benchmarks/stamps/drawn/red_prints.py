"""Red print and handwriting that is no seal."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from documents import written
from numpy.random import Generator
from outlines import (
    Piece,
    Shape,
    along_circle,
    box,
    circle,
    faces,
    frame,
    line,
    moved,
    ring,
    star,
    stroke,
)
from sheet import Colour, Sheet
from strokes import cross, pen_circle, signature, smooth, tick
from wear import REDS
from words import BODY, LATIN, company, figure, one, sentence

RedThing = Callable[[Sheet, Generator], None]


def red(chance: Generator) -> Colour:
    return REDS[int(chance.integers(len(REDS)))]


def spot(sheet: Sheet, chance: Generator, reach: float) -> tuple[float, float]:
    x = chance.uniform(reach + 5, sheet.width - reach - 5)
    return float(x), float(chance.uniform(reach + 5, sheet.height - reach - 5))


def red_headed(sheet: Sheet, chance: Generator) -> None:
    """An office's paper: its name in red, a rule, often a star in the rule's middle."""
    ink, file = red(chance), one(chance, faces())
    title = company(chance)[-10:] + "文件"
    sheet.ink(moved(line(title, file, min(16, 170 / len(title))), sheet.width / 2, 32), ink)
    sheet.ink(((box(22, 52, 166, 0.9),),), ink)
    if chance.random() < 0.6:
        sheet.paint(((circle(5, 105, 52.4),),), (1, 1, 1))
        sheet.ink(((star(4, 105, 52.4),),), ink)
    sheet.ink(((box(22, 280, 166, 0.6),),), ink)


def red_paragraphs(sheet: Sheet, chance: Generator) -> None:
    ink, file, top = red(chance), one(chance, faces()), chance.uniform(20, 200)
    high = chance.uniform(3.5, 7)
    for row in range(int(chance.integers(1, 8))):
        sheet.ink(
            written(
                sentence(chance, int(chance.integers(6, 24))),
                file,
                high,
                25,
                top + row * high * 1.6,
            ),
            ink,
        )


def red_grid(sheet: Sheet, chance: Generator) -> None:
    """A pre-printed form or tax bill: red lines and small red labels."""
    ink, file = red(chance), one(chance, faces())
    x, y, wide, high = 20.0, chance.uniform(20, 120), 170.0, chance.uniform(50, 120)
    rows, columns = int(chance.integers(3, 10)), int(chance.integers(2, 8))
    for row in range(rows + 1):
        sheet.ink(((box(x, y + high * row / rows, wide, 0.4),),), ink)
    for column in range(columns + 1):
        sheet.ink(((box(x + wide * column / columns, y, 0.4, high),),), ink)
    for row in range(rows):
        for column in range(columns):
            place = (x + wide * (column + 0.5) / columns, y + high * (row + 0.5) / rows)
            sheet.ink(moved(line(sentence(chance, 3), file, 3.2), *place), ink)


def word_in_box(sheet: Sheet, chance: Generator) -> None:
    """已审核, 作废, COPY: a stamp, yet not a body's seal."""
    word = one(chance, ("已审核", "作废", "复印件", "COPY", "急件", "现金付讫", "PAID"))
    high = chance.uniform(7, 14)
    shape = line(word, one(chance, faces()), high)
    points = np.concatenate([contour for piece in shape for contour in piece])
    left, top = points.min(axis=0) - high * 0.25
    right, bottom = points.max(axis=0) + high * 0.25
    framed = (*shape, frame(left, top, right - left, bottom - top, 0.8))
    sheet.ink(moved(framed, *spot(sheet, chance, 30), chance.normal(0, 0.2)), red(chance), 0.8)


def roundel(sheet: Sheet, chance: Generator) -> None:
    """A company's sign: letters or a figure in a filled disc."""
    ink, reach = red(chance), chance.uniform(9, 24)
    x, y = spot(sheet, chance, reach)
    sheet.paint(((circle(reach, x, y),),), ink)
    sign = line(one(chance, ("G", "绿", "TK", "信", "1")), one(chance, faces()), reach * 1.1)
    sheet.paint(moved(sign, x, y), (1, 1, 1))
    if chance.random() < 0.5:
        sheet.paint((ring(reach * 0.9, reach * 0.06, x, y),), (1, 1, 1))


def badge(sheet: Sheet, chance: Generator) -> None:
    """White letters around a filled band, as of quality or a club, one or two colours."""
    reach = chance.uniform(10, 23)
    x, y = spot(sheet, chance, reach)
    band = chance.uniform(0.3, 0.42)
    ink = red(chance)
    sheet.paint((ring(reach, reach * band, x, y),), ink)
    text, file = one(chance, (*LATIN, "绿色工厂示范单位", "品质保证放心产品")), one(chance, faces())
    letters = along_circle(text, file, reach * band * 0.62, reach * (1 - band / 2), span=5.2)
    sheet.paint(moved(letters, x, y), (1, 1, 1))
    if chance.random() < 0.5:
        other = ((0.1, 0.4, 0.2), (0.1, 0.2, 0.6), ink)[int(chance.integers(3))]
        sheet.paint(((star(reach * 0.4, x, y),),), other)


def crest(sheet: Sheet, chance: Generator) -> None:
    """A university's or club's crest in several colours, letters around in one of them."""
    reach = chance.uniform(11, 22)
    x, y = spot(sheet, chance, reach)
    one_colour, two = red(chance), (0.85, 0.66, 0.2)
    sheet.paint(((circle(reach, x, y),),), two)
    sheet.paint(((circle(reach * 0.94, x, y),),), (1, 1, 1))
    sheet.paint(((circle(reach * 0.6, x, y),),), one_colour)
    file = one(chance, faces())
    letters = along_circle(one(chance, LATIN), file, reach * 0.22, reach * 0.77, span=5.4)
    sheet.paint(moved(letters, x, y), (0.1, 0.15, 0.4))
    sheet.paint(((star(reach * 0.35, x, y),),), two)


def emblem(sheet: Sheet, chance: Generator) -> None:
    """A state's emblem: a red disc, golden stars, a golden wreath with teeth."""
    reach = chance.uniform(10, 24)
    x, y = spot(sheet, chance, reach)
    gold = (0.93, 0.75, 0.25)
    around = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    teeth = reach * (1 + 0.03 * np.sin(around * 40))
    sheet.paint(
        ((np.column_stack((x + teeth * np.cos(around), y + teeth * np.sin(around))),),), gold
    )
    sheet.paint(((circle(reach * 0.86, x, y),),), (0.8, 0.1, 0.1))
    sheet.paint(((star(reach * 0.25, x, y - reach * 0.35),),), gold)
    for turn in (-0.9, -0.35, 0.35, 0.9):
        place = (x + reach * 0.6 * np.sin(turn), y - reach * 0.1 - reach * 0.25 * np.cos(turn))
        sheet.paint(((star(reach * 0.09, *place),),), gold)
    sheet.paint(((box(x - reach * 0.45, y + reach * 0.15, reach * 0.9, reach * 0.2),),), gold)


def chart(sheet: Sheet, chance: Generator) -> None:
    """Pies, donuts and bars with red among the colours."""
    x, y = spot(sheet, chance, 32)
    colours = (red(chance), (0.2, 0.45, 0.7), red(chance), (0.95, 0.7, 0.2), (0.5, 0.5, 0.5))
    if chance.random() < 0.3:
        for index in range(7):
            high = chance.uniform(5, 40)
            sheet.paint(((box(x - 30 + index * 9, y + 25 - high, 7, high),),), colours[index % 5])
        return
    reach, hole = chance.uniform(13, 28), chance.uniform(0.3, 0.85) if chance.random() < 0.6 else 0
    bounds = np.sort(
        np.append(chance.uniform(0, 2 * np.pi, int(chance.integers(2, 6))), [0, 2 * np.pi])
    )
    for index, (start, end) in enumerate(pairwise(bounds)):
        arc = np.linspace(start, end, 40)
        outer = np.column_stack((x + reach * np.cos(arc), y + reach * np.sin(arc)))
        inner = np.column_stack((x + reach * hole * np.cos(arc), y + reach * hole * np.sin(arc)))
        sheet.paint((((np.concatenate((outer, inner[::-1]))),),), colours[index % 5])
        label = (x + reach * 1.25 * np.cos(arc[20]), y + reach * 1.25 * np.sin(arc[20]))
        sheet.ink(moved(line(f"{figure(chance, 2)}%", faces()[0], 3.5), *label), (0.7, 0.1, 0.1))
    if hole:
        sheet.ink(moved(line(f"{figure(chance, 2)}%", faces()[0], reach * 0.4), x, y), colours[0])


def dial(sheet: Sheet, chance: Generator) -> None:
    """A clock, gauge or compass: a ring with marks and figures along it."""
    ink, reach, file = red(chance), chance.uniform(13, 28), faces()[0]
    x, y = spot(sheet, chance, reach)
    shape: list[Piece] = [ring(reach, reach * chance.uniform(0.03, 0.1))]
    count = int(chance.choice([12, 24, 60]))
    for index in range(count):
        turn = 2 * np.pi * index / count
        mark = box(
            -reach * 0.012, -reach * 0.9, reach * 0.024, reach * (0.1 if index % 5 else 0.16)
        )
        shape += moved(((mark,),), turn=turn)
    if chance.random() < 0.6:
        for hour in range(12):
            turn = hour * np.pi / 6
            place = (reach * 0.66 * np.sin(turn), -reach * 0.66 * np.cos(turn))
            shape += moved(line(str(hour or 12), file, reach * 0.17), *place)
    needle = np.array([[-0.03, 0.1], [0, -0.75], [0.03, 0.1]]) * reach
    shape += moved(((needle,),), turn=chance.uniform(0, 6))
    sheet.ink(moved(shape, x, y), ink)


def road_sign(sheet: Sheet, chance: Generator) -> None:
    """Red ring or octagon around a figure or a bar."""
    ink, reach = red(chance), chance.uniform(10, 25)
    x, y = spot(sheet, chance, reach)
    if chance.random() < 0.3:
        eight = circle(reach, x, y, 8)
        sheet.paint(((eight,),), ink)
        sheet.paint(moved(line("STOP", faces()[0], reach * 0.6), x, y), (1, 1, 1))
        return
    sheet.paint((ring(reach, reach * chance.uniform(0.12, 0.22), x, y),), ink)
    inner = one(chance, ("60", "5t", "禁", "P", "禁止烟火"))
    size = reach * 1.2 / len(inner) ** 0.8
    sheet.paint(moved(line(inner, faces()[0], size), x, y), (0.05, 0.05, 0.05))
    if chance.random() < 0.5:
        bar = box(-reach, -reach * 0.06, 2 * reach, reach * 0.12)
        sheet.paint(moved(((bar,),), x, y, np.pi / 4), ink)


def rings(sheet: Sheet, chance: Generator) -> None:
    """Targets, Venn diagrams, buttons: circles without letters along them."""
    ink = red(chance)
    x, y = spot(sheet, chance, 40)
    reach = chance.uniform(13, 28)
    kind = chance.integers(3)
    if kind == 0:
        for part in np.linspace(0.2, 1, int(chance.integers(2, 6))):
            sheet.ink((ring(reach * part, 0.9, x, y),), ink)
    elif kind == 1:
        for shift, word in ((-0.6, "技术"), (0.6, "市场")):
            sheet.ink((ring(reach, 0.8, x + reach * shift, y),), ink)
            sheet.ink(moved(line(word, faces()[0], reach * 0.25), x + reach * shift, y), ink)
    else:
        sheet.ink((ring(reach, chance.uniform(0.5, 2), x, y),), ink)
        sheet.ink(moved(line(sentence(chance, 4), faces()[0], reach * 0.4), x, y), ink)


def corrections(sheet: Sheet, chance: Generator) -> None:
    """A teacher's red pen: circles, ticks, crosses, words, a mark."""
    ink = red(chance)
    for _ in range(int(chance.integers(2, 9))):
        shape = (pen_circle, tick, cross)[int(chance.integers(3))](chance, chance.uniform(8, 45))
        sheet.ink(moved(shape, *spot(sheet, chance, 25)), ink, 0.9)
    if chance.random() < 0.5:
        sheet.ink(
            moved(line(figure(chance, 2), one(chance, faces()), 18), *spot(sheet, chance, 25)), ink
        )


def signed_in_red(sheet: Sheet, chance: Generator) -> None:
    for _ in range(int(chance.integers(1, 4))):
        sheet.ink(
            moved(signature(chance, chance.uniform(25, 60)), *spot(sheet, chance, 32)), red(chance)
        )


def highlighted(sheet: Sheet, chance: Generator) -> None:
    """Marker over the lines of print."""
    tint = ((1, 0.45, 0.5), (1, 0.6, 0.75), (1, 0.65, 0.3))[int(chance.integers(3))]
    for _ in range(int(chance.integers(2, 9))):
        x, y = spot(sheet, chance, 20)
        sheet.ink(((box(x - 20, y, chance.uniform(20, 90), 5),),), tint, 0.9)


def map_print(sheet: Sheet, chance: Generator) -> None:
    """Streets and borders in red over green and blue, with names."""
    x, y = spot(sheet, chance, 60)
    sheet.paint(((box(x - 55, y - 45, 110, 90),),), (0.9, 0.95, 0.85))
    for _ in range(int(chance.integers(6, 16))):
        path = np.cumsum(chance.normal(0, 12, (7, 2)), axis=0) + np.array([x, y])
        path = np.clip(path, (x - 55, y - 45), (x + 55, y + 45))
        colour = (red(chance), (0.3, 0.5, 0.8), red(chance))[int(chance.integers(3))]
        sheet.paint((stroke(smooth(path), chance.uniform(0.4, 1.6)),), colour)
    for _ in range(10):
        place = (x + chance.uniform(-50, 50), y + chance.uniform(-40, 40))
        sheet.paint(moved(line(sentence(chance, 3), faces()[0], 3), *place), (0.6, 0.1, 0.1))


def codes(sheet: Sheet, chance: Generator) -> None:
    """QR and bar codes in red, a sign in the middle."""
    ink, side = red(chance), chance.uniform(18, 42)
    x, y = spot(sheet, chance, side)
    if chance.random() < 0.4:
        at = 0.0
        while at < 50:
            wide = float(chance.choice([0.4, 0.8, 1.2]))
            sheet.ink(((box(x - 25 + at, y, wide, 14),),), ink)
            at += wide + float(chance.choice([0.4, 0.8]))
        sheet.ink(moved(line(figure(chance, 13), faces()[0], 3.5), x, y + 17), ink)
        return
    count = int(chance.choice([21, 29, 37]))
    cell = side / count
    cells: list[Piece] = []
    for row, column in np.argwhere(chance.random((count, count)) < 0.5):
        corner = (row < 8 and (column < 8 or column >= count - 8)) or (
            row >= count - 8 and column < 8
        )
        if not corner:
            cells.append((box(column * cell, row * cell, cell * 1.02, cell * 1.02),))
    for left, top in ((0, 0), (count - 7, 0), (0, count - 7)):
        cells.append(frame(left * cell, top * cell, 7 * cell, 7 * cell, cell))
        cells.append((box((left + 2) * cell, (top + 2) * cell, 3 * cell, 3 * cell),))
    sheet.ink(moved(cells, x - side / 2, y - side / 2), ink)


def calendar(sheet: Sheet, chance: Generator) -> None:
    """A month's sheet: red figures in rows, holidays in red circles."""
    ink = red(chance)
    x, y = spot(sheet, chance, 50)
    for day in range(31):
        place = (x - 42 + day % 7 * 14, y - 30 + day // 7 * 13)
        colour = ink if day % 7 in (5, 6) or chance.random() < 0.3 else (0.1, 0.1, 0.1)
        sheet.ink(moved(line(str(day + 1), faces()[0], 6), *place), colour)
        if chance.random() < 0.15:
            sheet.ink((ring(5.5, 0.6, *place),), ink)


def watermark(sheet: Sheet, chance: Generator) -> None:
    """Pale red words across the page."""
    ink, word = red(chance), one(chance, ("内部资料", "样本", "DRAFT", company(chance)))
    high = chance.uniform(10, 30)
    for index in range(int(chance.choice([1, 6]))):
        place = (60 + index % 2 * 90, 70 + index // 2 * 80)
        sheet.ink(moved(line(word, faces()[0], high), *place, -0.6), ink, 0.18)


def flag(sheet: Sheet, chance: Generator) -> None:
    x, y = spot(sheet, chance, 40)
    wide = chance.uniform(20, 70)
    sheet.paint(((box(x - wide / 2, y - wide / 3, wide, wide * 2 / 3),),), (0.87, 0.12, 0.12))
    stars = [(star(wide * 0.1, x - wide / 3, y - wide / 6),)]
    for turn in np.linspace(-0.8, 1.2, 4):
        place = (
            x - wide / 3 + wide * 0.18 * np.cos(turn),
            y - wide / 6 + wide * 0.18 * np.sin(turn),
        )
        stars.append((star(wide * 0.033, *place),))
    sheet.paint(tuple(stars), (1.0, 0.87, 0.1))


def sticker(sheet: Sheet, chance: Generator) -> None:
    """A price tag, a sale's burst, a button to click."""
    ink, reach = red(chance), chance.uniform(10, 26)
    x, y = spot(sheet, chance, reach)
    points = int(chance.integers(12, 30))
    shape = circle(reach) if chance.random() < 0.3 else star(reach, points=points, inner=0.85)
    sheet.paint(moved(((shape,),), x, y), ink)
    if chance.random() < 0.5:
        sheet.paint((ring(reach * 0.78, 0.5, x, y),), (1, 1, 1))
    words = one(chance, ("SALE", "特价", "￥99", "NEW", "热销", "8折"))
    sheet.paint(
        moved(line(words, faces()[0], reach * 1.3 / len(words) ** 0.7), x, y, -0.2), (1, 0.95, 0.4)
    )


def circled_words(sheet: Sheet, chance: Generator) -> None:
    """Numbers and words in red print with small rings: ①②③, © and ®."""
    ink = red(chance)
    for index in range(int(chance.integers(3, 9))):
        x, y = 30, 60 + index * 22
        sheet.ink((ring(5, 0.5, x, y),), ink)
        sheet.ink(moved(line(str(index + 1), faces()[0], 6), x, y), ink)
        sheet.ink(written(sentence(chance, 20), faces()[0], 4.5, 40, y), (0.1, 0.1, 0.1))


def scattered_letters(sheet: Sheet, chance: Generator) -> None:
    """A word cloud: red characters of many sizes, close together, filling an oval."""
    ink = red(chance)
    x, y = spot(sheet, chance, 40)
    shape: list[Piece] = []
    for _ in range(60):
        far, turn = 26 * np.sqrt(chance.random()), chance.uniform(0, 6.3)
        letter = line(one(chance, BODY), one(chance, faces()), chance.uniform(3, 9))
        shape += moved(letter, far * np.cos(turn), far * 0.7 * np.sin(turn))
    sheet.ink(moved(shape, x, y), ink)


def ring_logo(sheet: Sheet, chance: Generator) -> None:
    """The hard one: a ring with letters along it and a figure, in one flat red, small, on top."""
    ink, reach = red(chance), chance.uniform(7, 11.5)
    x, y = chance.uniform(18, 190), chance.uniform(14, 30)
    file = one(chance, faces())
    shape: Shape = (
        ring(reach, reach * 0.05),
        ring(reach * 0.62, reach * 0.04),
        *along_circle(one(chance, LATIN), file, reach * 0.24, reach * 0.78, span=5.3),
        *line("TK", file, reach * 0.6),
    )
    sheet.paint(moved(shape, x, y), ink)


RED_PRINTS: tuple[RedThing, ...] = (
    red_headed,
    red_paragraphs,
    red_grid,
    word_in_box,
    roundel,
    badge,
    crest,
    emblem,
    chart,
    dial,
    road_sign,
    rings,
    corrections,
    signed_in_red,
    highlighted,
    map_print,
    codes,
    calendar,
    watermark,
    flag,
    sticker,
    circled_words,
    scattered_letters,
    ring_logo,
)

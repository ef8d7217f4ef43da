"""Sheets as they look before anybody stamps them: pledges, forms, contracts, letters, ledgers."""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from outlines import Shape, box, faces, line, moved
from sheet import A4, Colour, Sheet, blank
from strokes import signature
from wear import texture
from words import CYRILLIC, LATIN, company, figure, one, sentence

INKS: tuple[Colour, ...] = ((0.06, 0.06, 0.07), (0.15, 0.15, 0.16), (0.02, 0.02, 0.05))
PAPERS: tuple[Colour, ...] = ((1, 1, 1), (1, 1, 1), (0.98, 0.98, 0.96), (0.96, 0.94, 0.88))
COLOURED_PAPERS: tuple[Colour, ...] = (
    (0.99, 0.90, 0.90),
    (0.98, 0.97, 0.80),
    (0.87, 0.93, 0.98),
    (0.90, 0.97, 0.90),
    (0.86, 0.85, 0.82),
)


def written(text: str, file: str, height: float, x: float, y: float) -> Shape:
    """A line of text that begins at x, its middle at y."""
    shape = line(text, file, height)
    left = min(float(points[:, 0].min()) for piece in shape for points in piece)
    return moved(shape, x - left, y)


def pledge(chance: Generator, dpi: float) -> Sheet:
    """Title, two paragraphs, the place of the seal at the lower right."""
    sheet, ink, file = _begin(chance, dpi)
    middle = sheet.width / 2
    sheet.ink(moved(line("材料真实性承诺书", file, 9), middle, 40), ink)
    for row in range(int(chance.integers(4, 14))):
        sheet.ink(written(sentence(chance, 32), file, 4.6, 27, 65 + row * 9), ink)
    sheet.ink(written(f"申报单位（公章）：{company(chance)}", file, 4.8, 80, 205), ink)
    sheet.ink(written("日期：2026年6月8日", file, 4.8, 120, 217), ink)
    if chance.random() < 0.4:
        sheet.ink(moved(signature(chance, 30), 130, 195), (0.1, 0.1, 0.2))
    return sheet


def form(chance: Generator, dpi: float) -> Sheet:
    """A ruled table with labels and answers, long answers below."""
    sheet, ink, file = _begin(chance, dpi)
    sheet.ink(moved(line("典型案例申报表", file, 8), sheet.width / 2, 30), ink)
    top, y = 42.0, 42.0
    heights = (*chance.uniform(11, 15, int(chance.integers(4, 7))), 60, 45, 40)
    for index, high in enumerate(heights):
        _rule(sheet, 22, y, 166, ink)
        sheet.ink(
            written(
                one(chance, ("案例名称", "申报单位", "联系人", "职务")), file, 4.4, 26, y + high / 2
            ),
            ink,
        )
        rows = 1 if index < len(heights) - 3 else int(high // 8)
        for row in range(rows):
            text = sentence(chance, int(chance.integers(8, 26)))
            sheet.ink(written(text, file, 4.2, 62, y + 6.5 + row * 7.5), ink)
        y += high
    _rule(sheet, 22, y, 166, ink)
    for x in (22, 58, 188):
        sheet.ink((((box(x, top, 0.35, y - top)),),), ink)
    return sheet


def letter(chance: Generator, dpi: float) -> Sheet:
    """Latin or Cyrillic text, ragged on the right, a signature."""
    sheet, ink, _ = _begin(chance, dpi)
    file = one(chance, faces("ru"))
    sheet.ink(written(one(chance, LATIN), file, 5, 25, 30), ink)
    words = " ".join((*CYRILLIC, *LATIN)).lower().split()
    for row in range(int(chance.integers(8, 30))):
        text = " ".join(one(chance, tuple(words)) for _ in range(int(chance.integers(5, 8))))
        sheet.ink(written(text, file, 3.6, 25, 50 + row * 6.5), ink)
    sheet.ink(moved(signature(chance, 45), 150, 260), (0.1, 0.15, 0.5))
    return sheet


def contract(chance: Generator, dpi: float) -> Sheet:
    """Small print in two columns of parties, written in by hand."""
    sheet, ink, file = _begin(chance, dpi)
    for row in range(18):
        sheet.ink(written(sentence(chance, 44), file, 3.6, 22, 25 + row * 6.2), ink)
    for x in (25, 112):
        for row, label in enumerate(("单位（盖章）：", "法定代表人：", "电话：", "日期：")):
            y = 165 + row * 14
            sheet.ink(written(label, file, 4.4, x, y), ink)
            if chance.random() < 0.6:
                sheet.ink(moved(signature(chance, 26), x + 50, y), (0.08, 0.08, 0.12))
    return sheet


def ledger(chance: Generator, dpi: float) -> Sheet:
    """Columns of figures in a dense grid."""
    sheet, ink, file = _begin(chance, dpi)
    for row in range(34):
        y = 22 + row * 7.4
        _rule(sheet, 15, y - 3.7, 180, ink)
        for column in range(5):
            text = f"{figure(chance, 3)},{figure(chance, 3)}.{figure(chance, 2)}"
            sheet.ink(written(text, file, 3.2, 18 + column * 36, y), ink)
    for column in range(6):
        sheet.ink(((box(15 + column * 36, 18.3, 0.2, 251.6),),), ink)
    return sheet


def certificate(chance: Generator, dpi: float) -> Sheet:
    """A coloured sheet with a woven ground and a frame, as of honour or registration."""
    tint = COLOURED_PAPERS[int(chance.integers(len(COLOURED_PAPERS)))]
    sheet = blank(dpi, tint)
    waves = np.sin(
        np.add.outer(np.arange(sheet.light.shape[0]), np.arange(sheet.light.shape[1])) / 6
    )
    sheet.light *= (1 - 0.03 * waves[:, :, None]).astype(np.float32)
    file = one(chance, faces())
    sheet.ink(moved(line("证 书", file, 16), sheet.width / 2, 60), (0.1, 0.1, 0.1))
    for row in range(5):
        sheet.ink(written(sentence(chance, 22), file, 6, 35, 110 + row * 13), (0.1, 0.1, 0.1))
    return sheet


def bare(chance: Generator, dpi: float) -> Sheet:
    """Next to nothing: the last page of a contract."""
    sheet, ink, file = _begin(chance, dpi)
    sheet.ink(written("（盖章）", file, 5, 120, 60), ink)
    sheet.ink(written("2026年5月30日", file, 5, 118, 72), ink)
    return sheet


DOCUMENTS: tuple[Callable[[Generator, float], Sheet], ...] = (
    pledge,
    form,
    letter,
    contract,
    ledger,
    certificate,
    bare,
)


def document(chance: Generator, dpi: float) -> Sheet:
    return DOCUMENTS[int(chance.integers(len(DOCUMENTS)))](chance, dpi)


def _begin(chance: Generator, dpi: float) -> tuple[Sheet, Colour, str]:
    papers = COLOURED_PAPERS if chance.random() < 0.12 else PAPERS
    sheet = blank(dpi, papers[int(chance.integers(len(papers)))], A4)
    fibre = texture(chance, sheet.light.shape[:2], 0.5 * sheet.px) - 0.5
    sheet.light *= (1 - 0.012 * fibre)[:, :, None]
    return sheet, INKS[int(chance.integers(len(INKS)))], one(chance, faces())


def _rule(sheet: Sheet, x: float, y: float, width: float, ink: Colour) -> None:
    sheet.ink(((box(x, y, width, 0.35),),), ink)

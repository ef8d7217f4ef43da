"""Photographs, painted as light falls, with red things in them; they cover a sheet or lie upon it."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.random import Generator
from outlines import along_circle, faces, line, moved, ring, star
from sheet import Light, Sheet, blank
from wear import texture
from words import LATIN, one


def scene(chance: Generator, width: float, height: float, px: float) -> Sheet:
    """A blurred background of two or three colours: sky and ground, or a room."""
    sheet = blank(px * 25.4, (1, 1, 1), (width, height))
    extent = sheet.light.shape[:2]
    base = chance.uniform(0.2, 0.8, (2, 3)).astype(np.float32)
    blend = texture(chance, extent, min(extent) / 3)[:, :, None]
    fine = texture(chance, extent, 2)[:, :, None]
    sheet.light[:] = (base[0] * blend + base[1] * (1 - blend)) * (0.85 + 0.3 * fine)
    return sheet


def balls(sheet: Sheet, chance: Generator) -> None:
    """Tomatoes, apples, lanterns, balloons: shaded spheres with a highlight."""
    for _ in range(int(chance.integers(1, 9))):
        _ball(sheet, chance, chance.uniform(5, min(sheet.width, sheet.height) * 0.35))


def _ball(sheet: Sheet, chance: Generator, reach: float) -> None:
    x, y = chance.uniform(0, sheet.width) * sheet.px, chance.uniform(0, sheet.height) * sheet.px
    high, wide = sheet.light.shape[:2]
    across = (np.arange(wide)[None] - x) / (reach * sheet.px)
    down = (np.arange(high)[:, None] - y) / (reach * sheet.px * chance.uniform(0.8, 1.0))
    far = across**2 + down**2
    inside = np.clip((1 - far) * 20, 0, 1)[:, :, None].astype(np.float32)
    lit = np.clip(
        0.35 + 0.65 * (-0.5 * across - 0.6 * down + 0.6 * np.sqrt(np.maximum(0, 1 - far))), 0.1, 1
    )
    red = np.array([0.85, chance.uniform(0.05, 0.25), chance.uniform(0.03, 0.2)], np.float32)
    ribs = 1 - 0.25 * (np.abs(np.sin(np.clip(across, -1, 1) * 9)) < 0.15) * (chance.random() < 0.4)
    gleam = np.exp(-((across + 0.4) ** 2 + (down + 0.4) ** 2) * 25)[:, :, None]
    body = red * (lit * ribs)[:, :, None] + 0.7 * gleam
    sheet.light[:] = (sheet.light * (1 - inside) + body * inside).astype(np.float32)


def car(sheet: Sheet, chance: Generator) -> None:
    """A red body with dark wheels whose rims are rings."""
    red = (0.78, chance.uniform(0.02, 0.15), 0.1)
    scale = sheet.width * 0.8
    middle = (sheet.width / 2, sheet.height * 0.6)
    body = np.array(
        [
            [-0.5, 0.1],
            [-0.48, -0.05],
            [-0.25, -0.08],
            [-0.15, -0.2],
            [0.15, -0.2],
            [0.28, -0.07],
            [0.5, -0.03],
            [0.5, 0.1],
        ]
    )
    sheet.paint(moved(((body,),), *middle, scale=scale), red)
    for x in (-0.3, 0.3):
        place = (middle[0] + x * scale, middle[1] + 0.1 * scale)
        sheet.paint(moved((ring(0.09, 0.089),), *place, scale=scale), (0.08, 0.08, 0.08))
        sheet.paint(moved((ring(0.055, 0.02),), *place, scale=scale), (0.6, 0.6, 0.62))
        sheet.paint(moved(((star(0.04),),), *place, scale=scale), (0.6, 0.6, 0.62))


def cloth(sheet: Sheet, chance: Generator) -> None:
    """Banners and clothes: folds of red with yellow or white letters."""
    high, wide = sheet.light.shape[:2]
    top, bottom = sorted(chance.uniform(0, 1, 2) * high)
    folds = 0.75 + 0.25 * np.sin(np.arange(wide) / wide * chance.uniform(10, 60))
    fall = texture(chance, (high, wide), 25)
    red = np.array([0.82, 0.1, 0.12], np.float32)
    rows = slice(int(top), int(bottom) + 1)
    sheet.light[rows] = (red * (folds[None] * (0.7 + 0.4 * fall))[:, :, None])[rows]
    text = line("热烈欢迎各位来宾", faces()[0], sheet.width * 0.1)
    sheet.paint(moved(text, sheet.width / 2, (top + bottom) / 2 / sheet.px), (0.98, 0.9, 0.5))


def plates(sheet: Sheet, chance: Generator) -> None:
    """A round plate or wall sign with letters along its rim, seen from the side."""
    reach = min(sheet.width, sheet.height) * chance.uniform(0.2, 0.4)
    x, y = sheet.width / 2, sheet.height / 2
    red = (0.75, 0.1, 0.12)
    sheet.paint((ring(reach, reach * 0.98, x, y),), red)
    sheet.paint((ring(reach * 0.95, reach * 0.05, x, y),), (0.95, 0.85, 0.5))
    letters = along_circle(one(chance, LATIN), faces()[0], reach * 0.2, reach * 0.75, span=5)
    sheet.paint(moved(letters, x, y), (0.95, 0.85, 0.5))
    sheet.paint(((star(reach * 0.4, x, y),),), (0.95, 0.85, 0.5))


def wax(sheet: Sheet, chance: Generator) -> None:
    """A wax seal or a red bottle cap: a lump with a rim and a relief."""
    reach = min(sheet.width, sheet.height) * chance.uniform(0.2, 0.4)
    _ball(sheet, chance, reach)
    x, y = chance.uniform(0.3, 0.7) * sheet.width, chance.uniform(0.3, 0.7) * sheet.height
    around = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    edge = reach * (1 + 0.06 * np.sin(around * 5) + 0.04 * np.sin(around * 9))
    lump = np.column_stack((x + edge * np.cos(around), y + edge * np.sin(around)))
    sheet.paint(((lump,),), (0.6, 0.08, 0.1))
    sheet.paint((ring(reach * 0.8, reach * 0.07, x, y),), (0.45, 0.05, 0.07))
    sheet.paint(moved(line("R", faces()[0], reach), x, y), (0.42, 0.05, 0.07))


def people(sheet: Sheet, chance: Generator) -> None:
    """Skin and red shirts in soft blobs."""
    for _ in range(int(chance.integers(2, 6))):
        x = chance.uniform(0.1, 0.9) * sheet.width
        size = sheet.height * chance.uniform(0.15, 0.3)
        y = sheet.height * 0.55
        shirt = np.array([[-0.6, 1.5], [-0.5, 0.5], [0.5, 0.5], [0.6, 1.5]])
        sheet.paint(moved(((shirt,),), x, y, scale=size), (0.7, 0.1, 0.14))
        sheet.paint(moved((ring(0.4, 0.39),), x, y, scale=size), (0.85, 0.62, 0.5))


SUBJECTS: tuple[Callable[[Sheet, Generator], None], ...] = (
    balls,
    car,
    cloth,
    plates,
    wax,
    people,
)


def photograph(chance: Generator, width: float, height: float, px: float, subject: int) -> Light:
    sheet = scene(chance, width, height, px)
    SUBJECTS[subject](sheet, chance)
    soft = cv2.GaussianBlur(sheet.light, (0, 0), chance.uniform(0.4, 1.6))
    shade = 0.75 + 0.35 * texture(chance, soft.shape[:2], min(soft.shape[:2]) / 2)[:, :, None]
    return np.asarray(np.clip(soft * shade, 0, 1), np.float32)

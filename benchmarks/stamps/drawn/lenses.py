"""From a sheet to the picture that arrives: scanners, phones, copiers, chat programs."""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from sheet import Light, Sheet
from wear import texture

Lens = Callable[[Sheet, Generator], Light]


def untouched(sheet: Sheet, chance: Generator) -> Light:
    del chance
    return sheet.light


def flatbed(sheet: Sheet, chance: Generator) -> Light:
    """A little askew; its three rows of sensors a part of a pixel apart; dust streaks; grain."""
    turned = _turn(sheet.light, chance.normal(0, 0.9), 1.0)
    apart = chance.uniform(-0.6, 0.6)
    for channel, shift in ((0, apart), (2, -apart)):
        move = np.array([[1, 0, 0], [0, 1, shift]], np.float32)
        turned[:, :, channel] = cv2.warpAffine(
            turned[:, :, channel], move, turned.shape[1::-1], borderMode=cv2.BORDER_REPLICATE
        )
    for _ in range(int(chance.integers(0, 3))):
        column = int(chance.integers(turned.shape[1]))
        turned[:, column : column + 2] *= chance.uniform(0.6, 1.0, 3).astype(np.float32)
    toned = turned ** np.float32(chance.uniform(0.85, 1.25)) * chance.uniform(0.93, 1.0)
    return _grain(toned, chance, chance.uniform(0.004, 0.02))


def crooked(sheet: Sheet, chance: Generator) -> Light:
    """Fed askew by some degrees, or laid on its side or head."""
    light = _turn(sheet.light, chance.uniform(-5, 5), 1.0)
    return _grain(np.rot90(light, int(chance.integers(4))).copy(), chance, 0.01)


def phone(sheet: Sheet, chance: Generator) -> Light:
    """Seen from a hand: a table around it, perspective, a curl, lamp light, a shadow, blur."""
    light = _curled(sheet.light, chance)
    height, width = light.shape[:2]
    board = _table(chance, (round(height * 1.18), round(width * 1.22)))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    strays = (
        chance.uniform(0, 0.09, (4, 2)) * (width, height) * [[1, 1], [-1, 1], [-1, -1], [1, -1]]
    )
    goal = (corners + strays + (width * 0.11, height * 0.09)).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, goal)
    extent = board.shape[1::-1]
    seen = cv2.warpPerspective(light, matrix, extent, flags=cv2.INTER_AREA)
    there = cv2.warpPerspective(np.ones((height, width), np.float32), matrix, extent)[:, :, None]
    lit = (seen * there + board * (1 - there)) * _lamp(chance, board.shape[:2])
    blurred = cv2.GaussianBlur(lit, (0, 0), chance.uniform(0.3, 0.35 * sheet.px / 2 + 0.4))
    return _grain(blurred, chance, chance.uniform(0.006, 0.025))


def shaken(sheet: Sheet, chance: Generator) -> Light:
    """A phone that moved."""
    light = phone(sheet, chance)
    length = max(2, round(chance.uniform(0.3, 0.8) * sheet.px))
    kernel = np.zeros((length * 2 + 1,) * 2, np.float32)
    turn = chance.uniform(0, np.pi)
    for step in np.linspace(-length / 2, length / 2, length * 3):
        place = (round(length + step * np.sin(turn)), round(length + step * np.cos(turn)))
        kernel[place] = 1
    return np.asarray(cv2.filter2D(light, -1, kernel / kernel.sum()), np.float32)


def screen(sheet: Sheet, chance: Generator) -> Light:
    """A photo of a screen: moiré stripes and a cold light."""
    light = phone(sheet, chance)
    height, width = light.shape[:2]
    across = np.arange(width)[None] * chance.uniform(0.7, 1.1)
    down = np.arange(height)[:, None] * chance.uniform(0.2, 0.6)
    stripes = [0.96 + 0.04 * np.sin(across + down + phase) for phase in (0, 2, 4)]
    return np.asarray(light * np.stack(stripes, axis=2) * (0.93, 0.98, 1.0), np.float32)


def app(sheet: Sheet, chance: Generator) -> Light:
    """A scanning program: flattened by its own paper, made vivid, paper burnt to white."""
    light = phone(sheet, chance)
    ground = cv2.GaussianBlur(cv2.dilate(light, np.ones((9, 9), np.uint8)), (0, 0), 12)
    flat = np.clip(light / np.maximum(ground, 0.05), 0, 1)
    vivid = np.clip((flat - 0.5) * chance.uniform(1.2, 1.8) + 0.58, 0, 1)
    grey = vivid.mean(axis=2, keepdims=True)
    return np.asarray(np.clip(grey + (vivid - grey) * chance.uniform(1.0, 1.6), 0, 1), np.float32)


def copier(sheet: Sheet, chance: Generator) -> Light:
    """Black and white: grey, or dots of black alone, toner specks."""
    grey = flatbed(sheet, chance) @ np.array([0.3, 0.59, 0.11], np.float32)
    if chance.random() < 0.35:
        grey = (grey > chance.uniform(0.5, 0.7)).astype(np.float32)
    specks = chance.random(grey.shape) < 0.0004
    grey = np.where(specks, 0.2, grey)
    return np.repeat(grey[:, :, None], 3, axis=2).astype(np.float32)


LENSES: tuple[Lens, ...] = (untouched, flatbed, flatbed, crooked, phone, phone, shaken, screen, app)


def _turn(light: Light, degrees: float, around: float) -> Light:
    height, width = light.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(
        light, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(around,) * 3
    )
    return np.asarray(turned, np.float32)


def _grain(light: NDArray[Any], chance: Generator, spread: float) -> Light:
    """Of the sensor: more in brightness than in colour."""
    height, width = light.shape[:2]
    noise = chance.normal(0, spread, (height, width, 1)) + chance.normal(0, spread / 2, light.shape)
    return np.asarray(np.clip(light + noise, 0, 1), np.float32)


def _curled(light: Light, chance: Generator) -> Light:
    """The page of a book or a folded sheet: lines bend."""
    height, width = light.shape[:2]
    bend = chance.uniform(-0.02, 0.02) * height
    x = np.tile(np.arange(width, dtype=np.float32), (height, 1))
    wave = np.sin(x / width * np.pi * chance.uniform(0.5, 1.5)) * bend
    y = np.arange(height, dtype=np.float32)[:, None] + wave.astype(np.float32)
    curled = cv2.remap(light, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(curled, np.float32)


def _table(chance: Generator, shape: tuple[int, int]) -> Light:
    """Wood (brown to reddish), cloth, stone or metal."""
    colours = (
        (0.55, 0.36, 0.22),
        (0.50, 0.22, 0.14),
        (0.75, 0.72, 0.68),
        (0.18, 0.19, 0.22),
        (0.3, 0.4, 0.45),
    )
    base = np.array(colours[int(chance.integers(len(colours)))], np.float32)
    along = cv2.resize(texture(chance, (shape[0] // 8 + 1, 16), 3), shape[::-1])
    return np.asarray(base * (0.75 + 0.5 * along)[:, :, None], np.float32)


def _lamp(chance: Generator, shape: tuple[int, int]) -> Light:
    """Warm or cold light, brighter at one side, with the soft shadow of a hand or phone."""
    lamps = ((1, 0.86, 0.66), (1, 0.94, 0.84), (0.85, 0.94, 1.0), (0.97, 1.0, 0.93), (1, 1, 1))
    tint = np.array(lamps[int(chance.integers(len(lamps)))], np.float32)
    x = np.linspace(-1, 1, shape[1])[None]
    y = np.linspace(-1, 1, shape[0])[:, None]
    turn = chance.uniform(0, 2 * np.pi)
    slope = 1 - chance.uniform(0, 0.3) * (0.5 + 0.5 * (x * np.cos(turn) + y * np.sin(turn)))
    far = np.hypot(x - chance.uniform(-1, 1), y - chance.uniform(-1, 1))
    shade = 1 - chance.uniform(0, 0.4) / (1 + np.exp((far - 0.6) * 8))
    strength = chance.uniform(0.65, 0.98)
    return np.asarray((slope * shade * strength)[:, :, None] * tint, np.float32)

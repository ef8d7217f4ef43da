"""A sheet of paper as the light it gives back; ink multiplies that light, paint replaces it."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from outlines import Shape

Light = NDArray[np.float32]
"""Rows × columns × 3, RGB, 0–1."""
Cover = NDArray[np.float32]
"""Rows × columns, 0–1."""
Colour = tuple[float, float, float]

A4 = (210.0, 297.0)


@dataclass(slots=True)
class Sheet:
    """`px` is pixels per millimetre."""

    light: Light
    px: float

    @property
    def width(self) -> float:
        return float(self.light.shape[1] / self.px)

    @property
    def height(self) -> float:
        return float(self.light.shape[0] / self.px)

    def ink(self, shape: Shape, colour: Colour, strength: float = 1.0) -> None:
        """Prints: what lies under it shines through."""
        place, cover = coverage(shape, self.px, self.light.shape[:2])
        self.soak(place, cover * strength, colour)

    def soak(self, place: tuple[slice, slice], cover: Cover, colour: Colour) -> None:
        taken = (1 - np.array(colour, np.float32)) * cover[:, :, None]
        self.light[place] *= 1 - taken

    def paint(self, shape: Shape, colour: Colour, strength: float = 1.0) -> None:
        """Covers what lies under it."""
        place, cover = coverage(shape, self.px, self.light.shape[:2])
        part = (cover * strength)[:, :, None]
        self.light[place] = self.light[place] * (1 - part) + np.array(colour, np.float32) * part


def blank(dpi: float, colour: Colour = (1.0, 1.0, 1.0), size: tuple[float, float] = A4) -> Sheet:
    px = dpi / 25.4
    extent = (round(size[1] * px), round(size[0] * px), 3)
    return Sheet(np.full(extent, colour, np.float32), px)


def coverage(
    shape: Shape, px: float, extent: tuple[int, int], spare: int = 0
) -> tuple[tuple[slice, slice], Cover]:
    """The place on the sheet a shape takes (with `spare` pixels around) and how it covers it."""
    points = np.concatenate([contour for piece in shape for contour in piece]) * px
    low = np.floor(points.min(axis=0)).astype(int) - 1 - spare
    high = np.ceil(points.max(axis=0)).astype(int) + 2 + spare
    left, top = (int(value) for value in np.clip(low, 0, (extent[1], extent[0])))
    right, bottom = (int(value) for value in np.clip(high, 0, (extent[1], extent[0])))
    cover = np.zeros((max(0, bottom - top), max(0, right - left)), np.uint8)
    place = (slice(top, bottom), slice(left, right))
    if not cover.size:
        return place, cover.astype(np.float32)
    for piece in shape:
        contours = [
            np.round((contour * px - (left, top)) * 16).astype(np.int32) for contour in piece
        ]
        fresh = np.zeros_like(cover)
        cv2.fillPoly(fresh, contours, 255, cv2.LINE_AA, 4)
        np.maximum(cover, fresh, out=cover)
    return place, cover.astype(np.float32) / np.float32(255)

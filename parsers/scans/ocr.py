"""Declares what an OCR engine must do: read pictures of text lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""Rows × columns × 3, RGB."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What stands in one line's picture; `confidence` 0–1 is the engine's own.

    `doubts` are the places in `text` of characters of which the engine was not sure.
    """

    text: str
    confidence: float
    doubts: tuple[int, ...] = ()


class LineReader(Protocol):
    """Recognises lines that were already found: the finding is the costly part of an engine."""

    def read_lines(self, pictures: Sequence[Picture]) -> tuple[ReadLine, ...]:
        """One entry a picture, in order; "" where nothing was recognised."""
        ...

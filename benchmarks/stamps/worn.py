"""How much wear real stamps stand: a folder of labelled pictures, each worn in a dozen ways.

python benchmarks/stamps/worn.py DIR

DIR as for labelled.py. Found as they are they prove little once the judge was tuned on them; turned,
faded, relit and compressed anew they show what holds by luck.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.facts.file_facts import Presence
from parsers.page_files.picture_file import read_image

Picture = NDArray[np.uint8]
PAPER = (235, 238, 240)


def main(folder: Path) -> None:
    with (folder / "labels.csv").open(encoding="utf-8") as labels:
        rows = list(csv.DictReader(labels))
    print(f"{'worn':<18}{'seals found':>12}{'uncertain':>11}{'others found':>14}{'uncertain':>11}")
    for name, wear in WEAR.items():
        seen: Counter[tuple[str, Presence]] = Counter()
        for row in rows:
            picture = np.asarray(cv2.imread(str(folder / row["file"])), np.uint8)
            seen[row["has_red_seal"], read_image(wear(picture)).stamp] += 1
        figures = [
            seen[label, presence]
            for label in "10"
            for presence in (Presence.FOUND, Presence.UNCERTAIN)
        ]
        print(
            f"{name:<18}{figures[0]:>12}{figures[1]:>11}{figures[2]:>14}{figures[3]:>11}",
            flush=True,
        )


def _jpeg(picture: Picture, quality: int = 90) -> bytes:
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()


def _turned(picture: Picture, degrees: float) -> Picture:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return _picture(cv2.warpAffine(picture, matrix, (width, height), borderValue=PAPER))


def _from_the_side(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    far = ((0.12, 0.06), (0.96, 0), (1, 1), (0, 0.95))
    seen = np.array([(x * width, y * height) for x, y in far], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, seen)
    return _picture(cv2.warpPerspective(picture, matrix, (width, height), borderValue=PAPER))


def _scaled(picture: Picture, factor: float) -> Picture:
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return _picture(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=how))


def _lit(picture: Picture, *light: float) -> Picture:
    return _picture(np.clip(picture * np.array(light), 0, 255))


def _faded(picture: Picture) -> Picture:
    return _picture(255 - (255 - picture.astype(np.float32)) * 0.55)


def _picture(values: object) -> Picture:
    return np.asarray(values).astype(np.uint8)


WEAR: dict[str, Callable[[Picture], bytes]] = {
    "as it is": lambda picture: _jpeg(picture, 92),
    "turned by 90°": lambda picture: _jpeg(_picture(np.rot90(picture))),
    "turned by 7°": lambda picture: _jpeg(_turned(picture, 7)),
    "turned by -23°": lambda picture: _jpeg(_turned(picture, -23)),
    "from the side": lambda picture: _jpeg(_from_the_side(picture)),
    "at 0.6 of size": lambda picture: _jpeg(_scaled(picture, 0.6)),
    "at 1.6 of size": lambda picture: _jpeg(_scaled(picture, 1.6)),
    "JPEG 35": lambda picture: _jpeg(picture, 35),
    "warm light": lambda picture: _jpeg(_lit(picture, 0.82, 0.95, 1.05)),
    "cold light": lambda picture: _jpeg(_lit(picture, 1.05, 0.97, 0.86)),
    "in the dark": lambda picture: _jpeg(_lit(picture, 0.6, 0.6, 0.6)),
    "faded": lambda picture: _jpeg(_faded(picture)),
    "out of focus": lambda picture: _jpeg(_picture(cv2.GaussianBlur(picture, (0, 0), 1.3))),
}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

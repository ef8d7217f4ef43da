"""Adapts rapidocr: its recogniser alone, offline, on one thread."""

import functools
import importlib.util
import logging
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from parsers.scans.ocr import LineReader, Picture, ReadLine

# The recogniser takes lines of this height. Glyphs narrowed so far cost a third less and were read as
# well (1,415 characters in eleven ways of wearing: 59 missed; 62 at 0.65; the same at full width).
HEIGHT, NARROWED = 48, 0.55
# Lines are filled up to this width; most labels of a form are shorter than the engine's own 320.
LEAST_WIDTH = 64
# Below it a character is in doubt. A choice, not a measurement: `two_readings` tells more of slips.
SURE = 0.9

# Since 1.29 onnxruntime reports to its maker, and keeps a device id in the home folder for it, as soon
# as it is imported. Asked for later (`disable_telemetry_events`) the files are there already; and where
# CI is set it is silent by itself, so that tests see nothing of it.
TELEMETRY_OFF = {"ORT_DISABLE_TELEMETRY": "1"}
"""What a process sets in its environment before a line is read."""


def find_line_reader() -> LineReader | None:
    """The engine; None where it is not installed. It is loaded when the first line is read."""
    installed = importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime")
    return _RapidLineReader() if installed else None


class _RapidLineReader:
    def read_lines(self, pictures: Sequence[Picture]) -> tuple[ReadLine, ...]:
        if not pictures:
            return ()
        found = _engine().recognize_txt([_prepared(picture) for picture in pictures])
        return tuple(
            ReadLine(str(text), float(score), _doubts(words.confs[: len(text)] if words else ()))
            for text, score, words in zip(found.txts, found.scores, found.word_results, strict=True)
        )


def _prepared(picture: Picture) -> Picture:
    """Converts to OpenCV's channel order, for which the models were trained, and narrows."""
    height, width = picture.shape[:2]
    size = (max(1, round(width * HEIGHT / height * NARROWED)), HEIGHT)
    return np.asarray(cv2.resize(picture[:, :, ::-1], size), dtype=np.uint8)


def _doubts(confidences: Sequence[float]) -> tuple[int, ...]:
    return tuple(place for place, sure in enumerate(confidences) if sure < SURE)


@functools.cache
def _engine() -> Any:  # noqa: ANN401 - the library is untyped
    """Loaded once a process: about a second and 0.3 GB."""
    from rapidocr import RapidOCR

    # It installs a handler of its own and tells every model it loads.
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.return_word_box": True,
            # Side by side lines are filled up to the longest: one by one they cost a third less.
            "Rec.rec_batch_num": 1,
            "Rec.rec_img_shape": [3, HEIGHT, LEAST_WIDTH],
            # Workers run side by side: more threads each would only make them wait for one another.
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )

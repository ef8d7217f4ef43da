"""The one adapter to rapidocr: its recogniser alone, offline, on one thread."""

import functools
import importlib.util
import logging
from collections.abc import Sequence
from typing import Any

from parsers.scans.ocr import LineReader, Picture, ReadLine


def find_line_reader() -> LineReader | None:
    """The engine; None where it is not installed. It is loaded when the first line is read."""
    installed = importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime")
    return _RapidLineReader() if installed else None


class _RapidLineReader:
    def read_lines(self, pictures: Sequence[Picture]) -> tuple[ReadLine, ...]:
        if not pictures:
            return ()
        # The models were trained on pictures in OpenCV's channel order.
        found = _engine().recognize_txt([picture[:, :, ::-1] for picture in pictures])
        texts, scores = found.txts or (), found.scores or ()
        return tuple(
            ReadLine(str(text), float(score)) for text, score in zip(texts, scores, strict=True)
        )


@functools.cache
def _engine() -> Any:  # noqa: ANN401 - the library is untyped
    """Loaded once a process: about a second and 0.3 GB."""
    from rapidocr import RapidOCR

    # It installs a handler of its own and tells every model it loads.
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            # Workers run side by side: more threads each would only make them wait for one another.
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )

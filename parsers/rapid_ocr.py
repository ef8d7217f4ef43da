"""The one adapter to rapidocr: its recogniser alone, offline, on one thread."""

import functools
import logging
from collections.abc import Sequence
from typing import Any

from parsers.ocr import LineReader, Picture, ReadLine


@functools.cache
def find_line_reader() -> LineReader | None:
    """The engine, loaded once a process (about 1 s); None where it is not installed."""
    try:
        from rapidocr import RapidOCR
    except ImportError:
        return None
    # It installs a handler of its own and tells every model it loads.
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    engine = RapidOCR(
        params={
            "Global.log_level": "critical",
            # Workers run side by side: more threads each would only make them wait for one another.
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    return _RapidLineReader(engine.recognize_txt)


class _RapidLineReader:
    def __init__(self, recognise: Any) -> None:  # noqa: ANN401 - the library is untyped
        self._recognise = recognise

    def read_lines(self, pictures: Sequence[Picture]) -> tuple[ReadLine, ...]:
        if not pictures:
            return ()
        # The models were trained on pictures in OpenCV's channel order.
        found = self._recognise([picture[:, :, ::-1] for picture in pictures])
        texts, scores = found.txts or (), found.scores or ()
        return tuple(
            ReadLine(str(text), float(score)) for text, score in zip(texts, scores, strict=True)
        )

"""Sets up the program's own log: to stderr, key=value for people, JSON for collectors.

Events name letters and applications by number; bodies and passwords are never logged.
"""

import json
import logging
import sys
from collections.abc import Mapping
from typing import Any

import structlog
from structlog.tracebacks import ExceptionDictTransformer

from intake.config.printable import escaped, one_line, printable


def set_up_logs(level: int = logging.INFO) -> None:
    """One line an event; JSON where the error stream is no terminal."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=False),
            *_renderers(for_people=sys.stderr.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # Looked up at each event: who replaces the error stream may close the one that was.
        logger_factory=lambda *_names: structlog.WriteLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _renderers(*, for_people: bool) -> list[structlog.typing.Processor]:
    if for_people:
        key_order = ["timestamp", "level", "event"]
        return [
            structlog.processors.format_exc_info,
            _without_controls,
            structlog.processors.KeyValueRenderer(key_order=key_order, repr_native_str=False),
        ]
    return [
        # Without the variables of the traceback's frames: they may be letters or passwords.
        structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
        structlog.processors.JSONRenderer(serializer=_json),
    ]


def _without_controls(
    _logger: object, _name: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """An address or a server's answer moves no cursor and begins no line; a traceback has its lines."""
    return {
        key: (printable if key == "exception" else one_line)(value)
        if isinstance(value, str)
        else value
        for key, value in event.items()
    }


def _json(value: Mapping[str, Any], **options: Any) -> str:  # noqa: ANN401  json's own
    return escaped(json.dumps(value, ensure_ascii=False, **options))

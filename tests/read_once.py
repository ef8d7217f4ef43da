"""What the tests' letters bring is read once a run, by whichever process comes to it first.

Most tests are about what is made of a letter, and hundreds bring the same few files: a page's search for
seals and its recognition cost a second each. Tests of the readers do not come here.
"""

import hashlib
import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from intake.workers import read_one
from parsers import reading
from parsers.facts.file_facts import FileFacts
from parsers.facts.scan_facts import Level
from parsers.page_files.drawn_pages import DrawnPages
from parsers.reading import NO_TOOLS, See, Tools, unseen
from parsers.scans.ocr import Picture, ReadLine
from parsers.scans.rapid_ocr import _RapidLineReader


class Kept:
    """What was found, by what it was found in; in the folder for the other processes of the run."""

    folder: ClassVar[Path | None] = None
    here: ClassVar[dict[str, bytes]] = {}

    @classmethod
    def get(cls, key: str) -> Any:
        if key not in cls.here and cls.folder is not None:
            place = cls.folder / key
            if place.exists():
                cls.here[key] = place.read_bytes()
        # Each has a copy of its own.
        return pickle.loads(cls.here[key]) if key in cls.here else None

    @classmethod
    def keep(cls, key: str, found: object) -> None:
        cls.here[key] = pickle.dumps(found)
        if cls.folder is not None:
            part = cls.folder / f"{key}.{os.getpid()}-{threading.get_ident()}"
            part.write_bytes(cls.here[key])
            part.rename(cls.folder / key)


_read_file: Callable[..., FileFacts] = reading.read_file
_read_lines = _RapidLineReader.read_lines


def read_file(
    data: bytes,
    filename: str,
    tools: Tools = NO_TOOLS,
    level: Level = Level.ROLE,
    see: See = unseen,
) -> FileFacts:
    engine, converter = tools.line_reader, tools.converter
    ours = isinstance(engine, _RapidLineReader | None) and tools.scan is None
    if not ours:
        return _read_file(data, filename, tools, level, see)
    means = f"{filename} {level} {engine is None} {converter is None}"
    key = hashlib.sha256(means.encode("utf-8", "surrogatepass") + b"\0" + data).hexdigest()
    facts: FileFacts | None = Kept.get(key)
    if facts is None:
        facts = _read_file(data, filename, tools, level, see)
        if facts.problem is None:
            Kept.keep(key, facts)
    elif facts.paged is not None:
        see(facts, DrawnPages(data, facts.type))
    return facts


def read_lines(engine: _RapidLineReader, pictures: Sequence[Picture]) -> tuple[ReadLine, ...]:
    seen = hashlib.sha256()
    for picture in pictures:
        seen.update(repr(picture.shape).encode() + picture.tobytes())
    lines: tuple[ReadLine, ...] | None = Kept.get(seen.hexdigest())
    if lines is None:
        lines = _read_lines(engine, pictures)
        Kept.keep(seen.hexdigest(), lines)
    return lines


@contextmanager
def read_once() -> Iterator[None]:
    with ExitStack() as stack:
        for module in (reading, read_one):
            stack.enter_context(patch.object(module, "read_file", read_file))
        stack.enter_context(patch.object(_RapidLineReader, "read_lines", read_lines))
        yield

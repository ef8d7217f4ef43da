"""Stores facts per (sha256, reader version), so that a document is read only once."""

import json
import os
import tempfile
from pathlib import Path

import cattrs

from parsers.facts.file_facts import FileFacts
from parsers.reading import READER_VERSION

_converter = cattrs.Converter()


class FactStore:
    """A folder of JSON files; safe for several workers, for a file appears whole or not at all."""

    def __init__(self, root: Path, version: str = READER_VERSION) -> None:
        self._root = root / version

    def get(self, sha256: str) -> FileFacts | None:
        """The kept facts; None where there are none, or none this program can still read."""
        try:
            text = self._path(sha256).read_text("utf-8")
        except FileNotFoundError:
            return None
        try:
            return _converter.structure(json.loads(text), FileFacts)
        except (ValueError, cattrs.BaseValidationError):
            # Facts cut off by a full disk, or of a shape we no longer have: read again.
            return None

    def keep(self, sha256: str, facts: FileFacts) -> None:
        path = self._path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(_converter.unstructure(facts), file, ensure_ascii=False)
        Path(name).replace(path)

    def _path(self, sha256: str) -> Path:
        return self._root / sha256[:2] / f"{sha256}.json"

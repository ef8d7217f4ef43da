"""Stores pictures of stamps beside the archive: `evidence/ab/abcd…/1-p3-found.jpg`.

The document's sha256 names the folder; each file its rank, its page from 1 and what was seen there.
"""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The renderer's libraries belong into the workers.
    from parsers.page_files.evidence_pictures import PageEvidence


class EvidenceStore:
    """The pictures of each document by its sha256; safe for several workers."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def keep(self, sha256: str, pictures: "Iterable[PageEvidence]") -> None:
        """Each picture appears whole or not at all."""
        for one in pictures:
            self.put(sha256, f"{one.number}-p{one.page}-{one.seen}.jpg", one.jpeg)

    def put(self, sha256: str, name: str, jpeg: bytes) -> None:
        """One picture under the name it has, as from a backup."""
        folder = self._folder(sha256)
        folder.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=folder, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(jpeg)
        Path(unfinished).replace(folder / name)

    def of(self, sha256: str) -> tuple[Path, ...]:
        """The document's pictures, most telling first; () where none were made."""
        return tuple(
            sorted(self._folder(sha256).glob("*.jpg"), key=lambda path: _number(path.name))
        )

    def _folder(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256


def evidence_beside(facts_dir: Path) -> EvidenceStore:
    """The pictures of the data folder that keeps these facts."""
    return EvidenceStore(facts_dir.parent / "evidence")


def _number(name: str) -> int:
    return int(name.split("-", 1)[0])

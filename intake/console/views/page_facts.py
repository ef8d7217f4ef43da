"""Selects the facts a page shows of a document: how many pages, and where stamps are.

The kept facts are read as plain JSON: their readers' libraries belong into the workers.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.console.views.seal_words import SealWords, seal_words
from parsers.facts.boxes import PageBox


@dataclass(frozen=True, slots=True)
class PageMark:
    """A stamp seen. `box` is x, y, width, height in per cent of the page; None for a digital one."""

    page: int
    kind: str
    presence: str
    box: PageBox | None
    text: str
    diameter_mm: float | None


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`problem` is why the file could not be read, "" where it could."""

    pages: int
    marks: tuple[PageMark, ...]
    problem: str = ""
    seals: tuple[SealWords, ...] = ()


NOTHING = PageFacts(0, ())


def page_facts(facts_dir: Path, sha256: str) -> PageFacts:
    """Loads facts of the newest reader that read the file; NOTHING where none did, or without pages."""
    kept = facts_dir.glob(f"*/{sha256[:2]}/{sha256}.json") if sha256.isalnum() else ()
    newest = max(kept, key=lambda path: path.stat().st_mtime, default=None)
    if newest is None:
        return NOTHING
    try:
        facts = json.loads(newest.read_text("utf-8"))
    except (OSError, ValueError):
        # Just being written anew; the page shows the file without its marks.
        return NOTHING
    paged = facts.get("paged")
    problem = str(facts.get("problem") or "")
    if not paged:
        return PageFacts(0, (), problem)
    marks = tuple(_mark(one) for one in paged["stamps"])
    seals = tuple(seal_words(one) for one in paged.get("signatures") or ())
    return PageFacts(int(paged["pages"]), marks, problem, seals)


def _mark(stamp: dict[str, Any]) -> PageMark:
    x, y, wide, high = (100 * float(side) for side in stamp["box"])
    kind = str(stamp["kind"])
    return PageMark(
        int(stamp["page"]),
        kind,
        str(stamp["presence"]),
        None if kind == "signature" else (x, y, wide, high),
        str(stamp.get("text", "")),
        stamp.get("diameter_mm"),
    )

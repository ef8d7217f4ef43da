"""Loads the sample letters, each with what is expected of it."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from intake.decisions.judge_letter import received_of
from parsers.facts.letter_facts import Letter
from parsers.mail.letter import open_letter

_LINE_END = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Sample:
    """One folder of `sample_mail/`. `expected` are the objects of `intake check --json`, one an
    application, without what differs from run to run.
    """

    name: str
    raw: bytes
    letter: Letter
    received_at: datetime
    expected: tuple[Mapping[str, Any], ...]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


def load_samples(folder: Path) -> tuple[Sample, ...]:
    """Every sample, in the order of their names. Raises OSError, ValueError for a damaged one."""
    return tuple(_load(path.parent) for path in sorted(folder.glob("*/mail.eml")))


def _load(folder: Path) -> Sample:
    # As it travels: an IMAP client ends every line of what it appends with CRLF.
    raw = _LINE_END.sub(b"\r\n", (folder / "mail.eml").read_bytes())
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    letter = open_letter(raw).letter
    return Sample(
        name=folder.name,
        raw=raw,
        letter=letter,
        received_at=received_of(letter, datetime.now(UTC)).at,
        expected=tuple(expected if isinstance(expected, list) else [expected]),
    )

"""One situation: its mail, what must be said of it, and why it is here."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Situation:
    """`more`: what must be said of the further applications of a letter about several."""

    key: str
    why: str
    mail: bytes
    expected: dict[str, Any]
    more: tuple[dict[str, Any], ...] = ()

"""Occasions and templates for the notifier's tests, made from the invented dossiers."""

from datetime import date, datetime, timedelta
from pathlib import Path

from dossiers import SHANGHAI, dossier

from notifier.notices.occasion import Occasion
from notifier.templating.templates import Templates
from validators.judge import judge
from validators.model.dossier import Dossier
from validators.model.verdict import Verdict
from validators.rulebook import RULES

NUMBER = "SCO2026-0001"
TEMPLATES = Path(__file__).parent.parent / "config" / "templates"


def texts(**changes: str) -> dict[str, str]:
    """The templates that ship; a change is given as `late__txt="…"`."""
    shipped = {path.name: path.read_text("utf-8") for path in TEMPLATES.glob("*.j2")}
    return shipped | {f"{name.replace('__', '.')}.j2": text for name, text in changes.items()}


def templates(**changes: str) -> Templates:
    return Templates.from_texts(texts(**changes))


def occasion(
    subject: Dossier | None = None,
    *,
    verdict: Verdict | None = None,
    now: datetime | None = None,
    correction_by: date | None = None,
) -> Occasion:
    """An answer to the dossier's newest letter, a minute after it came, under the rulebook."""
    subject = subject or dossier()
    newest = subject.submissions[-1]
    received_at = newest.received_at
    return Occasion(
        NUMBER,
        subject,
        verdict or judge(subject, RULES),
        newest.letter,
        received_at,
        now or received_at + timedelta(minutes=1),
        correction_by,
        stranger=not newest.confirmed,
    )


AFTER_DEADLINE = datetime(2026, 6, 19, 0, 0, 1, tzinfo=SHANGHAI)

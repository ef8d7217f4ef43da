"""Composes the notice that would answer a letter, and sends nothing.

Run: python examples/compose_notice.py letter.eml
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from judge_mail import judge

from intake.config.bundled_data import load_templates
from notifier.notices.compose import compose
from notifier.notices.notice import Notice
from notifier.notices.occasion import Occasion


def notices(path: Path) -> Iterator[Notice]:
    """One notice for each application in the letter, under invented acceptance numbers."""
    now = datetime.now(UTC)
    for number, one in enumerate(judge(path), start=1):
        if one.dossier and one.verdict:
            occasion = Occasion(
                number=f"EXAMPLE-{number:04}",
                dossier=one.dossier,
                verdict=one.verdict,
                letter=one.letter,
                received_at=one.received.at,
                now=now,
                correction_by=(now + timedelta(days=10)).date(),
            )
            yield compose(occasion, load_templates(None))


def main(path: Path) -> None:
    for notice in notices(path):
        print(f"{notice.kind} to {notice.recipient}\n{notice.subject}\n\n{notice.text}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

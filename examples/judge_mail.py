"""Judges one mail under the campaigns that ship: what `intake check` says, as values.

Run: python examples/judge_mail.py letter.eml

Scans are read without OCR here, so what only OCR could tell is skipped, not passed.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from intake.config.campaigns import load_campaigns
from intake.decisions.judge_letter import Judged, judge_letter, received_of
from parsers.reading import read_letter


def judge(path: Path) -> tuple[Judged, ...]:
    """Every application in the letter; one entry of status `other` if it holds none."""
    read = read_letter(path.read_bytes())
    received = received_of(read.letter, datetime.now(UTC))
    return judge_letter(read, received, load_campaigns(None))


def main(path: Path) -> None:
    for one in judge(path):
        print(f"{one.letter.subject}: {one.status}")
        for finding in one.verdict.findings if one.verdict else ():
            print(f"  {finding.severity}  {finding.code}  {finding.message}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

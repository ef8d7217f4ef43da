"""Finds applications with nearly the same long answers (see `parsers.texts.fingerprint`)."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.register.connection import Database
from parsers.texts.fingerprint import Runs, bands, overlap, word_runs

NEAR = 0.5
"""Overlap from which two texts are one: a copy with all names and figures changed keeps 0.6–0.7, one
with its sentences in another order 0.9; two cases that quote the same 45 words of the call and little
else reach 0.3, the same matter told by two people 0.02 (tests/parsers/texts/test_fingerprint.py)."""

MOST_ANSWERS = 4
MOST_A_BAND = 100
MOST_CANDIDATES = 20
"""Bounds that keep the work for a letter flat, however many applications there are."""

AnswerTexts = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class NearText:
    """Another application with nearly the same answer; `field` is ours, `share` of 0–1 the overlap."""

    number: str
    applicant: str
    field: str
    share: float


def write(db: Database, application_id: int, fields: AnswerTexts) -> None:
    """The keys of the application's long answers, in place of those written before.

    Called inside a transaction.
    """
    rows = {
        (band, application_id, key)
        for key, runs in _telling(fields).items()
        for band in bands(runs)
    }
    db.execute("DELETE FROM text_bands WHERE application_id = ?", [application_id])
    db.conn.executemany("INSERT INTO text_bands VALUES (?, ?, ?)", sorted(rows))


def write_all(db: Database) -> None:
    """The keys of every application's answers, for a register that had none."""
    for application_id, fields in db.execute("SELECT id, fields FROM applications").fetchall():
        write(db, application_id, json.loads(fields))


def near(
    db: Database, campaign: str, fields: AnswerTexts, excluding_application_id: int | None
) -> tuple[NearText, ...]:
    """Applications of the campaign whose long answers nearly are these, each once, nearest first.

    Withdrawn ones do not count; those of the same applicant are among them.
    """
    found: dict[str, NearText] = {}
    for key, runs in _telling(fields).items():
        for other in _near(db, campaign, key, runs, excluding_application_id):
            known = found.get(other.number)
            if known is None or known.share < other.share:
                found[other.number] = other
    return tuple(sorted(found.values(), key=lambda one: (-one.share, one.number)))


def _telling(fields: AnswerTexts) -> dict[str, Runs]:
    """The runs of the longest answers, by key; answers too short to tell are not among them."""
    texts = {key: word_runs(value) for key, value in fields.items() if isinstance(value, str)}
    longest = sorted(texts, key=lambda key: -len(texts[key]))[:MOST_ANSWERS]
    return {key: texts[key] for key in longest if texts[key]}


def _near(
    db: Database, campaign: str, key: str, runs: Runs, own: int | None
) -> tuple[NearText, ...]:
    near = []
    for application_id, field in _candidates(db, runs, own):
        row = db.execute(
            "SELECT number, applicant, fields FROM applications"
            " WHERE id = ? AND campaign = ? AND stage <> 'withdrawn'",
            [application_id, campaign],
        ).fetchone()
        share = overlap(runs, word_runs(str(json.loads(row[2]).get(field, "")))) if row else 0.0
        if share >= NEAR:
            near.append(NearText(row[0], row[1], key, share))
    return tuple(near)


def _candidates(db: Database, runs: Runs, own: int | None) -> list[tuple[int, str]]:
    """The answers that share most keys with this one."""
    shared: Counter[tuple[int, str]] = Counter()
    for band in bands(runs):
        shared.update(
            db.execute(
                "SELECT application_id, field FROM text_bands"
                " WHERE band = ? AND application_id IS NOT ? LIMIT ?",
                [band, own, MOST_A_BAND],
            ).fetchall()
        )
    return [answer for answer, _ in shared.most_common(MOST_CANDIDATES)]

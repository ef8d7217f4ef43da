"""Judges a read letter without a register, as `intake check` does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from intake.decisions.reread import LookCloser, judge_until_read
from parsers.facts.letter_facts import Letter, ReadLetter
from validators.judge import judge
from validators.model.campaign import Campaign
from validators.model.dossier import Dossier
from validators.model.outcome import Want
from validators.model.receipt_time import Received, ReceivedFrom, received_in_file
from validators.model.severity import Status
from validators.model.verdict import Verdict
from validators.rulebook import RULES
from validators.sorting.filing import build_dossier
from validators.sorting.sort_letter import sort_letter
from validators.sorting.triage import Triage


@dataclass(frozen=True, slots=True)
class Judged:
    """One application of a letter, judged by itself; no dossier and verdict where it is none."""

    letter: Letter
    received: Received
    triage: Triage
    dossier: Dossier | None = None
    verdict: Verdict | None = None

    @property
    def status(self) -> Status:
        return self.verdict.status if self.verdict else Status.OTHER


def judge_closely(
    read: ReadLetter,
    received: Received,
    campaigns: Sequence[Campaign],
    look: LookCloser,
    judge_apart: Callable[..., tuple[Judged, ...]] | None = None,
) -> tuple[Judged, ...]:
    """Judge as `judge_letter` does, with `look` reading closer what the verdicts want.

    `judge_apart` does that work on those arguments in a process apart.
    """
    judging = partial(judge_apart, judge_letter) if judge_apart else judge_letter

    def again() -> tuple[Judged, ...]:
        return judging(read, received, campaigns)

    def look_further(wants: Sequence[Want]) -> bool:
        nonlocal read
        before, read = read, look(read, wants)
        return read is not before

    return judge_until_read(again(), again, look_further, _wants_of)


def _wants_of(judged: Sequence[Judged]) -> tuple[Want, ...]:
    return tuple(want for one in judged if one.verdict for want in one.verdict.wants)


def judge_letter(
    read: ReadLetter, received: Received, campaigns: Sequence[Campaign]
) -> tuple[Judged, ...]:
    """Every application the letter holds, judged; one entry of status OTHER if it holds none."""
    known = received.by is not ReceivedFrom.UNKNOWN
    sorting = sort_letter(read, received.at, campaigns, received_known=known)
    dossiers = [build_dossier(s.campaign, (s.submission,)) for s in sorting.parts]
    return tuple(
        Judged(read.letter, received, sorting.triage, dossier, judge(dossier, RULES))
        for dossier in dossiers
    ) or (Judged(read.letter, received, sorting.triage),)


def received_of(letter: Letter, now: datetime) -> Received:
    """Return when a letter from a file was received: its newest `Received:`, else `Date:`, else unknown."""
    return received_in_file(letter.received_header_at, letter.dated_at, now)

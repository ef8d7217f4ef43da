"""Judges the archive under today's rules and shows which verdicts would change, before writing any."""

from collections.abc import Iterator
from dataclasses import dataclass

from intake.decisions.decide_application import Decision, decide_again
from intake.decisions.judging_first import judging_first
from intake.office import Office
from intake.register import events
from intake.register.applications import applications
from intake.register.applications.applications import Application
from intake.register.database import transaction
from intake.staff.rejudge import settle
from intake.storage.archive import ArchiveDamaged
from intake.workers.readers import ReadingFailed
from parsers.facts.problem import Unreadable
from validators.model.outcome import Outcome
from validators.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Replayed:
    """One application under today's rules. `decision` is None where it could not be judged, and
    `problem` then says why.
    """

    application: Application
    before: Verdict | None
    decision: Decision | None
    problem: str = ""

    @property
    def gained(self) -> tuple[Outcome, ...]:
        """Findings that are new."""
        return _without(self._after, self.before)

    @property
    def lost(self) -> tuple[Outcome, ...]:
        return _without(self.before, self._after)

    @property
    def changed(self) -> bool:
        after = self._after
        moved = after is not None and after.status != self.application.status
        return moved or bool(after and (self.gained or self.lost))

    @property
    def _after(self) -> Verdict | None:
        return self.decision.verdict if self.decision else None


def replay(office: Office, campaign_id: str | None = None, after: int = 0) -> Iterator[Replayed]:
    """Judges every application behind the id `after` again, withdrawn ones aside, in their order.

    Files are not read twice: their facts are kept, unless the reading itself has changed.
    """
    while (found := applications.following(office.db, after, campaign_id)) is not None:
        yield _replayed(office, found)
        after = found.id


@judging_first
def apply(office: Office, replayed: Replayed, actor: str) -> None:
    """Write the new verdict and note who asked for it; what changed since the replay is judged anew.
    Where the verdict contradicts what the applicant was told, a letter is written and held.
    """
    decision, application_id = replayed.decision, replayed.application.id
    if decision is None:
        return
    with transaction(office.db):
        application = applications.get(office.db, application_id)
        if decision.version != events.newest(office.db, application_id):
            decision = decide_again(office, application)
        if decision is not None:
            settle(office, application, decision, "按现行规则重新审查", actor)


def _replayed(office: Office, application: Application) -> Replayed:
    before = application.verdict
    if application.campaign not in {campaign.id for campaign in office.campaigns}:
        return Replayed(application, before, None, f"there is no campaign {application.campaign}")
    try:
        decision = decide_again(office, application)
    except (ArchiveDamaged, ReadingFailed, Unreadable, FileNotFoundError) as error:
        return Replayed(application, before, None, str(error))
    problem = "" if decision else "no letter is left of it"
    return Replayed(application, before, decision, problem)


def _without(one: Verdict | None, other: Verdict | None) -> tuple[Outcome, ...]:
    there = {_name(finding) for finding in other.findings} if other else set()
    mine = {_name(finding): finding for finding in one.findings} if one else {}
    return tuple(finding for name, finding in mine.items() if name not in there)


def _name(finding: Outcome) -> tuple[str, str]:
    return finding.code, finding.where

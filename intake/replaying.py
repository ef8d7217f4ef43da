"""The archive judged under today's rules: which verdicts would change, before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from intake.archive import ArchiveDamaged
from intake.deciding import Decision, decide_again
from intake.office import Office
from intake.process import write_verdict
from intake.register import applications
from intake.register.applications import Application
from intake.register.database import transaction
from intake.workers import ReadingFailed
from parsers.problem import Unreadable
from validators.verdict import Verdict


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
    def gained(self) -> tuple[str, ...]:
        """Findings that are new, as "code where"."""
        return _without(_named(self._after), _named(self.before))

    @property
    def lost(self) -> tuple[str, ...]:
        return _without(_named(self.before), _named(self._after))

    @property
    def changed(self) -> bool:
        after = self._after
        moved = after is not None and after.status != self.application.status
        return moved or bool(after and (self.gained or self.lost))

    @property
    def _after(self) -> Verdict | None:
        return self.decision.verdict if self.decision else None


def replay(office: Office, campaign_id: str | None = None) -> Iterator[Replayed]:
    """Judges every application again, withdrawn ones aside, in the order of their numbers.

    Files are not read twice: their facts are kept, unless the reading itself has changed.
    """
    for application in applications.listing(office.db, campaign=campaign_id):
        if application.stage != "withdrawn":
            yield _replayed(office, application)


def apply(office: Office, replayed: Replayed, actor: str) -> None:
    """Writes the new verdict and notes who asked for it. Nobody is answered."""
    if replayed.decision is None:
        return
    with transaction(office.db):
        write_verdict(office, replayed.application, replayed.decision, "按现行规则重新审查", actor)


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


def _named(verdict: Verdict | None) -> tuple[str, ...]:
    findings = verdict.findings if verdict else ()
    return tuple(f"{one.code} {one.where}".strip() for one in findings)


def _without(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in some if one not in others))

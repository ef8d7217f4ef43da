"""Brackets every action on an application, so that nobody overwrites another's change."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from intake.decisions.decide_application import Decision, earlier_submissions
from intake.errors import CannotAct
from intake.office import Office
from intake.register import events
from intake.register.applications import applications
from intake.register.applications.applications import Application
from intake.register.database import transaction
from intake.staff.rejudge import rejudge
from validators.model.verdict import Verdict

__all__ = ["CannotAct"]


class NotThere(CannotAct):
    """No application has this number."""


class Overtaken(Exception):
    """Somebody, or a letter, was quicker: the page acted on shows what no longer is. `event` is the
    newest of the log.
    """

    def __init__(self, application: Application, event: events.Event | None) -> None:
        super().__init__(application.number)
        self.application = application
        self.event = event


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and what he saw: `seen` is the newest event of the application on his page; None where
    he acts on no page's word.
    """

    name: str
    seen: int | None = None


def version_of(office: Office, application: Application) -> int:
    """The application's newest event: whatever happens to it leaves one. 0 where it has none."""
    return events.newest(office.db, application.id)


def found(office: Office, number: str) -> Application:
    """Return the application of this number. Raises NotThere where there is none."""
    application = applications.find(office.db, number)
    if application is None:
        raise NotThere(f"没有受理编号为 {number} 的申报。")
    return application


@contextmanager
def acting(office: Office, number: str, actor: Actor) -> Iterator[Application]:
    """The transaction of one action. Raises CannotAct and Overtaken; then nothing was changed."""
    with transaction(office.db):
        application = found(office, number)
        if actor.seen is not None and actor.seen != version_of(office, application):
            log = events.of_application(office.db, application.id)
            raise Overtaken(application, log[-1] if log else None)
        yield application


def note(office: Office, application: Application, actor: Actor, what: str, detail: str) -> None:
    events.note(office.db, office.now(), actor.name, application.id, what, detail)


def read_ahead(office: Office, number: str) -> None:
    """Read the application's letters before the transaction of an action that is `judging_first`: it
    is tried anew for each letter it finds unread. Raises CannotAct.
    """
    application = found(office, number)
    demand_campaign(office, application)
    campaign = office.campaign(application.campaign)
    earlier_submissions(office, campaign, application)


def judge_again(
    office: Office, application: Application, actor: Actor, why: str, *, notify: bool = True
) -> Decision:
    """The verdict after what was done, written down. Part of the action's transaction.

    What waits for the applicant, and what he was told, is brought in line with it, unless the
    action itself tells him.
    """
    demand_campaign(office, application)
    decision = rejudge(office, application, why, actor.name, notify=notify)
    if decision is None:
        raise CannotAct("该申报已没有来件，无法审查。")
    return decision


def verdict_of(application: Application) -> Verdict:
    """The verdict staff see. Raises CannotAct before the first."""
    verdict = application.verdict
    if verdict is None:
        raise CannotAct("该申报尚未审查。")
    return verdict


def demand_words(words: str, most: int = 300) -> str:
    """A reason or sentence somebody typed: something, and not without end."""
    plain = " ".join(words.split())
    if not plain:
        raise CannotAct("请写明理由或内容。")
    if len(plain) > most:
        raise CannotAct(f"内容过长：最多 {most} 字，现为 {len(plain)} 字。")
    return plain


def demand_campaign(office: Office, application: Application) -> None:
    """Raise CannotAct where the application's campaign file is gone."""
    if application.campaign not in {campaign.id for campaign in office.campaigns}:
        raise CannotAct(f"没有活动文件 {application.campaign}，无法审查。")

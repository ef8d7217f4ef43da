"""Matches a letter with its application: by thread, number, or applicant and title."""

import re
from collections.abc import Callable, Iterator, Sequence

from intake.decisions.check_json import fields_of
from intake.register import notices
from intake.register.applications import applications
from intake.register.applications.applications import Application
from intake.register.connection import Database
from intake.register.letters import receipts
from intake.register.texts import long_answers
from parsers.facts.letter_facts import Letter
from parsers.texts.names.same_name import Likeness, compare_names
from parsers.texts.normal_text import fold
from validators.model.campaign import Campaign
from validators.model.dossier import Dossier
from validators.model.named_application import NamedApplication
from validators.sorting.names_without_form import called

_NUMBER = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]+-\d{4,}")
# Answers sent again with some words mended keep more than this of their text; a second case written
# on the pattern of the first may keep more, and has another title.
SAME_CASE = 0.8
MOST_NAMES = 12


def threads_of(db: Database, letter: Letter) -> tuple[Application, ...]:
    """The applications a letter says it is about: it names numbers, or answers a notice of ours.

    One notice may be about all applications of the letter it answered; a receipt is about those its
    letter has become.
    """
    named = [applications.find(db, number) for number in _NUMBER.findall(letter.subject)]
    if found := {one.id: one for one in named if one is not None}:
        return tuple(found.values())
    ids = [*letter.in_reply_to, *letter.references]
    if not ids:
        return ()
    notice = notices.answered(db, ids)
    if notice is None or notice.application_id is None:
        receipted = receipts.letter_of(db, ids)
        return applications.of_mail(db, receipted) if receipted is not None else ()
    beside = applications.of_mail(db, notice.mail_id) if notice.mail_id is not None else ()
    first = applications.get(db, notice.application_id)
    return (first, *(one for one in beside if one.id != first.id))


Knows = Callable[[Application], bool]
"""Whether an application knows the sender of a letter."""


def application_of(
    db: Database, dossier: Dossier, thread: Application | None, knows: Knows
) -> Application | None:
    """The existing application a submission supplements, None for a new one.

    A letter that brings a form with another title is a new application even when threaded:
    applicants start a second case by answering the mail about the first. Names alone join it only
    to an application that knows its sender: they are no secret, and whoever sends first under
    another's name must not have the other's papers put under his own.
    """
    if thread is not None and thread.campaign == dossier.campaign.id:
        title = dossier.case_title
        if not title or not thread.case_title or _same_case(title, thread.case_title):
            return thread
    found = next((one for one in _of_names(db, dossier) if knows(one)), None)
    if found is not None:
        return found
    meant = [one for one in _nearly(db, dossier) if knows(one)]
    return meant[0] if len(meant) == 1 else None


def namesakes(db: Database, dossier: Dossier, own: int | None) -> tuple[Application, ...]:
    """Other applications of the same applicant and case, by number: from senders who do not know
    each other, else they were one.
    """
    found = (*_of_names(db, dossier), *(one for one in _nearly(db, dossier) if one.case_title))
    return tuple({one.id: one for one in sorted(found, key=_id) if one.id != own}.values())


def _id(application: Application) -> int:
    return application.id


def _of_names(db: Database, dossier: Dossier) -> Iterator[Application]:
    for applicant, title in called(dossier):
        yield from applications.of_names(db, dossier.campaign.id, fold(applicant), fold(title))


def _nearly(db: Database, dossier: Dossier) -> Sequence[Application]:
    """The applications whose names are written a little otherwise here.

    A form of nearly the same answers is the same case with its title mended. Without a form, a
    short form of the names is enough: no case is opened for a lone pledge.
    """
    if dossier.tells_names:
        near = long_answers.near(db, dossier.campaign.id, fields_of(dossier), None)
        same = (applications.find(db, one.number) for one in near if one.share >= SAME_CASE)
        candidates = tuple(one for one in same if one is not None)
        names = [(dossier.applicant, dossier.case_title)]
    else:
        names = list(called(dossier))[:MOST_NAMES]
        keys = [(fold(applicant), fold(title)) for applicant, title in names]
        candidates = applications.find_by_either_name(db, dossier.campaign.id, keys)
    meant = [one for one in candidates if any(_alike(one, *pair) for pair in names)]
    return tuple({one.id: one for one in meant}.values())


def _alike(application: Application, applicant: str, title: str) -> bool:
    """A title nobody told (a lone pledge names its applicant only) says nothing against it."""
    return _same_case(applicant, application.applicant) and (
        not title or _same_case(title, application.case_title)
    )


def _same_case(title: str, known: str) -> bool:
    return compare_names(title, known) is not Likeness.DIFFERENT


def campaigns_for(
    threads: Sequence[Application], campaigns: Sequence[Campaign]
) -> Sequence[Campaign]:
    """A letter in the thread of applications is read as one of their campaigns, in their order; the
    others behind them, for an enterprise's form may come in answer to the notice to its park.
    """
    wanted = dict.fromkeys(application.campaign for application in threads)
    first = [c for campaign_id in wanted for c in campaigns if c.id == campaign_id]
    return [*first, *(campaign for campaign in campaigns if campaign not in first)]


def named_applications(
    threads: Sequence[Application], campaigns: Sequence[Campaign]
) -> tuple[NamedApplication, ...]:
    """The applications as `validators.sorting.splitting` knows them; () where a campaign is gone."""
    by_id = {campaign.id: campaign for campaign in campaigns}
    if not all(application.campaign in by_id for application in threads):
        return ()
    return tuple(NamedApplication(by_id[a.campaign], a.applicant, a.case_title) for a in threads)

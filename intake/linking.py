"""To which application a letter belongs: by its thread, its number, or applicant and title."""

import re
from collections.abc import Sequence

from sqlite_utils import Database

from intake.register import applications, notices
from intake.register.applications import Application
from parsers.letter_facts import Letter
from parsers.names import Likeness, compare_names
from parsers.normal_text import fold
from validators.campaign import Campaign
from validators.dossier import Dossier

_NUMBER = re.compile(r"[A-Za-z0-9]+-\d{4,}")


def thread_of(db: Database, letter: Letter) -> Application | None:
    """The application a letter says it is about: it answers a notice of ours, or names a number."""
    for number in _NUMBER.findall(letter.subject):
        if application := applications.find(db, number):
            return application
    answered = notices.by_message_ids(db, [*letter.in_reply_to, *letter.references])
    return applications.get(db, answered) if answered is not None else None


def application_of(
    db: Database, dossier: Dossier, thread: Application | None
) -> Application | None:
    """The existing application a submission supplements, None for a new one.

    A letter that brings a form with another title is a new application even when threaded:
    applicants start a second case by answering the mail about the first.
    """
    if thread is not None and thread.campaign == dossier.campaign.id:
        title = dossier.case_title
        if not title or not thread.case_title or _same_case(title, thread.case_title):
            return thread
    key, title_key = fold(dossier.applicant), fold(dossier.case_title)
    return applications.find_by_names(db, dossier.campaign.id, key, title_key)


def _same_case(title: str, known: str) -> bool:
    return compare_names(title, known) is not Likeness.DIFFERENT


def campaigns_for(thread: Application | None, campaigns: Sequence[Campaign]) -> Sequence[Campaign]:
    """A letter in an application's thread is read as one of that application's campaign."""
    if thread is None:
        return campaigns
    return [c for c in campaigns if c.id == thread.campaign] or campaigns

"""One application's share of a letter → decision: the dossier with its history, and the verdict.

Reads the register and the archive, writes nothing.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from intake.linking import application_of
from intake.office import Office
from intake.register import applications, documents, notices
from intake.register.applications import Application
from notifier.notice import NoticeKind
from validators.campaign import Campaign
from validators.dossier import Dossier, History, OtherApplication, Submission
from validators.filing import build_dossier, file_documents
from validators.judge import judge
from validators.rulebook import RULES
from validators.senders import is_known
from validators.sorting import Part
from validators.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """`application` is None where the letter opens a new one. `correction_by` is the last day of
    the running correction period, or of the one this decision begins.
    """

    application: Application | None
    submission: Submission
    dossier: Dossier
    verdict: Verdict
    correction_by: date | None


def decide(office: Office, part: Part, thread: Application | None) -> Decision:
    """The verdict on everything the application holds, this letter's documents included.

    Raises ReadingFailed where an earlier letter of it cannot be read again.
    """
    alone = build_dossier(part.campaign, (part.submission,))
    application = application_of(office.db, alone, thread)
    earlier = earlier_submissions(office, part.campaign, application)
    newest = replace(
        part.submission, confirmed=_is_confirmed(part.submission, earlier, part.campaign)
    )
    running = _running_correction(office, part.campaign, application)
    history = History(_twins(office, part.campaign, newest, application), running)
    dossier = build_dossier(part.campaign, (*earlier, newest), history)
    waivers = applications.waivers(office.db, application.id) if application else frozenset()
    return Decision(
        application,
        newest,
        dossier,
        judge(dossier, RULES, waivers),
        running or correction_end(part.campaign, office.now()),
    )


def earlier_submissions(
    office: Office, campaign: Campaign, application: Application | None
) -> tuple[Submission, ...]:
    """The application's letters so far, from the archive; facts are kept, so nothing is read twice.

    A sender was confirmed for the letter before it is asked about the next.
    """
    submissions: tuple[Submission, ...] = ()
    for mail in applications.mails_of(office.db, application.id) if application else ():
        read = office.reader.read(office.archive.path(mail.sha256))
        one = Submission(read.letter, mail.received_at, file_documents(read, campaign))
        submissions += (replace(one, confirmed=_is_confirmed(one, submissions, campaign)),)
    return submissions


def _is_confirmed(
    submission: Submission, earlier: tuple[Submission, ...], campaign: Campaign
) -> bool:
    """The first letter's sender is the applicant; later ones must be known to the application."""
    if not earlier:
        return True
    form = build_dossier(campaign, earlier).form
    written = form.answers.text("email") if form and form.answers else ""
    known = (
        earlier[0].letter.sender.address,
        earlier[0].letter.answer_to.address,
        *written.split(),
    )
    return is_known(submission.letter.sender.address, known)


def _twins(
    office: Office, campaign: Campaign, newest: Submission, application: Application | None
) -> tuple[OtherApplication, ...]:
    sha256s = {document.attachment.sha256 for document in newest.documents if document.materials}
    own = application.id if application else None
    return documents.twins(office.db, campaign.id, sha256s, own)


def _running_correction(
    office: Office, campaign: Campaign, application: Application | None
) -> date | None:
    """The last day of the correction period the newest correction notice opened."""
    sent = notices.of_application(office.db, application.id) if application else ()
    asked = [row for row in sent if row.kind == NoticeKind.CORRECTION]
    return correction_end(campaign, asked[0].created_at) if asked else None


def correction_end(campaign: Campaign, noticed_at: datetime) -> date | None:
    """The last day for corrections asked for at this moment; None: the call's own last day."""
    if campaign.correction_by is not None or campaign.correction_days is None:
        return campaign.correction_by
    day = noticed_at.astimezone(campaign.timezone).date()
    return max(day + timedelta(days=campaign.correction_days), campaign.last_day)

"""Decides on one application's share of a letter: its dossier with history, and the verdict.

Reads the register and the archive, writes nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake.decisions.apply_assignments import assigned, extended
from intake.decisions.apply_rulings import judge_under
from intake.decisions.duplicates import twins_of
from intake.decisions.match_application import application_of, namesakes
from intake.decisions.reread import judge_until_read, look_closer
from intake.decisions.trusted_senders import known_to, senders_of, with_doubt
from intake.office import Office
from intake.register import events
from intake.register.applications import (
    applications,
    assignments,
    documents,
    nominations,
    paper_arrivals,
    quotas,
    review_notes,
    rulings,
)
from intake.register.applications.applications import Application
from intake.register.applications.correction_periods import running_until
from intake.register.letters.ledger import Mail
from parsers.facts.letter_facts import ReadLetter
from validators.evidence.quota_values import quota_values
from validators.model.campaign import Campaign
from validators.model.correction_period import correction_end
from validators.model.dossier import (
    Beside,
    Document,
    Dossier,
    History,
    OtherApplication,
    Submission,
)
from validators.model.outcome import Absent, Want
from validators.model.verdict import Verdict
from validators.rules.demands.paper import is_fault
from validators.senders.known_senders import is_known
from validators.sorting.filing import build_dossier, file_documents
from validators.sorting.sort_letter import Part
from validators.sorting.splitting import as_of


@dataclass(frozen=True, slots=True)
class Decision:
    """`application` is None where the letter opens a new one. `correction_by` is the last day of
    the running correction period, or of the one this decision begins. `version`: the newest event of
    the application when it was looked at; whatever happens to it leaves one.
    """

    application: Application | None
    submission: Submission
    dossier: Dossier
    verdict: Verdict
    correction_by: date | None
    version: int = 0

    @property
    def counts(self) -> bool:
        """Tell whether the papers of the letter count; a stranger's do not."""
        return any(one is self.submission for one in self.dossier.counting)


def decide(office: Office, mail: Mail, part: Part, threads: Sequence[Application]) -> Decision:
    """The verdict on everything the application holds, this letter's documents included.

    `threads`: the applications the letter says it is about.

    Raises ReadingFailed where an earlier letter of it cannot be read again.
    """
    alone = build_dossier(part.campaign, (part.submission,))
    thread = threads[part.known] if part.known is not None else None

    def knows(application: Application) -> bool:
        """Tell whether the application knows him. Whose form stands beside a stranger's that names his
        address has not written that one.
        """
        earlier = earlier_submissions(office, part.campaign, application)
        known = senders_of(earlier) if alone.tells_names else known_to(earlier, part.campaign)
        return is_known(part.submission.letter.sender.address, known)

    application = application_of(office.db, alone, thread, knows)
    version = events.newest(office.db, application.id) if application else 0
    earlier = earlier_submissions(office, part.campaign, application)
    newest = with_doubt(office, mail, part.submission, earlier, part.campaign)
    decision = _judged(office, part.campaign, application, (*earlier, newest))
    return replace(decision, version=version)


def decide_again(office: Office, application: Application) -> Decision | None:
    """The verdict on what the application holds by now; None where no letter is left of it."""
    campaign = office.campaign(application.campaign)
    version = events.newest(office.db, application.id)

    def judged() -> Decision | None:
        earlier = earlier_submissions(office, campaign, application)
        return _judged(office, campaign, application, earlier) if earlier else None

    def look(wants: Sequence[Want]) -> bool:
        return look_closer_at(office, application, wants)

    decision = judge_until_read(judged(), judged, look, lambda one: wants_of((one,) if one else ()))
    return replace(decision, version=version) if decision else None


def papers_of(office: Office, application: Application) -> Dossier | None:
    """Gather what the application holds by now, and judge nothing; None where no letter is left."""
    campaign = office.campaign(application.campaign)
    submissions = earlier_submissions(office, campaign, application)
    if not submissions:
        return None
    more_time = review_notes.of_application(office.db, application.id).extended_to
    return _gathered_apart(office, extended(campaign, more_time), submissions)[0]


def wants_of(decisions: Sequence[Decision]) -> tuple[Want, ...]:
    """Return what the verdicts want to be read more closely."""
    return tuple(want for one in decisions for want in one.verdict.wants)


def look_closer_at(office: Office, application: Application, wants: Collection[Want]) -> bool:
    """Tell whether a file of the application's letters was read more closely, as is wanted of it.

    Raises ReadingFailed where a letter cannot be read again.
    """
    learnt = False
    for mail in applications.mails_of(office.db, application.id) if wants else ():
        path = office.archive.path(mail.sha256)
        read = office.reader.read(path)
        learnt |= look_closer(office.reader, path, read, wants) is not read
    return learnt


def _judged(
    office: Office,
    campaign: Campaign,
    application: Application | None,
    submissions: tuple[Submission, ...],
) -> Decision:
    more_time = (
        review_notes.of_application(office.db, application.id).extended_to if application else None
    )
    campaign = extended(campaign, more_time)
    running = (
        running_until(office.db, application.id, application.number, campaign)
        if application
        else None
    )
    dossier, newest = _gathered_apart(office, campaign, submissions)
    history = History(
        twins_of(office.db, dossier, application.id if application else None),
        running,
        _nominated(office, dossier, application),
        _namesakes(office, dossier, application),
        _counted_with(office, dossier, application),
        _in_campaign(office, dossier, application),
        _on_paper(office, application),
        office.now() if is_fault(campaign) else None,
    )
    dossier = replace(dossier, history=history)
    made = rulings.in_force(office.db, application.id if application else None)
    verdict: Verdict = office.bounded(judge_under, dossier, made)
    by = running or correction_end(campaign, office.now())
    return Decision(application, newest, dossier, verdict, by)


def _gathered_apart(
    office: Office, campaign: Campaign, submissions: tuple[Submission, ...]
) -> tuple[Dossier, Submission]:
    found: tuple[Dossier, Submission] = office.bounded(gathered, campaign, submissions)
    return found


def gathered(campaign: Campaign, submissions: tuple[Submission, ...]) -> tuple[Dossier, Submission]:
    """Returns the dossier and the newest letter as it stands in it, told apart by identity."""
    return build_dossier(campaign, submissions), submissions[-1]


def earlier_submissions(
    office: Office, campaign: Campaign, application: Application | None
) -> tuple[Submission, ...]:
    """The application's letters so far, from the archive; facts are kept, so nothing is read twice.

    A sender was confirmed for the letter before it is asked about the next.
    """
    submissions: tuple[Submission, ...] = ()
    if application is None:
        return submissions
    by_hand = assignments.of_application(office.db, application.id)
    for mail in applications.mails_of(office.db, application.id):
        read = office.reader.read(office.archive.path(mail.sha256))
        one, linked = submission_of(office, campaign, application, mail, read)
        one = replace(one, documents=assigned(one.documents, by_hand, campaign))
        if not linked:
            one = with_doubt(office, mail, one, submissions, campaign)
        submissions += (one,)
    return submissions


def submission_of(
    office: Office, campaign: Campaign, application: Application, mail: Mail, read: ReadLetter
) -> tuple[Submission, bool]:
    """The letter's part in the application, and whether staff joined the two by hand.

    Of a letter about several applications each has the documents the register says.
    """
    filed: tuple[Document, ...] = office.bounded(file_documents, read, campaign)
    share = applications.share_of(office.db, application.id, mail.id)
    if share is None or not share.shared:
        alone = Submission(read.letter, mail.received_at, filed, received_known=mail.received_known)
        return alone, bool(share and share.linked_by)
    rows = documents.of_submission(office.db, share.submission_id)
    assigned = {(row.filename, row.path, row.sha256): row.assigned for row in rows}
    keyed = [((d.filename, d.attachment.path, d.attachment.sha256), d) for d in filed]
    one = Submission(
        read.letter,
        mail.received_at,
        tuple(
            as_of(document, application.applicant, application.case_title)
            for key, document in keyed
            if assigned.get(key)
        ),
        alone=False,
        received_known=mail.received_known,
        unassigned=tuple(document for key, document in keyed if assigned.get(key) == 0),
    )
    return one, bool(share.linked_by)


def _namesakes(
    office: Office, dossier: Dossier, application: Application | None
) -> tuple[OtherApplication, ...]:
    own = application.id if application else None
    found = namesakes(office.db, dossier, own)
    return tuple(OtherApplication(one.number, one.applicant, one.case_title) for one in found)


def _counted_with(
    office: Office, dossier: Dossier, application: Application | None
) -> dict[tuple[str, ...], tuple[Beside, ...]]:
    """Asked only for the quotas of the campaign whose answers the application has."""
    campaign, own = dossier.campaign, application.id if application else None
    found: dict[tuple[str, ...], tuple[Beside, ...]] = {}
    for quota in campaign.quotas:
        try:
            values = quota_values(dossier, quota)
        except Absent:
            # Without a form the rule is skipped.
            continue
        if all(values.values()):
            found[quota.per] = quotas.counted_with(office.db, campaign, quota, values, own)
    return found


def _in_campaign(
    office: Office, dossier: Dossier, application: Application | None
) -> tuple[Beside, ...]:
    """Asked only where a spreadsheet came."""
    if not any(document.facts.sheets for document in dossier.documents):
        return ()
    own = application.id if application else None
    return quotas.in_campaign(office.db, dossier.campaign.id, own)


def _on_paper(office: Office, application: Application | None) -> dict[str, date]:
    if application is None:
        return {}
    arrived = paper_arrivals.of_application(office.db, application.id)
    return {one.material: one.arrived_on for one in arrived}


def _nominated(
    office: Office, dossier: Dossier, application: Application | None
) -> tuple[str, ...]:
    """Asked only where the campaign has a quota and the form a nominator."""
    nominator = dossier.answers.text("nominator") if dossier.answers else ""
    if dossier.campaign.nomination_quota is None or not nominator:
        return ()
    own = application.id if application else None
    return nominations.nominated_by(office.db, dossier.campaign.id, nominator, own)

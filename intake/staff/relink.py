"""Links a letter to an application or unlinks it; both are judged again.

The decision is noted with its actor, and stands: a later letter finds the register as staff left it.
"""

from intake.decisions.judging_first import judging_first
from intake.office import Office
from intake.outbox.last_word import drop_waiting
from intake.register import events
from intake.register.applications import applications, paper_arrivals
from intake.register.applications.applications import Application
from intake.register.database import transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailState
from intake.staff.acting import read_ahead
from intake.staff.rejudge import rejudge
from parsers.errors import IntakeError
from validators.model.dossier import Document
from validators.sorting.filing import file_documents


class CannotLink(IntakeError):
    """Why a letter cannot be linked or unlinked, in one sentence."""


@judging_first
def link(office: Office, mail_id: int, number: str, actor: str) -> Application:
    """Joins the letter, all its documents, to the application, and parts it from any other.

    Its sender then counts as confirmed. A letter about several applications can be joined to
    another only when it was unlinked from them. Raises CannotLink.
    """
    mail = _mail(office, mail_id)
    application = applications.find(office.db, number)
    if application is None:
        raise CannotLink(f"there is no application {number}.")
    before = applications.of_mail(office.db, mail.id)
    if len(before) > 1:
        held = ", ".join(one.number for one in before)
        raise CannotLink(f"letter {mail.id} is about {held}: `intake unlink {mail.id}` parts them.")
    read = office.reader.read(office.archive.path(mail.sha256))
    campaign = office.campaign(application.campaign)
    documents: tuple[Document, ...] = office.bounded(file_documents, read, campaign)
    for one in (*before, application):
        read_ahead(office, one.number)
    with transaction(office.db):
        for other in before:
            if other.id != application.id:
                _part(office, mail, other, actor)
                _hand_over_paper(office, other, application, actor)
        applications.add_submission(
            office.db, application.id, mail.id, mail.received_at, documents, linked_by=actor
        )
        _note(office, mail, application, "letter-linked", actor)
        _judge_again(office, mail, application, actor)
        _settle(office, mail, MailState.REGISTERED, "")
    return application


@judging_first
def unlink(office: Office, mail_id: int, actor: str) -> tuple[Application, ...]:
    """Parts the letter from every application it belongs to; it is then a question for staff.

    An application without letters is withdrawn: its number stays taken. Raises CannotLink.
    """
    mail = _mail(office, mail_id)
    before = applications.of_mail(office.db, mail.id)
    if not before:
        raise CannotLink(f"letter {mail.id} belongs to no application.")
    for one in before:
        read_ahead(office, one.number)
    with transaction(office.db):
        for application in before:
            _part(office, mail, application, actor)
        numbers = "、".join(one.number for one in before)
        _settle(office, mail, MailState.QUESTION, f"已由{actor}与{numbers}解除关联")
    return before


def _mail(office: Office, mail_id: int) -> Mail:
    try:
        mail = ledger.get(office.db, mail_id)
    except LookupError as error:
        raise CannotLink(f"there is no letter {mail_id}.") from error
    if mail.state not in {MailState.REGISTERED, MailState.QUESTION, MailState.IGNORED}:
        raise CannotLink(f"letter {mail_id} is {mail.state}: it has not been read.")
    return mail


def _part(office: Office, mail: Mail, application: Application, actor: str) -> None:
    share = applications.share_of(office.db, application.id, mail.id)
    if share is not None:
        applications.part(office.db, share.submission_id)
    _note(office, mail, application, "letter-unlinked", actor)
    _judge_again(office, mail, application, actor)


def _judge_again(office: Office, mail: Mail, application: Application, actor: str) -> None:
    if rejudge(office, application, f"来件{mail.id}关联变更", actor) is not None:
        return
    applications.withdraw(office.db, application.id, office.now())
    _note(office, mail, application, "application-withdrawn", actor)
    drop_waiting(office, applications.get(office.db, application.id), "申报已无来件", actor)


def _hand_over_paper(
    office: Office, before: Application, application: Application, actor: str
) -> None:
    """What came on paper for an application that is no more came for the one it was merged into."""
    gone = applications.get(office.db, before.id).stage == "withdrawn"
    if not gone or before.campaign != application.campaign:
        return
    for one in paper_arrivals.move(office.db, before.id, application.id):
        detail = f"{one.material} {one.arrived_on}（原登记于{before.number}）"
        events.note(office.db, office.now(), actor, application.id, "paper-arrived", detail)


def _note(office: Office, mail: Mail, application: Application, what: str, actor: str) -> None:
    events.note(office.db, office.now(), actor, application.id, what, f"来件{mail.id}")


def _settle(office: Office, mail: Mail, state: MailState, reason: str) -> None:
    ledger.settle(
        office.db,
        mail.id,
        state,
        reason=reason,
        sender=mail.sender,
        subject=mail.subject,
        message_id=mail.message_id,
    )

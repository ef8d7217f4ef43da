"""Judges letters again that were quarantined or taken for something else."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from intake.config.lock import DataFolderInUse, only_writer
from intake.config.settings import Settings
from intake.errors import CannotAct
from intake.mailbox.poll import judge_pending
from intake.office import Office
from intake.register import events
from intake.register.connection import Database
from intake.register.database import transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailState
from intake.staff.acting import Actor

AGAIN = {MailState.QUARANTINED, MailState.QUESTION, MailState.IGNORED}
"""None of these has an application or an answer, so nothing can happen twice."""


class NoSuchLetter(Exception):
    """No letter has the number, which is the argument."""


class NotAgain(Exception):
    """The letter is in none of the states of AGAIN."""

    def __init__(self, mail: Mail) -> None:
        super().__init__(mail.id)
        self.mail = mail


def put_back(db: Database, ids: Iterable[int], actor: str, now: datetime) -> None:
    """Puts the letters back to those that wait to be judged: all of them or, on an error, none.

    Raises NoSuchLetter or NotAgain.
    """
    with transaction(db):
        for mail_id in dict.fromkeys(ids):
            try:
                mail = ledger.get(db, mail_id)
            except LookupError as error:
                raise NoSuchLetter(mail_id) from error
            if mail.state not in AGAIN:
                raise NotAgain(mail)
            ledger.put_back(db, mail_id)
            events.note(db, now, actor, None, "letter-retried", f"来件{mail_id}")


def retry(office: Office, settings: Settings, ids: Sequence[int], actor: Actor) -> bool:
    """Puts them back, and judges them where no service runs that will. Whether they were judged."""
    if not ids:
        raise CannotAct("没有选择来件。")
    try:
        put_back(office.db, ids, actor.name, office.now())
    except NoSuchLetter as error:
        raise CannotAct(f"没有来件 {error}。") from error
    except NotAgain as error:
        raise CannotAct(
            f"来件 {error.mail.id} 已有申报或正在处理，请在申报页面重新审查。"
        ) from error
    return _judge(office, settings)


def _judge(office: Office, settings: Settings) -> bool:
    from intake.service import jobs

    try:
        with only_writer(settings.data_dir, "intake serve", office.now()):
            judge_pending(jobs.round_of(office))
    except DataFolderInUse:
        return False
    return True

"""Judges letters again that were quarantined or taken for something else."""

from collections.abc import Sequence

from intake.config.lock import DataFolderInUse, only_writer
from intake.config.settings import Settings
from intake.mailbox.poll import judge_pending
from intake.office import Office
from intake.register import events
from intake.register.database import transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import MailState
from intake.staff.acting import Actor, CannotAct

AGAIN = {MailState.QUARANTINED, MailState.QUESTION, MailState.IGNORED}
"""None of these has an application or an answer, so nothing can happen twice."""


def retry(office: Office, settings: Settings, ids: Sequence[int], actor: Actor) -> bool:
    """Puts them back, and judges them where no service runs that will. Whether they were judged."""
    if not ids:
        raise CannotAct("没有选择来件。")
    with transaction(office.db):
        for mail_id in dict.fromkeys(ids):
            _put_back(office, mail_id, actor)
    return _judge(office, settings)


def _put_back(office: Office, mail_id: int, actor: Actor) -> None:
    try:
        mail = ledger.get(office.db, mail_id)
    except LookupError as error:
        raise CannotAct(f"没有来件 {mail_id}。") from error
    if mail.state not in AGAIN:
        raise CannotAct(f"来件 {mail_id} 已有申报或正在处理，请在申报页面重新审查。")
    ledger.put_back(office.db, mail_id)
    events.note(office.db, office.now(), actor.name, None, "letter-retried", f"来件{mail_id}")


def _judge(office: Office, settings: Settings) -> bool:
    from intake.service import jobs

    try:
        with only_writer(settings.data_dir, "intake serve", office.now()):
            judge_pending(jobs.round_of(office))
    except DataFolderInUse:
        return False
    return True

"""Adds a file that came another way: downloaded from a link, on a stick, over the counter."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from intake.decisions.judging_first import judging_first
from intake.decisions.trusted_senders import BY_HAND
from intake.office import Office
from intake.register.applications import applications
from intake.register.database import transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import MailState
from intake.staff.acting import (
    Actor,
    CannotAct,
    acting,
    demand_words,
    judge_again,
    note,
    read_ahead,
)
from notifier.mail.header_text import header_text
from validators.model.dossier import Document
from validators.sorting.filing import file_documents


@dataclass(frozen=True, slots=True)
class HandFile:
    """`words` say where it came from; `received_at` is when it was handed over."""

    filename: str
    data: bytes
    words: str
    received_at: datetime


@judging_first
def add(office: Office, number: str, actor: Actor, file: HandFile) -> None:
    """Wraps the file in a letter of its own, kept in the archive like any, and joins it to the
    application: so a backup, a replay and every later judging know of it. Nobody is answered.
    """
    words = demand_words(file.words, 500)
    if not file.data or not header_text(file.filename):
        raise CannotAct("没有收到文件，或文件为空。")
    read_ahead(office, number)
    raw = _letter(number, actor, file, words)
    sha256 = office.archive.keep(raw)
    read = office.reader.read(office.archive.path(sha256))
    with acting(office, number, actor) as application, transaction(office.db):
        mail = ledger.record_fetched(
            office.db,
            ledger.next_file_key(office.db),
            sha256,
            file.received_at,
            office.now(),
            hold=True,
        )
        if mail.state is MailState.REPEAT:
            raise CannotAct("这个文件已经加入过。")
        campaign = office.campaign(application.campaign)
        documents: tuple[Document, ...] = office.bounded(file_documents, read, campaign)
        applications.add_submission(
            office.db, application.id, mail.id, file.received_at, documents, linked_by=actor.name
        )
        ledger.settle(
            office.db,
            mail.id,
            MailState.REGISTERED,
            reason=f"由{actor.name}加入：{words}",
            sender=read.letter.sender.address,
            subject=read.letter.subject,
            message_id=read.letter.message_id,
        )
        note(office, application, actor, "file-added", f"{file.filename}（来件{mail.id}）：{words}")
        judge_again(office, application, actor, f"来件{mail.id}")


def _letter(number: str, actor: Actor, file: HandFile, words: str) -> bytes:
    """Says by whom and why."""
    mail = EmailMessage()
    mail["From"] = BY_HAND
    mail["Subject"] = f"{number} 工作人员加入的文件"
    mail["Date"] = format_datetime(file.received_at)
    mail.set_content(f"由 {actor.name} 加入。\n{words}\n")
    mail.add_attachment(
        file.data,
        maintype="application",
        subtype="octet-stream",
        filename=header_text(file.filename),
    )
    mail.set_boundary("part-of-the-letter")
    return mail.as_bytes()

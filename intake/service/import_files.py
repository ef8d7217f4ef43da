"""Takes in letters that come as files (`intake take`), like polled mail."""

from datetime import datetime
from pathlib import Path

from intake.decisions.judge_letter import received_of
from intake.mailbox.handover import hand_over
from intake.office import Office
from intake.process import process
from intake.register.database import transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail
from intake.register.letters.receipt_doubts import note_doubt
from validators.model.receipt_time import Received, ReceivedFrom


def take_file(
    office: Office, path: Path, received_at: datetime | None = None, *, answer: bool = False
) -> Mail:
    """Takes one mail file into the register; the ledger row as it is afterwards.

    `received_at` defaults to the newest `Received:`, else `Date:`; where
    neither can be it is unknown. Its answer is held
    unless `answer`. The same bytes a second time are a repeat. Raises OSError where the file
    cannot be read, Unreadable where it is no letter.
    """
    raw = path.read_bytes()
    read = office.reader.read(path)
    now = office.now()
    given = Received(received_at, ReceivedFrom.SERVER) if received_at else None
    received = given or received_of(read.letter, now)
    sha256 = office.archive.keep(raw)
    with transaction(office.db):
        mail = ledger.record_fetched(
            office.db,
            ledger.next_file_key(office.db),
            sha256,
            received.at,
            now,
            hold=not answer,
            received_from=received.by,
        )
        note_doubt(office.db, mail, received, now)
    if mail.state is ledger.MailState.FETCHED:
        hand_over(office.db, mail, lambda one: process(office, one))
    return ledger.get(office.db, mail.id)

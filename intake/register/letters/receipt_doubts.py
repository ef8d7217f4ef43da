"""Notes for staff where a letter's dates of receipt contradict each other."""

from datetime import datetime

from intake.register import events
from intake.register.connection import Database
from intake.register.letters.ledger import Mail
from validators.model.receipt_time import Received, ReceivedFrom

_COUNTED = {
    ReceivedFrom.SERVER: "以服务器收件时间为准",
    ReceivedFrom.HEADER: "以信头最新的 Received 为准",
    ReceivedFrom.DATE: "以信头 Date 为准",
    ReceivedFrom.UNKNOWN: "不明，登记为取信时间",
}


def note_basis(db: Database, mail: Mail, application_id: int, now: datetime) -> None:
    """Writes into an application's log whose word its letter's time of receipt is, where it is not
    the server's.
    """
    if mail.received_from is not ReceivedFrom.SERVER:
        detail = f"来件{mail.id}：收件时间{_COUNTED[mail.received_from]}"
        events.note(db, now, events.PROGRAM, application_id, "received-date", detail)


def note_doubt(db: Database, mail: Mail, received: Received, now: datetime) -> None:
    """Writes into the event log what was doubted and what counts; nothing where all agrees."""
    if received.doubt:
        detail = f"来件{mail.id}：{received.doubt}；{_COUNTED[received.by]}"
        events.note(db, now, events.PROGRAM, None, "received-date-doubted", detail)

"""Notes for staff where a letter's dates of receipt contradict each other."""

from datetime import datetime

from sqlite_utils import Database

from intake.received import Received, ReceivedFrom
from intake.register import events
from intake.register.ledger import Mail

_COUNTED = {
    ReceivedFrom.SERVER: "以服务器收件时间为准",
    ReceivedFrom.HEADER: "以信头最新的 Received 为准",
    ReceivedFrom.DATE: "以信头 Date 为准",
    ReceivedFrom.UNKNOWN: "收到时间不明，登记为取信时间",
}


def note_doubt(db: Database, mail: Mail, received: Received, now: datetime) -> None:
    """Writes into the event log what was doubted and what counts; nothing where all agrees."""
    if received.doubt:
        detail = f"来件{mail.id}：{received.doubt}；{_COUNTED[received.by]}"
        events.note(db, now, events.PROGRAM, None, "received-date-doubted", detail)

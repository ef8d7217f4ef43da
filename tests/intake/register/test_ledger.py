from datetime import datetime, timedelta
from pathlib import Path

import pytest
from rounds import NOON

from intake.register.connection import Database
from intake.register.database import open_register
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailKey, MailState


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_register(tmp_path / "register.db")


def entered(
    db: Database,
    uid: int,
    sha256: str | None = None,
    at: datetime = NOON,
    folder: str = "INBOX",
    *,
    hold: bool = False,
) -> Mail:
    key = MailKey("main", folder, 1, uid)
    return ledger.record_fetched(db, key, sha256 or f"sha-{uid}", at, NOON, hold=hold)


def test_a_letter_is_entered_as_fetched(db: Database) -> None:
    mail = entered(db, 7, hold=True)
    assert (mail.key, mail.state, mail.held, mail.tries) == (
        MailKey("main", "INBOX", 1, 7),
        MailState.FETCHED,
        True,
        0,
    )
    assert mail.received_at == NOON
    assert ledger.get(db, mail.id) == mail


def test_the_same_bytes_elsewhere_are_a_repeat(db: Database) -> None:
    entered(db, 1, "same")
    again = entered(db, 9, "same", folder="Junk")
    assert again.state is MailState.REPEAT
    assert [mail.key.uid for mail in ledger.pending(db)] == [1]


def test_a_key_is_entered_once(db: Database) -> None:
    entered(db, 1)
    with pytest.raises(Exception, match="UNIQUE"):
        entered(db, 1, "other")


def test_known_uids_are_those_of_today_s_uidvalidity(db: Database) -> None:
    for uid in (3, 5):
        entered(db, uid)
    assert ledger.known_uids(db, "main", "INBOX", 1) == {3, 5}
    assert ledger.known_uids(db, "main", "INBOX", 1, at_least=4) == {5}
    assert ledger.known_uids(db, "main", "INBOX", 2) == set()
    assert ledger.known_uids(db, "other", "INBOX", 1) == set()


def test_pending_are_oldest_received_first_whatever_their_offset(db: Database) -> None:
    from datetime import UTC  # the same instant written otherwise

    entered(db, 1, at=NOON)
    entered(db, 2, at=(NOON - timedelta(minutes=1)).astimezone(UTC))
    entered(db, 3, at=(NOON + timedelta(minutes=1)).astimezone(UTC))
    assert [mail.key.uid for mail in ledger.pending(db)] == [2, 1, 3]


def test_a_time_without_offset_is_refused(db: Database) -> None:
    with pytest.raises(ValueError, match="offset"):
        entered(db, 1, at=datetime(2026, 6, 10, 12, 0))  # noqa: DTZ001  the mistake under test


def test_a_settled_letter_is_no_longer_pending(db: Database) -> None:
    mail = entered(db, 1)
    words = {"reason": "自动回复", "sender": "a@b.example", "subject": "题", "message_id": "<1@b>"}
    ledger.settle(db, mail.id, MailState.IGNORED, **words)
    settled = ledger.get(db, mail.id)
    assert (settled.state, settled.reason, settled.subject) == (MailState.IGNORED, "自动回复", "题")
    assert ledger.pending(db) == ()
    assert ledger.settled_uids(db, "main", "INBOX", 1) == {1}


def test_quarantine_and_back(db: Database) -> None:
    mail = entered(db, 1)
    assert [ledger.count_try(db, mail.id) for _ in range(2)] == [1, 2]
    ledger.quarantine(db, mail.id, "读不出", "Traceback …")
    aside = ledger.get(db, mail.id)
    assert (aside.state, aside.reason, aside.detail) == (
        MailState.QUARANTINED,
        "读不出",
        "Traceback …",
    )
    ledger.put_back(db, mail.id)
    back = ledger.get(db, mail.id)
    assert (back.state, back.tries, back.detail) == (MailState.FETCHED, 0, "")


def test_a_try_that_was_not_the_letter_s_fault_is_taken_back(db: Database) -> None:
    mail = entered(db, 1)
    ledger.count_try(db, mail.id)
    ledger.take_back_try(db, mail.id)
    assert ledger.count_try(db, mail.id) == 1


def test_letters_of_a_day(db: Database) -> None:
    for uid, hours in enumerate((-13, -12, 0, 11, 12), start=1):
        entered(db, uid, at=NOON + timedelta(hours=hours))
    midnight = NOON.replace(hour=0)
    day = ledger.received_between(db, midnight, midnight + timedelta(days=1))
    assert [mail.key.uid for mail in day] == [2, 3, 4]


def test_letters_from_files_have_keys_of_their_own(db: Database) -> None:
    first = ledger.next_file_key(db)
    ledger.record_fetched(db, first, "a", NOON, NOON, hold=True)
    second = ledger.next_file_key(db)
    assert (first.account, first.uid, second.uid) == (ledger.FILE_ACCOUNT, 1, 2)


def test_an_unknown_letter_is_told(db: Database) -> None:
    with pytest.raises(LookupError, match="no letter 5"):
        ledger.get(db, 5)

# ruff: noqa: PT012 - a transaction is a block of statements, one of which raises
from datetime import timedelta
from pathlib import Path

import pytest
from rounds import NOON, a_notice

from intake.register import notices
from intake.register.applications import applications
from intake.register.connection import Database
from intake.register.database import open_register, transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import MailKey
from intake.register.notices import NoticeRow, NoticeState


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_register(tmp_path / "register.db")


def queued(
    db: Database,
    state: NoticeState = NoticeState.DUE,
    mail_id: int | None = None,
    application_id: int | None = None,
    hours: int = 0,
) -> int:
    return notices.enqueue(
        db,
        a_notice(),
        application_id=application_id,
        mail_id=mail_id,
        state=state,
        due_at=NOON + timedelta(hours=hours),
        now=NOON,
        domain="example.org",
    )


def row(db: Database, notice_id: int) -> NoticeRow:
    return next(row for row in notices.listing(db) if row.id == notice_id)


def entered(db: Database) -> int:
    key = MailKey("main", "INBOX", 1, 1)
    return ledger.record_fetched(db, key, "sha", NOON, NOON, hold=False).id


def test_a_notice_comes_back_as_it_was_composed(db: Database) -> None:
    notice = a_notice()
    found = row(db, queued(db))
    assert (found.recipient, found.subject, found.text, found.html, found.in_reply_to) == (
        notice.recipient,
        notice.subject,
        notice.text,
        notice.html,
        notice.in_reply_to,
    )
    assert found.references == notice.references
    assert found.message_id.endswith("@example.org>")


def test_a_letter_is_answered_once(db: Database) -> None:
    mail_id = entered(db)
    assert queued(db, mail_id=mail_id) == queued(db, mail_id=mail_id)
    assert len(notices.listing(db)) == 1


def test_without_a_letter_there_may_be_several(db: Database) -> None:
    assert queued(db) != queued(db)


def test_a_notice_is_part_of_its_transaction(db: Database) -> None:
    with pytest.raises(KeyError), transaction(db):
        queued(db)
        raise KeyError
    assert notices.listing(db) == ()


def test_due_are_those_whose_time_has_come_longest_waiting_first(db: Database) -> None:
    late, early = queued(db, hours=0), queued(db, hours=-1)
    queued(db, hours=1)
    queued(db, NoticeState.HELD)
    assert [found.id for found in notices.due(db, NOON)] == [early, late]


def test_an_answer_to_a_notice_finds_its_application(db: Database) -> None:
    application = applications.open_application(db, "c", "C", NOON, NOON)
    ours = row(db, queued(db, application_id=application.id)).message_id
    assert notices.answered(db, ["<other@x>", ours]).application_id == application.id
    assert notices.answered(db, ["<other@x>"]) is None
    assert notices.answered(db, []) is None


def test_from_due_to_sent(db: Database) -> None:
    notice_id = queued(db)
    assert notices.mark_unknown(db, notice_id, NOON)
    assert row(db, notice_id).state is NoticeState.UNKNOWN
    notices.mark_sent(db, notice_id, NOON)
    sent = row(db, notice_id)
    assert (sent.state, sent.sent_at, sent.handed_at) == (NoticeState.SENT, NOON, NOON)


@pytest.mark.parametrize("state", [NoticeState.HELD, NoticeState.SENT, NoticeState.UNKNOWN])
def test_only_a_due_notice_may_be_handed_over(db: Database, state: NoticeState) -> None:
    notice_id = queued(db, state)
    assert not notices.mark_unknown(db, notice_id, NOON)
    assert row(db, notice_id).state is state


def test_a_refusal_is_kept_and_tried_later(db: Database) -> None:
    notice_id = queued(db)
    notices.retry_later(db, notice_id, NOON + timedelta(seconds=20), "451 later")
    found = row(db, notice_id)
    assert (found.state, found.tries, found.last_error) == (NoticeState.DUE, 1, "451 later")
    assert notices.due(db, NOON) == ()


@pytest.mark.parametrize("state", [NoticeState.HELD, NoticeState.FAILED, NoticeState.UNKNOWN])
def test_staff_release_what_waits_for_them(db: Database, state: NoticeState) -> None:
    notice_id = queued(db, state, hours=5)
    assert notices.release(db, [notice_id, 99], NOON) == (notice_id,)
    assert [found.id for found in notices.due(db, NOON)] == [notice_id]


@pytest.mark.parametrize("state", [NoticeState.HELD, NoticeState.FAILED, NoticeState.UNKNOWN])
def test_what_staff_release_has_all_its_tries_before_it(db: Database, state: NoticeState) -> None:
    """Else the first temporary refusal after the release would be the last."""
    notice_id = queued(db)
    for hour in range(4):
        notices.retry_later(db, notice_id, NOON + timedelta(hours=hour), "451 later")
    db.table("notices").update(notice_id, {"state": state})
    notices.release(db, [notice_id], NOON)
    found = row(db, notice_id)
    assert (found.state, found.tries, found.due_at, found.last_error) == (
        NoticeState.DUE,
        0,
        NOON,
        "",
    )


def test_what_was_sent_is_not_released(db: Database) -> None:
    notice_id = queued(db, NoticeState.SENT)
    assert notices.release(db, [notice_id], NOON) == ()


def test_counts_and_listing_by_state(db: Database) -> None:
    queued(db)
    held = queued(db, NoticeState.HELD)
    assert notices.counts(db) == {"due": 1, "held": 1}
    assert [found.id for found in notices.listing(db, "held")] == [held]

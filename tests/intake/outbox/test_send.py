from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rounds import NOON, a_notice, smtp_settings
from servers import Sink, free_port

from intake.config.settings import NoticeSettings, SmtpSettings
from intake.outbox.retries import MOST_TRIES
from intake.outbox.send import SendResult, send_due
from intake.register import notices
from intake.register.connection import Database
from intake.register.database import open_register
from intake.register.notices import NoticeRow, NoticeState

ZONE = ZoneInfo("Asia/Shanghai")
LIMITS = NoticeSettings()
LI, WANG, ZHAO = "li@park.example", "wang@park.example", "zhao@park.example"


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_register(tmp_path / "register.db")


def queued(db: Database, *recipients: str, state: NoticeState = NoticeState.DUE) -> list[int]:
    return [
        notices.enqueue(
            db,
            a_notice(recipient),
            application_id=None,
            mail_id=None,
            state=state,
            due_at=NOON,
            now=NOON,
        )
        for recipient in recipients
    ]


def rows(db: Database) -> list[NoticeRow]:
    return list(notices.listing(db))


def states(db: Database) -> list[str]:
    return [row.state.value for row in rows(db)]


def sent(
    db: Database,
    smtp: SmtpSettings | Sink,
    now: datetime = NOON,
    limits: NoticeSettings = LIMITS,
) -> SendResult:
    settings = smtp_settings(smtp) if isinstance(smtp, Sink) else smtp
    return send_due(db, settings, limits, ZONE, now)


def test_what_is_due_is_sent_once(db: Database, smtp_sink: Sink) -> None:
    queued(db, LI, WANG)
    assert sent(db, smtp_sink) == SendResult(sent=2)
    assert sent(db, smtp_sink) == SendResult()
    assert smtp_sink.recipients == [LI, WANG]
    assert states(db) == ["sent", "sent"]
    first = rows(db)[0]
    assert first.message_id.encode() in smtp_sink.messages[0]
    assert (first.sent_at, first.tries) == (NOON, 0)


def test_held_and_later_ones_stay(db: Database, smtp_sink: Sink) -> None:
    queued(db, LI, state=NoticeState.HELD)
    later = queued(db, WANG)[0]
    notices.postpone(db, later, NOON + timedelta(seconds=1))
    assert sent(db, smtp_sink) == SendResult()
    assert smtp_sink.messages == []


def test_notices_off_sends_nothing(db: Database, smtp_sink: Sink) -> None:
    queued(db, LI)
    assert sent(db, smtp_sink, limits=NoticeSettings(mode="off")) == SendResult()
    assert states(db) == ["due"]


def test_a_server_that_is_not_there_marks_nothing(db: Database) -> None:
    queued(db, LI)
    nobody = smtp_settings(Sink(port=free_port()))
    result = sent(db, nobody)
    assert (result.sent, "cannot be reached" in result.problem) == (0, True)
    assert (states(db), rows(db)[0].tries) == (["due"], 0)


def test_a_password_that_is_not_set_is_told(db: Database, smtp_sink: Sink) -> None:
    queued(db, LI)
    result = sent(db, smtp_settings(smtp_sink, user="cases", password_env="NOT_SET_ANYWHERE"))
    assert "NOT_SET_ANYWHERE" in result.problem
    assert states(db) == ["due"]


def test_a_login_that_is_refused_marks_nothing(
    db: Database, smtp_sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_MAILBOX_PASSWORD", "wrong")
    queued(db, LI)
    result = sent(db, smtp_settings(smtp_sink, user="cases"))
    assert result.problem != ""
    assert states(db) == ["due"]


@pytest.mark.parametrize("where", ["refuse", "refuse_body"])
def test_a_temporary_refusal_is_tried_again_within_a_minute(
    db: Database, smtp_sink: Sink, where: str
) -> None:
    queued(db, LI, WANG)
    setattr(smtp_sink, where, {LI: "451 4.7.1 greylisted"})
    assert sent(db, smtp_sink) == SendResult(sent=1, retried=1)
    waiting = rows(db)[0]
    assert (waiting.state, waiting.last_error) == (NoticeState.DUE, "451 4.7.1 greylisted")
    assert NOON < waiting.due_at <= NOON + timedelta(seconds=60)
    setattr(smtp_sink, where, {})
    assert sent(db, smtp_sink, NOON + timedelta(seconds=60)) == SendResult(sent=1)
    assert smtp_sink.recipients == [WANG, LI]


def test_pauses_grow_and_end_with_a_person(db: Database, smtp_sink: Sink) -> None:
    queued(db, LI)
    smtp_sink.refuse = {LI: "450 later"}
    now, pauses = NOON, []
    for _ in range(MOST_TRIES):
        sent(db, smtp_sink, now)
        pauses.append(rows(db)[0].due_at - now)
        now = max(rows(db)[0].due_at, now)
    assert pauses[:-1] == sorted(pauses[:-1])
    assert states(db) == ["failed"]
    assert now - NOON > timedelta(days=3)


@pytest.mark.parametrize("where", ["refuse", "refuse_body"])
def test_a_refusal_for_good_is_shown_to_staff(db: Database, smtp_sink: Sink, where: str) -> None:
    queued(db, LI, WANG)
    setattr(smtp_sink, where, {LI: "550 5.1.1 no such user"})
    assert sent(db, smtp_sink) == SendResult(sent=1, failed=1)
    assert states(db) == ["failed", "sent"]
    assert rows(db)[0].last_error == "550 5.1.1 no such user"
    assert sent(db, smtp_sink, NOON + timedelta(days=9)) == SendResult()


def test_a_provider_that_blocks_a_burst_is_left_alone_for_an_hour(
    db: Database, smtp_sink: Sink
) -> None:
    queued(db, LI, WANG)
    smtp_sink.refuse_body = {LI: "554 DT:SPM"}
    result = sent(db, smtp_sink)
    assert (result.sent, result.retried, "554 DT:SPM" in result.problem) == (0, 1, True)
    assert rows(db)[0].due_at == NOON + timedelta(hours=1)
    assert (states(db), rows(db)[0].last_error) == (["due", "due"], "554 DT:SPM")
    smtp_sink.refuse_body = {}
    assert sent(db, smtp_sink, NOON + timedelta(hours=1)) == SendResult(sent=2)


def test_a_block_that_does_not_pass_ends_with_a_person(db: Database, smtp_sink: Sink) -> None:
    queued(db, LI)
    smtp_sink.refuse_body = {LI: "554 DT:SPM"}
    for hours in (0, 1, 7, 31):
        assert states(db) == ["due"]
        sent(db, smtp_sink, NOON + timedelta(hours=hours))
    assert states(db) == ["failed"]


def test_a_server_that_refuses_us_fails_no_notice(db: Database, smtp_sink: Sink) -> None:
    queued(db, LI, WANG)
    smtp_sink.refuse_sender = "553 sender not allowed"
    result = sent(db, smtp_sink)
    assert (result.retried, "553 sender not allowed" in result.problem) == (1, True)
    assert states(db) == ["due", "due"]
    assert [row.tries for row in rows(db)] == [1, 0]


def test_an_address_that_is_none_fails_alone(db: Database, smtp_sink: Sink) -> None:
    queued(db, "nobody", WANG)
    assert sent(db, smtp_sink) == SendResult(sent=1, failed=1)
    assert states(db) == ["failed", "sent"]


def test_a_line_cut_before_the_body_leaves_it_due(db: Database, smtp_sink: Sink) -> None:
    queued(db, LI, WANG)
    smtp_sink.drop_before_data = True
    result = sent(db, smtp_sink)
    assert (result.retried, result.sent, result.problem != "") == (1, 0, True)
    assert states(db) == ["due", "due"]
    smtp_sink.drop_before_data = False
    assert sent(db, smtp_sink, NOON + timedelta(minutes=1)).sent == 2
    assert sorted(smtp_sink.recipients) == [LI, WANG]


def test_a_line_cut_after_the_body_waits_for_a_person(db: Database, smtp_sink: Sink) -> None:
    first, _ = queued(db, LI, WANG)
    smtp_sink.drop_after_data = True
    result = sent(db, smtp_sink)
    assert (result.unknown, result.problem != "") == (1, True)
    assert states(db) == ["unknown", "due"]
    smtp_sink.drop_after_data = False
    assert sent(db, smtp_sink, NOON + timedelta(days=1)).sent == 1
    assert smtp_sink.recipients == [LI, WANG]
    notices.release(db, [first], NOON)
    assert sent(db, smtp_sink, NOON + timedelta(days=1)).sent == 1
    message_id = rows(db)[0].message_id.encode()
    assert [message_id in message for message in smtp_sink.messages] == [True, False, True]


def test_a_recipient_gets_so_many_a_day_and_the_rest_the_next(
    db: Database, smtp_sink: Sink
) -> None:
    queued(db, LI, LI, LI, WANG)
    limits = NoticeSettings(per_sender_per_day=2)
    assert sent(db, smtp_sink, limits=limits) == SendResult(sent=3, waiting=1)
    assert states(db) == ["sent", "sent", "due", "sent"]
    assert rows(db)[2].due_at == datetime(2026, 6, 11, 0, 0, tzinfo=ZONE)
    midnight = datetime(2026, 6, 11, 0, 0, tzinfo=ZONE)
    assert sent(db, smtp_sink, midnight - timedelta(seconds=1), limits) == SendResult()
    assert sent(db, smtp_sink, midnight, limits) == SendResult(sent=1)


def test_the_hour_s_budget_keeps_the_rest_waiting(db: Database, smtp_sink: Sink) -> None:
    queued(db, LI, WANG, ZHAO)
    limits = NoticeSettings(budget_per_hour=2)
    assert sent(db, smtp_sink, limits=limits) == SendResult(sent=2, waiting=1)
    soon = NOON + timedelta(minutes=59)
    assert sent(db, smtp_sink, soon, limits) == SendResult(waiting=1)
    assert sent(db, smtp_sink, NOON + timedelta(minutes=61), limits) == SendResult(sent=1)
    assert smtp_sink.recipients == [LI, WANG, ZHAO]


def test_lines_that_begin_with_a_dot_arrive(db: Database, smtp_sink: Sink) -> None:
    queued(db, LI)
    db.table("notices").update(1, {"text": ".\n..\n", "html": "."})
    assert sent(db, smtp_sink).sent == 1

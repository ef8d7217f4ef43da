"""Receipts that go ahead of the answers while many letters wait: who has one, and that the answer
follows all the same, once.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
import rounds
from applicants import Desk, Mailing, all_files, scan
from commands import intake, write_settings
from dossiers import IN_TIME, STEM
from servers import ImapServer, Sink

from intake.config.settings import NoticeSettings
from intake.mailbox.backlog import LOOK_AGAIN, in_a_rush
from intake.mailbox.errors import MailboxError
from intake.mailbox.poll import poll_all
from intake.outbox.receipts import acknowledge
from intake.process import process
from intake.register import notices
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailKey, MailState
from notifier.notices.kinds import NoticeKind

FILES = all_files()
BULK = {"Auto-Submitted": "auto-replied"}
ROOMY = NoticeSettings(receipts_from=1, budget_per_hour=1000)


def waiting(desk: Desk, *mailings: Mailing, hold: bool = False) -> tuple[Mail, ...]:
    """The letters on disk and in the ledger, not judged."""
    for number, mailing in enumerate(mailings, start=100):
        sha256 = desk.office.archive.keep(mailing.raw())
        key = MailKey("main", "INBOX", 1, number)
        ledger.record_fetched(desk.db, key, sha256, IN_TIME, IN_TIME, hold=hold)
    return ledger.pending(desk.db)


def told(desk: Desk, mails: tuple[Mail, ...], limits: NoticeSettings = ROOMY) -> list[str]:
    """Whom receipts are put out to."""
    acknowledge(replace(desk.office, notices=limits), mails, len(mails))
    return [row.recipient for row in notices.listing(desk.db) if row.kind == NoticeKind.RECEIPT]


@pytest.mark.parametrize(
    ("mailing", "receipts"),
    [
        (Mailing(files=FILES), ["lin@yunling.example"]),
        (Mailing(files=FILES, headers={"Reply-To": "b@y.example"}), ["b@y.example"]),
        (Mailing(subject="补充材料", files=FILES), ["lin@yunling.example"]),
        (Mailing(subject="材料", files={"承诺书.pdf": scan(4)}), ["lin@yunling.example"]),
        (Mailing(subject="发票", files={"invoice.pdf": scan(4)}), []),
        (Mailing(subject="请问截止时间", files={"image001.png": b"\x89PNG"}), []),
        (Mailing(subject="请问截止时间"), []),
        (Mailing(subject=STEM), []),
        (Mailing(files=FILES, headers=BULK), []),
        (Mailing(files=FILES, sender="cases@office.example"), []),
    ],
    ids=[
        "papers",
        "Reply-To",
        "a supplement",
        "a word for a paper",
        "anybody's file",
        "a screenshot",
        "a question",
        "no files",
        "automatic",
        "our own",
    ],
)
def test_who_sent_files_is_told(desk: Desk, mailing: Mailing, receipts: list[str]) -> None:
    assert told(desk, waiting(desk, mailing)) == receipts


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


MANY = tuple(
    Mailing(sender=f"a{number}@y.example", files=FILES, number=number) for number in range(6)
)


@pytest.mark.parametrize(
    ("limits", "receipts"),
    [
        (ROOMY, 6),
        # An hour bears the six answers, and four more.
        (ROOMY.model_copy(update={"budget_per_hour": 10}), 4),
        (ROOMY.model_copy(update={"budget_per_hour": 6}), 0),
        (ROOMY.model_copy(update={"per_sender_per_day": 2}), 6),
        (ROOMY.model_copy(update={"per_sender_per_day": 1}), 0),
        (ROOMY.model_copy(update={"mode": "hold"}), 0),
        (ROOMY.model_copy(update={"mode": "off"}), 0),
        (ROOMY.model_copy(update={"hold_kinds": ("receipt",)}), 0),
    ],
)
def test_no_receipt_takes_what_an_answer_needs(
    desk: Desk, limits: NoticeSettings, receipts: int
) -> None:
    assert len(told(desk, waiting(desk, *MANY), limits)) == receipts


def test_one_person_has_one_receipt_and_one_letter_too(desk: Desk) -> None:
    same = [Mailing(files=FILES, number=number) for number in range(3)]
    mails = waiting(desk, *same)
    assert len(told(desk, mails)) == 1
    first = waiting(desk)[:1]
    assert len(told(desk, first)) == 1, "asked again, it is not written again"


def test_what_may_have_been_answered_before_is_not_told(desk: Desk) -> None:
    assert told(desk, waiting(desk, *MANY, hold=True)) == []


def test_an_address_that_sent_a_notice_back_is_not_told(desk: Desk) -> None:
    desk.take(Mailing(sender="a1@y.example", subject=STEM, number=99))
    (row,) = notices.listing(desk.db)
    notices.mark_bounced(desk.db, row.id, "no such user", IN_TIME)
    one, two = replace(MANY[1], number=1), MANY[2]
    assert told(desk, waiting(desk, two, one)) == [two.sender]


def test_the_receipt_tells_nothing_of_the_content_and_threads_to_the_letter(desk: Desk) -> None:
    told(desk, waiting(desk, Mailing(files=FILES)))
    (row,) = notices.listing(desk.db)
    assert (row.application_id, row.mail_id) == (None, None)
    assert row.in_reply_to == "<1@yunling.example>"
    assert "已经收到" in row.text
    assert "请勿重复投递" in row.text
    rest = row.text.replace("不代表材料齐全", "")
    assert [word for word in ("缺", "补正", "齐全") if word in rest] == []
    assert "SCO2026-" not in row.subject + row.text + row.html


def test_the_history_of_the_application_shows_it(desk: Desk) -> None:
    mails = waiting(desk, Mailing(files=FILES))
    told(desk, mails)
    process(desk.office, mails[0])
    (application,) = desk.rows("SELECT id FROM applications")
    kinds = [row.kind for row in notices.of_application(desk.db, int(str(application[0])))]
    assert kinds == ["receipt", "correction"]


def test_who_answers_the_receipt_means_the_application(desk: Desk) -> None:
    mails = waiting(desk, Mailing(files=FILES))
    told(desk, mails)
    process(desk.office, mails[0])
    receipt = notices.listing(desk.db)[0].message_id
    more = {"In-Reply-To": receipt}
    pledge = {"扫描件.pdf": scan(9)}
    desk.take(Mailing(subject="Re: 已收到来件", files=pledge, headers=more, number=7))
    assert desk.rows("SELECT count(*) FROM applications") == [(1,)]
    assert desk.rows("SELECT count(*) FROM submissions") == [(2,)]


def settings(folder: Path, imap: ImapServer, smtp: Sink) -> Path:
    path = write_settings(folder, imap, smtp)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n[notices]\nreceipts_from = 4\nbudget_per_hour = 100\n")
    return path


@pytest.mark.parametrize(("letters", "receipts"), [(3, 0), (5, 5)])
def test_in_a_rush_receipts_go_first_and_every_answer_follows_once(
    imap_server: ImapServer, smtp_sink: Sink, tmp_path: Path, letters: int, receipts: int
) -> None:
    config = settings(tmp_path, imap_server, smtp_sink)
    for mailing in MANY[:letters]:
        imap_server.deliver(mailing.raw(), IN_TIME + timedelta(minutes=mailing.number))
    for _ in range(2):
        done = intake("poll", "--config", config)
        assert done.code == 0, done.err
    messages = [message_from_bytes(raw, policy=policy.default) for raw in smtp_sink.messages]
    early = ["已收到来件" in str(message["Subject"]) for message in messages]
    assert early == [True] * receipts + [False] * letters
    assert set(Counter(smtp_sink.recipients).values()) == {2 if receipts else 1}


def test_a_kill_between_receipt_and_answer_repeats_neither(desk: Desk) -> None:
    mails = waiting(desk, *MANY)
    assert len(told(desk, mails)) == len(MANY)
    # Killed here; the next round finds them pending.
    assert [mail.state for mail in ledger.pending(desk.db)] == [MailState.FETCHED] * len(MANY)
    assert len(told(desk, ledger.pending(desk.db))) == len(MANY)


def test_who_writes_while_others_are_judged_is_told_too(tmp_path: Path) -> None:
    """The order of things in a rush, with a clock of its own: told, judged, looked again, told, judged."""
    told, judged, clock = [], [], IN_TIME
    letters = waiting(Desk(tmp_path), *MANY)
    arriving = iter([letters[:3], letters[3:5], letters[5:], ()])
    given = in_a_rush(
        lambda: next(arriving),
        lambda new, waiting: told.append(([mail.id for mail in new], waiting)),
        lambda: clock,
        lambda: None,
    )
    for mail in given:
        judged.append(mail.id)
        clock += LOOK_AGAIN / 2
    first = letters[0].id
    assert judged == [first + number for number in range(6)]
    new = [([one - first for one in ids], waiting) for ids, waiting in told]
    assert new == [([0, 1, 2], 3), ([3, 4], 3), ([5], 2), ([], 0)]


def test_what_is_here_is_judged_although_the_line_broke(tmp_path: Path) -> None:
    letters = waiting(Desk(tmp_path), *MANY)

    def breaking() -> Iterator[Mail]:
        yield from letters[:4]
        raise MailboxError("gone", "连接中断")

    given = in_a_rush(breaking, lambda *_: None, lambda: IN_TIME, lambda: None)
    judged = []
    with pytest.raises(MailboxError):
        judged += given
    assert judged == list(letters[:4])


@pytest.mark.parametrize("kind", ["imap_server", "dovecot"])
def test_a_letter_that_comes_during_a_rush_is_in_the_same_round(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    server: ImapServer = request.getfixturevalue(kind)
    desk, told, clock = rounds.Desk(tmp_path), [], IN_TIME
    for name in "abcd":
        server.deliver(rounds.letter(name))

    def process(mail: Mail) -> None:
        nonlocal clock
        clock += LOOK_AGAIN
        if len(desk.processed) == 1:
            server.deliver(rounds.letter("late"))
        desk.process(mail)

    round_ = replace(
        desk.round(process=process, ahead=0),
        rush=3,
        acknowledge=lambda mails, _waiting: told.append(len(mails)),
        now=lambda: clock,
    )
    (result,) = poll_all(round_, [rounds.imap_account(server)])
    assert len(result.states) == 5
    assert (told[0], sum(told)) == (4, 5)
    (again,) = poll_all(desk.round(), [rounds.imap_account(server)])
    assert again.states == ()

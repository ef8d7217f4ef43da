"""Lines that break and letters a server does not hand out."""

import random
from collections import Counter
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rounds import NOON, Desk, a_notice, imap_account, letter, smtp_settings
from servers import CuttingProxy, Dovecot, ImapServer, Sink

from intake.ledger_check import check_ledger
from intake.outbox import send_due
from intake.poller import poll_all
from intake.register import folders, notices
from intake.register.notices import NoticeState
from intake.settings import NoticeSettings


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_letter_the_server_cannot_read_does_not_keep_the_others(
    dovecot: Dovecot, desk: Desk
) -> None:
    # Dovecot drops the connection over such a letter, each time it is asked for.
    for name in "abcd":
        dovecot.deliver(letter(name))
    unreadable = sorted((dovecot.maildir / "new").iterdir())[1]
    unreadable.chmod(0)
    account = imap_account(dovecot)
    for _ in range(2):
        (result,) = poll_all(desk.round(), [account])
        assert desk.states() == ["registered"] * 3
        assert "does not hand them out: UID" in str(result.problems[0])
        assert [folder.last_problem != "" for folder in folders.listing(desk.db)] == [True]
        (check,) = check_ledger(desk.db, [account], desk.round().now)
        assert len(check.missing) == 1
    unreadable.chmod(0o600)
    (result,) = poll_all(desk.round(), [account])
    assert (result.problems, desk.states()) == ((), ["registered"] * 4)


def test_a_letter_deleted_under_our_hands_is_no_trouble(dovecot: Dovecot, desk: Desk) -> None:
    for name in "ab":
        dovecot.deliver(letter(name))
    with dovecot.client() as client:
        client.select_folder("INBOX")
        first, second = client.search("ALL")

        def stop() -> bool:
            client.delete_messages([second])
            client.uid_expunge([second])
            return False

        (result,) = poll_all(desk.round(stop=stop), [imap_account(dovecot)])
    assert first < second
    assert (result.problems, desk.states()) == ((), ["registered"])


@pytest.mark.parametrize("seed", range(3))
def test_lines_cut_anywhere_lose_nothing(
    imap_server: ImapServer, desk: Desk, seed: int, faults: Counter[str]
) -> None:
    chance = random.Random(seed)
    letters = {letter(f"{number}") + b"x" * chance.randrange(3000) + b"\r\n" for number in range(8)}
    for raw in letters:
        imap_server.deliver(raw)
    proxy = CuttingProxy(imap_server.port, [chance.randrange(9000) for _ in range(30)])
    account = imap_account(ImapServer(proxy.port))
    results = (poll_all(desk.round(), [account])[0] for _ in range(40))
    assert any(not result.problems for result in results)
    proxy.close()
    assert proxy.cut > 0
    faults["cut"] = proxy.cut
    assert desk.states() == ["registered"] * 8
    assert {path.read_bytes() for path in (desk.folder / "archive").rglob("*.eml")} == letters
    (check,) = check_ledger(desk.db, [imap_account(imap_server)], desk.round().now)
    assert check.whole


@pytest.mark.parametrize("of_client", [False, True])
def test_a_line_to_the_mail_server_cut_anywhere_sends_nothing_twice(
    smtp_sink: Sink, desk: Desk, faults: Counter[str], *, of_client: bool
) -> None:
    """The first connection breaks after so many bytes; the next ones hold."""
    zone, limits = ZoneInfo("Asia/Shanghai"), NoticeSettings(budget_per_hour=10**6)
    whole = 0
    for number in range(600):
        cut = number * (23 if of_client else 1)
        notice = a_notice(f"person-{number}@park.example")
        id_ = notices.enqueue(
            desk.db,
            notice,
            application_id=None,
            mail_id=None,
            state=NoticeState.DUE,
            due_at=NOON,
            now=NOON,
        )
        proxy = CuttingProxy(smtp_sink.port, [cut], of_client=of_client)
        settings = smtp_settings(Sink(port=proxy.port))
        for minutes in (0, 1, 60, 24 * 60):
            send_due(desk.db, settings, limits, zone, NOON + timedelta(minutes=minutes))
        proxy.close()
        row = notices.get(desk.db, id_)
        came = smtp_sink.recipients.count(notice.recipient)
        # Once the body was under way nobody knows: a person decides.
        assert (row.state.value, came) in {("sent", 1), ("unknown", 0), ("unknown", 1)}, cut
        whole += proxy.cut == 0
        faults["cut"] += proxy.cut
        if whole > 3:
            break
    assert whole > 3, "no line was long enough to hold"

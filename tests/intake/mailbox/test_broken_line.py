"""Lines that break and letters a server does not hand out."""

import random
from collections import Counter
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from imapclient import SocketTimeout
from rounds import NOON, Desk, a_notice, imap_account, letter, smtp_settings
from servers import CuttingProxy, Dovecot, ImapServer, Sink

from intake.config.settings import NoticeSettings
from intake.mailbox import login
from intake.mailbox.poll import poll_all
from intake.mailbox.reconcile import check_ledger
from intake.outbox.send import send_due
from intake.register import notices
from intake.register.letters import folders
from intake.register.notices import NoticeState
from notifier.mail import smtp

QUICK = 0.5
"""Seconds a line may be silent, in place of minutes."""


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


@pytest.mark.parametrize(("seed", "stalls"), [(0, False), (1, False), (2, False), (3, True)])
def test_lines_cut_or_stalled_anywhere_lose_nothing(
    imap_server: ImapServer,
    desk: Desk,
    seed: int,
    faults: Counter[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    stalls: bool,
) -> None:
    monkeypatch.setattr(login, "TIMEOUT", SocketTimeout(connect=20, read=QUICK))
    chance = random.Random(seed)
    letters = {letter(f"{number}") + b"x" * chance.randrange(3000) + b"\r\n" for number in range(8)}
    for raw in letters:
        imap_server.deliver(raw)
    cuts = [chance.randrange(9000) for _ in range(30)]
    proxy = CuttingProxy(imap_server.port, cuts, stalls=stalls)
    account = imap_account(ImapServer(proxy.port))
    results = (poll_all(desk.round(), [account])[0] for _ in range(40))
    assert any(not result.problems for result in results)
    proxy.close()
    assert proxy.cut > 0
    faults["stalled" if stalls else "cut"] = proxy.cut
    assert desk.states() == ["registered"] * 8
    assert {path.read_bytes() for path in (desk.folder / "archive").rglob("*.eml")} == letters
    (check,) = check_ledger(desk.db, [imap_account(imap_server)], desk.round().now)
    assert check.whole


STEPS = {"server": 1, "client": 23}


@pytest.mark.parametrize("speaker", STEPS)
def test_a_line_to_the_mail_server_cut_anywhere_sends_nothing_twice(
    smtp_sink: Sink, desk: Desk, faults: Counter[str], speaker: str
) -> None:
    """The first connection breaks after so many bytes; the next ones hold."""
    whole = 0
    for number in range(600):
        cut = number * STEPS[speaker]
        proxy = CuttingProxy(smtp_sink.port, [cut], of_client=speaker == "client")
        assert sent_over(desk, smtp_sink, proxy, f"person-{number}@park.example") in ENDS, cut
        whole += proxy.cut == 0
        faults["cut"] += proxy.cut
        if whole > 3:
            break
    assert whole > 3, "no line was long enough to hold"


@pytest.mark.parametrize("speaker", STEPS)
def test_a_mail_server_that_falls_silent_gets_nothing_twice(
    smtp_sink: Sink,
    desk: Desk,
    faults: Counter[str],
    monkeypatch: pytest.MonkeyPatch,
    speaker: str,
) -> None:
    step = {"server": 15, "client": 97}[speaker]
    monkeypatch.setattr(smtp, "SECONDS", QUICK)
    for number in range(1, 12):
        of_client = speaker == "client"
        proxy = CuttingProxy(smtp_sink.port, [number * step], of_client=of_client, stalls=True)
        end = sent_over(desk, smtp_sink, proxy, f"person-{number}@park.example")
        assert end in ENDS, number
        faults["stalled"] += proxy.cut
    assert faults["stalled"] > 3


ENDS = {("sent", 1), ("unknown", 0), ("unknown", 1)}
"""Once the body was under way nobody knows: a person decides."""


def sent_over(desk: Desk, sink: Sink, proxy: CuttingProxy, recipient: str) -> tuple[str, int]:
    """What became of one notice after a day of sending, and how often it came."""
    id_ = notices.enqueue(
        desk.db,
        a_notice(recipient),
        application_id=None,
        mail_id=None,
        state=NoticeState.DUE,
        due_at=NOON,
        now=NOON,
    )
    settings, limits = smtp_settings(Sink(port=proxy.port)), NoticeSettings(budget_per_hour=10**6)
    for minutes in (0, 1, 60, 24 * 60):
        now = NOON + timedelta(minutes=minutes)
        send_due(desk.db, settings, limits, ZoneInfo("Asia/Shanghai"), now)
    proxy.close()
    return notices.get(desk.db, id_).state.value, sink.recipients.count(recipient)

"""Lines that break and letters a server does not hand out."""

import random
from pathlib import Path

import pytest
from rounds import Desk, imap_account, letter
from servers import CuttingProxy, Dovecot, ImapServer

from intake.ledger_check import check_ledger
from intake.poller import poll_all
from intake.register import folders


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
def test_lines_cut_anywhere_lose_nothing(imap_server: ImapServer, desk: Desk, seed: int) -> None:
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
    assert desk.states() == ["registered"] * 8
    assert {path.read_bytes() for path in (desk.folder / "archive").rglob("*.eml")} == letters
    (check,) = check_ledger(desk.db, [imap_account(imap_server)], desk.round().now)
    assert check.whole

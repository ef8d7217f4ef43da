"""A real Courier: its UIDVALIDITY does not last until somebody has opened the folder to write."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from courier import Courier, courier_may_be_missing, courier_server
from rounds import Desk, imap_account, letter
from servers import PASSWORD, PASSWORD_ENV

from intake.config.settings import Settings
from intake.doctor.diagnosis import State
from intake.doctor.servers import mailboxes
from intake.mailbox.connection import open_mailbox
from intake.mailbox.poll import PollResult, poll_all
from intake.mailbox.reconcile import check_ledger
from intake.register.letters import folders


@pytest.fixture
def courier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Courier]:
    if courier_may_be_missing():
        pytest.skip("Courier is not unpacked here; in CI it is")
    monkeypatch.setenv(PASSWORD_ENV, PASSWORD)
    with courier_server(tmp_path / "courier") as server:
        yield server


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def put(server: Courier, *names: str) -> None:
    for name in names:
        server.put(f"1781{name}.M1.host", letter(name))


def poll(desk: Desk, server: Courier) -> PollResult:
    (result,) = poll_all(desk.round(), [imap_account(server)])
    return result


def next_second(server: Courier) -> None:
    """Opens the folder until Courier's clock has gone on: two rounds of one second look alike."""
    with open_mailbox(imap_account(server)) as mailbox:
        first = mailbox.select("INBOX", readonly=True).uidvalidity
        while mailbox.select("INBOX", readonly=True).uidvalidity == first:
            """Asked again."""


def fetched_bodies(server: Courier, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    from intake.mailbox.connection import Mailbox

    bodies: list[int] = []
    fetch = Mailbox.fetch
    monkeypatch.setattr(Mailbox, "fetch", lambda self, uid: bodies.append(uid) or fetch(self, uid))
    return bodies


def test_its_uidvalidity_does_not_last(courier: Courier) -> None:
    put(courier, "a")
    with open_mailbox(imap_account(courier)) as mailbox:
        assert not mailbox.lasts("INBOX", mailbox.select("INBOX", readonly=True).uidvalidity)
        # Opened to write, it is written down.
        mailbox.select("INBOX", readonly=False)
        assert mailbox.lasts("INBOX", mailbox.select("INBOX", readonly=True).uidvalidity)


def test_each_letter_is_taken_in_once_and_no_round_costs_bodies_or_rows(
    courier: Courier, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(courier, *"abcdef")
    first = poll(desk, courier)
    assert (len(first.states), first.problems) == (6, ())
    next_second(courier)
    bodies = fetched_bodies(courier, monkeypatch)
    for _ in range(4):
        assert poll(desk, courier) == PollResult("main")
    assert (bodies, desk.count("mails"), desk.count("notices")) == ([], 6, 6)
    assert [folder.is_lasting for folder in folders.listing(desk.db)] == [False]
    told = desk.db.query("SELECT detail FROM events WHERE what = 'uidvalidity-unstable'")
    assert len(list(told)) == 1


def test_new_letters_are_found_though_uids_shift(
    courier: Courier, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first letter is taken away, so that the newest has a UID that another had."""
    put(courier, "a", "b", "c")
    poll(desk, courier)
    next_second(courier)
    poll(desk, courier)
    for path in courier.maildir.glob("*/1781a*"):
        path.unlink()
    put(courier, "dd")
    bodies = fetched_bodies(courier, monkeypatch)
    assert len(poll(desk, courier).states) == 1
    assert (len(bodies), desk.count("mails"), desk.count("applications")) == (1, 4, 4)
    assert poll(desk, courier).states == ()
    (check,) = check_ledger(desk.db, [imap_account(courier)], desk.round().now)
    assert check.whole
    assert "UIDVALIDITY" in check.remark


def test_two_letters_of_one_size_and_second_are_two(courier: Courier, desk: Desk) -> None:
    put(courier, "a")
    poll(desk, courier)
    next_second(courier)
    poll(desk, courier)
    put(courier, "b", "c")
    poll(desk, courier)
    poll(desk, courier)
    assert (desk.count("mails"), desk.count("applications")) == (3, 3)


def test_a_rush_in_such_a_folder(courier: Courier, desk: Desk) -> None:
    put(courier, "a")
    poll(desk, courier)
    next_second(courier)
    put(courier, "b", "c", "d")
    rush = replace(desk.round(), rush=2)
    (result,) = poll_all(rush, [imap_account(courier)])
    assert (len(result.states), result.problems) == (3, ())
    assert (desk.count("mails"), desk.count("applications")) == (4, 4)


def test_the_cure_works(courier: Courier, desk: Desk) -> None:
    put(courier, "a", "b")
    poll(desk, courier)
    next_second(courier)
    poll(desk, courier)
    with courier.client() as client:
        client.select_folder("INBOX")
    for _ in range(3):
        assert poll(desk, courier).problems == ()
    assert [folder.is_lasting for folder in folders.listing(desk.db)] == [True]
    assert (desk.count("applications"), desk.count("notices")) == (2, 2)
    rows = desk.count("mails")
    poll(desk, courier)
    assert desk.count("mails") == rows


def test_doctor_tells_the_cure(courier: Courier) -> None:
    put(courier, "a")
    account = imap_account(courier).model_dump(by_alias=True)
    settings = Settings.model_validate({"imap": [account]})
    told = list(mailboxes(settings))
    assert told[-1].state is State.OPTIONAL
    assert "open it once in a mail program" in told[-1].detail
    with courier.client() as client:
        client.select_folder("INBOX")
    assert list(mailboxes(settings))[-1].state is State.OK

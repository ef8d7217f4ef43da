from pathlib import Path

import pytest
from rounds import NOON, Desk, imap_account, letter
from servers import ImapServer, free_port

from intake.mailbox.poll import poll_all
from intake.mailbox.reconcile import check_ledger
from notifier.reports.report import LedgerCheck


@pytest.fixture(params=["imap_server", "dovecot"])
def server(request: pytest.FixtureRequest) -> ImapServer:
    found: ImapServer = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(("polled", "missing"), [(True, 0), (False, 1)])
def test_the_ledger_is_compared_with_the_server(
    server: ImapServer, desk: Desk, polled: bool, missing: int
) -> None:
    server.deliver(letter("a"))
    account = imap_account(server, folders=["INBOX", "Nowhere"])
    if polled:
        poll_all(desk.round(), [account])
    inbox, nowhere = check_ledger(desk.db, [account], lambda: NOON)
    assert (inbox.on_server, len(inbox.missing), inbox.whole) == (1, missing, polled)
    assert (nowhere.on_server, nowhere.whole, nowhere.problem != "") == (None, False, True)


def test_a_mailbox_out_of_reach_is_not_booked_as_whole(imap_server: ImapServer, desk: Desk) -> None:
    away = imap_account(imap_server, name="away", port=free_port())
    assert check_ledger(desk.db, [away], lambda: NOON) == (
        LedgerCheck("away", "INBOX", None, 0, (), NOON, "无法连接邮箱服务器"),
    )

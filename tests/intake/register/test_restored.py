"""Polls after a backup came back: what may have been answered since it was made is not answered again."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rounds import Desk, imap_account, letter
from servers import ImapServer

from intake.mailbox.poll import poll_all
from intake.register import notices
from intake.register.letters import folders
from intake.storage.backup import back_up
from intake.storage.restore import restore


@pytest.fixture(params=["imap_server", "dovecot"])
def server(request: pytest.FixtureRequest) -> ImapServer:
    found: ImapServer = request.getfixturevalue(request.param)
    with found.client() as client:
        client.create_folder("Second")
    return found


def states(desk: Desk) -> list[str]:
    return [row.state.value for row in notices.listing(desk.db)]


@pytest.mark.parametrize("polled_before", [True, False])
def test_a_copy_that_comes_anew_is_held_with_the_one_that_was_there(
    server: ImapServer, tmp_path: Path, polled_before: bool
) -> None:
    """The old copy lies in the folder that is looked at last."""
    account = imap_account(server, folders=["INBOX", "Second"])
    desk, now = Desk(tmp_path / "data"), datetime.now(UTC)
    if polled_before:
        poll_all(desk.round(), [account])
    back_up(desk.folder, tmp_path / "b.tar", now)
    server.deliver(letter("a"), now - timedelta(days=1), "Second")
    poll_all(desk.round(), [account])
    assert states(desk) == ["due"]
    desk.db.close()
    shutil.rmtree(desk.folder)
    restore(tmp_path / "b.tar", desk.folder, now + timedelta(minutes=1))
    desk = Desk(desk.folder)
    for name in ("a", "new"):
        server.deliver(letter(name), now + timedelta(minutes=2))
    later = replace(desk.round(), now=lambda: now + timedelta(minutes=3))
    (result,) = poll_all(later, [account])
    assert sorted(result.states) == ["registered", "registered"]
    assert states(desk) == ["held", "due"]
    wanted = [("main", "INBOX"), ("main", "Second")]
    assert not folders.in_doubt(desk.db, wanted), "the next round is one as ever"

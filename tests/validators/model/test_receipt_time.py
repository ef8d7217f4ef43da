"""Whose word on a letter's time of receipt counts, where they contradict each other."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from rounds import Desk, imap_account
from servers import PASSWORD, PASSWORD_ENV, ImapServer

from intake.mailbox.poll import poll_all
from validators.model.receipt_time import ReceivedFrom, received_in_file, received_on_server

SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2026, 6, 26, 12, 0, tzinfo=SHANGHAI)
TENTH = datetime(2026, 6, 10, 9, 30, tzinfo=SHANGHAI)
LATE = datetime(2026, 6, 25, 9, 30, tzinfo=SHANGHAI)
IN_2099 = TENTH.replace(year=2099)
IN_1970 = datetime(1970, 1, 1, tzinfo=UTC)
SECONDS = timedelta(seconds=3)
MINUTES = timedelta(minutes=5)


@pytest.mark.parametrize(
    ("internal", "header", "at", "by", "doubted"),
    [
        (TENTH, TENTH, TENTH, "server", False),
        (TENTH, None, TENTH, "server", False),
        (TENTH, TENTH - SECONDS, TENTH, "server", False),
        (TENTH, TENTH + MINUTES, TENTH, "server", False),
        (NOW + MINUTES, NOW, NOW + MINUTES, "server", False),
        (LATE, TENTH, LATE, "server", True),
        (IN_2099, TENTH, TENTH, "header", True),
        (IN_2099, LATE, LATE, "header", True),
        (IN_1970, TENTH, TENTH, "header", True),
        (IN_1970, LATE, LATE, "header", True),
        (TENTH.replace(year=2010), LATE, LATE, "header", True),
        (NOW + timedelta(hours=5), TENTH, TENTH, "header", True),
        (None, TENTH, TENTH, "header", False),
        (IN_2099, None, NOW, "unknown", True),
        (IN_1970, None, NOW, "unknown", True),
        (IN_2099, IN_2099, NOW, "unknown", True),
        (IN_1970, IN_1970, NOW, "unknown", True),
        (IN_1970, IN_2099, NOW, "unknown", True),
        (TENTH, IN_2099, TENTH, "server", True),
        (TENTH, IN_1970, TENTH, "server", True),
        (None, None, NOW, "unknown", True),
    ],
)
def test_on_the_server(
    internal: datetime | None, header: datetime | None, at: datetime, by: str, doubted: bool
) -> None:
    found = received_on_server(internal, header, NOW)
    assert (found.at, found.by.value, bool(found.doubt)) == (at, by, doubted)


@pytest.mark.parametrize(
    ("header", "dated", "at", "by"),
    [
        (TENTH, LATE, TENTH, "header"),
        (None, TENTH, TENTH, "date"),
        (IN_2099, TENTH, TENTH, "date"),
        (IN_1970, TENTH, TENTH, "date"),
        (None, IN_2099, NOW, "unknown"),
        (None, IN_1970, NOW, "unknown"),
        (None, None, NOW, "unknown"),
    ],
)
def test_in_a_file(header: datetime | None, dated: datetime | None, at: datetime, by: str) -> None:
    found = received_in_file(header, dated, NOW)
    assert (found.at, found.by.value) == (at, by)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv(PASSWORD_ENV, PASSWORD)
    return Desk(tmp_path)


def test_a_poll_books_what_can_be_and_notes_the_doubt(imap_server: ImapServer, desk: Desk) -> None:
    raw = (
        b"Received: from a by b; Wed, 10 Jun 2026 09:30:00 +0800\r\nFrom: li@park.example\r\n"
        b"Subject: x\r\n\r\ny\r\n"
    )
    imap_server.deliver(raw, IN_2099)
    poll_all(desk.round(), [imap_account(imap_server)])
    (mail,) = desk.db.query("SELECT received_at, received_from FROM mails")
    assert datetime.fromisoformat(mail["received_at"]) == TENTH
    assert mail["received_from"] == ReceivedFrom.HEADER
    (event,) = desk.db.query("SELECT detail FROM events WHERE what = 'received-date-doubted'")
    assert "2099" in event["detail"]
    assert "Received" in event["detail"]

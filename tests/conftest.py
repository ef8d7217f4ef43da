"""Fixtures that start real servers; see `servers`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import (
    Dovecot,
    ImapServer,
    Sink,
    dovecot_may_be_missing,
    dovecot_server,
    pymap_server,
    smtp_server,
)


@pytest.fixture
def imap_server() -> Iterator[ImapServer]:
    """An empty pymap of the test's own."""
    with pymap_server() as server:
        yield server


@pytest.fixture
def smtp_sink() -> Iterator[Sink]:
    """An aiosmtpd that keeps what it gets."""
    with smtp_server() as sink:
        yield sink


@pytest.fixture
def dovecot(tmp_path: Path) -> Iterator[Dovecot]:
    """An empty Dovecot of the test's own."""
    if dovecot_may_be_missing():
        pytest.skip("Dovecot is not installed here; in CI it is")
    with dovecot_server(tmp_path / "dovecot") as server:
        yield server

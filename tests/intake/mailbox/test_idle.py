"""Letters heard of at once, over a line of its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from rounds import imap_account, letter
from servers import PASSWORD_ENV, CuttingProxy, Dovecot, ImapServer

from intake.config.backoff import MOST
from intake.mailbox import idle as idling
from intake.mailbox.connection import Mailbox, open_mailbox
from intake.mailbox.idle import watch

ENOUGH_SECONDS = 30


@pytest.fixture(params=["pymap", "dovecot"])
def server(request: pytest.FixtureRequest) -> ImapServer:
    found: ImapServer = request.getfixturevalue(
        "imap_server" if request.param == "pymap" else "dovecot"
    )
    return found


class Ear:
    """Hears, and says when the watch began to wait, so that nothing is delivered too early."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(idling, "FIRST_PAUSE", timedelta(0))
        self.heard = threading.Semaphore(0)
        self.waiting = threading.Semaphore(0)
        self.stopping = threading.Event()
        idle = Mailbox.wait

        def wait(mailbox: Mailbox, stopped) -> bool:
            # The server counts from the SELECT on: what comes between it and IDLE is told in IDLE.
            self.waiting.release()
            return idle(mailbox, stopped)

        monkeypatch.setattr(Mailbox, "wait", wait)

    @contextmanager
    def watching(self, server: ImapServer, **changes: object) -> Iterator[threading.Thread]:
        account = imap_account(server, **changes)
        arguments = (account, self.stopping, self.heard.release)
        thread = threading.Thread(target=watch, args=arguments)
        thread.start()
        try:
            yield thread
        finally:
            self.stopping.set()
            thread.join(ENOUGH_SECONDS)
            assert not thread.is_alive()


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Ear:
    return Ear(monkeypatch)


def test_each_arrival_is_heard(server: ImapServer, ear: Ear) -> None:
    with ear.watching(server):
        assert ear.heard.acquire(timeout=ENOUGH_SECONDS)
        for name in ("one", "two"):
            assert ear.waiting.acquire(timeout=ENOUGH_SECONDS)
            server.deliver(letter(name))
            assert ear.heard.acquire(timeout=ENOUGH_SECONDS)


def test_flags_and_removals_are_no_arrivals(dovecot: Dovecot, ear: Ear) -> None:
    dovecot.deliver(letter("old"))
    with ear.watching(dovecot):
        assert ear.heard.acquire(timeout=ENOUGH_SECONDS)
        assert ear.waiting.acquire(timeout=ENOUGH_SECONDS)
        with dovecot.client() as client:
            client.select_folder("INBOX")
            client.add_flags([1], [b"\\Seen"])
            client.delete_messages([1])
            client.expunge()
        dovecot.deliver(letter("new"))
        assert ear.heard.acquire(timeout=ENOUGH_SECONDS)
    assert not ear.heard.acquire(blocking=False)


def test_a_broken_line_is_taken_up_again(dovecot: Dovecot, ear: Ear) -> None:
    proxy = CuttingProxy(dovecot.port, [40, 400, 900])
    try:
        with ear.watching(dovecot, port=proxy.port):
            for number in range(100):
                assert ear.waiting.acquire(timeout=ENOUGH_SECONDS)
                dovecot.deliver(letter(str(number)))
                if proxy.cut == 3 and ear.heard.acquire(timeout=ENOUGH_SECONDS):
                    break
        assert proxy.cut == 3
    finally:
        proxy.close()


def test_nothing_is_altered(dovecot: Dovecot, ear: Ear) -> None:
    with ear.watching(dovecot):
        assert ear.heard.acquire(timeout=ENOUGH_SECONDS)
        assert ear.waiting.acquire(timeout=ENOUGH_SECONDS)
        dovecot.deliver(letter("one"))
        assert ear.heard.acquire(timeout=ENOUGH_SECONDS)
    with dovecot.client() as client:
        client.select_folder("INBOX", readonly=True)
        assert client.get_flags([1]) == {1: (b"\\Recent",)}


def test_a_refused_login_is_not_asked_again_soon(dovecot: Dovecot, ear: Ear, monkeypatch) -> None:
    tried = threading.Semaphore(0)
    pauses: list[float] = []

    def waited(seconds: float) -> bool:
        pauses.append(seconds)
        tried.release()
        return ear.stopping.is_set() or threading.Event.wait(ear.stopping, ENOUGH_SECONDS)

    monkeypatch.setenv(PASSWORD_ENV, "wrong")
    monkeypatch.setattr(ear.stopping, "wait", waited)
    with ear.watching(dovecot):
        assert tried.acquire(timeout=ENOUGH_SECONDS)
    assert pauses == [MOST.total_seconds()]


def test_without_idle_the_watch_ends(server: ImapServer, ear: Ear, monkeypatch) -> None:
    with open_mailbox(imap_account(server)) as mailbox:
        assert mailbox.can_wait
    monkeypatch.setattr(Mailbox, "can_wait", property(lambda _: False))
    with ear.watching(server) as thread:
        thread.join(ENOUGH_SECONDS)
        assert not thread.is_alive()

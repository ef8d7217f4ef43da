"""A round that finds nothing new costs the same few commands and queries however full the folder is."""

import socket
import threading
from pathlib import Path

import pytest
from rounds import Desk, imap_account, letter
from servers import ImapServer

from intake.mailbox.poll import poll_all


class Listening:
    """Stands before a server and writes down the client's commands."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.commands: list[str] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            client, _ = self._listener.accept()
            server = socket.create_connection(("127.0.0.1", self._target))
            for source, sink, kept in ((client, server, True), (server, client, False)):
                threading.Thread(target=self._pass, args=(source, sink, kept), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, kept: bool) -> None:
        while data := source.recv(65536):
            if kept:
                words = [line.split() for line in data.splitlines()]
                self.commands += [line[1].decode().upper() for line in words if len(line) > 1]
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


def idle_round(server: ImapServer, desk: Desk, **changes: object) -> tuple[list[str], int]:
    """The commands and the number of queries of one round."""
    line = Listening(server.port)
    queries: list[str] = []
    desk.db.conn.set_trace_callback(queries.append)
    (result,) = poll_all(desk.round(), [imap_account(server, port=line.port, **changes)])
    desk.db.conn.set_trace_callback(None)
    assert not result.problems
    assert result.states == ()
    # The event log has several rows a letter.
    assert not [query for query in queries if "FROM events" in query]
    return line.commands, len(queries)


@pytest.mark.parametrize("after", ["keep", "flag:$Taken"])
def test_an_idle_round_lists_nothing(dovecot: ImapServer, tmp_path: Path, after: str) -> None:
    desk, seen = Desk(tmp_path), []
    for more in (3, 30):
        for number in range(more):
            dovecot.deliver(letter(f"{more}-{number}"))
        poll_all(desk.round(), [imap_account(dovecot, after=after)])
        seen.append(idle_round(dovecot, desk, after=after))
    assert seen[0] == seen[1]
    commands, queries = seen[1]
    if after == "keep":
        assert not {"SEARCH", "UID", "FETCH", "LIST"} & set(commands)
        assert commands.count("EXAMINE") == 1
    assert len(commands) <= 8
    assert queries <= 20

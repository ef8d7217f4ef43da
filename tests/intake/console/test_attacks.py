"""The console over real sockets, as somebody meets it who was not invited."""

import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import argon2
import httpx
import pytest
from commands import write_settings
from servers import free_port

from intake.config.settings import Settings, load_settings
from intake.console.serving import web_server
from intake.console.web import http_protocol
from intake.console.web.guard import HEADERS, MOST_BODY
from intake.office import open_reader
from intake.register.accounts import accounts, login_failures
from intake.register.accounts.accounts import AccountRole
from intake.register.database import open_register

PASSWORD = "a long enough word"
HOST = "intake.office.example"


@dataclass(frozen=True)
class Served:
    settings: Settings
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def clear(self) -> None:
        db = open_register(self.settings.data_dir / "register.db")
        db.execute("DELETE FROM login_failures")
        db.execute("DELETE FROM login_places")
        db.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Served as `intake serve` does, with a name of its own behind a proxy."""
    config = write_settings(tmp_path_factory.mktemp("office"))
    port = free_port()
    with config.open("a") as file:
        file.write(f"\n[console]\nport = {port}\nhosts = ['{HOST}', '办公.example']\n")
    settings = load_settings(config)
    db = open_register(settings.data_dir / "register.db")
    # Argon2's memory is what counts here; its time is the suite's.
    quick = argon2.PasswordHasher(time_cost=1, parallelism=1)
    patch = pytest.MonkeyPatch()
    patch.setattr(accounts, "_hasher", quick)
    patch.setattr(accounts, "_NOBODY", quick.hash("nobody"))
    for name, role in {
        "admin": AccountRole.ADMIN,
        "lin": AccountRole.REVIEWER,
        "reader": AccountRole.READER,
    }.items():
        accounts.add(db, name, role, PASSWORD, datetime.now(UTC))
    db.close()
    with open_reader(settings) as reader, web_server(settings, reader) as server:
        listening = threading.Thread(target=server.run)
        listening.start()
        while not server.started:
            time.sleep(0.01)
        yield Served(settings, port)
        server.should_exit = True
        listening.join()
        patch.undo()


@pytest.fixture(autouse=True)
def _no_failures_yet(served: Served) -> None:
    served.clear()


def log_in(
    served: Served, name: str, password: str = PASSWORD, place: str = "", cookies: object = None
) -> httpx.Response:
    headers = {"X-Forwarded-For": place} if place else {}
    data = {"name": name, "password": password}
    with httpx.Client(base_url=served.address, headers=headers, timeout=60, verify=False) as client:
        client.cookies.update(cookies or {})
        return client.post("/login", data=data)


def browser(served: Served, name: str) -> httpx.Client:
    client = httpx.Client(base_url=served.address, timeout=30, verify=False)
    assert client.post("/login", data={"name": name, "password": PASSWORD}).status_code == 303
    return client


def memory_mb() -> float:
    status = Path("/proc/self/status").read_text("utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


@contextmanager
def most_memory() -> Iterator[list[float]]:
    """The most that this process, the server's too, grew by meanwhile."""
    before, most, done = memory_mb(), [0.0], threading.Event()

    def look() -> None:
        while not done.wait(0.005):
            most[0] = max(most[0], memory_mb() - before)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield most
    finally:
        done.set()
        looking.join()


def test_eighty_logins_at_once_are_no_more_guesses_than_one_after_the_other(served: Served) -> None:
    with most_memory() as grown, ThreadPoolExecutor(80) as crowd:
        told = Counter(
            crowd.map(lambda n: log_in(served, f"name{n}", f"guess {n}").status_code, range(80))
        )
    assert 1 <= told[401] <= login_failures.MOST_OF_ADDRESS
    assert told[401] + told[429] + told[503] == 80
    assert grown[0] < 400, "40 at a time took 2,500 MB"
    with ThreadPoolExecutor(40) as crowd:
        told = Counter(
            crowd.map(
                lambda n: log_in(served, "lin", f"no {n}", "203.0.113.9").status_code, range(40)
            )
        )
    assert told[401] <= login_failures.MOST_FROM_ONE


def test_a_flood_from_everywhere_keeps_staff_out_of_nothing(served: Served) -> None:
    at_home = log_in(served, "lin", place="198.51.100.7")
    assert at_home.status_code == 303
    mark = {"intake_browser": at_home.cookies["intake_browser"]}

    def guess(number: int) -> int:
        place = f"203.0.113.{number}" if number % 2 else f"2001:db8:{number:x}::{number:x}"
        return log_in(served, "lin", "no", place).status_code

    with ThreadPoolExecutor(8) as crowd:
        told = Counter(crowd.map(guess, range(1, 71)))
    assert told[401] <= login_failures.MOST_OF_NAME + 3
    assert log_in(served, "lin", place="198.51.100.7").status_code == 303, "a known address"
    assert log_in(served, "lin", place="192.0.2.1", cookies=mark).status_code == 303, (
        "a known browser"
    )
    assert log_in(served, "lin", place="192.0.2.2").status_code == 429, "a new place waits its turn"
    assert log_in(served, "admin", place="192.0.2.1").status_code == 303, "another name"


def test_a_flood_from_the_office_itself_keeps_known_browsers_out_of_nothing(served: Served) -> None:
    mark = {"intake_browser": log_in(served, "lin", place="198.51.100.7").cookies["intake_browser"]}
    for number in range(login_failures.MOST_OF_ADDRESS + 5):
        log_in(served, f"x{number}" if number > 6 else "lin", "no", "198.51.100.7")
    assert log_in(served, "lin", place="198.51.100.7").status_code == 429
    assert log_in(served, "lin", place="198.51.100.7", cookies=mark).status_code == 303
    others = log_in(served, "admin", place="198.51.100.7", cookies=mark)
    assert others.status_code == 429, "the mark is one account's"


@pytest.mark.parametrize("mark", ["", ".", "a.b", "a" * 4000, "é.é", "x.x.x"])
def test_a_mark_nobody_gave_is_none(served: Served, mark: str) -> None:
    for _ in range(login_failures.MOST_FROM_ONE):
        assert log_in(served, "lin", "no").status_code == 401
    cookie = f"intake_browser={mark}".encode()
    with httpx.Client(base_url=served.address, headers=[(b"Cookie", cookie)]) as client:
        told = client.post("/login", data={"name": "lin", "password": PASSWORD})
    assert told.status_code == 429


def test_one_subscribers_ipv6_addresses_are_one_place(served: Served) -> None:
    codes = [
        log_in(served, "lin", "no", f"2001:db8:5:5::{number:x}").status_code for number in range(8)
    ]
    assert codes == [401] * login_failures.MOST_FROM_ONE + [429] * 3


# Bodies


def say(served: Served, head: str, body: bytes = b"", seconds: float = 20) -> bytes:
    """Sends as given, reads until the line is closed or silent."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=seconds) as line:
        with suppress(BrokenPipeError, ConnectionResetError):
            line.sendall(head.replace("\n", "\r\n").encode("latin-1") + body)
        said = b""
        with suppress(ConnectionResetError, TimeoutError):
            while data := line.recv(65536):
                said += data
    return said


def flood(served: Served, path: str, headers: str, most: int) -> tuple[int, bytes]:
    """Sends chunks without end; how many bytes the server took, and what it said."""
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    sent, said = 0, b""
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        head = f"POST {path} HTTP/1.1\nHost: 127.0.0.1\nTransfer-Encoding: chunked\n{headers}\n"
        line.sendall(head.replace("\n", "\r\n").encode())
        with suppress(BrokenPipeError, ConnectionResetError):
            while sent < most:
                line.sendall(chunk)
                sent += len(chunk)
        with suppress(ConnectionResetError, TimeoutError):
            while data := line.recv(65536):
                said += data
    return sent, said


MULTIPART = "Content-Type: multipart/form-data; boundary=b\n"
FORM = "Content-Type: application/x-www-form-urlencoded\n"


@pytest.mark.parametrize("kind", [MULTIPART, FORM, "Content-Type: text/plain\n", ""])
@pytest.mark.parametrize(
    "path", ["/applications/SCO2026-0001/file", "/x/file", "/login", "/language", "/notices/bulk"]
)
def test_a_stranger_fills_nothing_with_a_body_without_end(
    served: Served, path: str, kind: str
) -> None:
    with most_memory() as grown:
        sent, _ = flood(served, path, kind, 40 * MOST_BODY)
    assert sent < 12 * MOST_BODY, "what the sockets of both sides hold, and no more"
    assert grown[0] < 100, "one look at a password, at most"
    assert httpx.get(f"{served.address}/login").status_code == 200


def test_a_length_that_is_too_much_is_refused_before_anything_comes(served: Served) -> None:
    said = say(
        served,
        f"POST /applications/a/file HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 150000000\n{MULTIPART}\n",
    )
    assert said.startswith(b"HTTP/1.1 303"), "nobody is logged in"
    said = say(
        served, f"POST /login HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 150000000\n{FORM}\n"
    )
    assert said.startswith(b"HTTP/1.1 413")


def test_who_is_logged_in_is_told_that_it_was_too_much(served: Served) -> None:
    with closing(browser(served, "lin")) as client:
        long = "x" * (MOST_BODY + 10)
        assert client.post("/notices/bulk", data={"reason": long}).status_code == 413
        parts = (b"a=" + b"x" * 100_000 + b"&" for _ in range(30))
        told = client.post(
            "/notices/bulk", content=parts,
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )  # fmt: skip
        assert told.status_code == 413, told.text
        assert "过大" in told.text
    with closing(browser(served, "reader")) as client:
        upload = {"upload": ("a.pdf", b"x" * (2 * MOST_BODY))}
        assert client.post("/applications/SCO2026-0001/file", files=upload).status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ("Content-Length: 5\nContent-Length: 6\n", 400),
        ("Content-Length: 5\nTransfer-Encoding: chunked\n", 400),
        ("Transfer-Encoding: chunked\nContent-Length: 5\n", 400),
        ("Transfer-Encoding: gzip, chunked\n", 501),
        ("Transfer-Encoding: xchunked\n", 501),
        ("Content-Length: -1\n", 400),
        ("Content-Length: +5\n", 400),
        ("Content-Length: 0x5\n", 400),
        ("Content-Length: 5 6\n", 400),
        ("Content-Length: 99999999999999999999\n", 400),
        (f"Content-Length: {'9' * 5000}\n", 400),
        ("Content-Length : 5\n", 400),
        ("Content-Length: 5\n Host: evil.example\n", 400),
        ("Host: 127.0.0.1\n", 400),
        ("Origin: http://elsewhere.example\nContent-Length: 5\n", 403),
        ("Origin: null\nContent-Length: 5\n", 403),
        ("Sec-Fetch-Site: cross-site\nContent-Length: 5\n", 403),
        ("Sec-Fetch-Site: same-site\nContent-Length: 5\n", 403),
        ("Content-Type: multipart/form-data; boundary=b; charset=utf-7\nContent-Length: 5\n", 415),
        ("Content-Type: multipart/form-data; charset=undefined; boundary=b\nContent-Length: 5\n", 415),
    ],
)  # fmt: skip
def test_heads_that_two_servers_may_read_differently_are_refused(
    served: Served, headers: str, status: int
) -> None:
    head = f"POST /login HTTP/1.1\nHost: 127.0.0.1\n{headers}\n"
    said = say(served, head, b"a=b&c")
    assert re.match(rb"HTTP/1.1 4\d\d|HTTP/1.1 501", said), said
    assert int(said.split()[1]) in {status, 400, 501}
    demand_headers(said)
    assert b"HTTP/1.1" not in said[10:], "one answer, and the line is closed"


def demand_headers(said: bytes) -> None:
    head = said.partition(b"\r\n\r\n")[0].decode("latin-1").casefold()
    lacking = [name for name in HEADERS if f"\n{name.casefold()}:" not in head]
    assert lacking == [], head


@pytest.mark.parametrize(
    "head",
    [
        "GET / HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /login HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /nowhere HTTP/1.1\nHost: 127.0.0.1\n",
        "DELETE /login HTTP/1.1\nHost: 127.0.0.1\n",
        "PUT / HTTP/1.1\nHost: 127.0.0.1\n",
        "OPTIONS * HTTP/1.1\nHost: 127.0.0.1\n",
        "TRACE / HTTP/1.1\nHost: 127.0.0.1\n",
        "HEAD / HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /static/console.css HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /static/ HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /static HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /static/../app.py HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /static/%2e%2e/app.py HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /static/..%2fapp.py HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /static//etc/passwd HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /static/%00 HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /%ff%fe HTTP/1.1\nHost: 127.0.0.1\n",
        "GET http://elsewhere.example/ HTTP/1.1\nHost: 127.0.0.1\n",
        "GET //elsewhere.example/ HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /metrics HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /healthz HTTP/1.1\nHost: 127.0.0.1\n",
        "GET /metrics HTTP/1.1\nHost: elsewhere.example\n",
        "POST /login HTTP/1.1\nHost: elsewhere.example\nContent-Length: 0\n",
        "GET / HTTP/1.0\n",
        "GET / HTTP/9.9\nHost: 127.0.0.1\n",
        "nonsense\n",
        "\x16\x03\x01 a TLS hello\n",
        "POST /letters/retry HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 0\n",
        "GET /login HTTP/1.1\nHost: 127.0.0.1\nUpgrade: websocket\nConnection: Upgrade\n",
        f"GET /login HTTP/1.1\nHost: 127.0.0.1\nX: {'y' * 70_000}\n",
    ],
)
def test_every_answer_bears_what_keeps_browsers_from_harm(served: Served, head: str) -> None:
    closing = "" if "Upgrade" in head else "Connection: close\n"
    said = say(served, f"{head}{closing}\n", seconds=2)
    assert said.startswith(b"HTTP/1.1 "), said
    assert int(said.split()[1]) < 500, said
    demand_headers(said)
    assert b"Traceback" not in said
    assert b"root:" not in said
    assert b"def create_app" not in said


# Hosts


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8025", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8025", "127.9.9.9",
     HOST, f"{HOST}:8443", HOST.upper(), f"{HOST}.", "xn--55qx2a.example"],
)  # fmt: skip
def test_hosts_of_this_machine_and_of_the_settings_are_served(served: Served, host: str) -> None:
    said = say(served, f"GET /login HTTP/1.1\nHost: {host}\nConnection: close\n\n")
    assert said.startswith(b"HTTP/1.1 200"), said[:200]


@pytest.mark.parametrize(
    "host",
    ["elsewhere.example", f"x.{HOST}", f"{HOST}.elsewhere.example", "10.0.0.5", "0.0.0.0", "[::]",
     "", "127.0.0.1.elsewhere.example", "127.0.0.1@elsewhere.example", "elsewhere.example#127.0.0.1",
     "localhost/", "127.1", "2130706433", "0x7f000001", "[::1", "::1", "127.0.0.1:x", "localhost\\",
     "[::ffff:10.0.0.5]", "*"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/login", "/metrics", "/healthz", "/static/console.css"])
def test_no_other_host_is_served(served: Served, host: str, path: str) -> None:
    said = say(served, f"GET {path} HTTP/1.1\nHost: {host}\nConnection: close\n\n")
    assert re.match(rb"HTTP/1.1 4(21|00)", said), said[:200]


def test_metrics_are_for_the_machine_itself(served: Served) -> None:
    def asked(headers: str) -> bytes:
        said = say(served, f"GET /metrics HTTP/1.1\n{headers}Connection: close\n\n")
        return said.split(b"\r\n")[0]

    assert asked("Host: 127.0.0.1\n").endswith(b"200 OK")
    for proxied in (
        f"Host: {HOST}\n", "Host: 127.0.0.1\nX-Forwarded-For: 203.0.113.1\n",
        "Host: 127.0.0.1\nForwarded: for=203.0.113.1\n", "Host: 127.0.0.1\nVia: 1.1 proxy\n",
    ):  # fmt: skip
        assert b" 403" in asked(proxied), proxied


def test_behind_a_proxy_forms_work_and_the_cookie_is_for_tls_alone(served: Served) -> None:
    """What docs/console.md has nginx send."""
    proxied = {"Host": HOST, "X-Forwarded-For": "198.51.100.9", "X-Forwarded-Proto": "https"}
    browsers = {"Origin": f"https://{HOST}", "Sec-Fetch-Site": "same-origin"}
    told = httpx.post(
        f"{served.address}/login", data={"name": "admin", "password": PASSWORD},
        headers=proxied | browsers,
    )  # fmt: skip
    assert told.status_code == 303
    assert all("Secure" in cookie for cookie in told.headers.get_list("set-cookie"))


# Slow lines


def test_lines_that_say_nothing_or_half_a_head_are_closed(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_protocol, "SECONDS_FOR_A_HEAD", 0.2)
    whole = b"GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    for begun in (
        b"",
        b"GET /login HT",
        b"GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\nX-",
        whole + b"GET",
    ):
        with socket.create_connection(("127.0.0.1", served.port), timeout=15) as line:
            line.sendall(begun)
            while line.recv(65536):
                pass
    assert httpx.get(f"{served.address}/login").status_code == 200

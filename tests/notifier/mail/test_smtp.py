"""The edge to the mail server, against aiosmtpd."""

import smtplib
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from servers import Sink, free_port
from tls import certificate_for

from notifier.mail.message import build_message, outgoing
from notifier.mail.smtp import Reply, SendOutcome, SmtpServer, SmtpUnavailable, open_smtp, send
from notifier.notices.kinds import NoticeKind
from notifier.notices.notice import Notice

# aiosmtpd does not see that the whole line is encrypted.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

NOTICE = Notice(NoticeKind.LATE, "li@park.example", "逾期", ".\n..\n正文", "<p>正文</p>")
MESSAGE = build_message(
    NOTICE, sender="cases@example.org", message_id="<1@example.org>", sent_at=datetime.now(UTC)
)


def server(sink: Sink, **changes: object) -> SmtpServer:
    values: dict[str, object] = {"host": "127.0.0.1", "port": sink.port, "security": "none"}
    return SmtpServer(**(values | changes))  # type: ignore[arg-type]


def handed(sink: Sink) -> tuple[Reply, int]:
    """The reply to one message, and how often it was said that the body goes out."""
    said: list[str] = []
    with open_smtp(server(sink), "example.org") as connection:
        return send(connection, MESSAGE, lambda: said.append("now")), len(said)


@pytest.mark.parametrize(
    ("fault", "reply", "said"),
    [
        ({}, Reply(SendOutcome.ACCEPTED, ""), 1),
        (
            {"refuse": {"li@park.example": "451 later"}},
            Reply(SendOutcome.TEMPORARY, "451 later"),
            0,
        ),
        (
            {"refuse": {"li@park.example": "550 nobody"}},
            Reply(SendOutcome.REFUSED, "550 nobody"),
            0,
        ),
        (
            {"refuse_body": {"li@park.example": "452 full"}},
            Reply(SendOutcome.TEMPORARY, "452 full"),
            1,
        ),
        ({"refuse_body": {"li@park.example": "552 big"}}, Reply(SendOutcome.REFUSED, "552 big"), 1),
        ({"refuse": {"li@park.example": "554 no"}}, Reply(SendOutcome.REFUSED, "554 no"), 0),
        (
            {"refuse_body": {"li@park.example": "554 spam"}},
            Reply(SendOutcome.BLOCKED, "554 spam", over=True),
            1,
        ),
        (
            {"refuse_sender": "553 not yours"},
            Reply(SendOutcome.SENDER_REFUSED, "553 not yours", over=True),
            0,
        ),
        (
            {"refuse_sender": "421 closing"},
            Reply(SendOutcome.TEMPORARY, "421 closing", over=True),
            0,
        ),
    ],
    ids=[
        "taken",
        "rcpt 4xx",
        "rcpt 5xx",
        "body 4xx",
        "body 5xx",
        "rcpt 554",
        "body 554",
        "mail 5xx",
        "421",
    ],
)
def test_what_the_server_says_is_what_is_told(
    smtp_sink: Sink, fault: dict[str, object], reply: Reply, said: int
) -> None:
    for name, value in fault.items():
        setattr(smtp_sink, name, value)
    assert handed(smtp_sink) == (reply, said)


@pytest.mark.parametrize(
    ("fault", "outcome", "said"),
    [("drop_before_data", SendOutcome.BROKEN, 0), ("drop_after_data", SendOutcome.UNKNOWN, 1)],
)
def test_a_cut_line_is_told_by_when_it_was_cut(
    smtp_sink: Sink, fault: str, outcome: SendOutcome, said: int
) -> None:
    setattr(smtp_sink, fault, True)
    reply, times = handed(smtp_sink)
    assert (reply.outcome, reply.over, times) == (outcome, True, said)


def test_one_refused_does_not_spoil_the_next(smtp_sink: Sink) -> None:
    smtp_sink.refuse_body = {"li@park.example": "552 too big"}
    with open_smtp(server(smtp_sink), "example.org") as connection:
        assert send(connection, MESSAGE, lambda: None).outcome is SendOutcome.REFUSED
        smtp_sink.refuse_body = {}
        assert send(connection, MESSAGE, lambda: None).outcome is SendOutcome.ACCEPTED


def test_the_body_arrives_as_it_was_made(smtp_sink: Sink) -> None:
    handed(smtp_sink)
    assert smtp_sink.messages == [MESSAGE.raw]


def test_lines_of_dots_arrive(smtp_sink: Sink) -> None:
    body = EmailMessage(policy=SMTP)
    body.set_content(".\r\n..\r\nx\r\n.y", cte="7bit")
    message = outgoing(MESSAGE.sender, MESSAGE.recipient, MESSAGE.head, body)
    with open_smtp(server(smtp_sink), "example.org") as connection:
        send(connection, message, lambda: None)
    assert smtp_sink.messages[0].endswith(b"\r\n\r\n.\r\n..\r\nx\r\n.y\r\n")


def test_what_stops_us_before_the_body_stops_the_body(smtp_sink: Sink) -> None:
    def stop() -> None:
        raise KeyError

    connection_used = None
    with open_smtp(server(smtp_sink), "example.org") as connection:
        connection_used = connection
        with pytest.raises(KeyError):
            send(connection, MESSAGE, stop)
    assert connection_used.sock is None
    assert smtp_sink.messages == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"port": free_port()}, "cannot be reached .*Connection refused"),
        ({"host": "nowhere.invalid", "security": "tls"}, "is not to be found"),
        ({"host": "mail.example.org"}, "not sent in the clear to mail.example.org"),
        ({"security": "tls"}, "does not speak TLS as expected"),
        ({"security": "starttls"}, "cannot do what the settings ask for"),
        ({"user": "cases", "password": "secret"}, "cannot do what the settings ask for"),
    ],
    ids=["nobody there", "no such host", "in the clear", "no TLS", "no STARTTLS", "no login"],
)
def test_what_keeps_us_from_sending_is_told(
    smtp_sink: Sink, changes: dict[str, object], sentence: str
) -> None:
    with (
        pytest.raises(SmtpUnavailable, match=sentence),
        open_smtp(server(smtp_sink, **changes), "example.org"),
    ):
        pass


def authenticate(*arguments: object) -> AuthResult:
    login = arguments[-1]
    return AuthResult(success=getattr(login, "password", b"") == b"secret", handled=False)


@pytest.fixture
def tls_sink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sink]:
    """A sink behind TLS that wants a login; its certificate is trusted, for localhost only."""
    certificate, key = certificate_for("localhost", tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    sink = Sink(port=free_port())
    controller = Controller(
        sink,
        hostname="127.0.0.1",
        port=sink.port,
        ssl_context=context,
        authenticator=authenticate,
        auth_required=True,
        auth_require_tls=False,
        server_hostname="localhost",
    )
    controller.start()
    yield sink
    controller.stop()


def test_an_encrypted_line_with_a_login(tls_sink: Sink) -> None:
    secure = server(tls_sink, host="localhost", security="tls", user="cases", password="secret")
    with open_smtp(secure, "example.org") as connection:
        assert isinstance(connection, smtplib.SMTP_SSL)
        assert send(connection, MESSAGE, lambda: None).outcome is SendOutcome.ACCEPTED


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password": "wrong"}, "refused the login of cases .*授权码"),
        ({"host": "127.0.0.1"}, "certificate not to be trusted"),
        ({"password": "密码"}, "ASCII characters only"),
    ],
    ids=["wrong password", "another host's certificate", "a password beyond ASCII"],
)
def test_a_refused_login_is_told(tls_sink: Sink, changes: dict[str, object], sentence: str) -> None:
    good = {"host": "localhost", "security": "tls", "user": "cases", "password": "secret"}
    with (
        pytest.raises(SmtpUnavailable, match=sentence),
        open_smtp(server(tls_sink, **(good | changes)), "example.org"),
    ):
        pass


def test_the_password_does_not_show() -> None:
    assert "secret" not in repr(SmtpServer("h", 1, password="secret"))

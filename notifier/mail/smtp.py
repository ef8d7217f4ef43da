"""Sends messages over one SMTP connection and reports exactly what became of each."""

import ipaddress
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from notifier.mail.head_check import demand_head
from notifier.mail.message import Outgoing
from notifier.mail.unsendable import HeadDiffers
from parsers.errors import IntakeError

SECONDS = 60.0
"""For each step. RFC 5321 grants a server minutes after the body; who needs them is unknown to us."""


# RFC 5321, 4.2.1 and 4.2.3.
_CODES = range(200, 600)
_PERMANENT = 5
_CLOSING = 421

_POLICY = 554
"""NetEase answers a burst of good mail with "554 DT:SPM" after the body; an hour later it takes it."""


class SmtpUnavailable(IntakeError):
    """No message can be sent at all; the message is a sentence with the way out."""


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """`security` is "tls", "starttls" or "none" (none only on loopback). No user: no login."""

    host: str
    port: int
    security: str = "tls"
    user: str = ""
    password: str = field(default="", repr=False)


class SendOutcome(StrEnum):
    """What became of one message.

    ACCEPTED: the server has it. TEMPORARY, REFUSED: it has not, and says so. SENDER_REFUSED: it does
    not take our own address, the message is not to blame. BLOCKED: it has seen the message and does
    not want it now, by a policy of its own. BROKEN: the line broke before the body went out.
    UNKNOWN: it broke after; the message may have arrived.
    """

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"
    REFUSED = "refused"
    SENDER_REFUSED = "sender-refused"
    BLOCKED = "blocked"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reply:
    """`text` is the server's answer, or what the line did. `over`: the connection is not to be used
    any more.
    """

    outcome: SendOutcome
    text: str
    over: bool = False


class _Answered(Exception):
    """A step was answered with something else than its success."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.text)
        self.reply = reply


@contextmanager
def open_smtp(server: SmtpServer, helo: str) -> Iterator[smtplib.SMTP]:
    """A connection, logged in. `helo` is the name we greet with. Raises SmtpUnavailable."""
    connection = _connected(server, helo)
    try:
        yield connection
    finally:
        _leave(connection)


def _connected(server: SmtpServer, helo: str) -> smtplib.SMTP:
    if server.security == "none" and not _is_loopback(server.host):
        raise SmtpUnavailable(
            f"Mail is not sent in the clear to {server.host}: set security to tls or starttls."
        )
    place = f"The mail server {server.host}:{server.port}"
    connection = None
    try:
        connection = _dial(server, helo)
        if server.security == "starttls":
            connection.starttls(context=ssl.create_default_context())
        connection.ehlo_or_helo_if_needed()
        if server.user:
            connection.login(server.user, server.password)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        if connection is not None:
            connection.close()
        raise SmtpUnavailable(f"{place} {_why(error, server)}") from error
    return connection


def _dial(server: SmtpServer, helo: str) -> smtplib.SMTP:
    where = (server.host, server.port, helo)
    if server.security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(*where, timeout=SECONDS, context=context)
    return smtplib.SMTP(*where, timeout=SECONDS)


def _why(error: Exception, server: SmtpServer) -> str:
    match error:
        case smtplib.SMTPAuthenticationError():
            return (
                f"refused the login of {server.user} ({_words(error.smtp_error)}): check user and"
                " password; QQ and NetEase want an authorization code (授权码)."
            )
        case smtplib.SMTPNotSupportedError():
            return f"cannot do what the settings ask for ({error}): check port and security."
        case smtplib.SMTPResponseException():
            return f"does not serve us: {error.smtp_code} {_words(error.smtp_error)}."
        case ssl.SSLCertVerificationError():
            return f"has a certificate not to be trusted ({error.verify_message}): check the host."
        case ssl.SSLError():
            return f"does not speak TLS as expected ({error.reason}): check port and security."
        case socket.gaierror():
            return "is not to be found: check the host, and the network."
        case TimeoutError():
            return "does not answer: check host, port and the network."
        case UnicodeError():
            return "takes ASCII characters only in user and password."
        case _:
            return f"cannot be reached ({error}): check host, port and the network."


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _leave(connection: smtplib.SMTP) -> None:
    """Says goodbye; a line that is already cut is just let go."""
    try:
        connection.quit()
    except (OSError, smtplib.SMTPException):
        connection.close()


def send(connection: smtplib.SMTP, message: Outgoing, before_body: Callable[[], None]) -> Reply:
    """Hands one message over, if its head is what was meant and the server can take its addresses.

    `before_body` is called when the server has said it will take the body, just before the first
    byte of it: what it has written down by then is true whatever happens next. If it raises,
    nothing has been sent, and the connection is over.
    """
    if unfit := _unfit(connection, message):
        return unfit
    handed = False
    try:
        _step(_mail_from(connection, message), refused=SendOutcome.SENDER_REFUSED, ends=True)
        _step(_command(connection, f"RCPT TO:<{message.recipient.address}>"))
        _step(connection.docmd("DATA"), success=3)
        before_body()
        handed = True
        connection.send(_dotted(message.raw))
        _step(connection.getreply(), policy=SendOutcome.BLOCKED)
    except _Answered as answered:
        return _reset(connection, answered.reply)
    except (OSError, smtplib.SMTPServerDisconnected) as error:
        outcome = SendOutcome.UNKNOWN if handed else SendOutcome.BROKEN
        return Reply(outcome, str(error) or type(error).__name__, over=True)
    except BaseException:
        # The server waits for a body: anything said now, even goodbye, would be taken for one.
        connection.close()
        raise
    return Reply(SendOutcome.ACCEPTED, "")


def _unfit(connection: smtplib.SMTP, message: Outgoing) -> Reply | None:
    """Return why the message is not even offered; None where it is."""
    try:
        demand_head(message.raw, message.head)
    except HeadDiffers as error:
        return Reply(SendOutcome.REFUSED, str(error))
    if not message.international or connection.has_extn("smtputf8"):
        return None
    if message.sender.international:
        return Reply(SendOutcome.SENDER_REFUSED, _NO_SMTPUTF8.format("从本处邮箱"), over=True)
    return Reply(SendOutcome.REFUSED, _NO_SMTPUTF8.format(f"发往 {message.recipient.address} "))


_NO_SMTPUTF8 = (
    "发信服务器不支持国际化邮箱地址（SMTPUTF8），无法{}发信；请另行联系，或更换服务器后重新放行"
)


def _mail_from(connection: smtplib.SMTP, message: Outgoing) -> tuple[int, bytes]:
    options = " SMTPUTF8 BODY=8BITMIME" if message.international else ""
    return _command(connection, f"MAIL FROM:<{message.sender.address}>{options}")


def _command(connection: smtplib.SMTP, command: str) -> tuple[int, bytes]:
    """Says it as it stands: `mail` and `rcpt` of smtplib parse the address anew, and may find another."""
    connection.command_encoding = "ascii" if command.isascii() else "utf-8"
    return connection.docmd(command)


def _step(
    answer: tuple[int, bytes],
    success: int = 2,
    refused: SendOutcome = SendOutcome.REFUSED,
    policy: SendOutcome = SendOutcome.REFUSED,
    *,
    ends: bool = False,
) -> None:
    """Raise _Answered unless the answer's class is `success`; `policy` is what 554 means here. `ends`: no
    other message would fare better, so the connection is over; 421 (closing) says so itself, and so does
    a block, which each further message would lengthen.

    Raises SMTPServerDisconnected for what is no whole answer: a line cut within “250 OK” leaves 25 or
    2, and to send once more would answer somebody twice.
    """
    code, text = answer
    if code not in _CODES:
        raise smtplib.SMTPServerDisconnected(f"the line was cut within an answer ({code})")
    if code // 100 == success:
        return
    outcome = refused if code // 100 == _PERMANENT else SendOutcome.TEMPORARY
    if code == _POLICY:
        outcome = policy
    over = ends or code == _CLOSING or outcome is SendOutcome.BLOCKED
    raise _Answered(Reply(outcome, f"{code} {_words(text)}", over=over))


def _reset(connection: smtplib.SMTP, reply: Reply) -> Reply:
    """Clears the transaction for the next message; where that fails, the line is over."""
    if reply.over:
        return reply
    try:
        connection.rset()
    except (OSError, smtplib.SMTPServerDisconnected):
        return Reply(reply.outcome, reply.text, over=True)
    return reply


def _dotted(body: bytes) -> bytes:
    """The body as it travels: a dot at a line's beginning doubled, a lone dot at the end."""
    body = re.sub(rb"(?m)^\.", b"..", body)
    return body + (b"" if body.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _words(text: bytes | str) -> str:
    decoded = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join(decoded.split())

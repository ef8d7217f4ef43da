"""Defines what can go wrong with a mailbox, each as one sentence with the way out."""

import difflib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError

from intake.config.settings import ImapAccount
from parsers.errors import IntakeError

UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
"""What IMAPClient and its readers raise over an answer that is not written as they expect."""


class MailboxError(IntakeError):
    """The mailbox could not be used: the message is for who runs this, `report` for the staff.

    `broken`: the connection is gone; `at_letter`: it went while one letter was being fetched.
    """

    def __init__(self, message: str, report: str, *, broken: bool = False) -> None:
        super().__init__(message)
        self.report = report
        self.broken = broken
        self.at_letter = False


@contextmanager
def as_mailbox_error(
    account: ImapAccount, doing: str, known: Callable[[], tuple[str, ...]] | None = None
) -> Iterator[None]:
    """Turns what the line or the server did meanwhile into a MailboxError.

    `known` lists the folders there are, for an answer to a wrong folder name.
    """
    place = f"The mailbox {account.name} ({account.user} at {account.host})"
    try:
        yield
    except TimeoutError as error:
        raise MailboxError(
            f"{place} did not answer in time while {doing}.", "邮箱服务器响应超时", broken=True
        ) from error
    except (IMAPClientAbortError, OSError) as error:
        raise MailboxError(
            f"{place} broke the connection while {doing}: {error}.",
            "与邮箱服务器的连接中断",
            broken=True,
        ) from error
    except CapabilityError as error:
        raise MailboxError(
            f"{place} cannot do this: {error} (while {doing}).", "邮箱服务器不支持所需功能"
        ) from error
    except IMAPClientError as error:
        answer = answer_of(error)
        hint = _refusal_hint(answer, doing, known)
        raise MailboxError(
            f"{place} refused {doing}: {answer}.{hint}", f"邮箱服务器拒绝操作：{answer}"
        ) from error
    except UNREADABLE as error:
        raise MailboxError(
            f"{place} answered in a form that is not understood while {doing}:"
            f" {type(error).__name__}: {answer_of(error)}.",
            "邮箱服务器的应答无法识别",
        ) from error


def answer_of(error: BaseException) -> str:
    """The server's words, out of the wrapping the libraries put around them."""
    words = str(error).partition(" failed: ")[2] or str(error)
    if words.startswith(("b'", 'b"')):
        words = words[2:-1]
    return " ".join(words.split()).rstrip(".")


def _refusal_hint(answer: str, doing: str, known: Callable[[], tuple[str, ...]] | None) -> str:
    if "unsafe login" in answer.casefold():
        return " Allow third-party clients (IMAP) in the provider's web mail settings."
    if known is None:
        return ""
    names = {name.casefold(): name for name in known()}
    wanted = doing.rpartition(" ")[2].casefold()
    near = difflib.get_close_matches(wanted, names, n=1, cutoff=0.4)
    guess = f" Did you mean {names[near[0]]}?" if near else ""
    return f" It has the folders {', '.join(names.values())}.{guess}"


def unreachable(account: ImapAccount, error: OSError) -> MailboxError:
    """Return why no connection came about."""
    place = f"{account.host}:{account.port}"
    prefix = f"The mailbox {account.name} cannot be reached"
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailboxError(
            f"{prefix}: the certificate of {place} is not to be trusted ({error.verify_message})."
            " Check the host name; for an authority of your own set SSL_CERT_FILE.",
            "邮箱服务器证书不可信",
        )
    if isinstance(error, ssl.SSLError):
        return MailboxError(
            f"{prefix}: {place} does not speak TLS as expected ({error.reason})."
            " Check port and security (993 with tls, 143 with starttls).",
            "邮箱服务器加密连接失败",
        )
    if isinstance(error, socket.gaierror):
        return MailboxError(
            f"{prefix}: there is no host {account.host} ({error.strerror})."
            " Check host, and the network.",
            "找不到邮箱服务器",
        )
    reason = (
        "it does not answer" if isinstance(error, TimeoutError) else error.strerror or str(error)
    )
    return MailboxError(
        f"{prefix}: {place}: {reason}. Check host, port and the network.", "无法连接邮箱服务器"
    )

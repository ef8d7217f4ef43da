"""Connects and logs in to a mailbox, with each provider's peculiarities."""

import ssl
from contextlib import suppress

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError, LoginError

from intake.config.settings import ImapAccount
from intake.config.settings_file import SettingsError
from intake.mailbox.errors import UNREADABLE, MailboxError, answer_of, as_mailbox_error, unreachable

TIMEOUT = SocketTimeout(connect=20, read=90)
"""Seconds. Slow providers take half a minute to begin a letter of 50 MB; a dead line takes forever."""

_CODE_PROVIDERS = ("qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "188.com")


def log_in(account: ImapAccount) -> IMAPClient:
    """A logged-in connection, certificate checked. Raises MailboxError."""
    client = _connect(account)
    try:
        if account.security == "starttls":
            _start_tls(client, account)
        _authenticate(client, account)
        _introduce(client, account)
    except BaseException:
        let_go(client)
        raise
    return client


def let_go(client: IMAPClient) -> None:
    """Closes the connection without a word; one that is closed already cannot be closed worse."""
    with suppress(OSError):
        client.shutdown()


def _connect(account: ImapAccount) -> IMAPClient:
    tls = account.security == "tls"
    try:
        client = IMAPClient(
            account.host,
            port=account.port,
            ssl=tls,
            ssl_context=ssl.create_default_context() if tls else None,
            timeout=TIMEOUT,
        )
    except OSError as error:
        raise unreachable(account, error) from error
    except IMAPClientError as error:
        raise MailboxError(
            f"The mailbox {account.name}: {account.host}:{account.port} does not greet as an IMAP"
            f" server ({answer_of(error)}). Check host, port and security.",
            "邮箱服务器应答异常",
            broken=isinstance(error, IMAPClientAbortError),
        ) from error
    except UNREADABLE as error:
        raise MailboxError(
            f"The mailbox {account.name}: {account.host}:{account.port} greets in a form that is not"
            f" understood ({type(error).__name__}: {answer_of(error)}).",
            "邮箱服务器应答异常",
        ) from error
    # INTERNALDATE keeps its offset: an instant, not this machine's local time.
    client.normalise_times = False
    return client


def _start_tls(client: IMAPClient, account: ImapAccount) -> None:
    try:
        client.starttls(ssl.create_default_context())
    except CapabilityError as error:
        raise MailboxError(
            f"The mailbox {account.name}: {account.host} offers no STARTTLS; set security to tls.",
            "邮箱服务器不支持 STARTTLS",
        ) from error
    except ssl.SSLError as error:
        raise unreachable(account, error) from error


def _authenticate(client: IMAPClient, account: ImapAccount) -> None:
    with as_mailbox_error(account, "logging in"):
        try:
            client.login(account.user, account.password())
        except LoginError as error:
            # IMAPClient says LoginError for a line cut during the login as well.
            if isinstance(error.__context__, IMAPClientAbortError):
                raise error.__context__ from error
            raise MailboxError(
                _login_sentence(account, answer_of(error)), "邮箱登录失败"
            ) from error
        except SettingsError as error:
            raise MailboxError(f"The mailbox {account.name}: {error}.", "邮箱密码未配置") from error
        except UnicodeEncodeError as error:
            raise MailboxError(
                f"The mailbox {account.name}: user and password may hold ASCII characters only.",
                "邮箱登录失败",
            ) from error


def _login_sentence(account: ImapAccount, answer: str) -> str:
    domain = account.user.rpartition("@")[2].casefold() or account.host.casefold()
    code = any(name in domain or name in account.host for name in _CODE_PROVIDERS)
    hint = (
        "this provider wants an authorization code (授权码) made in its web mail settings,"
        " not the password of the web mail"
        if code
        else "check user and password (some providers want an application password)"
    )
    return f"The mailbox {account.name} refused the login of {account.user} ({answer}): {hint}."


def _introduce(client: IMAPClient, account: ImapAccount) -> None:
    """Says who we are: NetEase refuses SELECT ("Unsafe Login") to clients that have not."""
    with as_mailbox_error(account, "introducing ourselves"):
        if client.has_capability("ID"):
            client.id_({"name": "mail-intake-office", "vendor": "mail-intake-office"})

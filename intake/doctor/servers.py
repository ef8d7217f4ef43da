"""Checks mailboxes and mail server: a login, and each folder opened read-only."""

from collections.abc import Iterator

from intake.config.settings import ImapAccount, Settings, SmtpSettings
from intake.config.settings_file import SettingsError
from intake.doctor.diagnosis import Diagnosis, failed, ok, optional
from intake.mailbox.connection import FolderState, Mailbox, open_mailbox
from intake.mailbox.errors import MailboxError
from intake.mailbox.unstable_uids import CURE
from intake.outbox.send import sender_mailbox, sender_of, server_of
from notifier.mail.smtp import SmtpUnavailable, open_smtp


def mailboxes(settings: Settings) -> Iterator[Diagnosis]:
    if not settings.imap:
        yield failed("mailbox", "the settings name none: add an [[imap]] table.")
    for account in settings.imap:
        yield from _mailbox(account)


def _mailbox(account: ImapAccount) -> Iterator[Diagnosis]:
    what = f"mailbox {account.name}"
    try:
        with open_mailbox(account) as mailbox:
            yield ok(what, f"{account.user} logged in at {account.host}; {_news(account, mailbox)}")
            for name in account.folders:
                try:
                    state = mailbox.select(name, readonly=True)
                except MailboxError as error:
                    yield failed(f"{what} {name}", str(error))
                    if error.broken:
                        return
                else:
                    yield _folder(f"{what} {name}", mailbox, name, state)
    except MailboxError as error:
        yield failed(what, str(error))


def _folder(what: str, mailbox: Mailbox, name: str, state: FolderState) -> Diagnosis:
    found = f"{state.exists} letters"
    if mailbox.lasts(name, state.uidvalidity):
        return ok(what, found)
    return optional(what, f"{found}. {CURE}")


def _news(account: ImapAccount, mailbox: Mailbox) -> str:
    if account.idle and mailbox.can_wait:
        return "it tells of new letters at once (IDLE)"
    return "new letters are found by polling"


def mail_server(settings: Settings) -> Iterator[Diagnosis]:
    smtp = settings.smtp
    mode = settings.notices.mode
    told_off = optional if mode == "off" else failed
    if "@" not in sender_of(smtp):
        yield told_off("mail server", "notices come from nobody: set `from` in [smtp].")
    try:
        with open_smtp(server_of(smtp), _greeting(smtp)):
            yield ok("mail server", f"{smtp.user or 'without login'} at {smtp.host}:{smtp.port}")
    except (SmtpUnavailable, SettingsError) as error:
        yield told_off("mail server", f"{str(error).rstrip('.')}.")
    modes = {"send": "are sent", "hold": "are held until staff release them", "off": "are off"}
    yield ok("notices", modes[mode])


def _greeting(smtp: SmtpSettings) -> str:
    """An address without @ has been reported already. Raises SettingsError for one that is none."""
    return sender_mailbox(smtp).ascii_domain if "@" in sender_of(smtp) else "localhost"

"""Errors as a person reads them: one sentence with the way out, no traceback."""

import tempfile
import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from intake.config.lock import DataFolderImpossible, DataFolderInUse
from intake.config.settings import SettingsError
from intake.mailbox.errors import MailboxError
from intake.register.database import RegisterError
from intake.storage.archive import ArchiveDamaged
from intake.workers.clamd import ScannerUnavailable
from intake.workers.readers import ReadingFailed, WorkersUnavailable
from notifier.mail.smtp import SmtpUnavailable
from validators.model.campaign_file import CampaignFileError

FAILED = 1
NOT_JUDGED = 2


class CommandError(Exception):
    """What a command cannot do; the message is one sentence with the way out."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code


FORESEEN = (
    CommandError,
    SettingsError,
    CampaignFileError,
    RegisterError,
    MailboxError,
    SmtpUnavailable,
    DataFolderImpossible,
    DataFolderInUse,
    ArchiveDamaged,
    ReadingFailed,
    WorkersUnavailable,
    ScannerUnavailable,
)
"""Their messages are whole sentences already."""


def sentence(error: Exception) -> str:
    """What to print for an error that ended a command."""
    if isinstance(error, FORESEEN):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{error.strerror}."
    if isinstance(error, TemplateSyntaxError):
        message = str(error.message).rstrip(".")
        return f"The template {error.name}, line {error.lineno}: {message}."
    if isinstance(error, TemplateError):
        return f"a template cannot be used: {error}; `intake doctor` checks them all."
    kept = _keep_traceback(error)
    return (
        f"something unforeseen happened ({type(error).__name__}: {error})."
        f" What led to it is in {kept}; `intake --debug …` shows it here."
    )


def code_of(error: Exception) -> int:
    return error.code if isinstance(error, CommandError) else FAILED


def _keep_traceback(error: Exception) -> Path:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="intake-error-", suffix=".log", delete=False
    ) as file:
        file.writelines(traceback.format_exception(error))
    return Path(file.name)

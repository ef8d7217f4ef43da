"""Turns errors into sentences for people: one sentence with the way out, no traceback."""

import tempfile
import traceback
from pathlib import Path

from parsers.errors import IntakeError

FAILED = 1
NOT_JUDGED = 2


class CommandError(IntakeError):
    """What a command cannot do; the message is one sentence with the way out."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.exit_code = code


def sentence(error: Exception) -> str:
    """Return what to print for an error that ended a command."""
    # Most commands end without an error, and few with one of a template.
    from jinja2 import TemplateError, TemplateSyntaxError

    if isinstance(error, IntakeError):
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
    return error.exit_code if isinstance(error, IntakeError) else FAILED


def _keep_traceback(error: Exception) -> Path:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="intake-error-", suffix=".log", delete=False
    ) as file:
        file.writelines(traceback.format_exception(error))
    return Path(file.name)

"""What ends a command, as a person reads it: one sentence, the way out, no traceback."""

from pathlib import Path

import pytest

from intake.cli.terminal.errors import CommandError, code_of, sentence
from intake.config.settings_file import SettingsError
from intake.mailbox.errors import MailboxError


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (SettingsError("unknown key `x`"), "unknown key `x`"),
        (MailboxError("The mailbox is gone.", "邮箱"), "The mailbox is gone."),
        (PermissionError(13, "Permission denied", "/data"), "/data: Permission denied."),
        (OSError(28, "No space left on device"), "No space left on device."),
    ],
)
def test_the_foreseen_is_told_as_it_is(error, told):
    assert sentence(error) == told


def test_the_unforeseen_keeps_its_traceback_in_a_file(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    try:
        {}["no such key"]
    except KeyError as error:
        told = sentence(error)
    (kept,) = tmp_path.glob("intake-error-*.log")
    assert str(kept) in told
    assert "\n" not in told
    assert "no such key" in Path(kept).read_text("utf-8")


def test_exit_codes():
    assert code_of(CommandError("no", 2)) == 2
    assert code_of(ValueError("no")) == 1

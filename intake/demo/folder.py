"""Creates the demo's folder: settings, data, replies and report."""

import json
import shlex
import shutil
from pathlib import Path

from intake.config.printable import escaped, one_line
from intake.demo.imap_server import HOST
from parsers.errors import IntakeError

_MARKER = ".intake-demo"
_OURS = ("settings.toml", "data", "replies", "report")

USER = "cases"
PASSWORD_ENV = "INTAKE_DEMO_PASSWORD"  # noqa: S105 - the name of a variable

_SETTINGS = """\
# Written by `intake demo`. The servers end with it; the register stays to be looked at:
# intake --config {path} list
data_dir = {data}

[[imap]]
name = "demo"
host = "{host}"
port = {imap_port}
security = "none"
user = "{user}"
password_env = "{password_env}"
first_run = "process"

[smtp]
host = "{host}"
port = {smtp_port}
security = "none"
from = "cases@office.example"

[notices]
per_sender_per_day = 1000
budget_per_hour = 1000
"""


class NoDemoFolder(IntakeError):
    """The folder holds something that is not a demo's; the message says what to do."""


def prepare(folder: Path, imap_port: int, smtp_port: int) -> Path:
    """Clears what an earlier demo left, and nothing else; the path of the settings written.

    Raises NoDemoFolder for a folder that holds anything and was not made by a demo.
    """
    if folder.exists() and not (folder / _MARKER).exists() and any(folder.iterdir()):
        raise NoDemoFolder(
            f"{folder} is not empty and was not made by a demo; choose another --dir."
        )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARKER).touch()
    for name in _OURS:
        _remove(folder / name)
    path = folder / "settings.toml"
    text = _SETTINGS.format(
        path=one_line(shlex.quote(str(path))),
        data=_toml(str((folder / "data").absolute())),
        host=HOST,
        imap_port=imap_port,
        smtp_port=smtp_port,
        user=USER,
        password_env=PASSWORD_ENV,
    )
    path.write_text(text, "utf-8")
    return path


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _toml(text: str) -> str:
    """JSON's strings are TOML's too, once no harmful character stands in them as it is."""
    return escaped(json.dumps(text, ensure_ascii=False))

"""The command line as tests call it: in this process, with what it printed and its exit code."""

import io
import json
import os
from contextlib import nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reading_here import reading_here
from servers import PASSWORD_ENV, ImapServer, Sink

from intake.__main__ import main


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """What `--json` printed, one object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def intake(*arguments: object, processes: bool = False) -> Done:
    """Runs `intake …`; what it prints is kept as a pipe would have got it.

    `processes`: it reads and judges in worker processes, as it does for users.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    code: Any = 0
    # A command narrows it for its whole process, which here is the tests'.
    umask = os.umask(0o022)
    workers = nullcontext() if processes else reading_here()
    with workers, redirect_stdout(out), redirect_stderr(err):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = ended.code or 0
        finally:
            os.umask(umask)
    return Done(int(code), _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


def write_settings(folder: Path, imap: ImapServer | None = None, smtp: Sink | None = None) -> Path:
    """A settings file in the folder, its data beside it; with the servers that are given."""
    lines = [f"data_dir = '{folder / 'data'}'"]
    if imap:
        lines += [
            "[[imap]]", 'host = "127.0.0.1"', f"port = {imap.port}", 'security = "none"',
            f'user = "{imap.user}"', f'password_env = "{PASSWORD_ENV}"', 'first_run = "process"',
        ]  # fmt: skip
    if smtp:
        lines += [
            "[smtp]", 'host = "127.0.0.1"', f"port = {smtp.port}", 'security = "none"',
            'from = "cases@office.example"',
        ]  # fmt: skip
    # One worker: each brings its own copy of the libraries, and most tests read one letter.
    lines += ["[reading]", "workers = 1"]
    path = folder / "settings.toml"
    path.write_text("\n".join(lines), "utf-8")
    return path

"""The command line as tests call it: in this process, with what it printed and its exit code."""

import io
import json
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

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


def intake(*arguments: object) -> Done:
    """Runs `intake …`; what it prints is kept as a pipe would have got it."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    code: Any = 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = ended.code or 0
    return Done(int(code), _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


def settings_text(data_dir: object, *, imap: Sequence[str] = (), smtp: Sequence[str] = ()) -> str:
    """A settings file; `imap` and `smtp` are lines of their tables."""
    tables = [f"data_dir = '{data_dir}'"]
    if imap:
        tables += ["[[imap]]", *imap]
    if smtp:
        tables += ["[smtp]", *smtp]
    return "\n".join(tables)

"""How long the letter behind the worst one waits, through a real mailbox and the real `intake poll`.

    python benchmarks/hostile/next_letter.py [--only WORD] [--seconds 600] [--program DIR]

Each hostile letter is delivered into a Dovecot with an honest one behind it. Prints what became of the
first, and the seconds until the second was registered and its answer handed to the mail server.
`--program` runs the program of another folder: an older version, to compare.
"""

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from hostile_letters import LETTERS, LONG, form, mail
from pdfs import calculating, many_operations, nested_forms
from servers import PASSWORD_ENV, Dovecot, Sink, dovecot_server, smtp_server

SETTINGS = """data_dir = '{data}'
[[imap]]
host = "127.0.0.1"
port = {imap}
security = "none"
user = "cases"
password_env = "{env}"
first_run = "process"
[smtp]
host = "127.0.0.1"
port = {smtp}
security = "none"
from = "cases@office.example"
"""
ROLES = "附件1" * 60 + "甲"


def slow_pdfs(number: int) -> dict[str, bytes]:
    """Small files, each of which draws for minutes."""
    return {f"支撑材料{n}.pdf": calculating(10_000 + n) for n in range(number)}


def worst() -> bytes:
    files = {f"{ROLES}.docx": form("甲" + " " * LONG + "乙")}
    files |= slow_pdfs(10)
    files |= {f"图纸{n}.pdf": many_operations(1_000_000 + n) for n in range(3)}
    files |= {f"表{n}.pdf": nested_forms(24 + n, 2) for n in range(3)}
    return mail(files, text="<a " * 100_000, Subject=ROLES)


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "a form of spaces": LETTERS["every answer spaces"],
    "a subject of roles": lambda: mail({"a.txt": b"x"}, Subject=ROLES),
    "ten slow PDFs": lambda: mail(slow_pdfs(10)),
    "all at once": worst,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", default="", help="letters whose name holds this")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--program", type=Path, default=ROOT)
    given = parser.parse_args()
    os.environ[PASSWORD_ENV] = "secret"
    for name, make in HOSTILE.items():
        if given.only in name:
            with tempfile.TemporaryDirectory() as folder:
                print(f"{name:22} {measured(Path(folder), make(), given)}", flush=True)


def measured(folder: Path, hostile: bytes, given: argparse.Namespace) -> str:
    with dovecot_server(folder / "dovecot") as imap, smtp_server() as smtp:
        deliver(imap, hostile)
        settings = folder / "settings.toml"
        places = {"data": folder / "data", "imap": imap.port, "smtp": smtp.port}
        settings.write_text(SETTINGS.format(**places, env=PASSWORD_ENV), "utf-8")
        return polled(settings, folder / "data" / "register.db", smtp, given)


def deliver(imap: Dovecot, hostile: bytes) -> None:
    now = datetime.now(UTC) - timedelta(minutes=10)
    imap.deliver(hostile, now)
    headers = {"From": "zhou@honest.example", "Message-ID": "<2@honest.example>"}
    imap.deliver(mail({"申报表.docx": form("甲乙丙")}, **headers), now + timedelta(minutes=1))


def polled(settings: Path, register: Path, smtp: Sink, given: argparse.Namespace) -> str:
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "intake", "--config", str(settings), "poll"],
        cwd=given.program,
        env=os.environ | {"PYTHONPATH": str(given.program)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(given.seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return f"not done after {given.seconds:.0f} s; answered {len(smtp.recipients)}"
    seconds = time.monotonic() - began
    db = sqlite3.connect(register)
    rows = [
        f"{state} {reason}".strip()
        for state, reason in db.execute("SELECT state, reason FROM mails")
    ]
    return f"{seconds:6.1f} s; {' | '.join(rows)}; answered {len(smtp.recipients)}"


if __name__ == "__main__":
    main()

"""The last evening: letters by the thousand, lines cut at random, the program killed now and then.

`run.py [--letters 1000] [--kills 10] [--seed N]`. A real Dovecot, the real `intake poll`, a mail server
of our own; both behind proxies that cut connections. Ends with what the promises come to: ledger rows,
verdicts, numbers, notices; and prints time and the most memory of the program and of its readers.
"""

import argparse
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

from letters import OPENS, letters

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from servers import PASSWORD_ENV, CuttingProxy, Dovecot, Sink, dovecot_server, smtp_server

# Of the server's words: a listing is cut, or a letter of half a megabyte.
MOST_BYTES_BEFORE_CUT = 6_000_000
CUT_LINES = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    os.environ[PASSWORD_ENV] = "secret"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with dovecot_server(folder / "dovecot") as imap, smtp_server() as smtp:
            expected = Counter(_deliver(imap, given.letters))
            begun = time.monotonic()
            rounds = _polls(folder, imap, smtp, given.kills, chance)
            _print(folder, smtp, expected, rounds, time.monotonic() - begun)


def _deliver(imap: Dovecot, count: int) -> list[str]:
    statuses = []
    for number, (raw, status) in enumerate(letters(count)):
        imap.deliver(raw, OPENS + timedelta(seconds=number))
        statuses.append(status)
    print(f"{count} letters delivered", flush=True)
    return statuses


def _polls(
    folder: Path, imap: Dovecot, smtp: Sink, kills: int, chance: random.Random
) -> Counter[str]:
    """Polls until one goes through with nothing left to do."""
    in_cuts = [chance.randrange(MOST_BYTES_BEFORE_CUT) for _ in range(CUT_LINES)]
    out_cuts = [chance.randrange(20_000) for _ in range(CUT_LINES)]
    inward, outward = CuttingProxy(imap.port, in_cuts), CuttingProxy(smtp.port, out_cuts)
    settings = _settings(folder, inward.port, outward.port)
    rounds: Counter[str] = Counter()
    for number in range(400):
        seconds = chance.uniform(2, 30) if number < kills else None
        rounds[_poll(settings, seconds)] += 1
        if number >= kills and _is_done(folder):
            break
    rounds["lines cut"] = inward.cut + outward.cut
    return rounds


def _poll(settings: Path, seconds: float | None) -> str:
    process = subprocess.Popen(
        [sys.executable, "-m", "intake", "--config", str(settings), "poll"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return "killed"
    return "whole" if process.returncode == 0 else "broken off"


def _is_done(folder: Path) -> bool:
    db = sqlite3.connect(folder / "data" / "register.db")
    waiting = db.execute("SELECT count(*) FROM mails WHERE state = 'fetched'").fetchone()[0]
    due = db.execute("SELECT count(*) FROM notices WHERE state = 'due'").fetchone()[0]
    polled = db.execute("SELECT count(*) FROM folders WHERE last_problem <> ''").fetchone()[0]
    db.close()
    return waiting + due + polled == 0


def _settings(folder: Path, imap: int, smtp: int) -> Path:
    path = folder / "settings.toml"
    path.write_text(
        f"""data_dir = '{folder / "data"}'
[[imap]]
host = "127.0.0.1"
port = {imap}
security = "none"
user = "cases"
password_env = "{PASSWORD_ENV}"
first_run = "process"
[smtp]
host = "127.0.0.1"
port = {smtp}
security = "none"
from = "cases@office.example"
[notices]
budget_per_hour = 1000000
""",
        "utf-8",
    )
    return path


def _print(
    folder: Path, smtp: Sink, expected: Counter[str], rounds: Counter[str], seconds: float
) -> None:
    db = sqlite3.connect(folder / "data" / "register.db")

    def tally(rows: str) -> dict[str, int]:
        return dict(Counter(str(value) for (value,) in db.execute(rows)))

    letters, verdicts = tally("SELECT state FROM mails"), tally("SELECT status FROM applications")
    told, sent = tally("SELECT state FROM notices"), Counter(smtp.recipients)
    numbers = [row[0] for row in db.execute("SELECT number FROM applications ORDER BY id")]
    whole = [f"SCO2026-{number:04d}" for number in range(1, len(numbers) + 1)]
    print(f"polls: {dict(rounds)}, {seconds:.0f} s")
    print(f"ledger rows {letters}")
    print(f"verdicts {verdicts}, to be {dict(expected)}")
    print(f"numbers without gap: {numbers == whole}")
    print(f"notices {told}")
    print(f"answered {len(sent)}, twice {sum(count > 1 for count in sent.values())}")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"most memory of any process {most // 1024} MB")


if __name__ == "__main__":
    main()

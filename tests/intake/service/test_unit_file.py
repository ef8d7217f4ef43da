"""docs/intake.service as written: its command runs, where it runs, and its head says all that it needs."""

import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import write_settings
from rounds import NOON
from servers import PASSWORD, PASSWORD_ENV

from intake.config.bundled_data import samples
from intake.register.database import open_register

UNIT = Path(__file__).parents[3] / "docs" / "intake.service"
TEXT = UNIT.read_text("utf-8")
ORDERS = [(key, value) for key, value in re.findall(r"^([A-Za-z]+)=(.*)$", TEXT, re.MULTILINE)]
PROGRAM = "/opt/intake/.venv/bin/intake"


def order(key: str) -> str:
    (value,) = [value for name, value in ORDERS if name == key]
    return value


def test_its_head_makes_everything_it_names() -> None:
    head = TEXT.partition("[Unit]")[0]
    account, state = order("User"), order("StateDirectory")
    assert f"useradd --system --home-dir /var/lib/{state}" in head
    assert re.search(rf"useradd .* {account}$", head, re.MULTILINE)
    assert order("WorkingDirectory") == f"/var/lib/{state}"
    assert f'data_dir = "/var/lib/{state}"' in head
    assert order("EnvironmentFile") in head
    assert order("Environment") == "INTAKE_CONFIG=/etc/intake/settings.toml"
    assert f"{PROGRAM} init /etc/intake" in head
    assert (order("StateDirectoryMode"), order("UMask")) == ("0700", "0077")
    assert "ReadWritePaths" not in dict(ORDERS), (
        "a folder that is not there yet keeps a unit from starting"
    )


def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    """Where systemd is; its own account and program stand for those that are not here."""
    there = TEXT.replace(PROGRAM, sys.executable).replace("User=intake", "User=root")
    (tmp_path / "intake.service").write_text(there)
    program = shutil.which("systemd-analyze")
    if program is not None:
        done = subprocess.run(
            [program, "verify", "--man=no", str(tmp_path / "intake.service")],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "intake.service" not in done.stderr, done.stderr
    assert {"Unit", "Service", "Install"} <= set(re.findall(r"^\[(\w+)\]$", TEXT, re.MULTILINE))


@pytest.fixture
def folder(tmp_path: Path, imap_server, smtp_sink) -> Iterator[Path]:
    """Set up as the head says, with its places below the test's own folder."""
    imap_server.deliver((samples() / "question" / "mail.eml").read_bytes(), NOON)
    config = write_settings(tmp_path, imap_server, smtp_sink)
    etc, state = tmp_path / "etc", tmp_path / "state"
    etc.mkdir()
    state.mkdir(mode=0o700)
    text = config.read_text("utf-8").replace(str(tmp_path / "data"), str(state))
    (etc / "settings.toml").write_text(text, "utf-8")
    for place in (etc / "settings.toml", etc):
        place.chmod(0o550 if place.is_dir() else 0o440)
    yield tmp_path
    etc.chmod(0o750)


def test_its_command_runs_as_written(folder: Path) -> None:
    """In its folder, with its environment and umask, and nothing else of ours."""
    _, *arguments = shlex.split(order("ExecStart"))
    name, _, _ = order("Environment").partition("=")
    environment = {
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(folder / "state"),
        name: str(folder / "etc" / "settings.toml"), PASSWORD_ENV: PASSWORD,
    }  # fmt: skip
    service = subprocess.Popen(
        [sys.executable, "-m", "intake", *arguments], env=environment, cwd=folder / "state",
        stderr=subprocess.PIPE, text=True, umask=int(order("UMask"), 8),
    )  # fmt: skip
    try:
        line = ""
        while '"polled"' not in line:
            line = service.stderr.readline()
            assert line, "it ended by itself"
    finally:
        service.send_signal(signal.SIGTERM)
        rest = service.communicate(timeout=int(order("TimeoutStopSec")))[1]
    assert service.returncode == 0, rest
    db = open_register(folder / "state" / "register.db")
    assert db.execute("SELECT state FROM mails").fetchall() == [("question",)]
    db.close()
    made = [path for path in (folder / "state").rglob("*") if path.stat().st_mode & 0o077]
    assert made == []
    assert [path.name for path in (folder / "etc").iterdir()] == ["settings.toml"]

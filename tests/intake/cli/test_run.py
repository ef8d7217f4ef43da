"""`intake run`: the service as a process of its own, ended by SIGTERM."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from commands import intake, write_settings
from rounds import NOON, letter
from servers import PASSWORD, PASSWORD_ENV, ImapServer

from intake.config.bundled_data import samples, shipped_campaigns

ENOUGH_SECONDS = 90


@pytest.fixture
def config(tmp_path: Path, imap_server: ImapServer, smtp_sink) -> Path:
    return write_settings(tmp_path, imap_server, smtp_sink)


@pytest.fixture
def service(config: Path) -> Iterator["subprocess.Popen[str]"]:
    with running(config) as process:
        yield process


@contextmanager
def running(config: Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-m", "intake", "run", "--config", str(config)],
        env=os.environ | {PASSWORD_ENV: PASSWORD},
        stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    guard = threading.Timer(ENOUGH_SECONDS, process.kill)
    guard.start()
    try:
        yield process
    finally:
        guard.cancel()
        process.kill()
        process.wait()


def lines_until(service: "subprocess.Popen[str]", event: str) -> list[dict]:
    """The service's log up to this event; JSON, for the error stream is a pipe."""
    assert service.stderr is not None
    told = []
    for line in service.stderr:
        told.append(json.loads(line))
        if told[-1]["event"] == event:
            return told
    raise AssertionError(f"the service ended without {event}: {told}")


def test_it_polls_sends_and_ends_cleanly(imap_server, config, service, smtp_sink):
    imap_server.deliver((samples() / "missing-pledge" / "mail.eml").read_bytes(), NOON)
    imap_server.deliver(letter("question"), NOON)
    told = lines_until(service, "sent")
    assert {one.get("registered") for one in told} >= {1}
    service.send_signal(signal.SIGTERM)
    assert service.wait() == 0
    assert len(smtp_sink.messages) == 1
    assert len(intake("list", "--json", "--config", config).objects) == 1
    assert PASSWORD not in json.dumps(told)


def test_a_letter_is_heard_of_long_before_the_next_poll(dovecot, tmp_path, smtp_sink):
    config = write_settings(tmp_path, dovecot, smtp_sink)
    config.write_text(config.read_text("utf-8") + "\n[schedule]\npoll_seconds = 3600\n", "utf-8")
    dovecot.deliver(letter("first"), NOON)
    with running(config) as service:
        lines_until(service, "polled")
        # Whether it comes before the watch listens or after it.
        for name in ("second", "third"):
            dovecot.deliver(letter(name), NOON)
        lines_until(service, "polled")
        service.send_signal(signal.SIGTERM)
        assert service.wait() == 0


def test_a_broken_campaign_file_stops_no_letter_and_misleads_nobody(imap_server, config, smtp_sink):
    """The clerk's edit went wrong: letters are taken in, told of, and answered once it is mended."""
    shutil.copytree(shipped_campaigns(), config.parent / "campaigns")
    call = config.parent / "campaigns" / "sco-2026.toml"
    right = call.read_text("utf-8")
    assert intake("poll", "--config", config).code == 0
    call.write_text(right.replace("closes_on = 2026-06-18", "closes_on = 2026年6月30日"), "utf-8")
    imap_server.deliver((samples() / "missing-pledge" / "mail.eml").read_bytes(), NOON)
    with running(config) as service:
        told = lines_until(service, "chore failed")
        service.send_signal(signal.SIGTERM)
        assert service.wait() == 0
    assert {one.get("registered") for one in told} >= {1}
    assert "closes_on = 2026-06-30" in told[-1]["problem"]
    assert smtp_sink.messages == []
    (held,) = intake("notices", "--json", "--config", config).objects
    assert held["state"] == "held"
    doctor = intake("doctor", "--config", config)
    assert "sco-2026.toml 有误" in doctor.out + doctor.err
    call.write_text(right, "utf-8")
    assert intake("release", str(held["id"]), "--config", config).code == 0
    assert intake("poll", "--config", config).code == 0
    assert len(smtp_sink.messages) == 1


def test_a_second_writer_is_refused_while_it_runs(imap_server, config, service):
    imap_server.deliver(letter("question"), NOON)
    lines_until(service, "polled")
    done = intake("poll", "--config", config)
    assert done.code == 1
    assert "in use by intake run" in done.err
    service.send_signal(signal.SIGTERM)
    assert service.wait() == 0


def test_staff_join_part_drop_and_list_beside_it(imap_server, config, service):
    imap_server.deliver((samples() / "missing-pledge" / "mail.eml").read_bytes(), NOON)
    lines_until(service, "sent")
    (found,) = intake("letters", "--json", "--config", config).objects
    assert found["applications"] == ["SCO2026-0001"]
    parted = intake("unlink", found["id"], "--config", config)
    assert (parted.code, "withdrawn" in parted.out) == (0, True)
    joined = intake("link", found["id"], "SCO2026-0001", "--config", config)
    assert joined.code == 0
    dropped = intake("notices", "drop", "9", "--reason", "电话", "--config", config)
    assert (dropped.code, "left as it is" in dropped.err) == (1, True)
    purged = intake("purge", "sco-2026", "--yes", "--config", config)
    assert "in use" not in purged.err
    service.send_signal(signal.SIGTERM)
    assert service.wait() == 0

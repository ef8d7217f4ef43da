"""Fixtures that start real servers; see `servers` and `rounds`."""

import gc
import os
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from disk import not_waiting_for_the_disk
from read_once import Kept
from reliability import faults, pytest_addoption, pytest_configure
from servers import (
    PASSWORD,
    PASSWORD_ENV,
    Dovecot,
    ImapServer,
    Sink,
    dovecot_may_be_missing,
    dovecot_server,
    pymap_server,
    smtp_server,
)

from parsers.scans.rapid_ocr import TELEMETRY_OFF

# Tests of the readers alone load the OCR engine too.
os.environ.update(TELEMETRY_OFF)

# Where a shell forbids Python to keep what it has compiled, each of the many processes that tests start
# would compile the program anew: two seconds a process.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

not_waiting_for_the_disk()

TESTS = Path(__file__).parent

__all__ = ["faults", "pytest_addoption", "pytest_configure"]


# What takes longest comes first, that no process has it to itself at the end. The demo reads all sample
# letters, and what it read is known to the tests after it.
LONGEST = (
    "intake/demo/test_demo.py", "intake/test_disk_full.py", "intake/outbox/test_never_twice.py",
    "browser/test_console.py", "intake/workers/test_dask.py", "test_linear.py", "intake/test_crash.py",
    "intake/outbox/test_last_word_any_order.py", "intake/console/test_attacks.py",
    "intake/console/test_hostile_values.py", "intake/cli/test_check.py",
    "intake/workers/test_same_verdict.py", "intake/console/test_pages.py", "intake/cli/test_run.py",
    "parsers/seals/test_red_signs.py", "parsers/seals/test_plain.py", "test_wheel.py",
    "parsers/convert/test_libreoffice.py", "intake/workers/test_nothing_leaves.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {TESTS / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


def pytest_collection_finish() -> None:
    """What is there now stays to the end: looking through it at every collection of garbage costs time,
    and comes as a surprise to tests that measure it.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def kept(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One folder for all processes of the run."""
    own = tmp_path_factory.getbasetemp()
    run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    Kept.folder = run / "read-once"
    Kept.folder.mkdir(exist_ok=True)


@pytest.fixture(params=["UTC", "America/Los_Angeles", "Asia/Shanghai"])
def machine_zone(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ZoneInfo]:
    """The machine's own time zone: one after the other of three, and then what it was."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", request.param)
        time.tzset()
        yield ZoneInfo(request.param)
    time.tzset()


@pytest.fixture
def imap_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ImapServer]:
    """An empty pymap of the test's own."""
    monkeypatch.setenv(PASSWORD_ENV, PASSWORD)
    with pymap_server() as server:
        yield server


@pytest.fixture
def smtp_sink() -> Iterator[Sink]:
    """An aiosmtpd that keeps what it gets."""
    with smtp_server() as sink:
        yield sink


@pytest.fixture(scope="session")
def running_dovecot() -> Iterator[Dovecot]:
    if dovecot_may_be_missing():
        pytest.skip("Dovecot is not installed here; in CI it is")
    # Its own user must get through; pytest closes its folders to others whenever it starts.
    with TemporaryDirectory() as folder, dovecot_server(Path(folder)) as server:
        yield server


@pytest.fixture
def dovecot(running_dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> Dovecot:
    """An empty mailbox of the test's own on the one Dovecot of the run."""
    monkeypatch.setenv(PASSWORD_ENV, PASSWORD)
    return replace(running_dovecot, user=f"u{uuid.uuid4().hex}")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are no names: what packs a file writes the time into it, and every process that runs a
    part of the tests must give them the same names.
    """
    return argname if isinstance(val, bytes) else None

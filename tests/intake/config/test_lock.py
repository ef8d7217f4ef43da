import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from rounds import NOON

from intake.config.lock import DataFolderInUse, only_writer


def test_the_second_is_told_who_is_there(tmp_path: Path) -> None:
    with only_writer(tmp_path / "data", "intake run", NOON):
        told = rf"in use by intake run \(process {os.getpid()}, since 2026-06-10T12:00:00"
        with (
            pytest.raises(DataFolderInUse, match=told),
            only_writer(tmp_path / "data", "intake poll", NOON),
        ):
            pass


def test_one_after_the_other(tmp_path: Path) -> None:
    for _ in range(2):
        with only_writer(tmp_path, "intake poll", NOON):
            assert (tmp_path / "lock").exists()


def test_two_data_folders_do_not_mind_each_other(tmp_path: Path) -> None:
    with (
        only_writer(tmp_path / "a", "intake run", NOON),
        only_writer(tmp_path / "b", "intake run", NOON),
    ):
        assert (tmp_path / "b" / "lock").exists()


_HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from intake.config.lock import only_writer
with only_writer(Path(sys.argv[1]), "intake run", datetime.now(UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_killed_holder_holds_no_more(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HOLDER, str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": "."}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with (
            pytest.raises(DataFolderInUse, match=str(holder.pid)),
            only_writer(tmp_path, "intake poll", NOON),
        ):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with only_writer(tmp_path, "intake poll", NOON):
        assert True

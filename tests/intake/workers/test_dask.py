"""Reading by a dask cluster: a real scheduler with worker processes on loopback."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from applicants import Mailing
from cluster import Cluster, cluster
from commands import intake, write_settings
from rounds import Desk, imap_account
from servers import ImapServer

from intake.demo.imap_server import free_port
from intake.mailbox.poll import poll_all
from intake.register.letters.ledger import Mail
from intake.workers.dask_pool import DaskPool
from intake.workers.readers import Reader, ReadingFailed, WorkersUnavailable
from parsers.facts.problem import Unreadable

SECONDS = 120


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("dask"), "one", "two") as running:
        yield running


def letters(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.eml" for number in range(count)]
    for path in paths:
        files = {"说明.txt": path.name.encode()}
        path.write_bytes(Mailing(subject=path.name, files=files).raw())
    return paths


def by_dask(running: Cluster, folder: Path) -> Reader:
    return Reader(1, folder / "facts", pool=DaskPool(running.address, offline=True))


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end


def die(*_: object) -> None:
    """The way a renderer dies: the process it runs in, and no other."""
    os._exit(9)


def test_a_letter_reads_as_it_does_here(two: Cluster, tmp_path: Path) -> None:
    path, *_ = letters(tmp_path, 1)
    with Reader(1) as here, by_dask(two, tmp_path) as there:
        assert there.workers == 2
        assert there.read(path) == here.read(path)
        assert there.is_offline(tmp_path)
    assert len(list((tmp_path / "facts").rglob("*.json"))) == 1


def test_no_letter_is_told_as_such(two: Cluster, tmp_path: Path) -> None:
    path = tmp_path / "no.eml"
    path.write_bytes(b"\x00\x01\x02")
    with by_dask(two, tmp_path) as reader, pytest.raises(Unreadable):
        reader.read(path)


def test_what_kills_its_reader_fails_alone(two: Cluster, tmp_path: Path) -> None:
    path, *_ = letters(tmp_path, 1)
    with by_dask(two, tmp_path) as reader:
        with pytest.raises(ReadingFailed, match="exit 9"):
            reader._run(die)
        assert reader.read(path).letter.subject == path.name


def test_a_letter_that_kills_its_readers_is_set_aside(
    two: Cluster, tmp_path: Path, imap_server: ImapServer
) -> None:
    desk = Desk(tmp_path)
    with by_dask(two, tmp_path) as reader:

        def process(mail: Mail) -> None:
            if b"deadly" in desk.archive.read(mail.sha256):
                reader._run(die)
            reader.read(desk.archive.path(mail.sha256))
            desk.process(mail)

        for subject in ("first", "deadly", "third"):
            imap_server.deliver(Mailing(subject=subject).raw())
        (result,) = poll_all(desk.round(process=process), [imap_account(imap_server)])
    assert result.states == ("registered", "quarantined", "registered")


def test_a_folder_the_workers_do_not_see_is_told(two: Cluster, tmp_path: Path) -> None:
    with (
        by_dask(two, tmp_path) as reader,
        pytest.raises(WorkersUnavailable, match=r"does not see .*/elsewhere: data_dir must"),
    ):
        reader.read(tmp_path / "elsewhere" / "0.eml")


def test_another_version_is_told(
    two: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.workers.dask_pool.READER_VERSION", "older")
    with by_dask(two, tmp_path) as reader, pytest.raises(WorkersUnavailable, match="another ver"):
        reader.read(tmp_path / "0.eml")


def test_a_worker_killed_in_the_middle_loses_nothing(two: Cluster, tmp_path: Path) -> None:
    paths = letters(tmp_path, 8)
    pool = DaskPool(two.address, offline=True)
    with Reader(1, tmp_path / "facts", pool=pool) as reader:
        assert reader.workers == 2
        # Held fast, it finishes nothing of what it is given.
        two.workers["one"].send_signal(signal.SIGSTOP)
        for path in paths:
            reader.begin(path)
        until(lambda: all(pool._client.processing().values()))
        two.kill("one")
        subjects = [reader.read(path).letter.subject for path in paths]
    assert subjects == [path.name for path in paths]
    two.start("three", "--no-nanny")
    two.wait(2)


def test_what_kills_the_workers_themselves_fails_alone(two: Cluster, tmp_path: Path) -> None:
    pool = DaskPool(two.address, offline=True)
    with Reader(1, pool=pool):
        pool.demand_up()
        begun = pool._client.submit(os._exit, 9, pure=False)
        with pytest.raises(ReadingFailed, match="died over it"):
            pool.result(begun, SECONDS)
    two.start("four", "--no-nanny")
    two.wait(1)


def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    with cluster(tmp_path) as bare:
        pool = DaskPool(bare.address, offline=True, without_workers=0)
        with (
            Reader(1, pool=pool) as reader,
            pytest.raises(WorkersUnavailable, match="has no workers: start some with"),
        ):
            reader.read(letters(tmp_path, 1)[0])


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("intake.workers.dask_pool.SECONDS_TO_CONNECT", 1)
    address = f"tcp://127.0.0.1:{free_port()}"
    config = write_settings(tmp_path)
    config.write_text(f"{config.read_text()}\nexecutor = 'dask'\nscheduler = '{address}'\n")
    told = f"the dask scheduler {address} cannot be reached"
    assert told in intake("take", letters(tmp_path, 1)[0], "--config", config).err
    doctor = intake("doctor", "--config", config)
    assert doctor.code == 1
    assert told in " ".join(doctor.out.split())


@pytest.mark.parametrize(
    ("installed", "scheduler", "told"),
    [(False, "tcp://127.0.0.1:1", "mail-intake-office[dask]"), (True, "", "needs `scheduler`")],
)
def test_dask_that_cannot_be_used_is_told(tmp_path, monkeypatch, installed, scheduler, told):
    if not installed:
        monkeypatch.delitem(sys.modules, "intake.workers.dask_pool", raising=False)
        monkeypatch.setitem(sys.modules, "distributed", None)
    config = write_settings(tmp_path)
    config.write_text(f"{config.read_text()}\nexecutor = 'dask'\nscheduler = '{scheduler}'\n")
    assert told in " ".join(intake("take", letters(tmp_path, 1)[0], "--config", config).err.split())

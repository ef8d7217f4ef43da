"""Letters looked through by a real clamd, and what happens where it is not there."""

import threading
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from applicants import Mailing, all_files
from clamd_server import MOST_BYTES, NAME, VIRUS, Clamd, clamd_may_be_missing, clamd_server
from commands import intake, write_settings
from dossiers import STEM
from servers import ImapServer, Sink

from intake.config.settings import load_settings
from intake.workers.clamd import ScannerUnavailable, Unscannable, scan_with, version_of


@pytest.fixture(scope="module")
def clamd() -> Iterator[Clamd]:
    if clamd_may_be_missing():
        pytest.skip("ClamAV is not installed here; in CI it is")
    with TemporaryDirectory() as folder, clamd_server(Path(folder)) as server:
        yield server


def config_with(folder: Path, address: str) -> Path:
    path = write_settings(folder)
    path.write_text(f"{path.read_text()}\nclamd = '{address}'\n")
    assert load_settings(path).reading.clamd == address
    return path


def letter(folder: Path, **files: bytes) -> Path:
    path = folder / "letter.eml"
    named = {f"{STEM}（{name}）.txt": data for name, data in files.items()}
    path.write_bytes(Mailing(files=all_files() | named).raw())
    return path


@pytest.mark.parametrize(
    ("data", "found"), [(VIRUS, NAME), (b"harmless", ""), (b"", ""), (b"\0" * 100_000, "")]
)
def test_it_names_what_it_finds(clamd: Clamd, data: bytes, found: str) -> None:
    assert scan_with(clamd.address)(data).startswith(found)
    assert bool(scan_with(clamd.address)(data)) is bool(found)
    assert "ClamAV" in version_of(clamd.address)


def test_a_file_too_large_for_it_is_told_and_not_called_clean(clamd: Clamd) -> None:
    with pytest.raises(Unscannable, match="StreamMaxLength"):
        scan_with(clamd.address)(b"x" * (4 * MOST_BYTES))


def test_many_at_once(clamd: Clamd) -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(scan_with(clamd.address)(VIRUS)))
        for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20
    assert all(name.startswith(NAME) for name in found)


@pytest.mark.parametrize("address", ["/nowhere/clamd.ctl", "127.0.0.1:1", "unix:/nowhere/s"])
def test_where_none_is_it_says_so(address: str) -> None:
    with pytest.raises(ScannerUnavailable, match="does not answer"):
        scan_with(address)(b"x")
    with pytest.raises(ScannerUnavailable):
        version_of(address)


def test_an_infected_file_is_referred_and_the_rest_is_judged(clamd: Clamd, tmp_path: Path) -> None:
    config = config_with(tmp_path, clamd.address)
    path = letter(tmp_path, 说明=VIRUS, 附注=b"harmless")
    assert "registered" in intake("take", path, "--config", config, processes=True).out
    shown = intake("show", "SCO2026-0001", "--json", "--config", config).objects[0]
    infected = [f["where"] for f in shown["findings"] if f["code"] == "attachment-infected"]
    assert infected == [f"{STEM}（说明）.txt"]
    assert any(f["code"] == "material-unstamped" for f in shown["findings"])
    assert "ClamAV" in intake("doctor", "--config", config).out


def test_without_the_scanner_that_was_asked_for_letters_wait(tmp_path: Path, clamd: Clamd) -> None:
    config = config_with(tmp_path, "/nowhere/clamd.ctl")
    path = letter(tmp_path)
    assert "does not answer" in intake("take", path, "--config", config, processes=True).err
    assert intake("list", "--json", "--config", config).objects == []
    assert "failed    virus scanner" in intake("doctor", "--config", config).out
    config_with(tmp_path, clamd.address)
    assert "registered" in intake("take", path, "--config", config).out


def test_a_letter_it_will_not_look_through_is_set_aside(
    clamd: Clamd, tmp_path: Path, imap_server: ImapServer, smtp_sink: Sink
) -> None:
    path = letter(tmp_path, 大=b"x" * (4 * MOST_BYTES))
    imap_server.deliver(path.read_bytes())
    config = write_settings(tmp_path, imap_server, smtp_sink)
    config.write_text(f"{config.read_text()}\nclamd = '{clamd.address}'\n")
    assert "1 quarantined" in intake("poll", "--config", config).out
    assert "StreamMaxLength" in intake("take", path, "--config", config, processes=True).err

"""No other account of the machine reads what lies in the data folder, or what commands write from it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import intake, write_settings
from rounds import NOON

from intake.config.bundled_data import samples
from intake.config.lock import only_writer
from intake.config.private_files import close_to_others, open_to_others
from intake.register.database import open_register

LETTER = samples() / "complete-text-pdf" / "mail.eml"


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    umask = os.umask(0o022)
    yield
    os.umask(umask)


def readable_by_others(folder: Path) -> list[str]:
    found = [folder, *folder.rglob("*")]
    return [str(path.relative_to(folder)) for path in found if path.stat().st_mode & 0o077]


def test_nothing_that_commands_write_can_be_read_by_others(tmp_path: Path) -> None:
    config = write_settings(tmp_path)
    out = tmp_path / "out"
    out.mkdir(mode=0o700)
    (out / "backups").mkdir(mode=0o700)
    for arguments in (
        ("take", LETTER),
        ("report", "--date", "2026-06-10"),
        ("report", "--date", "2026-06-10", "--out", out / "reports"),
        ("export", "xlsx", "--out", out / "register.xlsx"),
        ("export", "files", "--out", out / "papers"),
        ("export", "files", "--out", out / "papers.zip"),
        ("backup", out / "backups"),
        ("init", out / "config"),
    ):
        # The workers write too, under a umask of their own.
        done = intake("--config", config, *arguments, processes=arguments[0] == "take")
        assert done.code == 0, (arguments, done.err)
    assert readable_by_others(tmp_path / "data") == []
    open_ = [name for name in readable_by_others(out) if not name.startswith("config/campaigns")]
    assert open_ == [], "campaign files are copies of public ones"


def test_the_register_and_its_log_are_private_whatever_the_umask(tmp_path: Path) -> None:
    os.umask(0)
    db = open_register(tmp_path / "data" / "register.db")
    db.execute("INSERT INTO heartbeats VALUES ('x', 'y', '')")
    assert {path.name for path in (tmp_path / "data").iterdir()} >= {
        "register.db",
        "register.db-wal",
    }
    assert readable_by_others(tmp_path / "data") == []
    db.close()


def old_folder(folder: Path) -> Path:
    """As earlier versions left it."""
    for name in ("archive/ab", "facts", "evidence", "reports"):
        (folder / name).mkdir(parents=True)
    for name in ("register.db", "register.db-wal", "lock", "archive/ab/x.eml", "notes.txt"):
        (folder / name).touch(mode=0o644)
    folder.chmod(0o755)
    return folder


def test_an_older_data_folder_is_closed_by_the_next_writer(tmp_path: Path) -> None:
    folder = old_folder(tmp_path / "data")
    assert len(open_to_others(folder)) == 8
    with only_writer(folder, "a test", NOON):
        assert open_to_others(folder) == ()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "notes.txt").stat().st_mode & 0o777 == 0o644, "not ours"


def test_a_folder_one_works_or_lives_in_is_left_open_and_what_is_ours_in_it_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = old_folder(tmp_path / "here")
    monkeypatch.chdir(folder)
    close_to_others(folder)
    assert open_to_others(folder) == (folder,)
    monkeypatch.chdir("/")
    monkeypatch.setenv("HOME", str(folder / "someone"))
    close_to_others(folder)
    assert open_to_others(folder) == (folder,)


def test_a_link_is_followed_by_nobody(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "reports").symlink_to(elsewhere)
    close_to_others(tmp_path / "data")
    assert elsewhere.stat().st_mode & 0o777 == 0o755


def test_a_command_that_fails_leaves_no_folder_and_no_lock(tmp_path: Path) -> None:
    class Broken(Exception):
        pass

    with pytest.raises(Broken), only_writer(tmp_path / "a" / "b", "a test", NOON):
        raise Broken
    assert list(tmp_path.iterdir()) == []

"""A backup comes back whole, or not at all."""

import io
import shutil
import tarfile
import threading
from pathlib import Path

import pytest
from commands import Done, intake, write_settings
from rounds import NOON, Desk, letter

from intake.backup import BackupError, back_up
from intake.register import applications, ledger
from intake.register.database import RegisterError, open_register
from intake.register.ledger import Mail
from intake.restoring import restore

NAMES = ("one", "two", "three")


def take(desk: Desk, name: str) -> Mail:
    """As a poll does: kept, entered, judged."""
    sha256 = desk.archive.keep(letter(name))
    mail = ledger.record_fetched(
        desk.db, ledger.next_file_key(desk.db), sha256, NOON, NOON, hold=False
    )
    desk.process(mail)
    return mail


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    for name in NAMES:
        take(desk, name)
    return desk


def holdings(folder: Path) -> tuple[list[str], list[tuple[str, bytes]]]:
    """The applications' numbers, and every letter the ledger names with its bytes."""
    there = Desk(folder)
    numbers = [one.number for one in applications.listing(there.db)]
    return numbers, [(sha, there.archive.read(sha)) for sha in ledger.archived(there.db)]


def test_what_comes_back_is_what_was_there(desk: Desk, tmp_path: Path) -> None:
    manifest = back_up(desk.folder, tmp_path / "b.tar", NOON)
    assert (manifest.letters, manifest.lacking) == (3, ())
    restored = tmp_path / "elsewhere" / "data"
    assert restore(tmp_path / "b.tar", restored, NOON).manifest == manifest
    assert holdings(restored) == holdings(desk.folder)
    assert (restored.stat().st_mode & 0o077) == 0


def test_it_is_one_moment_whatever_is_written_meanwhile(desk: Desk, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        other, number = Desk(desk.folder), 0
        while not stop.is_set():
            take(other, f"meanwhile-{number}")
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        manifests = [back_up(desk.folder, tmp_path / f"{n}.tar", NOON) for n in range(5)]
    finally:
        stop.set()
        writer.join()
    for n, manifest in enumerate(manifests):
        restored = tmp_path / f"restored-{n}"
        restore(tmp_path / f"{n}.tar", restored, NOON)
        numbers, letters = holdings(restored)
        assert len(letters) == manifest.letters
        assert len(letters) - len(numbers) in {0, 1}  # one may be kept and not yet judged
        assert manifest.lacking == ()


def test_a_letter_gone_from_the_archive_is_named_and_the_rest_is_kept(
    desk: Desk, tmp_path: Path
) -> None:
    lost, spoilt, _ = ledger.archived(desk.db)
    desk.archive.path(lost).unlink()
    desk.archive.path(spoilt).write_bytes(b"something else")
    manifest = back_up(desk.folder, tmp_path / "b.tar", NOON)
    assert (manifest.letters, set(manifest.lacking)) == (1, {lost, spoilt})
    restored = restore(tmp_path / "b.tar", tmp_path / "r", NOON).manifest
    assert set(restored.lacking) == {lost, spoilt}


def test_nothing_is_overwritten(desk: Desk, tmp_path: Path) -> None:
    back_up(desk.folder, tmp_path / "b.tar", NOON)
    with pytest.raises(BackupError, match="already"):
        back_up(desk.folder, tmp_path / "b.tar", NOON)
    before = holdings(desk.folder)
    with pytest.raises(BackupError, match="holds a register already"):
        restore(tmp_path / "b.tar", desk.folder, NOON)
    assert holdings(desk.folder) == before


def test_a_failed_backup_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    desk.db.close()
    (desk.folder / "register.db").write_bytes(b"no register")
    place = tmp_path / "backups"
    place.mkdir()
    with pytest.raises(RegisterError, match="copied"):
        back_up(desk.folder, place / "b.tar", NOON)
    assert list(place.iterdir()) == []


def rewritten(source: Path, target: Path, change) -> Path:
    """The backup with each member as `change` makes it: (name, content) → the same, or None."""
    with tarfile.open(source) as old, tarfile.open(target, "w") as new:
        for member in old:
            changed = change(member.name, old.extractfile(member).read())
            if changed is not None:
                info = tarfile.TarInfo(changed[0])
                info.size = len(changed[1])
                new.addfile(info, io.BytesIO(changed[1]))
    return target


def spoil(content: bytes) -> bytes:
    return content[:-1] + b"x"


@pytest.mark.parametrize(
    ("member", "name", "content"),
    [
        (".eml", None, spoil),
        ("register.db", None, spoil),
        ("manifest.json", "gone", None),
        ("register.db", "gone", None),
        (".eml", "gone", None),
        (".eml", "../../outside.eml", None),
        ("manifest.json", None, lambda _: b"[]"),
        ("manifest.json", None, lambda _: b'{"a": 1}'),
    ],
    ids=[
        "a letter changed", "the register changed", "no manifest", "no register", "no letters",
        "a path out of the folder", "a manifest of another kind", "a manifest of other keys",
    ],
)  # fmt: skip
def test_a_spoilt_backup_is_told_and_no_register_appears(
    desk: Desk, tmp_path: Path, member: str, name: str | None, content
) -> None:
    def change(there: str, held: bytes) -> tuple[str, bytes] | None:
        if not there.endswith(member):
            return there, held
        return None if name == "gone" else (name or there, content(held) if content else held)

    back_up(desk.folder, tmp_path / "b.tar", NOON)
    spoilt = rewritten(tmp_path / "b.tar", tmp_path / "spoilt.tar", change)
    with pytest.raises(BackupError):
        restore(spoilt, tmp_path / "in" / "r", NOON)
    assert not (tmp_path / "in" / "r" / "register.db").exists()
    assert list(tmp_path.glob("**/outside.eml")) == []
    restore(tmp_path / "b.tar", tmp_path / "in" / "r", NOON)
    assert holdings(tmp_path / "in" / "r") == holdings(desk.folder)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_backup_cut_short_is_told(desk: Desk, tmp_path: Path, share: float) -> None:
    back_up(desk.folder, tmp_path / "b.tar", NOON)
    raw = (tmp_path / "b.tar").read_bytes()
    end = raw.rindex(b"manifest.json") + 100
    (tmp_path / "cut.tar").write_bytes(raw[: int(end * share)])
    with pytest.raises(BackupError):
        restore(tmp_path / "cut.tar", tmp_path / "r", NOON)


def test_the_commands(tmp_path: Path) -> None:
    config = write_settings(tmp_path)
    desk = Desk(tmp_path / "data")
    take(desk, "one")
    desk.db.close()
    place = tmp_path / "backups"
    place.mkdir()

    def run(*arguments: object) -> Done:
        return intake("--config", config, *arguments)

    done = run("backup", place)
    (made,) = place.iterdir()
    assert (done.code, f"{made}: the register and 1 letters" in done.out) == (0, True)
    assert "holds a register already" in run("restore", made).err
    shutil.rmtree(tmp_path / "data")
    assert run("restore", made).code == 0
    assert open_register(tmp_path / "data" / "register.db").table("applications").count == 1
    assert run("restore", tmp_path / "none.tar").code == 1
    shutil.rmtree(tmp_path / "data")
    assert "there is no register" in run("backup", place / "b.tar").err

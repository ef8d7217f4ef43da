import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from intake.storage.archive import Archive, ArchiveDamaged

LETTER = b"Subject: x\r\n\r\n\xb9\xab\xd5\xc2 as it came\r\n"
SHA256 = hashlib.sha256(LETTER).hexdigest()


def test_a_letter_is_kept_under_its_sha256(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    assert archive.keep(LETTER) == SHA256
    kept = tmp_path / "archive" / SHA256[:2] / f"{SHA256}.eml"
    assert kept.read_bytes() == LETTER == archive.read(SHA256)
    assert archive.path(SHA256) == kept


@pytest.mark.parametrize("raw", [b"", b"\0" * 10, b"x" * 3_000_000])
def test_any_bytes_come_back(tmp_path: Path, raw: bytes) -> None:
    archive = Archive(tmp_path)
    assert archive.read(archive.keep(raw)) == raw


def test_kept_twice_is_there_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(LETTER)
    archive.keep(LETTER)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [f"{SHA256}.eml"]


def test_a_letter_that_rotted_is_told_and_mended_by_keeping_it_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(LETTER)
    archive.path(SHA256).write_bytes(LETTER[:-3] + b"?\r\n")
    with pytest.raises(ArchiveDamaged, match="changed"):
        archive.read(SHA256)
    archive.keep(LETTER)
    assert archive.read(SHA256) == LETTER


def test_a_letter_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveDamaged, match="not in the archive"):
        Archive(tmp_path).read(SHA256)


def test_what_a_kill_left_half_written_is_swept(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(LETTER)
    (tmp_path / "incoming-abc").write_bytes(b"half a let")
    archive.sweep()
    assert not (tmp_path / "incoming-abc").exists()
    assert archive.read(SHA256) == LETTER


_FULL_DISK = """
import resource, sys
from pathlib import Path
from intake.storage.archive import Archive, ArchiveFull
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
archive = Archive(Path(sys.argv[1]))
small = archive.keep(b"small")
try:
    archive.keep(b"x" * 10_000)
except ArchiveFull as error:
    print(error)
assert archive.read(small) == b"small"
"""


def test_no_room_is_told_and_nothing_half_written_stays(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _FULL_DISK, str(tmp_path)]
    child = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": "."}
    )
    assert "no room for another letter" in child.stdout
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1

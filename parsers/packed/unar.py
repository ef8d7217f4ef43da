"""Runs `lsar` and `unar` for kinds of rar that the library cannot open.

The programs write no file of the archive: unpacked bytes come through a pipe, and are cut apart by
the sizes that the listing told. So no path, no link and no disk of ours is in a stranger's hands.
"""

import json
import os
import shutil
import signal
import subprocess
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import IO

from parsers.facts.problem import Problem, Unreadable
from parsers.packed.rar_volumes import volume_names
from parsers.texts.charsets import decode

TIME_LIMIT = 30.0
# A member takes some 1,200 bytes of listing.
LONGEST_LISTING = 4 * 1024**2
# The command line has its bounds as well.
MOST_MEMBERS = 1000
_PASSWORD = b"password"


@dataclass(frozen=True, slots=True)
class _UnarEntry:
    """A file as listed; `same_as` names the earlier one whose bytes it shares."""

    index: int
    path: str
    size: int
    locked: bool
    checksum: int | None
    same_as: str = ""


def has_unar() -> bool:
    return bool(shutil.which("lsar") and shutil.which("unar"))


def open_by_unar(
    data: bytes, most: int, others: tuple[bytes, ...] = ()
) -> Iterator[tuple[str, bytes, bool]]:
    """Path, content and whether a password is asked for, of each file. `others` are the volumes after
    the first.

    Raises Unreadable: UNREADABLE for damage, ENCRYPTED where even the names are locked, REFUSED
    over `most` bytes or the time.
    """
    with TemporaryDirectory(prefix="rar-", ignore_cleanup_errors=True) as folder:
        volumes = (data, *others)
        names = volume_names(data, len(volumes)) if others else ["archive.rar"]
        archive, *_ = (Path(folder) / name for name in names)
        for name, volume in zip(names, volumes, strict=True):
            archive.with_name(name).write_bytes(volume)
        entries = tuple(_listed(archive))
        contents = _unpacked(archive, entries, most)
    by_path: dict[str, bytes] = {}
    for entry in entries:
        content = by_path.get(entry.same_as) or contents.get(entry.index, b"")
        by_path.setdefault(entry.path, content)
        yield entry.path, content, entry.locked


def _listed(archive: Path) -> Iterator[_UnarEntry]:
    command = ["lsar", "-nr", "-ja", "-p", "", "-e", "iso-8859-1", str(archive)]
    listing = _output(command, archive, LONGEST_LISTING)
    try:
        listed = json.loads(listing)
        entries = listed["lsarContents"]
        broken = bool(listed.get("lsarError")) or not entries
        found = [_entry(fields) for fields in entries if not fields.get("XADIsDirectory")]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(Problem.UNREADABLE, "the archive is damaged") from error
    if broken:
        raise Unreadable(Problem.UNREADABLE, "the archive is damaged")
    if len(found) > MOST_MEMBERS:
        raise Unreadable(Problem.REFUSED, f"the archive holds {len(found)} files")
    known: set[str] = set()
    for entry in filter(None, found):
        if not entry.same_as or entry.same_as in known:
            known.add(entry.path)
            yield entry


def _entry(fields: dict[str, object]) -> _UnarEntry | None:
    """None for a link that leads elsewhere than to a file of the archive."""
    same_as = str(fields.get("XADLinkDestination", "")) if fields.get("XADIsLink") else ""
    size = int(str(fields.get("XADFileSize", 0)))
    if fields.get("XADIsLink") and not (same_as and size):
        return None
    checksum = fields.get("RARCRC32", fields.get("RAR5CRC32"))
    return _UnarEntry(
        index=int(str(fields["XADIndex"])),
        path=_path(str(fields["XADFileName"])),
        size=size,
        locked=bool(fields.get("XADIsEncrypted")),
        checksum=checksum if isinstance(checksum, int) else None,
        same_as=_path(same_as),
    )


def _path(name: str) -> str:
    """Names of old packers are bytes of no known charset, which were listed as Latin-1."""
    if all(ord(character) <= 0xFF for character in name):  # noqa: PLR2004 - Latin-1 ends there
        name = decode(name.encode("latin-1"))
    return name.replace("\\", "/")


def _unpacked(archive: Path, entries: tuple[_UnarEntry, ...], most: int) -> dict[int, bytes]:
    wanted = [entry for entry in entries if not entry.locked and not entry.same_as]
    total = sum(entry.size for entry in wanted)
    if sum(entry.size for entry in entries if not entry.locked) > most:
        raise Unreadable(Problem.REFUSED, "the archive unpacks to more than is accepted")
    if not wanted:
        return {}
    numbers = [str(entry.index) for entry in wanted]
    command = ["unar", "-q", "-nr", "-p", "", "-o", "-", "-i", str(archive), *numbers]
    content = _output(command, archive, total)
    if len(content) != total:
        raise Unreadable(Problem.UNREADABLE, "the archive is damaged: it ends too early")
    return dict(_cut(content, wanted))


def _cut(content: bytes, entries: list[_UnarEntry]) -> Iterator[tuple[int, bytes]]:
    start = 0
    for entry in entries:
        piece = content[start : start + entry.size]
        start += entry.size
        if entry.checksum is not None and zlib.crc32(piece) != entry.checksum:
            raise Unreadable(Problem.UNREADABLE, f"the archive is damaged: {entry.path}")
        yield entry.index, piece


def _output(command: list[str], archive: Path, most: int) -> bytes:
    """Return what a program writes. Raises Unreadable over `most` bytes, over the time, and for a
    password.
    """
    log = archive.with_name("log")
    with log.open("wb") as complaints, _session(command, archive.parent, complaints) as process:
        late = Timer(TIME_LIMIT, _end, [process])
        late.start()
        try:
            output = process.stdout.read(most + 1) if process.stdout else b""
        finally:
            in_time = late.is_alive()
            late.cancel()
    if not in_time:
        raise Unreadable(Problem.REFUSED, f"unpacking did not finish within {TIME_LIMIT:g} s")
    if len(output) > most:
        raise Unreadable(Problem.REFUSED, "the archive unpacks to more than it says")
    if _PASSWORD in log.read_bytes():
        raise Unreadable(Problem.ENCRYPTED, "the archive asks for a password")
    return output


@contextmanager
def _session(
    command: list[str], work: Path, complaints: IO[bytes]
) -> Iterator[subprocess.Popen[bytes]]:
    environment = {"HOME": str(work), "PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"}
    process = subprocess.Popen(  # noqa: S603 - a fixed program, our own file names, no shell
        command,
        cwd=work,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=complaints,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _end(process)
        if process.stdout:
            process.stdout.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # It has ended by itself.
    finally:
        process.wait()

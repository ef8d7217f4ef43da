"""Opens rar archives: by libarchive in memory, else by `unar`.

Each knows kinds that the other does not: libarchive no solid archive of RAR 3 and nothing older,
unar no solid one of RAR 5.
"""

import ctypes
import importlib
from collections.abc import Iterator
from types import ModuleType
from typing import Protocol

from parsers.facts.problem import Problem, Unreadable
from parsers.packed.rar_volumes import END, LONGEST_TAIL, RAR5, is_solid, is_volume
from parsers.packed.unar import has_unar, open_by_unar
from parsers.packed.volumes import VOLUME
from parsers.texts.charsets import decode

# Beyond it a stream is a bomb whatever its sizes say.
MOST_RATIO = 200
RATIO_FROM = 4 * 1024**2
RarMember = tuple[str, bytes, bool]


class _RarEntry(Protocol):
    """What is used of the library's entry, which has no types."""

    _entry_p: int

    def get_blocks(self) -> Iterator[bytes]: ...


def open_rar(data: bytes, most: int, others: tuple[bytes, ...] = ()) -> tuple[RarMember, ...]:
    """Path, content and whether a password is asked for, of each file. `others` are the volumes after
    the first; only `unar` joins them.

    Raises Unreadable: UNSUPPORTED where nothing here reads the kind, ENCRYPTED where even the
    names are locked, REFUSED over `most` bytes, UNREADABLE for damage.
    """
    if is_volume(data) and (not others or not has_unar() or is_solid(data)):
        raise Unreadable(Problem.UNSUPPORTED, VOLUME)
    most = min(most, max(RATIO_FROM, MOST_RATIO * sum(map(len, (data, *others)))))
    if others:
        return tuple(open_by_unar(data, most, others))
    try:
        members = tuple(_by_libarchive(data, most))
        _check_end(data)
    except Unreadable as trouble:
        if trouble.problem in (Problem.REFUSED, Problem.ENCRYPTED) or not has_unar():
            raise
        return tuple(open_by_unar(data, most))
    return (
        members
        if members and all(content or locked for _, content, locked in members)
        else _better(data, most, members)
    )


def _check_end(data: bytes) -> None:
    """The library takes what is there for all there was."""
    if data.startswith(RAR5) and END not in data[-LONGEST_TAIL:]:
        raise Unreadable(Problem.UNREADABLE, "the archive is damaged: it ends too early")


def _better(data: bytes, most: int, members: tuple[RarMember, ...]) -> tuple[RarMember, ...]:
    """Files kept as "the same as that one" the library takes for empty; the program follows."""
    try:
        return tuple(open_by_unar(data, most)) if has_unar() else members
    except Unreadable as trouble:
        if trouble.problem is Problem.REFUSED:
            raise
        return members


def _by_libarchive(data: bytes, most: int) -> Iterator[RarMember]:
    libarchive = _library()
    contents: dict[str, bytes] = {}
    try:
        # Any other format is kept out: one of them names files of this machine.
        known = "rar5" if data.startswith(RAR5) else "rar"
        with libarchive.memory_reader(data, known, "none") as entries:
            for entry in entries:
                path = _path(entry.pathname)
                if not entry.isfile:
                    continue
                if _is_locked(libarchive, entry):
                    yield path, b"", True
                    continue
                try:
                    left = most - sum(map(len, contents.values()))
                    contents[path] = contents.get(_path(entry.linkpath)) or _content(entry, left)
                except libarchive.exception.ArchiveError as error:
                    if not _locked(error):
                        raise
                    yield path, b"", True
                    continue
                yield path, contents[path], False
    except libarchive.exception.ArchiveError as error:
        if _locked(error):
            raise Unreadable(Problem.ENCRYPTED, "the archive asks for a password") from error
        if "upport" in str(error) or "solid" in str(error):
            raise Unreadable(
                Problem.UNSUPPORTED, f"a kind of rar not read here: {error}"
            ) from error
        raise Unreadable(Problem.UNREADABLE, f"the archive is damaged: {error}") from error


def _path(name: str | bytes | None) -> str:
    """Names of old packers are bytes of the Windows they ran on."""
    text = decode(name, "gbk") if isinstance(name, bytes) else name or ""
    return text.replace("\\", "/")


def _library() -> ModuleType:
    try:
        return importlib.import_module("libarchive")
    except (ImportError, OSError, AttributeError, TypeError) as error:
        raise Unreadable(Problem.UNSUPPORTED, "no program for rar archives here") from error


def _content(entry: _RarEntry, most: int) -> bytes:
    content = bytearray()
    for block in entry.get_blocks():
        content += block
        if len(content) > most:
            raise Unreadable(Problem.REFUSED, "the archive unpacks to more than is accepted")
    return bytes(content)


def _is_locked(libarchive: ModuleType, entry: _RarEntry) -> bool:
    """Of a file kept without packing the library would hand out the locked bytes as they are."""
    pointer = ctypes.c_void_p(entry._entry_p)  # noqa: SLF001 - it offers no other way
    encrypted: int = libarchive.ffi.libarchive.archive_entry_is_data_encrypted(pointer)
    return encrypted > 0


def _locked(error: Exception) -> bool:
    text = str(error).lower()
    return "encrypt" in text or "passphrase" in text or "password" in text

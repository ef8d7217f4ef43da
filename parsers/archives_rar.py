"""rar archives by libarchive, where the machine has it: its library is loaded when one arrives."""

import importlib
from collections.abc import Iterator
from types import ModuleType

from parsers.problem import Problem, Unreadable

# Beyond it a stream is a bomb whatever its sizes say.
MOST_RATIO = 200
RATIO_FROM = 4 * 1024**2


def open_rar(data: bytes, most: int) -> Iterator[tuple[str, bytes, bool]]:
    """Path, content and whether a password is asked for, of each file.

    Raises Unreadable: UNSUPPORTED without the library or for a kind it cannot read, ENCRYPTED
    where even the names are locked, REFUSED over `most` bytes.
    """
    libarchive = _library()
    try:
        with libarchive.memory_reader(data) as entries:
            for entry in entries:
                if not entry.isfile:
                    continue
                path = str(entry.pathname).replace("\\", "/")
                try:
                    content = _content(entry, min(most, max(RATIO_FROM, MOST_RATIO * len(data))))
                except libarchive.exception.ArchiveError as error:
                    if not _locked(error):
                        raise
                    yield path, b"", True
                    continue
                yield path, content, False
    except libarchive.exception.ArchiveError as error:
        if _locked(error):
            raise Unreadable(Problem.ENCRYPTED, "the archive asks for a password") from error
        if "upport" in str(error) or "solid" in str(error):
            raise Unreadable(
                Problem.UNSUPPORTED, f"a kind of rar not read here: {error}"
            ) from error
        raise Unreadable(Problem.UNREADABLE, f"the archive is damaged: {error}") from error


def _library() -> ModuleType:
    try:
        return importlib.import_module("libarchive")
    except (ImportError, OSError, AttributeError, TypeError) as error:
        raise Unreadable(Problem.UNSUPPORTED, "no program for rar archives here") from error


def _content(entry: object, most: int) -> bytes:
    content = bytearray()
    for block in entry.get_blocks():  # type: ignore[attr-defined]
        content += block
        if len(content) > most:
            raise Unreadable(Problem.REFUSED, "the archive unpacks to more than is accepted")
    return bytes(content)


def _locked(error: Exception) -> bool:
    text = str(error).lower()
    return "encrypt" in text or "passphrase" in text or "password" in text

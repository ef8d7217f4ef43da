"""Reads a letter file by file after its reading killed the process, to find the one at fault."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from intake.workers.errors import ReaderDied
from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem

# A dossier of 500 scanned pages takes 11 s on a busy machine: what takes longer is not honest. A file
# that had less than this, because its letter's time was over, is not called unfit: the letter is late.
SECONDS_PER_FILE = 22
# A letter of which more files end the process is quarantined as a whole.
MOST_DEATHS = 3


def _files_in(path: Path, cloud_links: tuple[str, ...]) -> dict[str, tuple[str, FileType]]:
    from intake.workers.read_one import files_in

    return files_in(path, cloud_links)


def _read_part(*of_it: Any) -> FileFacts:  # noqa: ANN401 - as `read_part` has them
    from intake.workers.read_one import read_part

    return read_part(*of_it)


def read_apart(
    run: Callable[..., Any],
    path: Path,
    means: tuple[Path | None, str, tuple[str, ...]],
    why: ReaderDied,
) -> dict[str, FileFacts]:
    """The facts of the letter's files by sha256, REFUSED for what ends its process.

    `run` does work in a process, within `most_seconds`; `means` are those of `read_part`. Raises
    `why`, or ReaderDied, where no file of the letter is at fault or too many are.
    """
    given: dict[str, FileFacts] = {}
    deaths = 0
    for sha256, (filename, kind) in run(_files_in, path, means[-1]).items():
        of_it = (path, sha256, filename, means)
        try:
            given[sha256] = run(_read_part, *of_it, most_seconds=SECONDS_PER_FILE)
        except ReaderDied as died:
            deaths += 1
            given[sha256] = FileFacts(kind, Problem.REFUSED, str(died))
        if deaths > MOST_DEATHS:
            raise why
    if not given:
        raise why
    return given

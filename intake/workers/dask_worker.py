"""Runs inside a dask worker: hands each letter to a limited process on that machine.

A letter that kills its reader kills that child; the dask worker lives on. Client, scheduler and
workers need the same version of this program, for functions travel by name.
"""

import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from distributed import get_worker

from intake.workers.errors import WorkersUnavailable
from intake.workers.local_pool import LocalPool
from parsers.reading import READER_VERSION

_pools: dict[bool, LocalPool] = {}
_starting = threading.Lock()


def run(
    work: Callable[..., Any],
    arguments: tuple[object, ...],
    seconds: float,
    version: str,
    *,
    offline: bool,
) -> Any:  # noqa: ANN401 - by work
    """Does the work in a child. Raises what `LocalPool.result` raises, and WorkersUnavailable where
    this machine is not fit for it: another version, or the archive is not to be seen.
    """
    _demand_fit(arguments, version)
    with _starting:
        pool = _pool(offline=offline)
        pool.demand_up()
        begun = pool.begin(work, arguments, seconds)
    return pool.result(begun, seconds)


def _demand_fit(arguments: tuple[object, ...], version: str) -> None:
    where = get_worker().address
    if version != READER_VERSION:
        raise WorkersUnavailable(
            f"the dask worker {where} runs another version of this program (reader"
            f" {READER_VERSION}, here {version}): install the same on all machines"
        )
    for path in arguments:
        if isinstance(path, Path) and not path.parent.is_dir():
            raise WorkersUnavailable(
                f"the dask worker {where} does not see {path.parent}: data_dir must be a shared"
                " folder that lies at the same place on all machines"
            )


def _pool(*, offline: bool) -> LocalPool:
    """One a process, with as many children as the worker has threads."""
    if offline not in _pools:
        # A nanny's worker is daemonic, which to multiprocessing only means that it may have no
        # children. Ours end when the pipe to their parent does.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # noqa: SLF001 - dask's own advice is a setting on every machine
        _pools[offline] = LocalPool(get_worker().state.nthreads, offline=offline)
    return _pools[offline]

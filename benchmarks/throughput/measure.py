"""Times side by side: what is compared is run in turns, so that a busy machine is busy for both."""

import resource
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds: medians over the rounds, and each round's own."""

    wall: float
    cpu: float
    rounds: tuple[float, ...]
    cpu_rounds: tuple[float, ...]


def cpu_seconds() -> float:
    """Of this process and of the children it has waited for."""
    own, children = (
        resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def in_turns(works: Mapping[str, Work], rounds: int) -> dict[str, Cost]:
    """Each work once to warm up, then `rounds` times, the works taking turns."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for round_ in range(rounds + 1):
        for name, work in works.items():
            wall, cpu = time.perf_counter(), cpu_seconds()
            work()
            if round_:
                taken[name].append((time.perf_counter() - wall, cpu_seconds() - cpu))
    return {name: _cost(pairs) for name, pairs in taken.items()}


def _cost(pairs: list[tuple[float, float]]) -> Cost:
    walls, cpus = (tuple(column) for column in zip(*pairs, strict=True))
    return Cost(statistics.median(walls), statistics.median(cpus), walls, cpus)


def ratio(one: Cost, other: Cost, *, cpu: bool = False) -> float:
    """The median of the ratios round by round."""
    ones, others = (c.cpu_rounds if cpu else c.rounds for c in (one, other))
    return statistics.median(a / max(b, 1e-9) for a, b in zip(ones, others, strict=True))

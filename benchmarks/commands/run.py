"""Measures what a command costs before it does anything: CPU time and peak memory.

    python benchmarks/commands/run.py --config DIR/settings.toml --rounds 7

Each command is run in turns with `python -c pass`, so that a busy machine is busy for all of them. The
least of the rounds counts. The register should be small, as that of `intake demo` is.
"""

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COMMANDS = (("--help",), ("list",), ("notices",), ("letters",))
CPU_AIM, MEMORY_AIM = 0.25, 50.0


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, user and system, and peak memory in MB."""

    cpu: float
    memory: float


def cost_of(command: list[str]) -> Cost:
    """Run a command to its end. Raises CalledProcessError where it fails."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def least(costs: list[Cost]) -> Cost:
    return Cost(min(one.cpu for one in costs), min(one.memory for one in costs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True, help="the settings of a demo")
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    intake = [sys.executable, "-m", "intake", "--config", str(asked.config)]
    commands = {"python -c pass": [sys.executable, "-c", "pass"]}
    commands |= {f"intake {' '.join(one)}": [*intake, *one] for one in COMMANDS}
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(asked.rounds):
        for name, command in commands.items():
            costs[name].append(cost_of(command))
    bare = least(costs["python -c pass"])
    print(f"aims: {CPU_AIM} s of CPU, {MEMORY_AIM:.0f} MB")
    for name, measured in costs.items():
        cost = least(measured)
        print(
            f"{name:<16} {cost.cpu:6.3f} s ({cost.cpu / bare.cpu:5.1f} ×)"
            f" {cost.memory:6.1f} MB ({cost.memory / bare.memory:4.1f} ×)"
        )


if __name__ == "__main__":
    main()

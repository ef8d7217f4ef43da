"""The program of `crash_child`, loaded once, that forks a child for every order."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servers import PASSWORD, PASSWORD_ENV

Program = subprocess.Popen[str]
TESTS = Path(__file__).parent


@contextmanager
def crash_program(*, quiet: bool = False) -> Iterator[Program]:
    """`quiet`: what its children complain of is expected."""
    with subprocess.Popen(
        [sys.executable, str(TESTS / "crash_child.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None,
        text=True,
        env=os.environ
        | {
            "PYTHONPATH": os.pathsep.join([str(TESTS.parent), str(TESTS)]),
            PASSWORD_ENV: PASSWORD,
        },
    ) as program:
        yield program
        assert program.stdin is not None
        program.stdin.close()


def run(program: Program, order: str) -> int:
    """The exit code of the child that had this order."""
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(f"{order}\n")
    program.stdin.flush()
    return int(program.stdout.readline())

"""Plant one small fault after another in deciding code, and see whether its nearest tests notice.

    .venv/bin/python benchmarks/mutation/run.py                 every target and every named fault
    .venv/bin/python benchmarks/mutation/run.py --named         the named faults only
    .venv/bin/python benchmarks/mutation/run.py deadline        targets whose path holds the word

No file is changed: each mutant lives in a process of its own, forked when all foreign libraries are
loaded, which imports the project anew with one module's source replaced.
"""

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from operators import Mutant, mutants_of

ROOT = Path(__file__).resolve().parents[2]
CPU_SECONDS = 60
"""A mutant that computes longer is endless, and so noticed. Other work on the machine counts for nothing."""


class Replaced(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Gives one module a source of its own."""

    def __init__(self, path: Path, source: str) -> None:
        self.path, self.source = path, source
        self.name = ".".join(path.relative_to(ROOT).with_suffix("").parts)

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def get_filename(self, _fullname: str) -> str:
        # Another name than the file's: nothing cached of the true module is taken.
        return f"{self.path}.mutant"

    def get_data(self, _path: str) -> bytes:
        return self.source.encode()


def main() -> int:
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("only", nargs="*", help="parts of the targets' paths")
    words.add_argument("--named", action="store_true", help="the named faults only")
    asked = words.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    listed = tomllib.loads((Path(__file__).parent / "targets.toml").read_text("utf-8"))
    named = [one for one in listed["named"] if _is_asked(one, asked.only)]
    targets = [] if asked.named else [one for one in listed["target"] if _is_asked(one, asked.only)]
    _warm({test for one in (*named, *targets) for test in one["tests"]})
    alive = sum(_tell(one["file"], [_named(one)], one["tests"], one["name"]) for one in named)
    for one in targets:
        found = mutants_of((ROOT / one["file"]).read_text("utf-8"))
        alive += _tell(one["file"], list(found), one["tests"], one["file"])
    return 1 if alive else 0


def _is_asked(one: dict, only: Sequence[str]) -> bool:
    return not only or any(word in one["file"] for word in only)


def _named(one: dict) -> Mutant:
    source = (ROOT / one["file"]).read_text("utf-8")
    if source.count(one["before"]) != 1:
        raise SystemExit(f"{one['name']}: {one['before']!r} is not once in {one['file']}")
    line = source[: source.index(one["before"])].count("\n") + 1
    return Mutant(line, one["before"], one["after"], source.replace(one["before"], one["after"]))


def _warm(tests: Iterable[str]) -> None:
    """Runs the tests as they are, which must pass, and forgets the project's modules again."""
    if pytest.main(["-x", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", *sorted(tests)]):
        raise SystemExit("the tests fail without any mutant")
    inside = [
        str(ROOT / folder) for folder in ("parsers", "validators", "notifier", "intake", "tests")
    ]
    for name, module in list(sys.modules.items()):
        if any(str(getattr(module, "__file__", None) or "").startswith(one) for one in inside):
            del sys.modules[name]


def _tell(file: str, mutants: Sequence[Mutant], tests: Sequence[str], title: str) -> int:
    """Prints who survived; returns how many. The file as it is must pass in a process of its own."""
    source = (ROOT / file).read_text("utf-8")
    if _is_noticed(ROOT / file, Mutant(0, "", "", source), tests):
        raise SystemExit(f"{file}: the tests fail without any mutant")
    alive = [one for one in mutants if not _is_noticed(ROOT / file, one, tests)]
    print(f"{len(mutants) - len(alive):4} of {len(mutants):3} noticed  {title}", flush=True)
    for line in _lines(file, alive):
        print(line, flush=True)
    return len(alive)


def _lines(file: str, alive: Iterable[Mutant]) -> Iterator[str]:
    for one in alive:
        yield f"       {file}:{one.line}: {one.before!r} -> {one.after!r}"


def _is_noticed(path: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        sys.meta_path.insert(0, Replaced(path, mutant.source))
        options = ["-x", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"]
        os._exit(1 if pytest.main([*options, *tests]) else 0)
    return os.waitpid(child, 0)[1] != 0


if __name__ == "__main__":
    sys.exit(main())

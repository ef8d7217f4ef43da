"""The fuzzers still begin: what they import is where they look for it, and their seeds can be read.

`make fuzz` runs for hours and outside of CI, so nobody else would notice a module that moved.
"""

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

FUZZ = Path(__file__).parents[1] / "benchmarks" / "fuzz"


def load(name: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    # The modules put folders of their own in front, which are taken away again.
    monkeypatch.setattr(sys, "path", [str(FUZZ), *sys.path])
    return runpy.run_path(str(FUZZ / f"{name}.py"), run_name=name)


@pytest.mark.parametrize("name", ["run", "damage", "repack", "targets"])
def test_the_module_is_imported(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(name, monkeypatch)


@pytest.mark.parametrize(
    "target", ["archive", "outlook", "older-word", "signature", "ofd", "sealed-value", "picture"]
)
def test_a_target_reads_what_it_begins_from(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = load("targets", monkeypatch)["TARGETS"][target]
    seeds = list(one.seeds())
    assert seeds
    one.read(seeds[0])


def test_each_letter_has_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    run = load("run", monkeypatch)
    raw = next(
        raw for path in sorted(run["samples"]().glob("*/mail.eml")) if (raw := path.read_bytes())
    )
    assert run["_outcome"](raw).startswith("read: ")

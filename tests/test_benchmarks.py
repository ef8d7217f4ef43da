"""Benchmarks still find what they import: they are run by hand, so nobody else would notice a move."""

import ast
import importlib
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("intake", "notifier", "parsers", "sample_mail", "validators")
FILES = sorted((ROOT / "benchmarks").rglob("*.py"))


def imported(file: Path) -> list[tuple[str, str]]:
    """Return module and name of each import of the project's own packages."""
    nodes = [
        n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.ImportFrom)
    ]
    return [
        (node.module, name.name)
        for node in nodes
        if node.module and node.module.partition(".")[0] in OURS
        for name in node.names
    ]


def missing(module: str, name: str) -> bool:
    try:
        return not hasattr(importlib.import_module(module), name) and not is_module(module, name)
    except ModuleNotFoundError as error:
        # Another's package that is not installed here is no fault of ours.
        return (error.name or "").partition(".")[0] in OURS


def is_module(module: str, name: str) -> bool:
    return importlib.util.find_spec(f"{module}.{name}") is not None


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT / "benchmarks")))
def test_what_a_benchmark_imports_is_there(file: Path) -> None:
    assert [f"{module}.{name}" for module, name in imported(file) if missing(module, name)] == []


def test_what_is_not_there_is_noticed(tmp_path: Path) -> None:
    moved = tmp_path / "moved.py"
    moved.write_text(
        "from parsers.gone import a\nfrom parsers.reading import gone, read_file\n", "utf-8"
    )
    assert [missing(*one) for one in imported(moved)] == [True, True, False]

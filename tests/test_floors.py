"""The floors hold: imports go only left, in no circle, and the lower floors touch no disk or clock."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = ("parsers", "validators", "notifier", "intake")

# What reaches outside the process, or tells the time. `datetime` is a value; its `now` is not.
OUTSIDE = {
    "os", "io", "pathlib", "shutil", "tempfile", "glob", "fcntl", "mmap", "sqlite3", "subprocess",
    "socket", "ssl", "smtplib", "imaplib", "poplib", "ftplib", "http", "urllib.request", "asyncio",
    "selectors", "time", "threading", "multiprocessing", "signal", "resource", "random", "secrets",
    "structlog", "requests", "httpx", "aiohttp", "imapclient", "sqlite_utils", "stamina",
}  # fmt: skip

# The named edges, each with what it is for.
EDGES = {
    "parsers.convert.libreoffice": {"os", "pathlib", "shutil", "signal", "subprocess", "tempfile"},
    # Starts the programs lsar and unar on a temporary file, bounded in time and bytes.
    "parsers.packed.unar": {
        "os", "pathlib", "shutil", "signal", "subprocess", "tempfile", "threading",
    },
    "notifier.mail.smtp": {"smtplib", "socket", "ssl"},
}  # fmt: skip
# In memory: a library wants a file and gets bytes.
IN_MEMORY = {"io"}

NOW = {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}


def modules() -> dict[str, ast.Module]:
    found = {}
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = ast.parse(path.read_text("utf-8"))
    return found


MODULES = modules()
LOWER = sorted(name for name in MODULES if name.split(".")[0] != "intake")


def imports(tree: ast.AST) -> Iterator[str]:
    """Every dotted name imported, at the top or within a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute, so that they can be read"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(name: str) -> Iterator[str]:
    """The modules of ours that importing this name loads: the module, and its packages."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        module = ".".join(parts[:end])
        if module in MODULES:
            yield module
            return


def test_there_is_something_to_look_at():
    assert {name.split(".")[0] for name in MODULES} == set(FLOORS)
    assert len(MODULES) > 50


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_only_its_floor_and_those_to_the_left(module):
    height = FLOORS.index(module.split(".")[0])
    higher = set(FLOORS[height + 1 :])
    assert not [name for name in imports(MODULES[module]) if name.split(".")[0] in higher]


def test_no_import_goes_in_a_circle():
    graph = {
        module: {loaded for name in imports(tree) for loaded in ours(name)} - {module}
        for module, tree in MODULES.items()
    }
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"circle: {' → '.join(error.args[1])}")
    assert set(order) == set(MODULES)


FOLDERS = sorted({name.rpartition(".")[0] for name in MODULES if "." in name})


def entry_of(module: str, folder: str) -> str:
    """The entry of the folder that a module is or lies in; "" where it is no part of the folder."""
    if not module.startswith(f"{folder}."):
        return ""
    return ".".join(module.split(".")[: folder.count(".") + 2])


@pytest.mark.parametrize("folder", FOLDERS)
def test_rooms_and_modules_of_a_folder_import_each_other_in_no_circle(folder):
    """Each room of a folder is taken as one: what it is built on never leads back into it."""
    graph: dict[str, set[str]] = {}
    for module, tree in MODULES.items():
        if entry := entry_of(module, folder):
            loaded = {one for name in imports(tree) for one in ours(name)}
            graph.setdefault(entry, set()).update(entry_of(one, folder) for one in loaded)
    assert len(graph) > 0
    built_on = {entry: reached - {entry, ""} for entry, reached in graph.items()}
    try:
        order = list(TopologicalSorter(built_on).static_order())
    except CycleError as error:
        pytest.fail(f"circle: {' → '.join(error.args[1])}")
    assert set(order) == set(graph)


@pytest.mark.parametrize("module", LOWER)
def test_the_lower_floors_touch_no_disk_network_or_clock(module):
    allowed = EDGES.get(module, set()) | IN_MEMORY
    reached = {
        outside
        for name in imports(MODULES[module])
        for outside in OUTSIDE - allowed
        if name == outside or name.startswith(f"{outside}.")
    }
    assert not reached


@pytest.mark.parametrize("module", LOWER)
def test_the_lower_floors_open_nothing_and_ask_no_clock(module):
    if module in EDGES:
        return
    called = [node.func for node in ast.walk(MODULES[module]) if isinstance(node, ast.Call)]
    assert not [f for f in called if isinstance(f, ast.Name) and f.id in ("open", "input", "print")]
    clocks = [
        ast.unparse(f)
        for f in called
        if isinstance(f, ast.Attribute)
        and f.attr in NOW
        and ast.unparse(f.value) in ("datetime", "date", "time", "datetime.datetime")
    ]
    assert not clocks


def test_config_and_samples_are_no_code_of_ours():
    foreign = {
        name
        for tree in MODULES.values()
        for name in imports(tree)
        if name.split(".")[0] in ("config", "sample_mail", "tests")
    }
    assert not foreign


def test_no_two_types_share_a_name():
    homes: dict[str, list[str]] = {}
    for module, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(module)
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}

"""docs/architecture.md is as the code is: its table of rooms, the files and functions it names."""

import ast
import re
from collections.abc import Iterator

import pytest
from architecture import FLOORS, PAGE, ROOT, Room, first_line, rooms, table, with_table

ROOMS = tuple(rooms())
MOST_IN_A_FOLDER = 15
"""Modules, and rooms, directly in one folder: more, and a stranger finds nothing in the listing."""

DOCUMENTS = ("README.md", "README.zh.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md")
FILE = re.compile(r"[\w.]+(?:/[\w.-]+)*/?")
NAMED = re.compile(r"`([\w/]+\.py)` `(\w+)`")


def test_the_table_of_rooms_is_that_of_the_code():
    page = PAGE.read_text("utf-8")
    assert page == with_table(page), "stale: make architecture"
    assert all(f"`{room.folder}/`" in table() for room in ROOMS)


def test_a_page_without_the_marks_is_refused():
    with pytest.raises(ValueError, match="lacks the marks"):
        with_table("# Architecture\n")


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.folder)
def test_a_folder_has_one_idea_and_not_too_many_entries(room: Room):
    assert room.idea.endswith((".", "?")), "the docstring of its __init__ says what it holds"
    assert room.modules <= MOST_IN_A_FOLDER
    assert room.rooms <= MOST_IN_A_FOLDER


VERB = re.compile(r"[A-Z][a-z]+s,? ")
"""Third person: Reads, Stores. "The …" and "What …" tell what a thing is, not what the module does."""


def test_a_module_says_first_what_it_does():
    lines = {
        path.relative_to(ROOT).as_posix(): first_line(path)
        for floor in FLOORS
        for path in (ROOT / floor).rglob("*.py")
    }
    assert len(lines) > 500
    assert [f"{path}: {line}" for path, line in sorted(lines.items()) if not VERB.match(line)] == []


ASKS = {
    "How", "What", "When", "Where", "Whether", "Which", "Who", "Whom", "Whose", "Why",
    # Begins a sentence that tells what comes of it before it tells what is done.
    "None", "Raises",
}  # fmt: skip


@pytest.mark.parametrize("floor", ["parsers", "validators", "notifier", "intake"])
def test_a_function_says_first_what_it_does(floor):
    """A verb and its object (`Tell whether`, `Return what`), not an answer to an unasked question."""
    begin = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / floor).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and (ast.get_docstring(node) or "It").split()[0].rstrip(",:") in ASKS
    ]
    assert not begin


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_of_ours_that_a_document_names_is_there(document):
    words = re.findall(r"`([^`\n]+)`|\]\(([^)#\s]+)[^)]*\)", (ROOT / document).read_text("utf-8"))
    named = {code or link for code, link in words}
    ours = {name for name in named if is_ours(name)}
    folder = (ROOT / document).parent
    assert ours
    assert not [name for name in ours if not ((ROOT / name).exists() or (folder / name).exists())]


def is_ours(name: str) -> bool:
    # Files that a recipe has the reader write.
    if "senders" in name:
        return False
    tops = ("parsers", "validators", "notifier", "intake", "tests", "docs", "config", "examples")
    if not FILE.fullmatch(name) or "/" not in name or name == "config/settings.toml":
        return False
    return name.split("/", maxsplit=1)[0] in tops and not re.search(r"\b(ID|KIND|NAME)\b", name)


def test_every_function_that_the_journey_names_is_in_its_file():
    named = NAMED.findall(PAGE.read_text("utf-8"))
    assert len(named) > 15
    missing = [
        (path, name)
        for path, name in named
        if not re.search(
            rf"^ *(def|class) {name}\b", (ROOT / path).read_text("utf-8"), re.MULTILINE
        )
    ]
    assert not missing


def test_no_two_public_types_have_one_name():
    """Whoever reads a signature looks a type up by its name, not by the module it came from."""
    places: dict[str, set[str]] = {}
    for package in ("parsers", "validators", "notifier", "intake"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for name in _public_types(ast.parse(path.read_text("utf-8"))):
                places.setdefault(name, set()).add(path.relative_to(ROOT).as_posix())
    assert not {name: found for name, found in places.items() if len(found) > 1}


def _public_types(module: ast.Module) -> Iterator[str]:
    """Its classes, and the names it gives to types."""
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        else:
            continue
        yield from (name for name in names if name[0].isupper() and not name.isupper())

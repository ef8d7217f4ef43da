"""Finds the line on which each key of a TOML text stands: the library that reads it does not tell."""

import re
from collections.abc import Iterator, Sequence

KeyPath = tuple[str | int, ...]
"""Keys and places in lists, as in `("material", 2, "stamp")`."""

_HEADER = re.compile(r"\A(\[\[?)([^\]]++)\]")
_KEY = re.compile(r"[\w\"'.\- ]++")
_BLOCKS = ('"""', "'''")


def key_lines(text: str) -> dict[KeyPath, int]:
    """Return the line (from 1) of each table and key. What is no TOML is passed over."""
    found: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    here: KeyPath = ()
    for number, line in _statements(text):
        if header := _HEADER.match(line.strip()):
            here = _table(_names(header[2]), header[1] == "[[", counts)
            found.setdefault(here, number)
        elif _KEY.fullmatch(key := line.partition("=")[0].strip()) and "=" in line:
            found.setdefault((*here, *_names(key)), number)
    return found


def nearest_line(lines: dict[KeyPath, int], path: KeyPath) -> int | None:
    """Return the line of the key, else of the table it belongs to; None at the top of the file."""
    while path and path not in lines:
        # Of tables in a list only the places have lines.
        if (first := (*path, 0)) in lines:
            return lines[first]
        path = path[:-1]
    return lines.get(path)


def begin_of(lines: Sequence[str], number: int) -> int | None:
    """Return the line on which the list or text begins that goes on at line `number`: often itself."""
    begun = (start for start, _ in _statements("\n".join(lines)) if start <= number)
    return max(begun, default=None)


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(name.strip().strip("\"'") for name in dotted.split("."))


def _table(names: tuple[str, ...], several: bool, counts: dict[KeyPath, int]) -> KeyPath:
    path: KeyPath = ()
    for place, name in enumerate(names):
        path = (*path, name)
        if several and place == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The lines on which something begins: not those within a text or list of several lines."""
    block, depth = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if block:
            block = "" if block in line else block
            continue
        if not depth:
            yield number, line
        opened = next((mark for mark in _BLOCKS if line.count(mark) % 2), "")
        if opened and not depth:
            block = opened
        elif depth or not _HEADER.match(line.strip()):
            depth = max(depth + _depth(line), 0)


def _depth(line: str) -> int:
    """Return how many brackets a line leaves open, those in quotes and comments aside."""
    depth, quote = 0, ""
    for place, char in enumerate(line):
        if quote:
            if char == quote and (quote == "'" or line[place - 1] != "\\"):
                quote = ""
        elif char in "\"'":
            quote = char
        elif char == "#":
            break
        else:
            depth += (char in "[{") - (char in "]}")
    return depth

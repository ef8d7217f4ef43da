"""Says in Chinese what is wrong with one key of a campaign file, for what the library found."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from validators.call_files.faults.file_fault import FileFault
from validators.call_files.faults.typed_dates import typed_date
from validators.call_files.keys import KEYS
from validators.call_files.toml_lines import KeyPath, nearest_line

Error = Mapping[str, Any]
"""One entry of pydantic's `ValidationError.errors()`."""

_NAMES = {name for key in KEYS for name in key.split(".")}
_WORDS = re.compile(r"'([^']*)'")


def say_key_errors(errors: Sequence[Error], lines: dict[KeyPath, int]) -> Iterator[FileFault]:
    """Yield one fault a key. Of a value that may be one of several kinds, the words of all are told;
    of a key that is misspelt and therefore missing, the spelling.
    """
    by_path: dict[KeyPath, list[Error]] = {}
    for error in errors:
        by_path.setdefault(_path(error["loc"]), []).append(error)
    meant = {
        (*path[:-1], near)
        for path, found in by_path.items()
        if found[0]["type"] == "extra_forbidden" and (near := _near(str(path[-1])))
    }
    inner = {path[:end] for path in by_path for end in range(1, len(path))}
    for path, found in by_path.items():
        misspelt = found[0]["type"] == "missing" and path in meant
        if not misspelt and path not in inner:
            yield _fault(found, path, lines)


def key_of(path: KeyPath) -> str:
    """Return the key as KEYS has it: `material.stamp`."""
    return ".".join(name for name in path if isinstance(name, str))


def example_of(key: str) -> str:
    """Return an example line for a key, "" for one we do not know."""
    meaning = KEYS.get(key)
    return f"例如：{meaning.example}" if meaning else ""


def place_of(path: KeyPath) -> str:
    """Return a key's place in words: 第 2 个 [[material]] 的 `stamp`."""
    at = max((place for place, one in enumerate(path) if isinstance(one, int)), default=None)
    name = f"`{path[-1]}`"
    if at is None or at == len(path) - 1:
        return f"`{key_of(path)}`"
    table = ".".join(one for one in path[:at] if isinstance(one, str))
    return f"第 {int(path[at]) + 1} 个 [[{table}]] 的 {name}"


def _path(place: Sequence[str | int]) -> KeyPath:
    """The place without the names of kinds, which the library puts among the keys."""
    return tuple(one for one in place if isinstance(one, int) or not _is_kind(one))


def _is_kind(name: str) -> bool:
    if name in _NAMES:
        return False
    kinds = {"datetime", "date", "bool", "str", "int", "enum"}
    return name in kinds or "[" in name or name.startswith(("_", "function-"))


def _fault(errors: Sequence[Error], path: KeyPath, lines: dict[KeyPath, int]) -> FileFault:
    key = key_of(path)
    choices = [word for error in errors for word in _choices(error)]
    if choices:
        message = f"{place_of(path)}不能是 {_shown(errors[0])}。"
        return FileFault(
            nearest_line(lines, path), key, message, f"可用的值：{'、'.join(choices)}。"
        )
    say = _SAYINGS.get(errors[0]["type"], _wrong)
    message, cure = say(errors[0], path)
    return FileFault(nearest_line(lines, path), key, message, cure or example_of(key))


def _choices(error: Error) -> list[str]:
    if error["type"] not in ("enum", "literal_error"):
        return []
    return _WORDS.findall(str(error.get("ctx", {}).get("expected", "")))


def _near(key: str) -> str:
    return next(iter(difflib.get_close_matches(key, sorted(_NAMES), 1)), "")


def _missing(_: Error, path: KeyPath) -> tuple[str, str]:
    return f"缺少{place_of(path)}。", ""


def _unknown(error: Error, path: KeyPath) -> tuple[str, str]:
    name = str(path[-1])
    near, message = _near(name), f"{place_of(path)}不是可用的键。"
    if elsewhere := [key for key in KEYS if key.rpartition(".")[2] == name]:
        sign = "[[" if isinstance(error.get("input"), list) else ""
        key = next((one for one in elsewhere if example_of(one)[3:].startswith(sign)), elsewhere[0])
        return message, f"这个键不能写在这里，{_belongs(key)}。{example_of(key)}"
    return message, f"是否应为 `{near}`？" if near else "请删去这一行，或核对拼写。"


def _belongs(key: str) -> str:
    """Where a key stands; what belongs to no table must come before the first."""
    table = key.rpartition(".")[0]
    if not table:
        return "应写在文件开头、第一个方括号段之前"
    several = KEYS[table].example.startswith(f"[[{table}]]") if table in KEYS else False
    return f"应写在 {f'[[{table}]]' if several else f'[{table}]'} 下"


def _small(error: Error, path: KeyPath) -> tuple[str, str]:
    limits = error.get("ctx", {})
    least = limits.get("ge", limits.get("gt"))
    return f"{place_of(path)}太小：{_shown(error)}，最小为 {least}。", ""


def _pattern(error: Error, path: KeyPath) -> tuple[str, str]:
    return f"{place_of(path)}含有不能用的字符：{_shown(error)}。", ""


def _whole(error: Error, path: KeyPath) -> tuple[str, str]:
    return f"{place_of(path)}：{error['ctx']['error']}。", ""


def _wrong(error: Error, path: KeyPath) -> tuple[str, str]:
    kind = next((word for begin, word in _KINDS if error["type"].startswith(begin)), "")
    wanted = f"，应为{kind}" if kind else ""
    date = typed_date(str(error.get("input"))) if "date" in error["type"] else None
    example = f"例如：{path[-1]} = {date}" if date else ""
    return f"{place_of(path)}的值不对：{_shown(error)}{wanted}。", example


_KINDS = (
    ("string", "加双引号的文字"),
    ("int", "不加引号的整数"),
    ("bool", "true 或 false"),
    ("datetime", "不加引号的日期，如 2026-06-26，或日期和时刻，如 2026-06-26T17:00:00"),
    ("date", "不加引号的日期，如 2026-06-26"),
    ("tuple", "方括号中的列表"),
    ("list", "方括号中的列表"),
    ("dict", "一段表"),
    ("model", "一段表"),
    ("too", "两个数的列表"),
)
_SAYINGS: dict[str, Callable[[Error, KeyPath], tuple[str, str]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "greater_than_equal": _small,
    "greater_than": _small,
    "string_pattern_mismatch": _pattern,
    "value_error": _whole,
}
_LONGEST = 40


def _shown(error: Error) -> str:
    given = error.get("input")
    if isinstance(given, (dict, list)):
        return "一段表" if isinstance(given, dict) else "一个列表"
    text = str(given)
    return f"“{text[:_LONGEST]}…”" if len(text) > _LONGEST else f"“{text}”"

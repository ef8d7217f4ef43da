"""Says in Chinese why a text is no TOML: each line that is wrong, and the line as it should stand."""

import re
import tomllib
from collections.abc import Iterator, Sequence

from validators.call_files.faults.file_fault import FileFault
from validators.call_files.faults.say_line_error import say_line_error
from validators.call_files.toml_lines import begin_of

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_MOST_LINES = 20
"""What is told at once; who has more such lines has written no campaign file."""
_WRONG = "这一行不是有效的 TOML 写法，文件无法读取。"
_SEVERAL = ("material", "form.field", "track", "quota", "material.section")
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")


def say_writing_errors(text: str) -> Iterator[FileFault]:
    """Yield a fault for each line that keeps the text from being read, () where it can be read.

    A wrong line is left out and the rest read again. What follows a wrong heading belongs nowhere, so
    that the first of these is the last thing told.
    """
    lines = text.splitlines()
    for _ in range(_MOST_LINES):
        try:
            tomllib.loads("\n".join(lines))
        except tomllib.TOMLDecodeError as error:
            place = _PLACE.search(str(error))
            number = min(int(place[1]) if place else len(lines), len(lines))
            begin = begin_of(lines, number)
            yield _fault(lines, begin, number, str(error))
            if begin is None or not lines[begin - 1].strip() or _is_heading(lines[begin - 1]):
                return
            for place_of_line in range(begin, number + 1 if begin != number else begin + 1):
                lines[place_of_line - 1] = ""
        else:
            return


def _fault(lines: Sequence[str], begin: int | None, number: int, error: str) -> FileFault:
    if not number or begin is None:
        return FileFault(None, "", "文件是空的。", '请至少写明 id、title，例如：title = "活动名称"')
    line = lines[begin - 1]
    if any(sign in error for sign in _TWICE):
        return _twice(lines, number)
    if begin != number:
        return FileFault(begin, "", _WRONG, _unfinished(line))
    return FileFault(number, "", _WRONG, say_line_error(line, _table_of(lines, begin)))


def _unfinished(line: str) -> str:
    if '"""' in line or "'''" in line:
        return '从这一行开始的多行文字没有结束：请在文字之后另起一行写 """。'
    return '从这一行开始的列表没有结束：请在最后补上 ]，例如：names = ["承诺书", "附件2"]'


def _twice(lines: Sequence[str], number: int) -> FileFault:
    """A key or a table that is there already; of what may come often, one bracket is missing."""
    line = lines[number - 1].strip()
    name = line.strip("[] ") if _is_heading(line) else _table_of(lines, number)
    if name in _SEVERAL and (single := _place_of(lines, f"[{name}]")):
        cure = f"[{name}] 可以有多段，每一段都要写两层方括号，例如：[[{name}]]"
        return FileFault(single, "", _WRONG, cure)
    shown = f"[{name}]" if _is_heading(line) else f"`{line.partition('=')[0].strip()}`"
    cure = f"{shown} 写了两次，请删去一处，需要的内容合并到保留的一处，例如只保留这一行：{line}"
    return FileFault(number, "", _WRONG, cure)


def _place_of(lines: Sequence[str], wanted: str) -> int | None:
    return next((n for n, line in enumerate(lines, 1) if line.strip() == wanted), None)


def _is_heading(line: str) -> bool:
    return line.lstrip().startswith(("[", "［", "【"))


def _table_of(lines: Sequence[str], number: int) -> str:
    """The name of the table that the line stands in, "" for the top of the file."""
    above = (line.strip() for line in reversed(lines[: number - 1]))
    heading = next((line for line in above if line.startswith("[")), "")
    return heading.partition("#")[0].strip("[] ")

"""Lists the values of a campaign file beside the sentences they rest on.

A draft may be no valid TOML yet, so the text is read line by line.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

EVIDENCE, CHECK, QUESTIONS = "依据：", "请核对", "需要您确认或补充的问题"
MOST_SHOWN = 400
"""Characters of a value that a page shows."""

_KEY = re.compile(r"([A-Za-z0-9_-]+)[ \t]*=[ \t]?(.*)")
_TABLE = re.compile(r"\[\[?[ \t]*([A-Za-z0-9_.-]+)[ \t]*\]\]?")
_NUMBERED = re.compile(r"\d{1,3}\. ")
_MARK = re.compile(f"{CHECK}[：。]?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value. `line` counts from 1; `last` is its last line. `to_check`: the comment above says
    that a person has to. `is_open`: the key stands there as a comment, to be filled in.
    """

    line: int
    last: int
    key: str
    value: str
    evidence: str = ""
    remarks: tuple[str, ...] = ()
    to_check: bool = False
    is_open: bool = False


@dataclass(slots=True)
class _OpenTable:
    line: int
    table: str
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    """The values below one table's head; `table` is "" for those above all tables."""

    line: int
    table: str
    entries: tuple[Entry, ...]

    def value(self, key: str) -> str:
        """The value of a key; "" where it is not there."""
        return next((one.value for one in self.entries if one.key == key and not one.is_open), "")


@dataclass(frozen=True, slots=True)
class FileEntries:
    """All sections in the order of the file, and the questions at its end."""

    sections: tuple[Section, ...]
    questions: tuple[str, ...]

    @property
    def to_check(self) -> int:
        """Return how many values a person has to check or fill in."""
        return sum(one.to_check or one.is_open for part in self.sections for one in part.entries)

    def table(self, name: str) -> Section | None:
        """The first section of this table."""
        return next((part for part in self.sections if part.table == name), None)


def entries_of(text: str) -> FileEntries:
    """Reads a campaign file's values, comments and questions; never fails, whatever the text is."""
    scan = _Scan(text.splitlines())
    number = 0
    while number < len(scan.lines):
        number = scan.take(number)
    parts = (Section(one.line, one.table, tuple(one.entries)) for one in scan.sections)
    return FileEntries(
        tuple(one for one in parts if one.entries or one.table), tuple(scan.questions)
    )


class _Scan:
    """One walk down the lines; `comments` are those directly above the next one."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.sections = [_OpenTable(0, "")]
        self.questions: list[str] = []
        self._comments: list[str] = []
        self._are_questions = False

    def take(self, at: int) -> int:
        """Reads the line at this index; the index of the next to be read."""
        line = self.lines[at]
        if line.startswith("#"):
            self._take_comment(line, at + 1)
            return at + 1
        key, table = _KEY.match(line), _TABLE.match(line)
        last = at + 1
        if key:
            last = _last_line(self.lines, at + 1, key[2])
            value = "\n".join([key[2], *self.lines[at + 1 : last]])
            self._add(_entry(at + 1, last, key[1], value, self._comments))
        elif table:
            self.sections.append(_OpenTable(at + 1, table[1]))
        self._comments = []
        return last

    def _take_comment(self, line: str, number: int) -> None:
        comment = line.lstrip("#").strip()
        self._are_questions |= comment.startswith(QUESTIONS)
        if self._are_questions and _NUMBERED.match(comment):
            self.questions.append(comment)
        elif key := _opened(line, self._comments):
            self._add(_entry(number, number, key, "", self._comments, is_open=True))
            self._comments = []
        else:
            self._comments.append(comment)

    def _add(self, entry: Entry) -> None:
        self.sections[-1].entries.append(entry)


def _opened(line: str, comments: list[str]) -> str:
    """A key that is to be filled in: `# closes_on = `, below a comment that says so; "" for none."""
    found = _KEY.fullmatch(line.lstrip("#").strip())
    return found[1] if found and any(CHECK in one for one in comments) else ""


def _last_line(lines: list[str], number: int, begun: str) -> int:
    """The number of a value's last line: text in three quotes ends with them, a list with its bracket."""
    mark = begun.strip()[:3]
    if mark in {'"""', "'''"}:
        if begun.strip().find(mark, 3) >= 0:
            return number
        ends = (at for at in range(number, len(lines)) if mark in lines[at])
        return next(ends, number - 1) + 1
    if begun.strip()[:1] in {"[", "{"} and not _is_value(begun):
        return next(_ends_of_list(lines, number), number)
    return number


_MOST_LINES = 400


def _ends_of_list(lines: list[str], number: int) -> Iterator[int]:
    """Yield where a list of several lines may end: at a line that closes it, before the next key."""
    for at in range(number, min(number + _MOST_LINES, len(lines))):
        line = lines[at]
        if _KEY.match(line) or _TABLE.fullmatch(line.strip()):
            return
        if line.strip() in {"]", "],", "}"} or (line.rstrip().endswith("]") and line[:1] == "]"):
            yield at + 1


def _entry(
    line: int, last: int, key: str, value: str, comments: list[str], *, is_open: bool = False
) -> Entry:
    evidence = next((one for one in reversed(comments) if EVIDENCE in one), "")
    remarks = (_MARK.sub("", one).strip() for one in comments if one is not evidence)
    return Entry(
        line,
        last,
        key,
        "" if is_open else shown(value),
        evidence.partition(EVIDENCE)[2].strip(),
        tuple(one for one in remarks if one),
        any(CHECK in one for one in comments),
        is_open,
    )


def _is_value(text: str) -> bool:
    return _parsed(text) is not None


_LONGEST = 4000


def _parsed(text: str) -> object:
    """Return what TOML reads in a value; None where it is none, or not to be read here."""
    if len(text) > _LONGEST or text.count("[") + text.count("{") > _LONGEST // 40:
        return None
    # A dotted key costs the square of its length: values alone are read, and tables within not.
    if "{" in text and text.count(".") > _LONGEST // 40:
        return None
    try:
        return tomllib.loads(f"value = {text}").get("value")
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def shown(text: str) -> str:
    """A value as a person reads it: without quotes, lists with 、 between."""
    value = _parsed(text)
    said = text.strip() if value is None else _said(value)
    return said if len(said) <= MOST_SHOWN else f"{said[:MOST_SHOWN]}…"


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(_said(one) for one in value)
    if isinstance(value, dict):
        return "，".join(f"{key} {_said(one)}" for key, one in value.items())
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).replace("T", " ").removesuffix(":00")
    return str(value).strip("\n")

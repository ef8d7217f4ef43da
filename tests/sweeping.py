"""Finds every function and expression that strangers' text may reach, and times it against length."""

import ast
import gc
import importlib
import inspect
import pkgutil
import re
import time
import types
import typing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from email.message import Message
from functools import cache, partial
from types import ModuleType

from capped_values import CAPPED, Cap
from fitting_values import FITTING
from lxml import etree
from made_values import OURS_BY_NAME, CannotMake, hints_of, make

import notifier
import parsers
import validators
from parsers.texts.remembered import Remembered

PACKAGES = (parsers, validators, notifier)

EDGES = ("notifier.mail.smtp.", "parsers.convert.libreoffice.", "parsers.packed.unar.")
"""Modules that open connections and begin programs: their functions are made and never run."""
PLAIN = ("a", "附件1：承诺书", "2026年6月1日 09:30", "lin@yunling.example", "1", "", "甲公司 " * 20)
"""Texts of which any function should make something."""


@dataclass(frozen=True)
class Swept:
    """Something that takes text; `run` does its work on one, in as many short pieces or not."""

    name: str
    prepare: Callable[[str, bool], Callable[[], object]]
    rows: bool = False


def modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def functions() -> Iterator[tuple[str, Callable[..., object], dict[str, object]]]:
    """Every function and method of ours by its dotted name, with the types of what it takes."""
    for module in modules():
        for name, value in vars(module).items():
            if inspect.isclass(value) and value.__module__ == module.__name__:
                for inner, member in vars(value).items():
                    plain = getattr(member, "fget", None) or getattr(member, "__func__", member)
                    if _is_of(module, plain) and not inner.startswith("__"):
                        dotted = f"{module.__name__}.{name}.{inner}"
                        yield dotted, plain, _types(plain, value, member)
            else:
                plain = inspect.unwrap(value) if callable(value) else value
                if _is_of(module, plain) and plain.__name__ == name:
                    yield f"{module.__name__}.{name}", plain, _types(plain, None, None)


def _is_of(module: ModuleType, value: object) -> bool:
    return inspect.isfunction(value) and value.__module__ == module.__name__


def _types(function: Callable[..., object], owner: object, member: object) -> dict[str, object]:
    hints = hints_of(function)
    found: dict[str, object] = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if name in ("self", "cls") and owner is not None and not isinstance(member, staticmethod):
            found[name] = owner if name == "self" else types.GenericAlias(type, (owner,))
        elif (name in hints and parameter.default is parameter.empty) or (
            name in hints and carries_text(hints[name])
        ):
            found[name] = hints[name]
    return found


def carries_text(kind: object, seen: frozenset[object] = frozenset()) -> bool:
    """Whether values of the type hold a stranger's words. What the office writes does not count."""
    from made_values import _OURS

    if kind in (str, bytes, Message, etree._Element):
        return True
    if isinstance(kind, type) and (kind in _OURS or kind in seen):
        return False
    if is_dataclass(kind) and isinstance(kind, type):
        return any(carries_text(t, seen | {kind}) for t in hints_of(kind).values())
    if isinstance(kind, type):
        return False
    return any(carries_text(inner, seen) for inner in typing.get_args(kind))


def takes_rows(kinds: Iterable[object]) -> bool:
    rows = (tuple, list, set, frozenset)
    return any(
        (origin := typing.get_origin(kind)) in rows
        or getattr(origin, "__module__", "") == "collections.abc"
        or (is_dataclass(kind) and takes_rows(hints_of(kind).values()))
        for kind in kinds
        if kind is not Message
    )


def swept_functions() -> tuple[list[Swept], dict[str, str]]:
    """What can be fed, and what cannot, by name, with the reason."""
    fed, unfed = [], {}
    for name, function, kinds in functions():
        theirs = [kind for given, kind in kinds.items() if given not in (*OURS_BY_NAME, "cls")]
        if not any(map(carries_text, theirs)):
            continue
        feed = _Feed(kinds, FITTING.get(name, {}), CAPPED.get(name, {}))
        try:
            feed.arguments("a", many=False)
        except CannotMake as error:
            unfed[name] = f"takes {error}"
            continue
        prepare = partial(_prepared, function, feed)
        if not name.startswith(EDGES) and (why := _refuses(prepare)):
            unfed[name] = why
            continue
        fed.append(Swept(name, prepare, takes_rows(kinds.values())))
    return fed, unfed


def _refuses(prepare: Callable[[str, bool], Callable[[], object]]) -> str:
    """What a function raises of every plain text: its time tells nothing then. "" where it works."""
    raised: Exception | None = None
    for text in PLAIN:
        _, raised = seconds(lambda text=text: prepare(text, False)())  # type: ignore[misc]
        if raised is None:
            return ""
    return f"raises {type(raised).__name__}: {raised}"[:200]


@dataclass(frozen=True)
class _Feed:
    """Makes what a function takes around a text; `caps` bound what its callers bound."""

    kinds: Mapping[str, object]
    fitting: Mapping[str, Callable[[str], object]]
    caps: Mapping[str, Cap]

    def arguments(self, text: str, *, many: bool) -> dict[str, object]:
        return {name: self._made(name, kind, text, many) for name, kind in self.kinds.items()}

    def _made(self, name: str, kind: object, text: str, many: bool) -> object:
        given = self.caps[name].of(text, many=many) if name in self.caps else text
        if name in self.fitting:
            return self.fitting[name](given)
        if name in OURS_BY_NAME:
            return OURS_BY_NAME[name]
        return typing.get_args(kind)[0] if name == "cls" else make(kind, given, many=many)


def _prepared(
    function: Callable[..., object], feed: _Feed, text: str, many: bool
) -> Callable[[], object]:
    arguments = feed.arguments(text, many=many)
    positional = [
        arguments.pop(name)
        for name, one in inspect.signature(function).parameters.items()
        if name in arguments and one.kind is not one.KEYWORD_ONLY
    ]
    return lambda: _exhaust(function(*positional, **arguments))


def _exhaust(result: object) -> object:
    if isinstance(result, Iterator):
        deque(result, maxlen=0)
    return result


def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    """Every compiled expression that stands in a module, by its dotted name."""
    found: dict[str, re.Pattern[typing.Any]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for place, one in enumerate(_patterns_in(value)):
                if not any(one is other for other in found.values()):
                    found[f"{module.__name__}.{name}" + (f"[{place}]" if place else "")] = one
    return found


def _patterns_in(value: object) -> Iterator[re.Pattern[typing.Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _patterns_in((*value.keys(), *value.values()))
    elif isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from _patterns_in(one)


def swept_patterns() -> list[Swept]:
    return [Swept(name, partial(_searching, one)) for name, one in patterns().items()]


def _searching(pattern: re.Pattern[typing.Any], text: str, _many: bool) -> Callable[[], object]:
    given = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
    return lambda: (pattern.fullmatch(given), deque(pattern.finditer(given), maxlen=0))


@cache
def _remembering() -> list[Remembered[typing.Any]]:
    """What would know the text already at its second run."""
    found = (value for module in modules() for value in vars(module).values())
    return list({id(one): one for one in found if isinstance(one, Remembered)}.values())


def seconds(run: Callable[[], object]) -> tuple[float, Exception | None]:
    """Processor time of one run, and what it raised.

    Nothing is collected meanwhile: a full collection of what thousands of tests hold took 0.6 s and
    made one function in a thousand look quadratic.
    """
    raised = None
    for one in _remembering():
        one.forget()
    collecting = gc.isenabled()
    gc.disable()
    began = time.thread_time()
    try:
        run()
    except Exception as error:  # noqa: BLE001 - told in the table
        raised = error
    finally:
        took = time.thread_time() - began
        if collecting:
            gc.enable()
    return took, raised


@dataclass(frozen=True)
class Slow:
    name: str
    family: str
    short: float
    long: float
    less: int
    more: int

    def __str__(self) -> str:
        told = f"{self.less}: {self.short:.4f} s, {self.more}: {self.long:.3f} s"
        return f"{self.name} [{self.family}]: {told}"


SHORT, MIDDLE, LONG, LONGEST = 2_000, 8_000, 32_000, 128_000
FLOOR = 0.002
"""Seconds for 32,000 characters under which even what is quadratic takes no second for 320,000."""
MOST, STEADY = 24, 9
"""Times as long for 16 times the text, and for 4 times: linear is 16 and 4, quadratic 256 and 16."""
SURE = 0.25


REPEATS = 4
"""Runs at each length of which the least counts, before anything is called slow."""


def find_slow(one: Swept, family: str, make_text: Callable[[int], str], many: bool) -> Slow | None:
    """Whether 16 times the text takes more than 24 times as long; what begins with some length costs
    once, so four times the longer text is asked as well, unless that took long enough to be sure.
    """

    def timed(length: int) -> float:
        return seconds(one.prepare(make_text(length), many))[0]

    def more_than(times: float, less: int, more: int, long: float) -> Slow | None:
        """`long` is a first run of the longer text; what disturbed it does not come each time."""
        short = min(timed(less) for _ in range(REPEATS))
        for _ in range(1, REPEATS):
            if long <= times * short:
                return None
            long = min(long, timed(more))
        return Slow(one.name, family, short, long, less, more) if long > times * short else None

    middle = timed(MIDDLE)
    if middle * 16 < FLOOR:
        # Four times a text takes sixteen times as long where it is quadratic.
        return None
    if middle > SURE:
        return more_than(STEADY, SHORT, MIDDLE, middle)
    long = timed(LONG)
    if long < FLOOR or not (slow := more_than(MOST, SHORT, LONG, long)):
        return None
    if slow.long > 4 * SURE and slow.long > 2 * MOST * slow.short:
        return slow
    return more_than(STEADY, LONG, LONGEST, timed(LONGEST))


_TAKES_PATTERN = {
    "sub",
    "subn",
    "search",
    "match",
    "fullmatch",
    "findall",
    "finditer",
    "split",
    "compile",
}
_ANCHORED = {"match", "fullmatch"}


def inline_patterns() -> tuple[dict[str, re.Pattern[typing.Any]], set[str]]:
    """Every expression that stands within a function, by its place; and the functions whose
    expression is made of what only the function knows.
    """
    found: dict[str, re.Pattern[typing.Any]] = {}
    made: set[str] = set()
    for module in modules():
        tree = ast.parse(inspect.getsource(module))
        for function in ast.walk(tree):
            if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
                continue
            for call in filter(_is_of_re, ast.walk(function)):
                place = f"{module.__name__}.{function.name}"
                try:
                    found[f"{place}:{call.lineno}"] = _evaluated(call, vars(module))
                except NameError:
                    made.add(place)
    return found, made


def _is_of_re(node: ast.AST) -> typing.TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in _TAKES_PATTERN
    )


def _evaluated(call: ast.Call, names: dict[str, object]) -> re.Pattern[typing.Any]:
    def value(node: ast.expr) -> typing.Any:
        return eval(compile(ast.Expression(node), "", "eval"), dict(names))

    function = typing.cast("ast.Attribute", call.func).attr
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    flags = value(given["flags"]) if "flags" in given else 0
    if function == "compile" and len(call.args) > 1:
        flags = value(call.args[1])
    elif function in (*_ANCHORED, "search", "findall", "finditer") and len(call.args) > 2:
        flags = value(call.args[2])
    pattern = value(call.args[0])
    if function in _ANCHORED:
        begin, end = (r"\A(?:", ")") if isinstance(pattern, str) else (rb"\A(?:", b")")
        pattern = begin + pattern + end
    return re.compile(pattern, flags)

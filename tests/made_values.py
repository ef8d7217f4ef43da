"""Values of any type made around a text: what functions of strangers' text are fed with."""

import ast
import dataclasses
import enum
import inspect
import re
import sys
import types
import typing
from collections import abc
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from email import message_from_bytes
from email.message import Message
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
from dossiers import campaign
from lxml import etree
from made_by_hand import MAKERS, picture

from parsers.facts.scan_facts import ScanLine
from parsers.facts.spec import (
    FieldSpec,
    FormSpec,
    MaterialSpec,
    NamePattern,
    NamingSpec,
    SectionSpec,
)
from parsers.forms.label import LabelIndex
from parsers.forms.read_form import index_labels
from parsers.scans.two_readings import _ByHeight
from validators.model.campaign import Campaign
from validators.model.dossier import Dossier, History
from validators.model.named_application import NamedApplication
from validators.scan_checks.piece import ScanPiece
from validators.scan_checks.piece_index import PieceIndex
from validators.sorting.applications import Applications
from validators.sorting.filing import build_dossier

CALL = campaign()
# What these parameters are called everywhere is the office's: its call, its words.
OURS_BY_NAME: dict[str, object] = {
    "choices": ("项目合作", "园区合作", "人才培养"),
    "prompt": "（简要介绍案例背景、案例地点、实施时间、案例内容和实施方式等。）",
    "wanted": "简要介绍案例背景案例地点实施时间",
    "pattern": CALL.naming.file,
    "separators": "[-—]+",
    "patterns": CALL.naming.patterns,
    "marks": ("绿色产业合作典型案例",),
    "title": "材料真实性承诺书",
    "official": "我单位承诺所提交的材料真实有效。",
    "standard": ("申报表", "承诺书"),
    "groups": (("哈萨克斯坦", "哈国"), ("印度",)),
}
_ALL_HALVES = (0.5, 0.5, 0.5, 0.5)
PIECE = 24
"""Characters of each of many short texts."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class CannotMake(Exception):
    """Nothing of this type can be made around a text (a picture, an open file)."""


# What the office writes, not strangers.
_OURS: dict[type, object] = {
    Campaign: CALL,
    FormSpec: CALL.form,
    MaterialSpec: CALL.materials[0],
    FieldSpec: next(one for one in CALL.form.fields if one.choices),
    SectionSpec: SectionSpec("案例背景"),
    NamingSpec: CALL.naming,
    NamePattern: CALL.naming.file,
    LabelIndex: index_labels(CALL.form),
    ZoneInfo: ZoneInfo("Asia/Shanghai"),
    datetime: datetime(2026, 6, 10, 9, 30, tzinfo=UTC),
    date: date(2026, 6, 10),
    time: time(17),
    bool: False,
    int: 1,
    float: 0.5,
    type(None): None,
}


# As many of them as a call has, however long the text.
_ROWS_OF_OURS: dict[object, tuple[object, ...]] = {
    Campaign: (CALL,),
    MaterialSpec: CALL.materials,
    FieldSpec: CALL.form.fields,
    NamePattern: CALL.naming.patterns,
    SectionSpec: tuple(map(SectionSpec, ("案例背景", "主要做法", "实施成效", "推广价值"))),
}


def make(kind: object, text: str, *, many: bool = False) -> object:
    """A value of the type with the text wherever it has room for text; `many`: as many short texts
    where it is a row of something. Raises CannotMake.
    """
    if kind is str:
        return text
    if kind is bytes:
        return text.encode("utf-8", "surrogatepass")
    if isinstance(kind, type) and kind in _OURS:
        return _OURS[kind]
    maker = picture if typing.get_origin(kind) is np.ndarray else _BY_HAND.get(kind)
    if maker is not None:
        return maker(text)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return next(iter(kind))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _of_fields(kind, text, many=many)
    base = typing.get_origin(kind)
    if dataclasses.is_dataclass(base) and isinstance(base, type):
        return _of_fields(base, text, many=many)
    if kind is object or isinstance(kind, typing.TypeVar):
        return text
    return _generic(kind, text, many=many)


def _generic(kind: object, text: str, *, many: bool) -> object:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return make(inner[0], text, many=many)
    if origin is typing.Literal:
        return inner[0]
    if origin is re.Match:
        return re.match("", text)
    if origin is re.Pattern:
        return re.compile(r"\w+")
    if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
        return tuple(make(one, text) for one in inner)
    if origin in (dict, abc.Mapping):
        return {make(inner[0], one): make(inner[1], one) for one in _pieces(text, many=many)}
    if origin is abc.Callable:
        return lambda *_: make(inner[1], text)
    if origin not in _ROWS:
        raise CannotMake(str(kind))
    return _ROWS[origin](_row(inner[0], text, many=many))


def _row(kind: object, text: str, *, many: bool) -> Iterable[object]:
    if kind in _under_way:
        return ()
    if kind in _ROWS_OF_OURS:
        return _ROWS_OF_OURS[kind]
    return _below_each_other([make(kind, one) for one in _pieces(text, many=many)])


def _below_each_other(row: list[object]) -> Iterator[object]:
    """Gives what has a box on a page a box of its own there, as lines and stamps have."""
    for place, one in enumerate(row):
        if getattr(one, "box", None) == _ALL_HALVES:
            box = (0.1, place / len(row), 0.8, 0.9 / len(row))
            yield dataclasses.replace(one, box=box)  # type: ignore[type-var]
        else:
            yield one


_under_way: list[object] = []
"""The types being made: a table within a table's cell is left out."""

_ROWS: dict[object, typing.Callable[[typing.Iterable[object]], object]] = {
    tuple: tuple, list: list, set: set, frozenset: frozenset, abc.Sequence: tuple,
    abc.Iterable: tuple, abc.Collection: tuple, abc.Iterator: iter,
}  # fmt: skip


def _pieces(text: str, *, many: bool) -> list[str]:
    """Pieces that differ, as members of a set must."""
    if not many:
        return [text]
    starts = range(0, len(text), PIECE)
    return [f"{text[start : start + PIECE - 5]}{start:05d}" for start in starts]


@cache
def hints_of(typed: type | typing.Callable[..., object]) -> dict[str, typing.Any]:
    """The types of a class's fields, or of what a function takes."""
    return typing.get_type_hints(typed, localns=_names_for_types(typed.__module__))


@cache
def _names_for_types(module: str) -> dict[str, object]:
    """What a module imports for its types alone."""
    names: dict[str, object] = {}
    for node in ast.parse(inspect.getsource(sys.modules[module])).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            for one in node.body:
                exec(compile(ast.unparse(one), module, "exec"), names)
    return names


def _of_fields(kind: type, text: str, *, many: bool) -> object:
    hints = hints_of(kind)
    _under_way.append(kind)
    try:
        values = {
            field.name: make(hints[field.name], text, many=many)
            for field in dataclasses.fields(kind)
            # A line that was read, not one passed over.
            if field.init and field.default is not True
        }
    finally:
        _under_way.pop()
    return kind(**values)


def _dossier(text: str) -> Dossier:
    from validators.model.dossier import Submission

    submission = make(Submission, text)
    assert isinstance(submission, Submission)
    roles = [dataclasses.replace(d, roles=_roles(d)) for d in submission.documents]
    made = dataclasses.replace(submission, documents=tuple(roles), confirmed=True)
    history = make(History, text)
    return build_dossier(CALL, (made,), typing.cast("History", history))


def _roles(document: object) -> tuple[typing.Any, ...]:
    from parsers.roles.assign_roles import Role

    return tuple(Role(material.id, "content") for material in CALL.materials)


def _message(text: str) -> Message:
    one = _FORBIDDEN.sub("", text).replace("\n", "\n ").replace("\r", "")
    raw = (
        f"From: {one}\nTo: {one}\nSubject: {one}\nReceived: {one}\nReferences: {one}\nDate: {one}\n"
        f"Message-ID: {one}\nAuthentication-Results: {one}\nContent-Disposition: {one}\n"
        f"Content-Type: text/plain; name={one}\n\n"
    )
    return message_from_bytes(raw.encode("utf-8", "replace") + text.encode("utf-8", "replace"))


def _element(text: str) -> etree._Element:
    plain = _FORBIDDEN.sub("", text)
    root = etree.Element(f"{{{_W}}}p", nsmap={"w": _W})
    run = etree.SubElement(root, f"{{{_W}}}r")
    etree.SubElement(run, f"{{{_W}}}instrText").text = plain
    words = etree.SubElement(run, f"{{{_W}}}t")
    words.text = words.tail = plain
    root.set(f"{{{_W}}}val", plain)
    root.set("style", plain)
    return root


def _many(kind: object, text: str) -> typing.Any:
    """As many of the kind as the text makes pieces, on one page."""
    return make(types.GenericAlias(tuple, (kind, ...)), text, many=True)


_BY_HAND: dict[object, typing.Callable[[str], object]] = {
    **MAKERS,
    Message: _message,
    etree._Element: _element,
    Dossier: _dossier,
    Applications: lambda text: Applications.of(
        [NamedApplication(CALL, text, text), NamedApplication(CALL, f"{text}乙", text)]
    ),
    PieceIndex: lambda text: PieceIndex(_many(ScanPiece, text)),
    _ByHeight: lambda text: _ByHeight(_many(ScanLine, text)),
}

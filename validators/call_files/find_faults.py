"""Tells every fault and doubt of a campaign file at once, in words for the clerk who wrote it."""

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime

from pydantic import ValidationError

from validators.call_files.contradictions import contradictions
from validators.call_files.doubts import doubts_of
from validators.call_files.file_fault import FileFault
from validators.call_files.naming_table import NamingError
from validators.call_files.parse_campaign import build_campaign, materials_as_written
from validators.call_files.say_key_error import example_of, key_of, say_key_errors
from validators.call_files.tables import CampaignTable
from validators.call_files.toml_lines import KeyPath, key_lines, nearest_line
from validators.call_files.tracks import Data, with_tracks

Lines = dict[KeyPath, int]

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
# What a Chinese keyboard types where TOML wants its own sign.
_FULL_WIDTH = {"“": '"', "”": '"', "‘": "'", "’": "'", "＝": "=", "，": ",", "［": "[", "【": "["}
_TYPED = ('"', "'", "[", "{", "#", "+", "-", "true", "false", *"0123456789")


def find_faults(text: str, rule_codes: frozenset[str], now: datetime) -> tuple[FileFault, ...]:
    """Return all faults in the order of their lines, then all doubts; () where there is neither.

    `rule_codes` are those `[rules]` may name. `now`: for telling that the call is over.
    """
    text = text.removeprefix("\ufeff")
    return tuple(sorted(_faults(text, rule_codes, now), key=_in_order))


def _in_order(fault: FileFault) -> tuple[bool, int]:
    return not fault.sure, fault.line or 0


def _faults(text: str, rule_codes: frozenset[str], now: datetime) -> Iterator[FileFault]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield _of_writing(text, str(error))
        return
    lines = key_lines(text)
    told: set[tuple[str, str]] = set()
    for place, (track, one) in enumerate(with_tracks(data)):
        own = _lines_of_track(lines, place, set(data["track"][place])) if track else lines
        for fault in _of_campaign(one, own, rule_codes, now):
            # What all tracks share is told once.
            if (fault.key, fault.message) not in told:
                told.add((fault.key, fault.message))
                yield fault


def _lines_of_track(lines: Lines, place: int, own: set[str]) -> Lines:
    """The lines of what a track shares, and its own line for all that it says itself."""
    begin = lines.get(("track", place))
    shared = {path: line for path, line in lines.items() if path[:1] and path[0] not in own}
    inner = {(key,): lines.get(("track", place, key), begin) for key in own}
    return shared | {path: line for path, line in inner.items() if line is not None}


def _of_campaign(
    data: Data, lines: Lines, rule_codes: frozenset[str], now: datetime
) -> Iterator[FileFault]:
    try:
        file = CampaignTable.model_validate(data)
    except ValidationError as error:
        yield from say_key_errors([dict(one) for one in error.errors()], lines)
        return
    found = False
    for one in contradictions(file, rule_codes):
        found = True
        key = key_of(one.path)
        yield FileFault(nearest_line(lines, one.path), key, f"{one.chinese}。", example_of(key))
    if found:
        return
    try:
        campaign = build_campaign(file)
    except NamingError as error:
        yield FileFault(lines.get(("naming",)), "naming", f"{error.chinese}。")
        return
    yield from doubts_of(campaign, materials_as_written(file), lines, now)


def _of_writing(text: str, error: str) -> FileFault:
    """Describe what is no TOML: the line, and what is wrong there as far as it can be told."""
    place = _PLACE.search(error)
    lines = text.splitlines()
    number = int(place[1]) if place else len(lines)
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    key, _, value = line.partition("#")[0].partition("=")
    value = value.strip()
    if wide := next((sign for sign in _FULL_WIDTH if sign in line.partition("#")[0]), None):
        cure = f"这一行有全角的 {wide}，请改为半角的 {_FULL_WIDTH[wide]}"
    elif value and not value.startswith(_TYPED):
        cure = f'文字要加英文双引号，例如：{key.strip()} = "{value}"'
    elif "Cannot overwrite a value" in error or "Cannot declare" in error:
        cure = "同一个键或同一段写了两次，请删去一处。"
    elif line.count('"') % 2:
        cure = "双引号不成对，请补上。"
    else:
        cure = '请核对写法，例如：title = "活动名称"'
    return FileFault(number or None, "", "这一行不是有效的 TOML 写法，文件无法读取。", cure)

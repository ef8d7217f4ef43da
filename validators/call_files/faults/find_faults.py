"""Tells every fault and doubt of a campaign file at once, in words for the clerk who wrote it."""

import tomllib
from collections.abc import Iterator
from datetime import datetime

from pydantic import ValidationError

from validators.call_files.contradictions import contradictions
from validators.call_files.faults.doubts import KeyLines, doubts_of
from validators.call_files.faults.file_fault import FileFault
from validators.call_files.faults.say_key_error import example_of, key_of, say_key_errors
from validators.call_files.faults.say_writing_error import say_writing_errors
from validators.call_files.naming_table import NamingError
from validators.call_files.parse_campaign import build_campaign, materials_as_written
from validators.call_files.tables import CampaignTable
from validators.call_files.toml_lines import key_lines, nearest_line
from validators.call_files.tracks import Data, with_tracks


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
    except tomllib.TOMLDecodeError:
        yield from say_writing_errors(text)
        return
    lines = key_lines(text)
    yielded: set[tuple[str, str]] = set()
    for place, (track, one) in enumerate(with_tracks(data)):
        own = _lines_of_track(lines, place, set(data["track"][place])) if track else lines
        for fault in _of_campaign(one, own, rule_codes, now):
            # What all tracks share is told once.
            if (fault.key, fault.message) not in yielded:
                yielded.add((fault.key, fault.message))
                yield fault


def _lines_of_track(lines: KeyLines, place: int, own: set[str]) -> KeyLines:
    """The lines of what a track shares, and its own line for all that it says itself."""
    begin = lines.get(("track", place))
    shared = {path: line for path, line in lines.items() if path[:1] and path[0] not in own}
    inner = {(key,): lines.get(("track", place, key), begin) for key in own}
    return shared | {path: line for path, line in inner.items() if line is not None}


def _of_campaign(
    data: Data, lines: KeyLines, rule_codes: frozenset[str], now: datetime
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

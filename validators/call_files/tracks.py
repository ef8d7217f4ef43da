"""Tells the tracks of a campaign file apart: each is a call of its own that shares what it does not say."""

from collections.abc import Iterator, Mapping
from typing import Any

Data = Mapping[str, Any]
"""A campaign file, or a part of it, as TOML has it."""

# Tables of which a track may change single keys.
_MERGED = ("contact", "naming", "rules", "words")


def with_tracks(data: Data) -> Iterator[tuple[str, Data]]:
    """Yield the campaigns a file describes, each as if it had a file of its own, with its track's id.

    A file without tracks is one campaign, its track "". Of the same material id or field key the
    track's own counts; its others come after those of the file.
    """
    whole = {key: value for key, value in data.items() if key != "track"}
    tracks = data.get("track") or ()
    if not isinstance(tracks, list) or not all(map(_has_id, tracks)):
        # The library says what is wrong with it.
        yield "", data
        return
    if not tracks:
        yield "", whole
    for track in tracks:
        yield track["id"], _merged(whole, track)


def _has_id(track: object) -> bool:
    return isinstance(track, dict) and isinstance(track.get("id"), str)


def _merged(whole: Data, track: Data) -> Data:
    merged = {**whole, **track}
    if isinstance(whole.get("id"), str) and isinstance(track.get("id"), str):
        merged["id"] = f"{whole['id']}-{track['id']}"
    for name in _MERGED:
        ours, own = whole.get(name), track.get(name)
        if isinstance(ours, dict) and isinstance(own, dict):
            merged[name] = {**ours, **own}
    if "material" in track:
        merged["material"] = _listed(whole.get("material"), track["material"], "id")
    if isinstance(track.get("form"), dict) and isinstance(whole.get("form"), dict):
        fields = _listed(whole["form"].get("field"), track["form"].get("field"), "key")
        merged["form"] = {**whole["form"], **track["form"], "field": fields}
    return merged


def _listed(ours: object, own: object, name: str) -> object:
    if not isinstance(ours, list) or not isinstance(own, list):
        return own or ours or []
    tables = [one for one in (*ours, *own) if isinstance(one, dict)]
    if len(tables) < len(ours) + len(own):
        return own
    replaced = {one.get(name): one for one in own}
    kept = [replaced.pop(one.get(name), one) for one in ours]
    return [*kept, *(one for one in own if one.get(name) in replaced)]

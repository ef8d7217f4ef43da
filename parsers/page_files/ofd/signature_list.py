"""Reads the signatures that an OFD document lists: what each protects, and where it is shown."""

import base64
import binascii
from dataclasses import dataclass
from posixpath import dirname

from lxml.etree import _Element

from parsers.facts.problem import Unreadable
from parsers.page_files.ofd.elements import all_named, box_of, figures, first, text_of
from parsers.page_files.ofd.package import Package

# Documents signed by a dozen partners; beyond this nobody examined them.
MOST_SIGNATURES = 20
_MOST_REFERENCES, _MOST_PLACES = 5_000, 1_000


@dataclass(frozen=True, slots=True)
class Reference:
    """A part that the signature protects, by the name it gives; `name` is None where it is missing."""

    given: str
    name: str | None
    digest: bytes


@dataclass(frozen=True, slots=True)
class StampPlace:
    """`page` is the ID of a page, boxes are in millimetres."""

    page: str
    box: tuple[float, float, float, float]
    clip: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class ListedSignature:
    """`written` is the part that the value signs, in its bytes. `value`, `seal` are None where the
    package lacks them; `method` names the digest of the references.
    """

    name: str
    written: bytes
    value: bytes | None
    seal: bytes | None
    method: str
    references: tuple[Reference, ...]
    places: tuple[StampPlace, ...]
    own_parts: frozenset[str]


def listed_signatures(package: Package, listing: str) -> tuple[ListedSignature | None, ...]:
    """In the order listed; None for one that cannot be read, and for all beyond the limit together."""
    root = package.tree(listing)
    entries = [one for one in all_named(root, "Signature") if one is not root]
    found = [
        _listed(package, package.find(one.get("BaseLoc", ""), dirname(listing)))
        for one in entries[:MOST_SIGNATURES]
    ]
    return (*found, None) if len(entries) > MOST_SIGNATURES else tuple(found)


def _listed(package: Package, name: str | None) -> ListedSignature | None:
    if name is None:
        return None
    try:
        return _read(package, name)
    except Unreadable:
        return None


def _read(package: Package, name: str) -> ListedSignature:
    root, base = package.tree(name), dirname(name)
    info = first(root, "SignedInfo")
    listed = first(info, "References")
    value = _part(package, first(root, "SignedValue"), base)
    seal = _part(package, first(info, "Seal", "BaseLoc"), base)
    shown = list(all_named(root, "StampAnnot"))[:_MOST_PLACES]
    return ListedSignature(
        name=name,
        written=package.read(name),
        value=None if value is None else package.read(value),
        seal=None if seal is None else package.read(seal),
        method=(listed.get("CheckMethod") or "").strip() if listed is not None else "",
        references=_references(package, listed),
        places=tuple(map(_place, shown)),
        own_parts=frozenset(one for one in (name, value, seal) if one is not None),
    )


def _part(package: Package, place: _Element | None, base: str) -> str | None:
    written = text_of(place)
    return package.find(written, base) if written else None


def _references(package: Package, listed: _Element | None) -> tuple[Reference, ...]:
    if listed is None:
        return ()
    return tuple(
        Reference(
            given := one.get("FileRef", ""),
            package.find(given),
            _decoded(text_of(first(one, "CheckValue"))),
        )
        for one in list(all_named(listed, "Reference"))[:_MOST_REFERENCES]
    )


def _place(shown: _Element) -> StampPlace:
    clip = figures(shown.get("Clip"))
    part = (clip[0], clip[1], clip[2], clip[3]) if len(clip) >= 4 else None  # noqa: PLR2004 - x, y, width, height
    return StampPlace(shown.get("PageRef", ""), box_of(shown), part)


def _decoded(written: str) -> bytes:
    try:
        return base64.b64decode("".join(written.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""

"""Composes names of exported files: as the notice asks for, and valid on every file system."""

import re
import unicodedata
from collections.abc import Container, Mapping
from pathlib import PurePosixPath

from parsers.texts.naming.compose import filled
from parsers.texts.naming.pattern import read_pattern
from validators.model.campaign import Campaign

# Windows takes none of these, and none of its device names, nor a dot or space at the end.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Linux takes 255 bytes of UTF-8; Windows counts characters, of which this is 80 Chinese ones.
_MOST_BYTES = 240
_MOST_SUFFIX = 12
_PLAIN = read_pattern("{applicant}—{case_title}")


def safe(name: str, most_bytes: int = _MOST_BYTES) -> str:
    """One path part that names a file on any system; the end with its suffix is kept."""
    visible = "".join(c for c in name if unicodedata.category(c) not in _HIDDEN)
    plain = " ".join(_FORBIDDEN.sub("_", visible).split()).strip(". ")
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    suffix = PurePosixPath(plain).suffix
    if len(suffix.encode()) > _MOST_SUFFIX:
        suffix = ""
    stem = plain.removesuffix(suffix)
    room = most_bytes - len(suffix.encode())
    return f"{_cut(stem, room) or '_'}{suffix}"


def _cut(text: str, room: int) -> str:
    if len(text.encode()) <= room:
        return text
    return text.encode()[: max(room - 3, 0)].decode("utf-8", "ignore").rstrip(". ") + "…"


def conventional(campaign: Campaign, values: Mapping[str, str], role: str, suffix: str) -> str:
    """`pattern（role）.suffix`; of a name that grows too long the case title is cut first.

    `values` fills the convention's parts by key; where there is no convention applicant and title
    make the name.
    """
    tail = f"（{role}）{suffix}"
    pattern = campaign.naming.file or campaign.naming.subject or _PLAIN
    room = _MOST_BYTES - len(f"{filled(pattern, {**values, 'case_title': ' '})}{tail}".encode())
    title = _cut(values.get("case_title", ""), max(room, 30))
    return safe(f"{filled(pattern, {**values, 'case_title': title})}{tail}")


def free(name: str, taken: Container[str]) -> str:
    """The name, or the name with a number where it is taken (whatever the case of its letters)."""
    if name.lower() not in taken:
        return name
    path = PurePosixPath(name)
    numbered = (f"{path.stem}({number}){path.suffix}" for number in range(2, 100_000))
    return next(one for one in numbered if one.lower() not in taken)

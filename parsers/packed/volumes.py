"""Archives sent in several volumes: told by their names, and put together where that is plain.

7-Zip and the mail programs cut an archive like a loaf (`.zip.001`): the pieces in a row are the
archive. The volumes of rar and of zip proper (`.part1.rar`, `.r00`, `.z01`) are none of that sort.
"""

import re
from collections.abc import Iterable

_SLICE = re.compile(
    r"\A(.+\.(?:zip|zipx|7z|rar|tar|t?gz|t?bz2|t?xz|zst|iso))\.(\d{3})", re.IGNORECASE
)
_VOLUME = re.compile(
    r"\A(.+)(?:\.zx?\d\d|\.[rsac]\d\d|\.(?:part|vol)\d{1,3}\.(?:rar|zip|7z|exe|egg|alz)"
    r"|\.(?:zip|7z|rar|tar|t?gz|t?bz2|t?xz)\.(?:part)?(?:\d{1,3}|a[a-z]))",
    re.IGNORECASE,
)
# Any file may be cut so; only what is no document by its bytes is then a piece of one.
_PIECE = re.compile(r"\A(.+)\.\d{3}")
_WHOLE = re.compile(r"\.(?:zip|zipx|rar|7z|arj|ace|exe)$", re.IGNORECASE)
VOLUME = "one volume of an archive in several"
NamedBytes = tuple[str, bytes]


def is_volume_name(name: str) -> bool:
    return bool(_SLICE.fullmatch(name) or _VOLUME.fullmatch(name))


def is_piece_name(name: str) -> bool:
    """Whether it may be a piece of any file, cut by a program that numbers the pieces."""
    return bool(_PIECE.fullmatch(name))


def volume_of(name: str) -> str:
    """What the volumes of one archive have in common in their names."""
    for expression in (_SLICE, _VOLUME, _PIECE):
        if found := expression.fullmatch(name):
            name = found[1]
    return _WHOLE.sub("", name).casefold()


def complete_rows(files: Iterable[NamedBytes]) -> dict[str, NamedBytes | None]:
    """By the name of each slice of a row: the archive they were cut from, for the first; None for
    those after it. Whether the last one came cannot be seen: then the archive ends too early.
    """
    slices: dict[str, dict[int, NamedBytes]] = {}
    for name, data in files:
        if found := _SLICE.fullmatch(name):
            slices.setdefault(found[1], {})[int(found[2])] = (name, data)
    whole: dict[str, NamedBytes | None] = {}
    for stem, row in slices.items():
        if len(row) > 1 and sorted(row) == list(range(1, len(row) + 1)):
            whole |= dict.fromkeys(name for name, _ in row.values())
            whole[row[1][0]] = (stem, b"".join(row[number][1] for number in sorted(row)))
    return whole

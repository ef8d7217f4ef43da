"""Archives sent in several volumes: told by their names, and put together where that is plain.

7-Zip and the mail programs cut an archive like a loaf (`.zip.001`): the pieces in a row are the
archive. The volumes of rar and of zip proper (`.part1.rar`, `.r00`, `.z01`) are none of that sort.
"""

import re
from collections.abc import Iterable

_SLICE = re.compile(r"\A(.+\.(?:zip|7z|rar|tar|t?gz))\.(\d{3})", re.IGNORECASE)
_VOLUME = re.compile(r"\A.+(?:\.z\d\d|\.r\d\d|\.part\d{1,3}\.rar)", re.IGNORECASE)
VOLUME = "one volume of an archive in several"
NamedBytes = tuple[str, bytes]


def is_volume_name(name: str) -> bool:
    return bool(_SLICE.fullmatch(name) or _VOLUME.fullmatch(name))


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

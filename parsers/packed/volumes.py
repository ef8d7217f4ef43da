"""Recognises volumes of an archive by their names, and joins them where all of them came.

7-Zip, `split` and the mail programs cut an archive like a loaf (`.zip.001`, `.zip.aa`): the pieces in a
row are the archive. The volumes of zip proper (`.z01`, last `.zip`) are a loaf whose list counts by
pieces; those of rar (`.part1.rar`, or `.rar`, `.r00`) are archives each, opened together.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parsers.packed.rar_volumes import ends_a_row, is_volume
from parsers.packed.split_zip import joined_zip

_SLICE = re.compile(
    r"\A(.+\.(?:zip|zipx|7z|rar|tar|t?gz|t?bz2|t?xz|zst|iso))\.(?:part)?(\d{1,3}|a[a-z])",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"\A(.+)(?:\.zx?\d\d|\.[rsac]\d\d|\.(?:part|vol)\d{1,5}\.(?:rar|zip|7z|exe|egg|alz)"
    r"|\.(?:zip|7z|rar|tar|t?gz|t?bz2|t?xz)\.(?:part)?(?:\d{1,3}|a[a-z]))",
    re.IGNORECASE,
)
_RAR_PART = re.compile(r"\A(.+)\.part(\d{1,5})\.rar", re.IGNORECASE)
_RAR_OLD = re.compile(r"\A(.+)\.([rs])(\d\d|ar)", re.IGNORECASE)
_ZIP_PART = re.compile(r"\A(.+)\.z(\d\d|ip)", re.IGNORECASE)
# Any file may be cut so; only what is no document by its bytes is then a piece of one.
_PIECE = re.compile(r"\A(.+)\.\d{3}")
_WHOLE = re.compile(r"\.(?:zip|zipx|rar|7z|arj|ace|exe)$", re.IGNORECASE)
VOLUME = "one volume of an archive in several"
NamedBytes = tuple[str, bytes]
_Row = Mapping[int, NamedBytes]


@dataclass(frozen=True, slots=True)
class Whole:
    """An archive put together: its bytes, or for rar those of the first volume and the `others`."""

    name: str
    data: bytes
    others: tuple[bytes, ...] = ()


def is_volume_name(name: str) -> bool:
    return bool(_SLICE.fullmatch(name) or _VOLUME.fullmatch(name))


def is_piece_name(name: str) -> bool:
    """Tell whether it may be a piece of any file, cut by a program that numbers the pieces."""
    return bool(_PIECE.fullmatch(name))


def volume_of(name: str) -> str:
    """Return what the volumes of one archive have in common in their names."""
    for expression in (_SLICE, _VOLUME, _PIECE):
        if found := expression.fullmatch(name):
            name = found[1]
    return _WHOLE.sub("", name).casefold()


def complete_rows(files: Iterable[NamedBytes]) -> dict[str, Whole | None]:
    """Maps each volume of a complete row to: the archive, for the first; None for those
    after it. Of a loaf it cannot be seen whether the last one came: then the archive ends too early.
    """
    rows: dict[tuple[str, Callable[[str, _Row], Whole | None]], dict[int, NamedBytes]] = {}
    for name, data in files:
        for stem, number, join in _places(name):
            rows.setdefault((stem, join), {}).setdefault(number, (name, data))
    found: dict[str, Whole | None] = {}
    for (stem, join), row in rows.items():
        whole = join(stem, row) if len(row) > 1 else None
        if whole is not None:
            found |= dict.fromkeys(name for name, _ in row.values())
            found[row[min(row)][0]] = whole
    return found


def _places(name: str) -> Iterator[tuple[str, int, Callable[[str, _Row], Whole | None]]]:
    """The rows that a name may stand in, and at which place: that of the row, the number, how it is
    joined.
    """
    if found := _SLICE.fullmatch(name):
        digits = found[2]
        yield found[1], int(digits) if digits.isdecimal() else ord(digits[1].lower()), _loaf
    elif found := _RAR_PART.fullmatch(name):
        yield found[1], int(found[2]), _rars
    elif found := _RAR_OLD.fullmatch(name):
        first = found[3].lower() == "ar"
        later = "rs".index(found[2].lower()) * 100
        if not first or found[2].lower() == "r":
            yield found[1], 0 if first else later + int(found[3]) + 1, _old_rars
    elif found := _ZIP_PART.fullmatch(name):
        # The one called .zip comes last.
        yield found[1], 100 if found[2].lower() == "ip" else int(found[2]), _zips


def _in_order(row: _Row, firsts: Sequence[int]) -> list[bytes] | None:
    """The pieces in their order; None where one is lacking."""
    numbers = sorted(row)
    if numbers[0] not in firsts or numbers != list(range(numbers[0], numbers[0] + len(row))):
        return None
    return [row[number][1] for number in numbers]


def _loaf(stem: str, row: _Row) -> Whole | None:
    pieces = _in_order(row, (0, 1, ord("a")))
    return Whole(stem, b"".join(pieces)) if pieces else None


def _old_rars(stem: str, row: _Row) -> Whole | None:
    return _rars(stem, row) if 0 in row else None


def _rars(stem: str, row: _Row) -> Whole | None:
    volumes = _in_order(row, (0, 1))
    if not volumes or not all(map(is_volume, volumes)) or not ends_a_row(volumes[-1]):
        return None
    return Whole(f"{stem}.rar", volumes[0], tuple(volumes[1:]))


def _zips(stem: str, row: _Row) -> Whole | None:
    *numbers, last = sorted(row)
    if numbers != list(range(1, len(numbers) + 1)):
        return None
    data = joined_zip([row[number][1] for number in (*numbers, last)])
    return Whole(f"{stem}.zip", data) if data else None

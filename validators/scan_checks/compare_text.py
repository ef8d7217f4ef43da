"""Compares a written answer with the scan, as a short value or as running text."""

from collections.abc import Sequence
from itertools import chain, pairwise

from parsers.facts.scan_facts import Level
from parsers.facts.spec import FieldKind, FieldSpec
from parsers.texts.read_text import Difference, ReadText, differences
from validators.scan_checks.comparison import SAME, Compared, ScanLikeness, ScanReading
from validators.scan_checks.neighbours import with_lines_between, with_neighbours
from validators.scan_checks.piece import ScanPiece

# Longer answers, and those with a limit of length, are running text: compared by samples first.
SHORT = 40
# A difference of fewer characters may be a slip that two readings share; it is left to a person.
WEIGHTY = 2
# Of a running text so much may be slips in doubt.
SLIPS = 0.06
# A value that stands in the answer's place is believed when so much of it is sure.
CERTAIN = 0.9
# A full line ends so near to the right edge of its column (in widths of the page).
EDGE = 0.05


def compare_text(spec: FieldSpec, typed: str, reading: ScanReading) -> Compared:
    own = reading.pieces.by_key.get(spec.key, ())
    if not own and not spec.required and not reading.is_whole:
        return Compared(ScanLikeness.UNREAD)
    if not own:
        return _instead(spec, typed, reading)
    if is_running(spec, typed):
        return _running(typed, own, reading)
    return _short(spec, typed, with_neighbours(own, reading.pieces), reading)


def is_running(spec: FieldSpec, typed: str) -> bool:
    return spec.max_words is not None or len(typed) > SHORT


def _short(spec: FieldSpec, typed: str, own: Sequence[ScanPiece], reading: ScanReading) -> Compared:
    """The best of the places that repeat the answer; one that says it whole will do."""
    tries = [_joined(own), *(piece.read for piece in own)]
    found = [(reading.differences(typed, read), len(read.text)) for read in tries]
    if not all(differing for differing, _ in found):
        return SAME
    least, end = min(found, key=lambda one: sum(d.weight for d in one[0]))
    # What is missing at either end may stand on a line that was not found.
    inside = [one for one in least if one.read or 0 < one.start < end]
    return _weighed(spec, typed, least, inside, reading)


def _weighed(
    spec: FieldSpec,
    typed: str,
    found: Sequence[Difference],
    inside: Sequence[Difference],
    reading: ScanReading,
) -> Compared:
    telling = [one for one in inside if one.sure and one.weight >= WEIGHTY]
    if telling:
        return reading.another(telling[0].typed, telling[0].read)
    exact = spec.kind in (FieldKind.PHONE, FieldKind.EMAIL) or any(map(_has_figure, found))
    slips = sum(one.weight for one in found if not one.sure)
    surely = any(one.sure for one in found)
    if exact or surely or slips > max(1, len(typed) // 6) or reading.level < Level.WHOLE:
        return reading.open
    return SAME


def _has_figure(difference: Difference) -> bool:
    return any(map(str.isdigit, difference.typed + difference.read))


def _joined(pieces: Sequence[ScanPiece]) -> ReadText:
    read = [piece.read for piece in pieces]
    return ReadText("".join(r.text for r in read), tuple(chain.from_iterable(r.sure for r in read)))


def _running(typed: str, own: Sequence[ScanPiece], reading: ScanReading) -> Compared:
    """A long answer: each sample by itself, or, when every line was read, the whole."""
    if not reading.is_whole:
        return SAME if all(_is_sample_of(typed, piece.read) for piece in own) else reading.open
    own = with_lines_between(own, reading.pieces)
    read = _joined(own)
    found = reading.differences(typed, read)
    if not found:
        return SAME
    for one in found:
        if one.sure and one.weight >= WEIGHTY and not _may_be_unread(one, read, own):
            return reading.another(one.typed[:40], one.read[:40])
    slips = sum(one.weight for one in found)
    surely = any(one.sure and (one.weight >= WEIGHTY or _has_figure(one)) for one in found)
    if surely or any(map(_has_figure, found)) or slips > SLIPS * len(typed):
        return reading.open
    return SAME


def _is_sample_of(typed: str, read: ReadText) -> bool:
    """Tell whether the line stands in the answer, but for slips in doubt."""
    if read.text in typed:
        return True
    inside = list(differences(_window(typed, read.text), read))
    return not any(one.sure or _has_figure(one) for one in inside) and sum(
        one.weight for one in inside
    ) <= max(1, len(read.text) // 8)


def _window(typed: str, line: str) -> str:
    """The part of the answer that the line repeats."""
    for size in range(min(8, len(line)), 2, -1):
        for offset in range(0, len(line) - size + 1, 2):
            at = typed.find(line[offset : offset + size])
            if at >= 0:
                return typed[max(0, at - offset) : at - offset + len(line)]
    return ""


def _may_be_unread(one: Difference, read: ReadText, own: Sequence[ScanPiece]) -> bool:
    """Tell whether words are missing where a part of the page may not have been found: before the first
    line or behind the last, behind a line that ends early, in a gap between lines.
    """
    if one.read:
        return False
    if one.start in (0, len(read.text)):
        return True
    right = max(piece.box[0] + piece.box[2] for piece in own)
    place = 0
    for above, below in pairwise(own):
        place += len(above.read.text)
        if place == one.start:
            ends_early = above.box[0] + above.box[2] < right - EDGE
            strange = not (above.key and below.key)
            return ends_early or strange or not below.is_below(above)
    return False


def _instead(spec: FieldSpec, typed: str, reading: ScanReading) -> Compared:
    """The answer stands nowhere: what stands beside its label?"""
    labels = [one for one in reading.pieces.labels if one.label == spec.key]
    left = reading.pieces.unclaimed
    for label in labels:
        if label.read.text and label not in reading.pieces.printed:
            beside: Sequence[ScanPiece] = (label,)
        else:
            beside = _first_cell([one for one in left if one.is_beside(label)])
        if is_running(spec, typed) and beside:
            beside = with_lines_between(beside, reading.pieces)
        read = _joined(beside)
        apart = sum(one.weight for one in reading.differences(typed, read))
        if len(read.text) > 1 and apart >= WEIGHTY and read.certainty >= CERTAIN:
            return reading.another(typed[:40], read.text[:40])
    return reading.open


def _first_cell(beside: Sequence[ScanPiece]) -> tuple[ScanPiece, ...]:
    """Of what stands to the right of a label, the nearest column."""
    if not beside:
        return ()
    first = min(beside, key=lambda one: one.box[0])
    right = first.box[0] + first.box[2]
    return tuple(one for one in beside if one.box[0] < right)

"""Compares the choices that were taken with those that the scan shows as taken."""

from collections.abc import Sequence

from parsers.facts.answers import Answer
from parsers.facts.spec import FieldSpec
from parsers.texts.read_text import fold_typed
from validators.scan_checks.choices import choices_on
from validators.scan_checks.comparison import SAME, Compared, ScanReading
from validators.scan_checks.line_pieces import Pieces, is_only
from validators.scan_checks.neighbours import identity_of, number_of
from validators.scan_checks.piece import ScanPiece
from validators.scan_checks.piece_index import PieceIndex


def compare_choices(spec: FieldSpec, answer: Answer, reading: ScanReading) -> Compared:
    """Finds choices by ticks that OCR reads as ☑ or √, or by the one choice that was typed."""
    shown = _lines_of_choices(spec, reading.pieces)
    text = "\n".join(dict.fromkeys(one.raw for one in shown))
    found = choices_on(text, spec.choices, multiple=spec.multiple)
    typed = frozenset(answer.selected)
    if found.taken == typed:
        return SAME
    if not found.contradicts(typed):
        return reading.open
    return reading.another("、".join(answer.selected), "、".join(sorted(found.taken)))


def _lines_of_choices(spec: FieldSpec, pieces: Pieces) -> Sequence[ScanPiece]:
    """The lines beside the label, or those that name several choices."""
    named = [fold_typed(choice) for choice in spec.choices]
    every = sorted((*pieces.answers, *pieces.printed), key=number_of)
    naming = [p for p in every if any(name in p.read.text for name in named)]
    labels = [one for one in pieces.labels if one.label == spec.key]
    own = [
        one
        for one in naming
        if one.label == spec.key
        or any(one.is_beside(label) for label in labels)
        or sum(name in one.read.text for name in named) > 1
    ]
    taken, index = set(map(identity_of, own)), PieceIndex(naming)
    for one in naming:
        if identity_of(one) in taken or not is_only(one, named):
            continue
        if any(identity_of(other) in taken for other in index.above(one)):
            own.append(one)
            taken.add(identity_of(one))
    return sorted(own, key=number_of)

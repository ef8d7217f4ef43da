"""Finds the lines on a scan that go with those known to repeat an answer."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from validators.scan_checks.line_pieces import Pieces
from validators.scan_checks.piece import ScanPiece
from validators.scan_checks.piece_index import PieceIndex

# Gaps between lines, in heights of a line: beyond every column; and as good as equal.
FAR, AS_NEAR = 2.0, 0.15
# A shorter line may be a slip.
LEAST = 2


def with_neighbours(own: Sequence[ScanPiece], pieces: Pieces) -> tuple[ScanPiece, ...]:
    """With what stands directly below in the same cell and repeats no other answer."""
    index = PieceIndex(own)
    more = [
        piece
        for piece in pieces.unclaimed
        if len(piece.read.text) > 1
        and any(not pieces.parts(one, piece) for one in index.above(piece))
    ]
    return tuple(sorted((*own, *more), key=number_of))


def with_lines_between(own: Sequence[ScanPiece], pieces: Pieces) -> tuple[ScanPiece, ...]:
    """With the lines between and next to them that repeat no answer: added sentences. Such a line
    goes with the line it stands nearest to, and with the one above it where it is as near to both;
    with none that a printed prompt parts it from.
    """
    strange = {identity_of(p): p for p in pieces.unclaimed if len(p.read.text) >= LEAST}
    taken = {identity_of(one): one for one in own}
    lines = {identity_of(one): one for one in pieces.answers if one.read.text}
    around = _Around(PieceIndex((lines | taken).values()), pieces)
    asked = strange
    while asked:
        more = {
            name: one
            for name, one in asked.items()
            if name not in taken and around.goes_with(one, taken)
        }
        taken |= more
        # Whether a line goes with them hangs on those directly above and below it.
        near = {identity_of(other) for one in more.values() for other in around.of(one)}
        asked = {name: strange[name] for name in near if name in strange}
    return tuple(sorted(taken.values(), key=number_of))


@dataclass(frozen=True, slots=True)
class _Around:
    """The lines directly above and below each line, none behind a printed prompt."""

    index: PieceIndex
    pieces: Pieces

    def above(self, one: ScanPiece) -> Iterator[ScanPiece]:
        return (other for other in self.index.above(one) if not self.pieces.parts(other, one))

    def below(self, one: ScanPiece) -> Iterator[ScanPiece]:
        return (other for other in self.index.below(one) if not self.pieces.parts(one, other))

    def of(self, one: ScanPiece) -> Iterator[ScanPiece]:
        return chain(self.above(one), self.below(one))

    def goes_with(self, one: ScanPiece, taken: Collection[tuple[int, str]]) -> bool:
        above = [(_gap(other, one), identity_of(other) in taken) for other in self.above(one)]
        below = [(_gap(one, other), identity_of(other) in taken) for other in self.below(one)]
        nearest = min((gap for gap, own in (*above, *below) if not own), default=FAR)
        nearest_above = min((gap for gap, own in above if own), default=FAR)
        nearest_below = min((gap for gap, own in below if own), default=FAR)
        with_above = nearest_above < FAR and nearest_above <= nearest + AS_NEAR
        return with_above or nearest_below < nearest - AS_NEAR


def identity_of(piece: ScanPiece) -> tuple[int, str]:
    return piece.number, piece.key


def number_of(piece: ScanPiece) -> int:
    return piece.number


def _gap(upper: ScanPiece, lower: ScanPiece) -> float:
    """In heights of the lower line."""
    return (lower.box[1] - upper.bottom) / lower.box[3]

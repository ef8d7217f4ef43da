"""Finds the pieces of a page near a height, so that each line is compared with its neighbours alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from validators.scan_checks.piece import NEAR, OVERLAP, REACH, ScanPiece


class PieceIndex:
    """The pieces by page and height; each answer is in the order in which they were given."""

    def __init__(self, pieces: Iterable[ScanPiece]) -> None:
        pages: dict[int, list[tuple[float, int, ScanPiece]]] = {}
        for order, piece in enumerate(pieces):
            pages.setdefault(piece.page, []).append((piece.box[1], order, piece))
        self._pages = {page: sorted(rows, key=lambda row: row[:2]) for page, rows in pages.items()}
        self._tops = {page: [top for top, _, _ in rows] for page, rows in self._pages.items()}
        self._highest = {
            page: max(piece.box[3] for _, _, piece in rows) for page, rows in pages.items()
        }

    def between(self, page: int, begin: float, end: float) -> Sequence[ScanPiece]:
        """The pieces whose upper edge lies between two heights, these included."""
        tops = self._tops.get(page, [])
        found = self._pages.get(page, [])[bisect_left(tops, begin) : bisect_right(tops, end)]
        return [piece for _, _, piece in sorted(found, key=lambda row: row[1])]

    def above(self, piece: ScanPiece) -> Iterator[ScanPiece]:
        """The pieces that the piece stands directly below."""
        top, height = piece.box[1], piece.box[3]
        begin = top - NEAR * height - self._highest.get(piece.page, 0.0)
        near = self.between(piece.page, begin, top + OVERLAP * height)
        return (one for one in near if piece.is_below(one))

    def below(self, piece: ScanPiece) -> Iterator[ScanPiece]:
        """The pieces that stand directly below the piece."""
        height = piece.box[3]
        near = self.between(
            piece.page, piece.bottom - OVERLAP * height, piece.bottom + NEAR * height
        )
        return (one for one in near if one.is_below(piece))

    def beside(self, piece: ScanPiece) -> Iterator[ScanPiece]:
        """The pieces to whose right the piece stands."""
        middle = piece.box[1] + piece.box[3] / 2
        reach = (1 + REACH) * self._highest.get(piece.page, 0.0)
        near = self.between(piece.page, middle - reach, middle + reach)
        return (one for one in near if piece.is_beside(one))

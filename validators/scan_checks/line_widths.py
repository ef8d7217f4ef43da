"""Checks whether unread lines of a scan have room for exactly the expected words.

A sentence more or less between two samples shows by the ink's width alone, without reading it.
"""

from collections.abc import Iterator, Mapping, Sequence

from validators.scan_checks.line_pieces import Pieces
from validators.scan_checks.piece import ScanPiece

# In characters: what punctuation, indents and half-width figures add up to between two samples, and
# the share of it.
LEEWAY, SHARE = 5.0, 0.08
# A line shorter than this (in widths of the page) does not tell how wide a character is.
TELLING = 0.15
# Answers of fewer characters stand in one line, several beside each other.
SHORT = 40
# How far left of the first sample a line of the same column may begin.
MARGIN = 0.02


def is_width_plain(pieces: Pieces, typed: Mapping[str, str]) -> bool:
    """`typed`: the folded answers in the form's order. True where every line was read."""
    wide = [p for p in pieces.answers if p.box[2] > TELLING and len(typed.get(p.key, "")) > SHORT]
    if not any(not piece.seen for piece in pieces.answers):
        return True
    if not wide:
        return False
    pitch = sum(p.box[2] for p in wide) / sum(_ems(p.read.text) for p in wide)
    left = min(p.box[0] for p in wide) - MARGIN
    column = [p for p in pieces.answers if p.box[0] >= left]
    return all(
        abs(width / pitch - room) <= LEEWAY + SHARE * room for width, room in _runs(column, typed)
    )


def _runs(column: Sequence[ScanPiece], typed: Mapping[str, str]) -> Iterator[tuple[float, float]]:
    """Per run of lines not read, from one sample to the next: their width, and the ems of the words
    that should stand there.
    """
    text = "".join(typed.values())
    width, end = 0.0, 0
    for piece in column:
        start = text.find(piece.read.text, end) if piece.read.text else -1
        if start >= 0:
            if width:
                yield width, _ems(text[end:start])
            width, end = 0.0, start + len(piece.read.text)
        elif not width and piece.key in typed and len(typed[piece.key]) <= SHORT:
            # Short answers stand beside each other in an order of their own.
            end = max(end, _end_of(piece.key, typed))
        else:
            width += piece.box[2]
    if width:
        yield width, _ems(text[end:])


def _end_of(key: str, typed: Mapping[str, str]) -> int:
    """Return where the answer ends in the row of all answers."""
    keys = list(typed)
    return sum(len(typed[one]) for one in keys[: keys.index(key) + 1])


def _ems(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)

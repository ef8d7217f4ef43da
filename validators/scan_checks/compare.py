"""Compares a scanned form with the Word form, answer by answer: same, different, or unknown.

Nothing is claimed that was not read surely twice: a slip of OCR must not accuse an applicant.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise

from parsers.facts.answers import Answer
from parsers.facts.scan_facts import Level, ScanPage
from parsers.facts.spec import FieldKind, FieldSpec, FormSpec
from parsers.texts.read_text import Difference, ReadText, differences, fold_typed
from validators.scan_checks.choices import choices_on
from validators.scan_checks.line_pieces import Pieces, is_only, pieces_of
from validators.scan_checks.line_widths import is_width_plain
from validators.scan_checks.piece import Piece
from validators.scan_checks.piece_index import PieceIndex

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
# Gaps between lines, in heights of a line: beyond every column; and as good as equal.
FAR, AS_NEAR = 2.0, 0.15
_FIGURES = "0123456789"


class ScanLikeness(StrEnum):
    """UNREAD: the lines it may stand on were not read, nor need they be."""

    SAME = "same"
    DIFFERENT = "different"
    OPEN = "open"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Compared:
    """One field. `closer` is the level of reading that may settle what is open, None where none
    will. `read` is what the scan says in the place of a difference, as folded for comparing.
    """

    likeness: ScanLikeness
    closer: Level | None = None
    typed: str = ""
    read: str = ""


SAME = Compared(ScanLikeness.SAME)


def compare_scan(
    form: FormSpec, answers: Mapping[str, Answer], pages: Sequence[ScanPage], level: Level
) -> dict[str, Compared]:
    """Each answered field of the Word form against the scanned pages, read as closely as `level`."""
    typed = {key: fold_typed(answer.text) for key, answer in answers.items() if _is_text(answer)}
    chosen = {key for key in typed if answers[key].selected}
    texts = {key: text for key, text in typed.items() if key not in chosen and text}
    pieces = pieces_of(pages, form, texts)
    reading = _Reading(pieces, level)
    found: dict[str, Compared] = {}
    for spec in form.fields:
        if spec.key in chosen:
            found[spec.key] = _choices(spec, answers[spec.key], reading)
        elif spec.key in texts:
            found[spec.key] = _text(spec, texts[spec.key], reading)
    if not reading.is_whole and not is_width_plain(pieces, texts):
        running = (spec for spec in form.fields if spec.key in texts)
        found |= {s.key: reading.open for s in running if _is_running(s, texts[s.key])}
    return found


def _is_text(answer: Answer) -> bool:
    """Whether there is a text to compare: the rows of a table stand in cells of their own."""
    return bool(answer.text) and not answer.rows


@dataclass(frozen=True, slots=True)
class _Reading:
    pieces: Pieces
    level: Level

    @property
    def open(self) -> Compared:
        """Not settled: what is read more closely next, if anything."""
        return Compared(
            ScanLikeness.OPEN, Level(self.level + 1) if self.level < Level.FINE else None
        )

    def differences(self, typed: str, read: ReadText) -> list[Difference]:
        """But for the form's own words that were cut off with an answer."""
        return [one for one in differences(typed, read) if not self._is_printed(one)]

    def _is_printed(self, one: Difference) -> bool:
        if one.typed:
            return False
        tries = (one.read, one.read.strip(_FIGURES))
        return any(len(said) > 1 and said in w for said in tries for w in self.pieces.words)

    @property
    def is_whole(self) -> bool:
        """Tell whether every line that was found was read."""
        return self.level > Level.ROLE or all(piece.seen for piece in self.pieces.answers)

    def another(self, typed: str, read: str) -> Compared:
        """Another answer, if it was read finely; else to be looked at again."""
        if self.level < Level.FINE:
            return self.open
        return Compared(ScanLikeness.DIFFERENT, None, typed, read)


def _text(spec: FieldSpec, typed: str, reading: _Reading) -> Compared:
    own = reading.pieces.by_key.get(spec.key, ())
    if not own and not spec.required and not reading.is_whole:
        return Compared(ScanLikeness.UNREAD)
    if not own:
        return _instead(spec, typed, reading)
    if _is_running(spec, typed):
        return _running(typed, own, reading)
    return _short(spec, typed, _with_neighbours(own, reading.pieces), reading)


def _is_running(spec: FieldSpec, typed: str) -> bool:
    return spec.max_words is not None or len(typed) > SHORT


def _short(spec: FieldSpec, typed: str, own: Sequence[Piece], reading: _Reading) -> Compared:
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
    reading: _Reading,
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


def _with_neighbours(own: Sequence[Piece], pieces: Pieces) -> tuple[Piece, ...]:
    """With what stands directly below in the same cell and repeats no other answer."""
    index = PieceIndex(own)
    more = [
        piece
        for piece in pieces.unclaimed
        if len(piece.read.text) > 1
        and any(not pieces.parts(one, piece) for one in index.above(piece))
    ]
    return tuple(sorted((*own, *more), key=_number))


def _joined(pieces: Sequence[Piece]) -> ReadText:
    read = [piece.read for piece in pieces]
    return ReadText("".join(r.text for r in read), tuple(chain.from_iterable(r.sure for r in read)))


def _running(typed: str, own: Sequence[Piece], reading: _Reading) -> Compared:
    """A long answer: each sample by itself, or, when every line was read, the whole."""
    if not reading.is_whole:
        return SAME if all(_is_sample_of(typed, piece.read) for piece in own) else reading.open
    own = _with_lines_between(own, reading.pieces)
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


def _with_lines_between(own: Sequence[Piece], pieces: Pieces) -> tuple[Piece, ...]:
    """With the lines between and next to them that repeat no answer: added sentences. Such a line
    goes with the line it stands nearest to, and with the one above it where it is as near to both;
    with none that a printed prompt parts it from.
    """
    strange = {_id(p): p for p in pieces.unclaimed if len(p.read.text) >= WEIGHTY}
    taken = {_id(one): one for one in own}
    lines = {_id(one): one for one in pieces.answers if one.read.text}
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
        near = {_id(other) for one in more.values() for other in around.of(one)}
        asked = {name: strange[name] for name in near if name in strange}
    return tuple(sorted(taken.values(), key=_number))


@dataclass(frozen=True, slots=True)
class _Around:
    """The lines directly above and below each line, none behind a printed prompt."""

    index: PieceIndex
    pieces: Pieces

    def above(self, one: Piece) -> Iterator[Piece]:
        return (other for other in self.index.above(one) if not self.pieces.parts(other, one))

    def below(self, one: Piece) -> Iterator[Piece]:
        return (other for other in self.index.below(one) if not self.pieces.parts(one, other))

    def of(self, one: Piece) -> Iterator[Piece]:
        return chain(self.above(one), self.below(one))

    def goes_with(self, one: Piece, taken: Collection[tuple[int, str]]) -> bool:
        above = [(_gap(other, one), _id(other) in taken) for other in self.above(one)]
        below = [(_gap(one, other), _id(other) in taken) for other in self.below(one)]
        nearest = min((gap for gap, own in (*above, *below) if not own), default=FAR)
        nearest_above = min((gap for gap, own in above if own), default=FAR)
        nearest_below = min((gap for gap, own in below if own), default=FAR)
        with_above = nearest_above < FAR and nearest_above <= nearest + AS_NEAR
        return with_above or nearest_below < nearest - AS_NEAR


def _id(piece: Piece) -> tuple[int, str]:
    return piece.number, piece.key


def _gap(upper: Piece, lower: Piece) -> float:
    """In heights of the lower line."""
    return (lower.box[1] - upper.bottom) / lower.box[3]


def _may_be_unread(one: Difference, read: ReadText, own: Sequence[Piece]) -> bool:
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


def _instead(spec: FieldSpec, typed: str, reading: _Reading) -> Compared:
    """The answer stands nowhere: what stands beside its label?"""
    labels = [one for one in reading.pieces.labels if one.label == spec.key]
    left = reading.pieces.unclaimed
    for label in labels:
        if label.read.text and label not in reading.pieces.printed:
            beside: Sequence[Piece] = (label,)
        else:
            beside = _first_cell([one for one in left if one.is_beside(label)])
        if _is_running(spec, typed) and beside:
            beside = _with_lines_between(beside, reading.pieces)
        read = _joined(beside)
        apart = sum(one.weight for one in reading.differences(typed, read))
        if len(read.text) > 1 and apart >= WEIGHTY and read.certainty >= CERTAIN:
            return reading.another(typed[:40], read.text[:40])
    return reading.open


def _first_cell(beside: Sequence[Piece]) -> tuple[Piece, ...]:
    """Of what stands to the right of a label, the nearest column."""
    if not beside:
        return ()
    first = min(beside, key=lambda one: one.box[0])
    right = first.box[0] + first.box[2]
    return tuple(one for one in beside if one.box[0] < right)


def _choices(spec: FieldSpec, answer: Answer, reading: _Reading) -> Compared:
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


def _lines_of_choices(spec: FieldSpec, pieces: Pieces) -> Sequence[Piece]:
    """The lines beside the label, or those that name several choices."""
    named = [fold_typed(choice) for choice in spec.choices]
    every = sorted((*pieces.answers, *pieces.printed), key=_number)
    naming = [p for p in every if any(name in p.read.text for name in named)]
    labels = [one for one in pieces.labels if one.label == spec.key]
    own = [
        one
        for one in naming
        if one.label == spec.key
        or any(one.is_beside(label) for label in labels)
        or sum(name in one.read.text for name in named) > 1
    ]
    taken, index = set(map(_id, own)), PieceIndex(naming)
    for one in naming:
        if _id(one) in taken or not is_only(one, named):
            continue
        if any(_id(other) in taken for other in index.above(one)):
            own.append(one)
            taken.add(_id(one))
    return sorted(own, key=_number)


def _number(piece: Piece) -> int:
    return piece.number

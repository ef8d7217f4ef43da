"""Assigns the lines of a scanned form to the answers of the Word form that they repeat.

No layout is needed for that: what was typed is known, so a line tells by its words where it belongs.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from parsers.facts.scan_facts import ScanLine, ScanPage
from parsers.facts.spec import FormSpec
from parsers.texts.read_text import ReadText, fold_read, fold_typed
from validators.scan_checks.piece import ScanPiece
from validators.scan_checks.piece_index import PieceIndex

# A line of an answer shares most pairs of characters with it even when badly read; lines of other
# answers, and labels, share under a tenth.
AKIN = 0.4
# Shorter pieces belong to a long answer only as its tail.
TELLING = 4
# What is printed around the answers: limits of length, the place of the seal, the number of the annex.
_PRINTED = re.compile(
    r"\d{2,4}字以?内?|(?:单位)?(?:公章|盖章|签章|签字)|盖章签字|附件\d?"
    r"|(?:附件\d?)?[^，。]{0,40}(?:申报|信息|申请|推荐|登记)表"
)
_LONG_LABEL = 3
# Boxes read as letters, beside choices.
MOST_BESIDE = 2
# Printed beside an answer on the same line.
_BESIDE = ("盖章签字", "签字盖章", "单位盖章", "单位公章")


@dataclass(frozen=True)
class Pieces:
    """All pieces of the form's pages in reading order, apart from labels and what is printed else.

    `words` are those the form prints: a label cut off at its edge leaves a part of one.
    """

    answers: tuple[ScanPiece, ...]
    labels: tuple[ScanPiece, ...]
    printed: tuple[ScanPiece, ...] = ()
    words: tuple[str, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[str, tuple[ScanPiece, ...]]:
        found: dict[str, list[ScanPiece]] = {}
        for piece in self.answers:
            if piece.key:
                found.setdefault(piece.key, []).append(piece)
        return {key: tuple(pieces) for key, pieces in found.items()}

    def parts(self, upper: ScanPiece, lower: ScanPiece) -> bool:
        """Tell whether printed words stand between two pieces: a prompt kept above the lower one's answer."""
        begin, end = upper.box[1] + upper.box[3] / 2, lower.box[1] + lower.box[3] / 2
        return any(
            one.bottom <= end and one.overlaps(lower)
            for one in self._by_height.between(lower.page, begin, end)
        )

    @cached_property
    def _by_height(self) -> PieceIndex:
        return PieceIndex(self.printed)

    @cached_property
    def unclaimed(self) -> tuple[ScanPiece, ...]:
        """Return what was read and repeats no answer."""
        return tuple(p for p in self.answers if not p.key and p.seen and p.read.text)


@dataclass(frozen=True, slots=True)
class PairedText:
    """An answer or a prompt, and its pairs of characters, found once for all lines."""

    text: str
    pairs: frozenset[str]


def pieces_of(pages: Sequence[ScanPage], form: FormSpec, typed: Mapping[str, str]) -> Pieces:
    """`typed`: the folded answers of the Word form by key."""
    labels = _labels_of(form)
    said = "".join(typed.values())
    found = [
        piece
        for number, page in enumerate(pages)
        for line in page.lines
        for piece in _cut(number, line, labels, said)
    ]
    found = [replace(piece, number=number) for number, piece in enumerate(found)]
    prompts = [_paired(fold_typed(spec.prompt)) for spec in form.fields if spec.prompt]
    hinted = tuple(_hinted(form))
    written, printed = [], []
    for piece in found:
        is_label = piece.label and not piece.read.text
        if is_label or (piece.seen and _is_printed(piece, (*labels, *hinted), prompts, said)):
            printed.append(piece)
        else:
            written.append(piece)
    labelled = tuple(piece for piece in found if piece.label)
    words = (*labels, *hinted, *(prompt.text for prompt in prompts))
    given = tuple(_with_choices(_by_labels(_given(written, typed), labelled, typed), form))
    return Pieces(given, labelled, tuple(printed), words)


def _by_labels(
    pieces: Iterator[ScanPiece], labelled: Sequence[ScanPiece], typed: Mapping[str, str]
) -> Iterator[ScanPiece]:
    """Short pieces of the answer whose label they stand beside: a number broken in a narrow column."""
    labels = PieceIndex(labelled)
    for piece in pieces:
        text = piece.read.text if piece.seen and not piece.key else ""
        beside = labels.beside(piece) if text else ()
        keys = (one.label for one in beside if text in typed.get(one.label, ""))
        key = next(keys, "") if len(text) > 1 else ""
        yield replace(piece, key=key) if key else piece


def _with_choices(pieces: Iterator[ScanPiece], form: FormSpec) -> Iterator[ScanPiece]:
    """Lines that hold nothing but choices answer the field that has them, no other."""
    listed = {spec.key: [fold_typed(one) for one in spec.choices] for spec in form.fields}
    for piece in pieces:
        keys = (key for key, choices in listed.items() if is_only(piece, choices))
        key = next(keys, "") if piece.seen and not piece.key else ""
        yield replace(piece, key=key) if key else piece


def is_only(piece: ScanPiece, choices: Sequence[str]) -> bool:
    """Tell whether a piece names choices, and next to nothing else."""
    left = piece.read.text
    for choice in choices:
        left = left.replace(choice, "")
    return len(left) <= MOST_BESIDE and left != piece.read.text


def _labels_of(form: FormSpec) -> dict[str, str]:
    """Keys by folded label, longest first; of equal labels (联系人 twice) none says which it is."""
    found: dict[str, str] = dict.fromkeys(_BESIDE, "")
    for spec in form.fields:
        for label in (spec.label, *spec.aliases):
            folded = fold_typed(label)
            found[folded] = "" if folded in found else spec.key
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _cut(page: int, line: ScanLine, labels: Mapping[str, str], said: str) -> Iterator[ScanPiece]:
    """The parts of a line between labels; cells that stand close run into one line."""
    if not line.read:
        yield ScanPiece(page, line.box, ReadText(), seen=False)
        return
    read = fold_read(line.text, line.doubts)
    places = _label_places(read.text, labels, said)
    if not places:
        yield _part(page, line, read, 0, len(read.text))
        return
    if places[0][0] > 0:
        yield _part(page, line, read, 0, places[0][0])
    ends = [start for start, _, _ in places[1:]] + [len(read.text)]
    for (start, length, key), end in zip(places, ends, strict=True):
        part = _part(page, line, read, start + length, end)
        yield replace(part, label=key or "?", box=part.box if part.read.text else line.box)


def _part(page: int, line: ScanLine, read: ReadText, start: int, end: int) -> ScanPiece:
    x, y, width, height = line.box
    share = width / max(len(read.text), 1)
    box = (x + share * start, y, max(share * (end - start), 0.0), height)
    return ScanPiece(page, box, read[start:end], line.text)


def _label_places(text: str, labels: Mapping[str, str], said: str) -> list[tuple[int, int, str]]:
    """Return where labels stand: short ones at the line's start alone, and none within an answer's words."""
    if len(text) >= TELLING and text in said:
        return []
    found: list[tuple[int, int, str]] = []
    for label, key in labels.items():
        at = text.find(label)
        if at < 0 or (at > 0 and (len(label) < _LONG_LABEL or label in said)):
            continue
        if not any(start < at + len(label) and at < start + size for start, size, _ in found):
            found.append((at, len(label), key))
    return sorted(found)


def _hinted(form: FormSpec) -> Iterator[str]:
    """Labels with their limit of length: in a narrow column they break anywhere."""
    for spec in form.fields:
        for label in (spec.label, *spec.aliases) if spec.max_words else ():
            for hint in (
                f"{spec.max_words}字以内",
                f"{spec.max_words}字内",
                f"不超过{spec.max_words}字",
            ):
                yield fold_typed(label + hint)


def _is_printed(
    piece: ScanPiece, labels: Sequence[str], prompts: Sequence[PairedText], said: str
) -> bool:
    """Tell whether the call's form has these words, not the applicant."""
    text = piece.read.text
    if _PRINTED.fullmatch(text) or any(text in label for label in labels if len(text) > 1):
        return text not in said or len(text) < TELLING
    akin = (text in prompt.text or _kinship(text, prompt) > 2 * AKIN for prompt in prompts)
    return any(akin) and text not in said


def _given(pieces: Sequence[ScanPiece], typed: Mapping[str, str]) -> Iterator[ScanPiece]:
    """Each with the key of the answer it repeats; a short one goes with the piece above it."""
    answers = {key: _paired(answer) for key, answer in typed.items()}
    nothing, index = _paired(""), PieceIndex(pieces)
    keys: dict[int, str] = {}
    for piece in pieces:
        key = _best(piece, answers) if piece.seen else ""
        if not key and piece.seen:
            upper = [one.number for one in index.above(piece) if keys.get(one.number)]
            above = keys[max(upper)] if upper else ""
            key = above if _continues(piece, answers.get(above, nothing)) else ""
        keys[piece.number] = key
        yield replace(piece, key=key)


def _paired(text: str) -> PairedText:
    return PairedText(text, _pairs(text))


def _continues(piece: ScanPiece, answer: PairedText) -> bool:
    text = piece.read.text
    return text in answer.text or _kinship(text, answer) >= AKIN


def _best(piece: ScanPiece, typed: Mapping[str, PairedText]) -> str:
    """The answer that holds the piece, or is held by it; of several the one most like it whole."""
    read = _paired(piece.read.text)
    scores = {key: _score(read, answer) for key, answer in typed.items() if answer.text}
    own = piece.label
    best = max(scores, key=lambda key: (scores[key], key == own, -len(typed[key].text)), default="")
    return best if best and scores[best] >= AKIN else ""


def _score(read: PairedText, typed: PairedText) -> float:
    text, answer = read.text, typed.text
    if text == answer:
        return 2.0
    if len(text) >= TELLING and text in answer:
        return 1.0 + len(text) / len(answer) / 2
    if len(answer) >= TELLING and answer in text:
        return 1.0 + len(answer) / len(text) / 2
    if min(len(text), len(answer)) < TELLING:
        near = answer in text or (len(text) > 1 and text in answer)
        return AKIN if near and max(len(text), len(answer)) <= 2 * TELLING else 0.0
    return _shared(read.pairs, typed.pairs)


def _kinship(text: str, typed: PairedText) -> float:
    """The share of the shorter one's pairs of characters that the other has."""
    return _shared(_pairs(text), typed.pairs)


def _shared(some: frozenset[str], others: frozenset[str]) -> float:
    least = min(len(some), len(others))
    return len(some & others) / least if least else 0.0


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[start : start + 2] for start in range(len(text) - 1))

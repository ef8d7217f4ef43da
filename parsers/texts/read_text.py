"""Folds OCR text and typed text to what OCR can tell apart, to compare the two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.texts.alignment import opcodes
from parsers.texts.normal_text import fold
from parsers.texts.traditional import simplified

# Pairs that differ by less than a scan shows; a dash is often read as 一 and both are left out.
_ALIKE = str.maketrans("o〇○li|己巳末士曰人×", "000111已已未土日入x", "一")
_MARK = re.compile(r"[\W_]")
# Numbers that Word sets by itself before the items of a list are printed and not typed.
_LIST_NUMBER = re.compile(r"^[^\S\n]*+[(（]?(?:\d{1,2}[.、)）](?!\d)|[①-⑳])\s*+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ReadText:
    """`text` folded; `sure` says of each character whether the engine was."""

    text: str = ""
    sure: tuple[bool, ...] = ()

    def __getitem__(self, part: slice) -> "ReadText":
        return ReadText(self.text[part], self.sure[part])

    def __add__(self, other: "ReadText") -> "ReadText":
        return ReadText(self.text + other.text, self.sure + other.sure)

    @property
    def certainty(self) -> float:
        """The share of its characters that are sure."""
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """`typed` stands in one text where `read` stands in the other; `start`, `end` are the places
    in the reading. `sure`: neither the characters nor their neighbours are in doubt.
    """

    typed: str
    read: str
    start: int
    end: int
    sure: bool

    @property
    def weight(self) -> int:
        """Counts characters. A single figure weighs as much as a word."""
        longest = max(len(self.typed), len(self.read))
        return longest + 1 if re.search(r"\d", self.typed + self.read) else longest


def fold_typed(text: str) -> str:
    """Fold what was typed: without white space and marks; what a scan cannot tell apart is one."""
    return _folded(_LIST_NUMBER.sub("", text))


def fold_read(text: str, doubts: Sequence[int] = ()) -> ReadText:
    """A line of OCR, folded character by character."""
    begins = _LIST_NUMBER.match(text)
    unsure = frozenset(doubts)
    folded = [
        (one, number not in unsure)
        for number, character in enumerate(text)
        if not begins or number >= begins.end()
        for one in _folded(character)
    ]
    return ReadText("".join(one for one, _ in folded), tuple(sure for _, sure in folded))


def _folded(text: str) -> str:
    return _MARK.sub("", fold(simplified(text))).translate(_ALIKE)


def differences(typed: str, read: ReadText) -> Iterator[Difference]:
    """Yield what one has and the other has not, in order; both are folded.

    Texts too long and too alike to be aligned differ as a whole, in doubt.
    """
    if typed == read.text:
        return
    aligned = opcodes(typed, read.text)
    if aligned is None:
        yield Difference(typed, read.text, 0, len(read.text), sure=False)
        return
    for kind, a, b, c, d in aligned:
        if kind != "equal":
            around = read.sure[max(0, c - 1) : d + 1]
            yield Difference(typed[a:b], read.text[c:d], c, d, bool(around) and all(around))

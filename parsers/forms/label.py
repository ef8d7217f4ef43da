"""Labels of a form: what counts as the same label, and which field a label names."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.spec import FormSpec

# A label with its hints ("案例简介\n（500字内，……）") is short; a longer cell is an answer.
LONGEST_LABEL_CELL = 80

_HINT = re.compile(r"[(\[{【〔<][^()\[\]{}【】〔〕<>]*(?:[)\]}】〕>]|$)")
_LENGTH_HINT = re.compile(
    r"(?:不超过|限|约|不多于)?\d+(?:[-~—]\d+)?个?字(?:以内|之内|内|左右|以下)?"
)
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.)]|\([一二三四五六七八九十\d]{1,3}\)|[*★※●■◆▪•·#]+)"
)
_EDGES = ":;,.。、*★※_-—–~|"
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")


def fold_label(text: str) -> str:
    """A label without white space, width, numbering, bracketed hints, length hints and colon."""
    folded = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).lower()
    folded = _NUMBERING.sub("", folded)
    while (shorter := _HINT.sub("", folded)) != folded:
        folded = shorter
    return _LENGTH_HINT.sub("", folded).strip(_EDGES)


def fold_width(text: str) -> str:
    """Full-width characters as half-width ones, one for one, so that positions stay."""
    return text.translate(_WIDTHS)


_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0xA0: 0x20,
    0x2236: 0x3A,  # the ratio sign, typed as a colon
    0xFE55: 0x3A,
    0xFE59: 0x28,
    0xFE5A: 0x29,
}


@dataclass(frozen=True, slots=True)
class LabelIndex:
    """Which fields (by their place in the specification) a label may name.

    Several fields may bear one label (an enterprise's 联系人 and its park's): all are given.
    """

    labels: dict[str, tuple[int, ...]]
    aliases: dict[str, tuple[int, ...]]
    line_label: re.Pattern[str]
    longest: int

    def match(self, text: str) -> tuple[int, ...]:
        """The fields whose label, or else alias, a cell's whole text is; () for other text."""
        if not text or len(text) > LONGEST_LABEL_CELL:
            return ()
        folded = fold_label(text)
        return self.labels.get(folded) or self.aliases.get(folded, ())

    def in_line(self, line: str) -> re.Match[str] | None:
        """A label at the very start of a line, with `label` and what is `after` it."""
        return self.line_label.match(fold_width(line[:LONGEST_LABEL_CELL]))


@lru_cache(maxsize=64)
def index_labels(form: FormSpec) -> LabelIndex:
    labels: dict[str, tuple[int, ...]] = {}
    aliases: dict[str, tuple[int, ...]] = {}
    for number, spec in enumerate(form.fields):
        _add(labels, spec.label, number)
        for alias in spec.aliases:
            _add(aliases, alias, number)
    names = (*labels, *aliases)
    return LabelIndex(labels, aliases, _line_pattern(names), max(map(len, names), default=0))


def _add(index: dict[str, tuple[int, ...]], label: str, number: int) -> None:
    folded = fold_label(label)
    if folded and number not in index.get(folded, ()):
        index[folded] = (*index.get(folded, ()), number)


def _line_pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Finds a label with what follows it in a line of running text (widths folded).

    At the start of a line a label may be followed by a colon, white space or nothing; within a
    line white space or a mark must precede it, and a colon follow unless the gap is wide.
    Gaps are bounded, for a stranger's line may be a million blanks.
    """
    spaced = (
        r"[ \t]{0,6}".join(map(re.escape, name)) for name in sorted(names, key=len, reverse=True)
    )
    hint = r"(?:[ \t]*\([^()\n]{0,40}\))?"
    numbering = r"(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.)]|\([一二三四五六七八九十\d]{1,3}\)|[*★])?"
    return re.compile(
        rf"(?:^[ \t]{{0,40}}{numbering}[ \t]{{0,6}}|(?<=[ \t,;，；、。/|_]))"
        rf"(?P<label>{'|'.join(spaced) or '(?!)'}){hint}[ \t]*(?P<after>:|(?<=[ \t])|$)",
        re.IGNORECASE,
    )

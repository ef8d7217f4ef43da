"""Compares labels and maps them to the fields they name."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.facts.spec import FieldKind, FormSpec
from parsers.forms.known_labels import synonyms
from parsers.forms.prompt import strip_prompt
from parsers.texts.traditional import simplified
from parsers.texts.visible import visible

# A label with its hints ("案例简介\n（500字内，……）") is short; a longer cell is an answer.
LONGEST_LABEL_CELL = 80
# One with all its hints: what stands in brackets is not counted among its words.
LONGEST_WITH_HINTS = 240

_HINT_OPENS, _HINT_CLOSES = "([{【〔<", ")]}】〕>"
_LENGTH_HINT = re.compile(
    r"(?:不超过|限|约|不多于)?(?<!\d)\d++(?:[-~—]\d++)?个?字(?:以内|之内|内|左右|以下)?"
)
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.)]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|第[一二三四五六七八九十]部分[、:]?|[*★※●■◆▪•·#]+)"
)
_CIRCLED = re.compile(r"^\s*(?:[①-⑳]|\d{1,2}\s+(?=[\u4e00-\u9fff]))")
# Traditional characters of labels that names of bodies seldom have, and 糸 typed for 系.
_LABEL_CHARACTERS = str.maketrans("繫係郵稱紹內複話糸", "系系邮称绍内复话系")
_TWICE = re.compile(r"\A([\u4e00-\u9fff]++)[/a-z.'-]+")
_JOINTS = re.compile(r"[及与和、/()]+")
_COLON_OR_LINE = re.compile(r"[:：\n]")
# How an instruction begins or what it speaks of; an answer typed behind its label does neither.
_INSTRUCTION = re.compile(
    r"\A(?:\s*+(?:请|限\s*+\d|不超过|不少于|不多于|控制在|字数|简要|简述|概述|填写|注明|如实|可附|另附)"
    r"|.*\d\s*+字(?:以内|之内|内|左右|以上|以下))"
)
_EDGES = ":;,.。、*★※_-—–~|"
_SPACE = re.compile(r"\s+")


def fold_label(text: str) -> str:
    """A label without white space, width, numbering, bracketed hints, length hints and colon."""
    plain = unicodedata.normalize("NFKC", _CIRCLED.sub("", visible(text)))
    folded = simple_characters(_SPACE.sub("", plain)).lower()
    folded = _NUMBERING.sub("", folded)
    return _LENGTH_HINT.sub("", _without_hints(folded)).strip(_EDGES)


_BOX_NUMBER = re.compile(
    r"\A\s*+(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）])"
)


def is_numbered(text: str) -> bool:
    """Tell whether a box of the form begins so ("三、实施方案")."""
    return _BOX_NUMBER.match(text) is not None


def _without_hints(text: str) -> str:
    """The text without what stands in brackets; one that nobody closed reaches to the end."""
    kept: list[str] = []
    opened: list[int] = []
    for character in text:
        if character in _HINT_OPENS:
            opened.append(len(kept))
        elif character in _HINT_CLOSES and opened:
            del kept[opened.pop() :]
        else:
            kept.append(character)
    return "".join(kept[: opened[0]] if opened else kept)


def simple_characters(text: str) -> str:
    """Traditional characters and usual slips as the simplified ones meant, place by place."""
    return simplified(text.translate(_LABEL_CHARACTERS))


def fold_width(text: str) -> str:
    """Full-width characters as half-width ones, one for one, so that positions stay."""
    return text.translate(_WIDTHS)


_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    # Blanks of other widths: web pages and typesetters write &emsp; and its like.
    **dict.fromkeys((0x3000, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F), 0x20),
    0x2236: 0x3A,  # the ratio sign, typed as a colon
    0xFE55: 0x3A,
    0xFE59: 0x28,
    0xFE5A: 0x29,
}


@dataclass(frozen=True, slots=True)
class LabelIndex:
    """Which fields (by their place in the specification) a label may name.

    Several fields may have one label (an enterprise's 联系人 and its park's): all are given.
    """

    labels: dict[str, tuple[int, ...]]
    aliases: dict[str, tuple[int, ...]]
    synonyms: dict[str, tuple[int, ...]]
    kinds: tuple[FieldKind, ...]
    prompts: tuple[str | None, ...]
    line_label: re.Pattern[str]
    longest: int
    groups: frozenset[str] = frozenset()

    def match(self, text: str) -> tuple[int, ...]:
        """The fields whose label, or else alias, a cell's whole text is; () for other text."""
        if not text or len(text) > LONGEST_WITH_HINTS:
            return ()
        folded = fold_label(text)
        if len(text) > LONGEST_LABEL_CELL:
            return self.labels.get(folded, ())
        # "申报单位 Applicant": the Chinese tells.
        twice = _TWICE.fullmatch(folded)
        return self._named(folded) or (self._named(twice[1]) if twice else self._helped(text))

    def _named(self, folded: str) -> tuple[int, ...]:
        # What heads a group of fields is the label of none, whatever people write for one.
        synonyms = {} if folded in self.groups else self.synonyms
        tiers = (self.labels, self.aliases, synonyms)
        return next((tier[folded] for tier in tiers if folded in tier), ())

    def _helped(self, text: str) -> tuple[int, ...]:
        """A label with the prompt, or another instruction, behind or below it in the same cell."""
        first, rest, *_ = (*_COLON_OR_LINE.split(text, maxsplit=1), "")
        fields = self._named(fold_label(first)) if rest.strip() else ()
        prompts = (self.prompts[field] for field in fields)
        instructs = _INSTRUCTION.match(rest) or any(
            p and not strip_prompt(rest, p) for p in prompts
        )
        return fields if instructs else ()

    def shared(self, text: str) -> tuple[int, ...]:
        """The fields a combined label names ("联系人及电话", "联系人（电话）"); else ()."""
        if not text or len(text) > LONGEST_LABEL_CELL:
            return ()
        plain = _SPACE.sub("", unicodedata.normalize("NFKC", visible(text))).strip(_EDGES)
        if self._named(plain):
            return ()
        named = [self._named(fold_label(part)) for part in _JOINTS.split(plain) if part]
        if not all(named):
            return ()
        fields = tuple(dict.fromkeys(min(fields) for fields in named))
        return fields if len(fields) > 1 else ()

    def in_line(self, line: str) -> re.Match[str] | None:
        """A label at the very start of a line, with `label` and what is `after` it."""
        return self.line_label.match(simple_characters(fold_width(line[:LONGEST_LABEL_CELL])))


@lru_cache(maxsize=64)
def index_labels(form: FormSpec) -> LabelIndex:
    labels: dict[str, tuple[int, ...]] = {}
    aliases: dict[str, tuple[int, ...]] = {}
    for number, spec in enumerate(form.fields):
        _add(labels, spec.label, number)
        for alias in spec.aliases:
            _add(aliases, alias, number)
    known = _synonyms(form, {*labels, *aliases})
    names = (*labels, *aliases, *known)
    longest = max(map(len, (*labels, *aliases)), default=0)
    kinds = tuple(spec.kind for spec in form.fields)
    prompts = tuple(spec.prompt for spec in form.fields)
    groups = frozenset(fold_label(spec.group) for spec in form.fields if spec.group)
    line = _line_pattern(names)
    return LabelIndex(labels, aliases, known, kinds, prompts, line, longest, groups)


def _synonyms(form: FormSpec, named: Collection[str]) -> dict[str, tuple[int, ...]]:
    """Return what people write for the form's fields. A word that is a label or prompt here means that."""
    prompted = {fold_label((spec.prompt or "").strip("()（） ")) for spec in form.fields}
    found: dict[str, tuple[int, ...]] = {}
    for number, spec in enumerate(form.fields):
        for word in synonyms(spec.key):
            if fold_label(word) not in prompted and fold_label(word) not in named:
                _add(found, word, number)
    return found


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
    one = "|".join(spaced) or "(?!)"
    label = rf"(?:{one})(?:[ \t]{{0,2}}[及与和、/][ \t]{{0,2}}(?:{one})){{0,3}}"
    hint = r"(?:[ \t]*\([^()\n]{0,40}\))?(?:[ \t/]{1,3}[a-z][a-z -]{0,30}(?=[ \t]*:))?[】\]*]{0,3}"
    ordinal = r"[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.)]|\([一二三四五六七八九十\d]{1,3}\)"
    numbering = rf"(?:{ordinal})?[*★【\[#]{{0,3}}"
    return re.compile(
        rf"(?:^[ \t]{{0,40}}{numbering}[ \t]{{0,6}}|(?<=[ \t,;，；、。/|_]))"
        rf"(?P<label>{label}){hint}[ \t]*(?P<after>:|(?<=[ \t】\]*])|$)",
        re.IGNORECASE,
    )

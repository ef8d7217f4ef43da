"""Compares a pledge with the official wording, and finds the blanks left in it."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from parsers.texts.normal_text import fold
from parsers.texts.traditional import simplified

_MARKS = re.compile(r"[\W_]+")
# What stands around the promise on the official page and may be filled in or left out.
_SURROUNDINGS = re.compile(
    r"附件(?:\d+|[一二三四五六七八九十]{1,3}(?=[:：.、]|材料|$))?|材料真实性承诺书|^(?:真实性)?承诺书$|申报单位名称.*$|申报单位[（(:：].*$|单位名称[（(:：].*$|日期[:：].*$|[（(]?公章[）)]?|[（(]?盖章[）)]?"
)
# Lines of a page that are no part of the promise: page numbers, formulas of politeness.
_ASIDE = re.compile(
    r"[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d+\s*页.{0,12}|特此承诺[。！]?|尊敬的.{0,12}[:：]"
)
# Compared is at most so many times the promise's length, which keeps comparing cheap.
LONGEST = 8
_SALUTATION = re.compile(r"^.{0,40}(?:中心|单位|委员会|办公室|协会|部|局|联盟)[：:]$")


@dataclass(frozen=True, slots=True)
class Wording:
    """`missing`, `added`: runs of characters only the official text or only this one has. `changes`:
    the same side by side, (official, given), in order; "" where one side has nothing.
    """

    same: bool
    missing: tuple[str, ...]
    added: tuple[str, ...]
    confidence: float
    changes: tuple[tuple[str, str], ...] = ()


def compare_wording(text: str, official: str) -> Wording:
    """Tell whether the official promise stands in the text, unaltered, not shortened, not extended.

    White space, line breaks, widths, marks and traditional characters do not matter. What stands
    around the promise (title, salutation, name, date) may; words joined to it may not.
    """
    text, official = simplified(text), simplified(official)
    promise = _bare(official)
    readings = [_bare(reading)[: LONGEST * len(promise)] for reading in _readings(text)]
    if promise in readings:
        return Wording(same=True, missing=(), added=(), confidence=1.0)
    given = max(readings, key=lambda r: SequenceMatcher(None, promise, r, autojunk=False).ratio())
    matcher = SequenceMatcher(None, promise, given, autojunk=False)
    changes = tuple(
        (promise[i1:i2], given[j1:j2])
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    )
    missing = tuple(official for official, _ in changes if official)
    added = tuple(given for _, given in changes if given)
    return Wording(not changes, missing, added, matcher.ratio(), changes)


def _readings(text: str) -> tuple[str, str]:
    """The promise as it ends at the signature, and as it goes on below: text layers interleave."""
    whole = "\n".join(line for line in text.splitlines() if not _ASIDE.fullmatch(line.strip()))
    return _promise_of(whole), _promise_of(
        "\n".join(line for line in whole.splitlines() if not _is_signature(line))
    )


def _promise_of(text: str) -> str:
    """The lines between the salutation and the signature."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    start = next((n + 1 for n, line in enumerate(lines) if _SALUTATION.match(line)), 0)
    kept = []
    for line in lines[start:]:
        if _is_signature(line):
            break
        kept.append(_SURROUNDINGS.sub("", "".join(line.split())))
    return "\n".join(kept)


def _is_signature(line: str) -> bool:
    return (
        re.match(r"\s*(?:申报单位|单位名称|承诺单位|承诺人|申报单位名称|法定代表人|日\s*期)", line)
        is not None
    )


def _bare(text: str) -> str:
    return _MARKS.sub("", fold(text)).replace("近三年", "近3年")


_NAME_LINE = re.compile(
    r"(?:申\s?报|承\s?诺)?\s?单\s?位\s?(?:名\s?称)?\s*+(?:[（(]\s*+(?:公章|盖章|加盖公章)\s*+[）)]\s*+)?[:：]"
)
_LABEL = re.compile(
    r"^(?:申报|承诺)?单位(?:名称)?|^[（(]?(?:公章|盖章|加盖)|^日\s*期|^[年月日\d（）()]+$|承诺书$"
)
_DATE = re.compile(
    r"(?:19|20)\d{2}\s*[年./\-—]\s*\d{1,2}\s*[月./\-—]\s*\d{1,2}|[二2][〇○零0Oo]\S{2}\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日"
    r"|(?:19|20)\d{2}(?:[01]\d[0-3]\d|\s+\d{1,2}\s+\d{1,2})(?!\d)"
    r"|\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:19|20)\d{2}"
)
# A line that ends as bodies' names do, wherever below the label it was set.
_BODY = re.compile(
    r"^.{2,60}(?:公司|集团|大学|学院|研究院|研究所|管委会|委员会|中心|协会|学会|局)$"
)
_STROKES = re.compile(r"[\s_＿\-—.·:：]+")


def find_blanks(text: str) -> tuple[str, ...]:
    """Return which of "applicant" and "date" a pledge's text leaves blank; what has no label is not
    judged.

    The name may stand behind its label or on a line of its own beside it; text layers order such
    lines either way.
    """
    text, blanks = simplified(text), []
    label = _NAME_LINE.search(text)
    if label and not _named(text, label):
        blanks.append("applicant")
    if re.search(r"日\s*期|年\s*月\s*日", text) and not _DATE.search(text):
        blanks.append("date")
    return tuple(blanks)


def is_dated(text: str) -> bool:
    """Tell whether a whole date stands in the text."""
    return _DATE.search(text) is not None


def _named(text: str, label: re.Match[str]) -> bool:
    """Tell whether a name stands behind the label, or on the line before or after it."""
    behind = text[label.end() :].split("\n", 1)
    line_start = text.rfind("\n", 0, label.start()) + 1
    before = text[:line_start].rstrip("\n").rsplit("\n", 1)[-1]
    after = behind[1].split("\n", 1)[0] if len(behind) > 1 else ""
    return (
        _is_name(behind[0])
        or _is_name(after)
        or any(_BODY.search(line.strip()) for line in text[label.end() :].splitlines())
        or (_is_name(before) and not before.rstrip().endswith(("。", "：", ":")))
    )


def _is_name(line: str) -> bool:
    bare = _STROKES.sub("", line)
    return len(bare) > 2 and not _LABEL.search(bare) and not _DATE.fullmatch(line.strip())  # noqa: PLR2004

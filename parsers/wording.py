"""A pledge's text against the official one, and the blanks left in it."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from parsers.normal_text import fold

_MARKS = re.compile(r"[\W_]+")
# What stands around the promise on the official page and may be filled in or left out.
_SURROUNDINGS = re.compile(
    r"附件\d*|材料真实性承诺书|申报单位名称.*$|申报单位[（(:：].*$|单位名称[（(:：].*$|日期[:：].*$|[（(]?公章[）)]?|[（(]?盖章[）)]?"
)
_SALUTATION = re.compile(r"^.{0,40}(?:中心|单位|委员会|办公室|协会|部|局|联盟)[：:]$")


@dataclass(frozen=True, slots=True)
class Wording:
    """`missing`, `added`: runs of characters only the official text or only this one has."""

    same: bool
    missing: tuple[str, ...]
    added: tuple[str, ...]
    confidence: float


def compare_wording(text: str, official: str) -> Wording:
    """Whether the official promise stands in the text, unaltered, not shortened, not extended.

    White space, line breaks, widths and marks do not matter. What stands around the promise
    (title, salutation, name, date) may; words joined to it may not.
    """
    promise, given = _bare(official), _bare(_promise_of(text))
    if promise == given:
        return Wording(same=True, missing=(), added=(), confidence=1.0)
    matcher = SequenceMatcher(None, promise, given, autojunk=False)
    missing, added = [], []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag in ("delete", "replace"):
            missing.append(promise[i1:i2])
        if tag in ("insert", "replace"):
            added.append(given[j1:j2])
    return Wording(not missing and not added, tuple(missing), tuple(added), matcher.ratio())


def _promise_of(text: str) -> str:
    """The lines between the salutation and the signature."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    start = next((n + 1 for n, line in enumerate(lines) if _SALUTATION.match(line)), 0)
    kept = []
    for line in lines[start:]:
        if _is_signature(line):
            break
        kept.append(_SURROUNDINGS.sub("", line))
    return "\n".join(kept)


def _is_signature(line: str) -> bool:
    return (
        re.match(r"\s*(?:申报单位|单位名称|承诺单位|承诺人|申报单位名称|法定代表人|日\s*期)", line)
        is not None
    )


def _bare(text: str) -> str:
    return _MARKS.sub("", fold(text))


_NAME_LINE = re.compile(
    r"(?:申报|承诺)?单位(?:名称)?\s*(?:[（(]\s*(?:公章|盖章|加盖公章)\s*[）)])?\s*[:：]"
)
_LABEL = re.compile(
    r"^(?:申报|承诺)?单位(?:名称)?|^[（(]?(?:公章|盖章)[）)]?|^日\s*期|^年|^月|^日|承诺书$"
)
_DATE = re.compile(
    r"(?:19|20)\d{2}\s*[年./\-—]\s*\d{1,2}\s*[月./\-—]\s*\d{1,2}|[二2][〇○零0Oo]\S{2}\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日"
    r"|\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:19|20)\d{2}"
)
_STROKES = re.compile(r"[\s_＿\-—.·:：]+")


def find_blanks(text: str) -> tuple[str, ...]:
    """Which of "applicant" and "date" a pledge's text leaves blank; what has no label is not judged.

    The name may stand behind its label or on a line of its own beside it; text layers order such
    lines either way.
    """
    blanks = []
    label = _NAME_LINE.search(text)
    if label and not _named(text, label):
        blanks.append("applicant")
    if re.search(r"日\s*期|年\s*月\s*日", text) and not _DATE.search(text):
        blanks.append("date")
    return tuple(blanks)


def _named(text: str, label: re.Match[str]) -> bool:
    """Whether a name stands behind the label, or on the line before or after it."""
    behind = text[label.end() :].split("\n", 1)
    line_start = text.rfind("\n", 0, label.start()) + 1
    before = text[:line_start].rstrip("\n").rsplit("\n", 1)[-1]
    after = behind[1].split("\n", 1)[0] if len(behind) > 1 else ""
    return (
        _is_name(behind[0])
        or _is_name(after)
        or (_is_name(before) and not before.rstrip().endswith(("。", "：", ":")))
    )


def _is_name(line: str) -> bool:
    bare = _STROKES.sub("", line)
    return len(bare) > 3 and not _LABEL.search(bare) and not _DATE.fullmatch(line.strip())  # noqa: PLR2004

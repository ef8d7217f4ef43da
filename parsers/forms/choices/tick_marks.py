"""Assigns ticks and boxes in a line of text to the options beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

# Also the letters that stand for boxes where the symbol font was lost on the way to PDF:
# R and £ are Wingdings 2, þ and ¨ Wingdings, U+F0xx both.
_ON_BOX = "☑☒■◼⬛▣⊠◉⊙◎◆★●🔘⚫🗹🗷🗵✅þ\uf0fe\uf052\uf0fd\uf06e"
_ON_BARE = "√✓✔\uf0fc\uf050"
_OFF_BOX = "☐□▢◻⬜❏❐❑❒○◯〇⚪🔲◇☆￮£¨\uf0a8\uf06f\uf0a3\uf071\uf070\uf072"
_OFF_BARE = "✗✘✕×"
_MARK = re.compile(
    rf"(?P<on_brackets>[(\[【〔]\s*+[xXvV×✕✗✘*是{_ON_BARE}{_ON_BOX}]\s*+[)\]】〕])"
    rf"|(?P<off_brackets>[(\[【〔]\s*+[否{_OFF_BOX}]?\s*+[)\]】〕])"
    rf"|(?P<on_box>[{_ON_BOX}]\ufe0f?)|(?P<off_box>[{_OFF_BOX}]\ufe0f?)"
    rf"|(?P<on_bare>[{_ON_BARE}]\ufe0f?|(?<![A-Za-z0-9])[vV](?![A-Za-z0-9]))|(?P<off_bare>[{_OFF_BARE}])"
)
_LOST_FONT = re.compile(r"R(?=\s*[\u4e00-\u9fff])")
_SEPARATOR = re.compile(r"[\n/、,;|]")
_BULLETS = "●◆★◎"
# Word's own control checks with ☒; where ☑ or √ ticks in the same list, ☒ crosses out.
_CROSS = "☒"
_TICKS = frozenset("☑√✓✔✅")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at a place; `bare` is one without a box or brackets, typed beside the option."""

    start: int
    end: int
    on: bool
    bare: bool
    sign: str


def find_marks(folded: str) -> list[Mark]:
    marks = [
        Mark(m.start(), m.end(), m.lastgroup.startswith("on"), m.lastgroup.endswith("bare"), m[0])
        for m in _MARK.finditer(folded)
        if m.lastgroup
    ]
    if _TICKS & {mark.sign for mark in marks}:
        marks = [replace(mark, on=False) if mark.sign == _CROSS else mark for mark in marks]
    if any(mark.sign == "£" for mark in marks):
        ticked = [Mark(m.start(), m.end(), True, False, "R") for m in _LOST_FONT.finditer(folded)]
        marks = sorted(marks + ticked, key=lambda mark: mark.start)
    return marks


def attribute(
    folded: str, options: Sequence[tuple[int, int]], marks: Sequence[Mark]
) -> list[bool | None]:
    """For each option (start, end): ticked, not ticked, or None where no mark belongs to it."""
    owned: list[list[Mark]] = [[] for _ in options]
    outside = [m for m in marks if not any(s < m.end and m.start < e for s, e in options)]
    for owner, mark in _owners(folded, options, outside):
        owned[owner].append(mark)
    every = [mark for marks_of in owned for mark in marks_of]
    if (
        len(options) > 1
        and all(owned)
        and every[0].sign in _BULLETS
        and all(mark.sign == every[0].sign for mark in every)
    ):
        # A list printed with the same bullet before every item is not ticked.
        return [None] * len(options)
    return [any(mark.on for mark in marks_of) if marks_of else None for marks_of in owned]


def _owners(
    folded: str, options: Sequence[tuple[int, int]], marks: Sequence[Mark]
) -> Iterator[tuple[int, Mark]]:
    """Each mark with the number of its option; a mark beside the whole list has none."""
    if not options:
        return
    leading = any(mark.end <= options[0][0] for mark in marks)
    trailing = any(mark.start >= options[-1][1] for mark in marks)
    before: bool | None = None if leading == trailing else leading
    for mark in marks:
        following = sum(end <= mark.start for _, end in options)
        if following == 0:
            if not _parts(folded[mark.end : options[0][0]]):
                yield 0, mark
        elif following == len(options):
            belongs_to_more = leading and not mark.bare and _opens_item(folded[mark.end :])
            if not belongs_to_more and not _parts(folded[options[-1][1] : mark.start]):
                yield following - 1, mark
        else:
            gap = (options[following - 1][1], options[following][0])
            inside = [m for m in marks if gap[0] <= m.start < gap[1]]
            later = _is_next(folded, gap, mark, inside, before)
            yield (following if later else following - 1), mark


def _parts(between: str) -> bool:
    """Tell whether a mark stands outside the brackets, or behind the 等, that enclose the list."""
    opened = sum(between.count(c) for c in "([【〔")
    closed = sum(between.count(c) for c in ")]】〕")
    return opened != closed or "等" in between


def _opens_item(text: str) -> bool:
    """Tell whether an item that is none of the options follows: its box is its own."""
    return re.match(r"\s*\w", text) is not None


def _is_next(
    folded: str, gap: tuple[int, int], mark: Mark, inside: Sequence[Mark], before: bool | None
) -> bool:
    """Tell whether a mark between two options belongs to the later one.

    A separator parts them; else boxes follow the way of the whole list (known from its ends), and
    a bare tick belongs to what it touches.
    """
    separator = _SEPARATOR.search(folded, *gap)
    if separator:
        return mark.start >= separator.start()
    left = _spaces(folded, gap[0], mark.start)
    right = _spaces(folded, mark.end, gap[1])
    boxes = [m for m in inside if not m.bare]
    if mark.bare and boxes and len(inside) > 1:
        return _beside_box(folded, gap, mark, boxes, before)
    if before is not None and (not mark.bare or left == right):
        return before
    if left != right:
        return right < left
    return not mark.bare if before is None else before


def _beside_box(
    folded: str, gap: tuple[int, int], mark: Mark, boxes: Sequence[Mark], before: bool | None
) -> bool:
    """A bare tick among boxes: "A √ ☐B" ticks A, "A ☐√B" and "A  √☐B" tick B (boxes first)."""
    if before is False:
        last = boxes[-1]
        return (
            mark.start >= last.end
            and folded[mark.end : gap[1]] == "" != folded[last.end : mark.start]
        )
    first = boxes[0]
    if mark.start >= first.end:
        return True
    touches_box = folded[mark.end : first.start] == ""
    touches_option = folded[gap[0] : mark.start] == ""
    return touches_box and not touches_option


def _spaces(folded: str, start: int, end: int) -> int:
    return sum(character.isspace() for character in folded[start:end])

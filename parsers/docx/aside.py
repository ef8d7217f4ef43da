"""Reads forms that stand in the margins or notes of a document whose body has none."""

from collections.abc import Iterable, Sequence

from parsers.docx.text.blocks import Block, Grid, lines_of

# A body that says no more has a title at most.
LONGEST_TITLE = 40
# Letterheads have fewer lines that end a label with a colon.
LEAST_LABELS = 3
# Headers of the first, the even and all other pages say the same, line by line.
_RECENT = 200


def stands_aside(body: Sequence[Block], around: Iterable[Block]) -> list[Block]:
    """Return the tables of what stands around a body without a table; its lines too where the body
    is but a title and they hold labels. What several sections repeat counts once.
    """
    if any(isinstance(block, Grid) for block in body):
        return []
    found: list[Block] = []
    for block in around:
        if block not in found[-_RECENT:]:
            found.append(block)
    said = sum(len(line.strip()) for line in lines_of(body))
    labels = sum("：" in line or ":" in line for line in lines_of(found))
    if said <= LONGEST_TITLE and labels >= LEAST_LABELS:
        return found
    return [block for block in found if isinstance(block, Grid)]

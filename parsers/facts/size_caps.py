"""Folds and caps the text, cells and tables of a file before anything else looks at them."""

import re
from dataclasses import replace

from parsers.facts.file_facts import Cell, FileFacts, Table
from parsers.facts.problem import Problem, Unreadable

# Wider gaps say nothing more: forms leave blanks of twenty characters for an answer.
_WIDE = re.compile(r"(?<![^\S\n])[^\S\n]{41,}")
_TALL = re.compile(r"(?<!\s)\s{201,}")
GAP, LINES = " " * 40, "\n" * 20
# Five hundred pages of Chinese are some 500,000 characters, as many of English 1.5 million.
MOST_CHARACTERS = 2_000_000
# The longest field of the calls read so far allows 3,000 characters.
LONGEST_CELL = 20_000
# Tables tell a form's answers; the largest form seen has 300 cells. Text beyond is read all the same.
MOST_CELLS = 5_000


def bounded(facts: FileFacts) -> FileFacts:
    """Returns the facts with gaps as wide as gaps are, cells as long and tables as many as a form has.

    Raises Unreadable (REFUSED) for more text than any application holds.
    """
    if facts.word is not None:
        word = facts.word
        word = replace(
            word,
            text=folded_gaps(word.text),
            paragraphs=tuple(map(folded_gaps, word.paragraphs)),
            tables=_tables(word.tables),
            margins=folded_gaps(word.margins),
        )
        facts = replace(facts, word=word)
    elif facts.paged is not None:
        texts = tuple(map(folded_gaps, facts.paged.page_texts))
        paged = replace(facts.paged, page_texts=texts, tables=_tables(facts.paged.tables))
        facts = replace(facts, paged=paged)
    if len(facts.text) > MOST_CHARACTERS:
        raise Unreadable(Problem.REFUSED, f"it holds more than {MOST_CHARACTERS:,} characters")
    return facts


def folded_gaps(text: str) -> str:
    """Returns the text with no gap wider than forty blanks or taller than twenty lines."""
    return _TALL.sub(_tall, _WIDE.sub(GAP, text))


def _tall(gap: re.Match[str]) -> str:
    return LINES if "\n" in gap[0] else GAP


def _tables(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    kept, room = [], MOST_CELLS
    for table in tables:
        if room <= 0:
            break
        cells = tuple(map(_cell, table.cells[:room]))
        room -= len(cells)
        kept.append(replace(table, cells=cells))
    return tuple(kept)


def _cell(cell: Cell) -> Cell:
    text = folded_gaps(cell.text)[:LONGEST_CELL]
    comment = folded_gaps(cell.comment)[:LONGEST_CELL]
    whole = (text, comment) == (cell.text, cell.comment)
    return cell if whole else replace(cell, text=text, comment=comment)

"""One letter: what it takes, against its floor and against what one would use instead."""

from collections.abc import Iterator

import bare
import rivals
from kits import Kit, standard, with_text
from measure import Cost, Work, in_turns, ratio
from table import Row
from verdicts import Recording, engine, read_once, verdicts

from parsers.docx.word_file import read_word
from parsers.mail.letter import open_letter


def rows(rounds: int) -> Iterator[Row]:
    for kit in (standard(), with_text()):
        yield from _against_the_floor(kit, rounds)
    yield from _against_others(standard(), rounds)


def _against_the_floor(kit: Kit, rounds: int) -> Iterator[Row]:
    line_reader = engine()
    first, all_ = Recording(line_reader), Recording(line_reader)
    read_once(kit, first)
    verdicts(kit, all_)
    costs = in_turns(
        {
            "verdict": lambda: verdicts(kit, line_reader),
            "reading": lambda: read_once(kit, line_reader),
            "decode": bare.decoding(kit),
            "render": bare.rendering(kit),
            "ocr": bare.recognising(all_.lines, line_reader),
            "first ocr": bare.recognising(first.lines, line_reader),
        },
        rounds,
    )
    yield Row(
        f"{kit.name}: letters a minute, one process, to the verdict",
        f"{60 / costs['verdict'].wall:.0f}",
    )
    yield Row(f"{kit.name}: CPU seconds to the verdict", f"{costs['verdict'].cpu:.2f}")
    yield Row(f"{kit.name}: of these the first reading", f"{costs['reading'].cpu:.2f}")
    parts = [costs[name] for name in ("decode", "render", "ocr")]
    told = " + ".join(f"{cost.cpu:.3f}" for cost in parts)
    yield Row(f"{kit.name}: floor, decode + render + OCR of {len(all_.lines)} lines", told)
    yield _ratio(f"{kit.name}: verdict against its floor", costs["verdict"], parts)
    parts = [costs[name] for name in ("decode", "render", "first ocr")]
    yield _ratio(f"{kit.name}: first reading against its floor", costs["reading"], parts)


def _ratio(what: str, cost: Cost, parts: list[Cost]) -> Row:
    sums = tuple(sum(one) for one in zip(*(part.cpu_rounds for part in parts), strict=True))
    floor = Cost(0, 0, sums, sums)
    return Row(what, f"{ratio(cost, floor, cpu=True):.2f} ×", "≤ 1.25 ×")


def _against_others(kit: Kit, rounds: int) -> Iterator[Row]:
    """Whole pages of OCR against the verdict, and against the first reading that mostly suffices."""
    line_reader = engine()
    ours: dict[str, Work] = {
        "the verdict": lambda: verdicts(kit, line_reader),
        "the first reading": lambda: read_once(kit, line_reader),
        "our reading of it": lambda: read_word(kit.word),
        "our opening of it": lambda: open_letter(kit.raw),
    }
    pages, form, letter = (
        ("the verdict", "the first reading"), ("our reading of it",), ("our opening of it",),
    )  # fmt: skip
    others = {
        "ocrmypdf, the scans": (pages, "≥ 8 ×", rivals.ocrmypdf(kit)),
        "rapidocr, full pages": (pages, "≥ 8 ×", rivals.full_page_rapidocr(kit)),
        "markitdown, the Word form": (form, "> 1 ×", rivals.markitdown(kit)),
        "docx2python, the Word form": (form, "> 1 ×", rivals.docx2python(kit)),
        "stdlib email, the letter": (letter, "> 1 ×", rivals.stdlib_email(kit)),
    }
    for name, (mine, aim, work) in others.items():
        if work is None:
            yield Row(f"ahead of {name}", "not installed", aim)
            continue
        costs = in_turns({one: ours[one] for one in mine} | {name: work}, rounds)
        for one in mine:
            yield Row(f"{name}: {one} is ahead", _ahead(costs[name], costs[one]), aim)


def _ahead(theirs: Cost, mine: Cost) -> str:
    wall, cpu = ratio(theirs, mine), ratio(theirs, mine, cpu=True)
    return f"{wall:.1f} × wall, {cpu:.1f} × CPU ({theirs.wall:.3f} s against {mine.wall:.3f} s)"

"""How surely a scanned form is compared with the Word form: pairs of the same and of different text.

    python benchmarks/scans/form_pairs.py --forms 8

Forms of all shipped campaigns are filled, printed by LibreOffice and worn in eleven ways. Every pair
is read as the service reads it: closer only where the comparison asks for it. Prints per field how
many of the same were called different, how many different ones were caught and how many left open,
and the CPU seconds of reading against full OCR of the same pages.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from painted_forms import CHANGES, Filled, forms, printed, stamped
from roles import WAYS

from intake.config.campaigns import load_campaign
from parsers.docx.word_file import read_word
from parsers.facts.answers import Answer
from parsers.facts.scan_facts import Level, ScanPage
from parsers.forms.read_form import read_answers
from parsers.scans.ocr import LineReader, Picture
from parsers.scans.rapid_ocr import _engine, find_line_reader
from parsers.scans.scan_text import read_closely
from validators.model.campaign import Campaign
from validators.scan_checks.compare import compare_scan
from validators.scan_checks.comparison import Compared, ScanLikeness

CAMPAIGNS = {
    place.stem: load_campaign(place) for place in (ROOT / "config" / "campaigns").glob("*.toml")
}
LONG_SIDE, FINE_SIDE = 1754, 2923


def main() -> None:
    options = _options()
    reader = find_line_reader()
    if reader is None:
        sys.exit("rapidocr and onnxruntime are not installed.")
    reader.read_lines([np.full((48, 400, 3), 255, np.uint8)])
    wanted = list(forms(options.forms))
    every = {"same": ("", lambda who: who), **CHANGES}
    changes = {name: every[name] for name in options.changes or every}
    papers = [
        (word, name, field, replace(word, who=change(word.who)))
        for word in wanted
        for name, (field, change) in changes.items()
    ]
    pictures = printed([paper.docx() for *_, paper in papers])
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    levels: Counter[str] = Counter()
    spent, full = Counter[str](), Counter[str]()
    for number, ((word, name, field, _), clean) in enumerate(zip(papers, pictures, strict=True)):
        press = number % 2 == 1
        first = stamped(clean[0], word.who.applicant, number) if press else clean[0]
        pages = [first, *clean[1:]]
        answers, campaign = _answers(word), CAMPAIGNS[word.campaign]
        for way in options.ways or WAYS:
            worn = [WAYS[way](page) for page in pages]
            begun = time.process_time()
            found, level = judged(worn, answers, campaign, reader)
            spent[way] += time.process_time() - begun
            levels[f"{name}: {level.name}"] += 1
            _count(tally, word, name, field, found, way, verbose=options.verbose)
            if name == "same" and number == 0:
                full[way] = _full_ocr(worn)
                spent[f"{way} first"] = spent[way]
    _print(tally, levels)
    print("\nCPU seconds of the first form, all levels it took, against full OCR")
    for way, seconds in full.items():
        print(f"{way:26}{spent[f'{way} first']:8.2f}{seconds:8.2f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=8)
    parser.add_argument("--ways", nargs="*", choices=WAYS)
    parser.add_argument("--changes", nargs="*", choices=("same", *CHANGES))
    parser.add_argument("--verbose", action="store_true")
    return parser.parse_args()


def _answers(word: Filled) -> dict[str, Answer]:
    facts = read_word(word.docx())
    form = CAMPAIGNS[word.campaign].form
    return {one.key: one for one in read_answers(facts.tables, facts.paragraphs, form).answers}


def judged(
    worn: list[Picture], answers: Mapping[str, Answer], campaign: Campaign, reader: LineReader
) -> tuple[dict[str, Compared], Level]:
    """As the service does: the next level only where the comparison wants it."""
    level = Level.ROLE
    while True:
        pages = [_read(page, reader, level) for page in worn]
        found = compare_scan(campaign.form, answers, pages, level)
        closer = max((one.closer for one in found.values() if one.closer), default=level)
        if closer == level:
            return found, level
        level = closer


def _read(page: Picture, reader: LineReader, level: Level) -> ScanPage:
    fine = _sized(page, FINE_SIDE) if level is Level.FINE else None
    return read_closely(_sized(page, LONG_SIDE), fine, reader, level)


def _sized(page: Picture, longest: int) -> Picture:
    scale = longest / max(page.shape[:2])
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.ascontiguousarray(cv2.resize(page, None, fx=scale, fy=scale, interpolation=how))


def _full_ocr(worn: list[Picture]) -> float:
    begun = time.process_time()
    for page in worn:
        _engine()(np.ascontiguousarray(_sized(page, LONG_SIDE)[:, :, ::-1]))
    return time.process_time() - begun


def _count(  # noqa: PLR0917 - all of one pair
    tally: defaultdict[str, Counter[str]],
    word: Filled,
    name: str,
    field: str,
    found: Mapping[str, Compared],
    way: str,
    *,
    verbose: bool,
) -> None:
    field = "themes" if field == "case_type" and "themes" in found else field
    for key, one in found.items():
        kind = "different" if key == field else "same"
        tally[f"{key} {kind}" if kind == "same" else f"{key} {name}"][one.likeness] += 1
        wrong = one.likeness is (
            ScanLikeness.SAME if kind == "different" else ScanLikeness.DIFFERENT
        )
        if wrong or (verbose and (one.likeness is ScanLikeness.OPEN)):
            print(f"  {word.campaign} {word.who.situation} {name} {way}: {key} {one}", flush=True)
    if field and field not in found:
        tally[f"{field} {name}"]["absent"] += 1


def _print(tally: Mapping[str, Counter[str]], levels: Counter[str]) -> None:
    print(f"\n{'field':34}{'same':>8}{'different':>11}{'open':>8}")
    for key in sorted(tally, key=lambda one: (not one.endswith(" same"), one)):
        row = tally[key]
        print(f"{key:34}{row['same']:8}{row['different']:11}{row['open']:8}")
    print("\nread up to:", dict(sorted(levels.items())))


if __name__ == "__main__":
    main()

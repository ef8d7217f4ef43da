"""Compares a scanned form with the Word form, answer by answer: same, different, or unknown.

Nothing is claimed that was not read surely twice: a slip of OCR must not accuse an applicant.
"""

from collections.abc import Mapping, Sequence

from parsers.facts.answers import Answer
from parsers.facts.scan_facts import Level, ScanPage
from parsers.facts.spec import FormSpec
from parsers.texts.read_text import fold_typed
from validators.scan_checks.compare_choices import compare_choices
from validators.scan_checks.compare_text import compare_text, is_running
from validators.scan_checks.comparison import Compared, ScanReading
from validators.scan_checks.line_pieces import pieces_of
from validators.scan_checks.line_widths import is_width_plain


def compare_scan(
    form: FormSpec, answers: Mapping[str, Answer], pages: Sequence[ScanPage], level: Level
) -> dict[str, Compared]:
    """Each answered field of the Word form against the scanned pages, read as closely as `level`."""
    typed = {key: fold_typed(answer.text) for key, answer in answers.items() if _is_text(answer)}
    chosen = {key for key in typed if answers[key].selected}
    texts = {key: text for key, text in typed.items() if key not in chosen and text}
    pieces = pieces_of(pages, form, texts)
    reading = ScanReading(pieces, level)
    found: dict[str, Compared] = {}
    for spec in form.fields:
        if spec.key in chosen:
            found[spec.key] = compare_choices(spec, answers[spec.key], reading)
        elif spec.key in texts:
            found[spec.key] = compare_text(spec, texts[spec.key], reading)
    if not reading.is_whole and not is_width_plain(pieces, texts):
        running = (spec for spec in form.fields if spec.key in texts)
        found |= {s.key: reading.open for s in running if is_running(s, texts[s.key])}
    return found


def _is_text(answer: Answer) -> bool:
    """Whether there is a text to compare: the rows of a table stand in cells of their own."""
    return bool(answer.text) and not answer.rows

"""Functions and expressions on strangers' text take time in proportion to its length.

`benchmarks/linear/run.py` prints the whole table: every function, every family of texts.
"""

import gc
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial

import pytest
import sweeping
from expressions import faults
from hostile_texts import RUNS, TELLING, ends_of, families_of, hostile
from sweeping import (
    EDGES,
    Swept,
    find_slow,
    inline_patterns,
    patterns,
    seconds,
    swept_functions,
)

from parsers.texts.naming.convention import read_name, read_names
from parsers.texts.naming.pattern import read_pattern

# Campaign files are the office's own, and small.
OFFICES_FILES = "validators.call_files."

# Found by the process that runs this file, not by each that collects the tests.
found_functions = cache(swept_functions)

# Given at most LONGEST characters by `without_prefixes`.
SHORT = {"parsers.texts.names.noise._PREFIX"}

# What cannot be fed with any text, by what it wants in its place: each by its own name, so that a new
# function of text is swept, or is looked at and added here. What these do with words they leave to
# functions that are swept; `benchmarks/hostile` feeds the readers with whole files.
CANNOT_BE_FED = {
    "a connection, a process, a path": {
        "notifier.mail.smtp._command", "notifier.mail.smtp._mail_from", "notifier.mail.smtp._reset",
        "notifier.mail.smtp._unfit", "notifier.mail.smtp.send",
        "parsers.convert.libreoffice.LibreOffice._run",
        "parsers.convert.libreoffice._end", "parsers.convert.libreoffice._put",
        "parsers.convert.libreoffice._session",
        "parsers.packed.unar._end", "parsers.packed.unar._output", "parsers.packed.unar._session",
        "parsers.packed.unar._unpacked",
    },
    "a workbook": {
        "parsers.page_files.pageless.new_workbook._sheets",
        "parsers.page_files.pageless.new_workbook.read_new_workbook",
        "parsers.page_files.pageless.old_workbook.read_old_workbook",
    },
    "a picture or an open PDF": {
        "parsers.handwriting._printed", "parsers.page_files.annotate._pages",
        "parsers.page_files.annotate.annotate", "parsers.signatures.changes_since.only_permitted",
        "parsers.page_files.drawn_pages.draw_pages", "parsers.pages.frames.read_frames",
        "parsers.page_files.picture_file.glance", "parsers.page_files.picture_file.read_image",
        "parsers.page_files.pdf_file._search",
        "parsers.page_files.pdf_file._signed", "parsers.page_files.pdf_file.read_pdf",
        "parsers.pdf.document._mended", "parsers.pdf.document.open_pdf",
        "parsers.pdf.fields.inherited", "parsers.pdf.tables._grid",
        "parsers.pdf.tables._tables", "parsers.pdf.tables._text",
        "parsers.signatures.container._agreement", "parsers.signatures.container._cms",
        "parsers.signatures.verify._examined", "parsers.signatures.verify._signature",
        "parsers.seals.stamps._rings",
    },
    "a package whose bytes hold no text as it is": {
        "parsers.docx.embedded._native", "parsers.docx.embedded._text",
        "parsers.docx.package._refuse_ole", "parsers.mail.enclosures.Enclosures._members",
        "parsers.mail.wrappers.outlook.load_msg", "parsers.mail.wrappers.outlook.open_tnef",
        "parsers.mail.wrappers.saved_letter._file", "parsers.mail.wrappers.saved_letter.as_message",
        "parsers.mail.wrappers.smime.open_signed", "parsers.packed.archives._rar",
        "parsers.packed.archives._seven_zip", "parsers.packed.cut_zip.open_cut_zip",
        "parsers.packed.rar._by_libarchive", "parsers.packed.rar.open_rar",
        "parsers.packed.zips._inflated64", "parsers.packed.zips._member",
    },
    "a match, a mark or an element of a kind, as its caller found it": {
        "parsers.mail.wrappers.rtf_body._Reader._take",
        "parsers.docx.bound.bound_text._chosen", "parsers.docx.bound.bound_text._spelt",
        "parsers.forms.learning.learn_choices._between", "parsers.mail.head.dates._of_offset",
        "parsers.mail.head.dates._only_meaning", "parsers.texts.names.noise._partner",
        "parsers.texts.announcements.dates.hours._latin",
        "parsers.texts.announcements.dates.mention._chinese",
        "parsers.texts.announcements.dates.mention._latin",
        "parsers.texts.announcements.layout.annexes._begins",
        "parsers.texts.announcements.read_announcement._below",
        "parsers.texts.announcements.read_announcement._year",
    },
    "the office's own file or template, or a head as we wrote it": {
        "notifier.notices.compose.written", "notifier.mail.head_check._unfolded",
        "notifier.mail.head_check.demand_head", "notifier.reports.page.render_view",
        "notifier.templating.templates.Templates.render",
        "notifier.reports.workbook._cell", "notifier.reports.workbook._sheet",
        "parsers.texts.naming.fixed_text._spellings",
    },
    "readings of a name, a value for each part of the convention": {
        "parsers.texts.naming.convention._name", "parsers.texts.naming.convention._without_ends",
        "parsers.texts.naming.readings.certain_values",
    },
    "documents of several campaigns, or the lack of any": {
        "validators.rules.forms._unread", "validators.sorting.splitting._matters",
    },
    "cells of one form, each with what it is, and what was found in them": {
        "parsers.forms.choices.ticks._stated_other", "parsers.forms.learning.equal_labels._qualified",
        "parsers.forms.row_answers._TableRows._fold", "parsers.forms.row_answers._TableRows.meant",
        "parsers.forms.row_answers._TableRows.below", "parsers.forms.row_answers._TableRows._row",
        "parsers.forms.row_answers._TableRows._is_of_form", "parsers.forms.row_answers._TableRows._beside",
        "parsers.forms.row_answers._best",
        "parsers.forms.learning.learn._multiple",
        "parsers.forms.learning.limits._spelt_out", "parsers.forms.learning.line_walk._below",
        "parsers.forms.learning.row_tables.find_row_tables",
        "parsers.forms.learning.row_tables._table_at",
        "parsers.forms.learning.table_walk.TableWalk._of_table",
        "parsers.forms.learning.table_walk.TableWalk._cell",
        "parsers.forms.learning.table_walk.TableWalk._is_prompt",
        "parsers.forms.learning.table_walk.TableWalk._printed",
        "parsers.forms.learning.table_walk.TableWalk._emit",
        "parsers.forms.learning.table_walk.TableWalk._told",
        "parsers.forms.learning.table_walk.TableWalk._pieces",
        "parsers.forms.learning.table_walk.TableWalk._row_table",
        "parsers.forms.learning.table_walk.TableWalk._sum",
        "parsers.forms.learning.table_walk.TableWalk._left",
        "parsers.forms.learning.table_walk.TableWalk._waits_below",
        "parsers.forms.learning.table_walk.TableWalk._alone",
        "parsers.forms.learning.table_walk.TableWalk._is_alone",
        "parsers.forms.learning.table_walk.TableWalk._is_box",
        "parsers.forms.learning.equal_labels._without_repeats",
    },
    "DER, which no text is": {
        "parsers.signatures.eseals.sm2_values._of_container",
        "parsers.signatures.eseals.seal._fingerprint", "parsers.signatures.eseals.seal.algorithm_of",
        "parsers.signatures.eseals.seal.read_seal", "parsers.signatures.eseals.seal.value_of",
        "parsers.signatures.eseals.sealed._v1", "parsers.signatures.eseals.sealed._v4",
        "parsers.signatures.eseals.sealed.read_sealed",
        "parsers.signatures.guomi.certificates._other", "parsers.signatures.guomi.cms._content",
        "parsers.signatures.guomi.cms._read", "parsers.signatures.guomi.der._read",
        "parsers.signatures.guomi.der.bits", "parsers.signatures.guomi.der.check_whole",
        "parsers.signatures.guomi.der.children", "parsers.signatures.guomi.der.dotted",
        "parsers.signatures.guomi.der.node", "parsers.signatures.guomi.der.positive_integer",
        "parsers.signatures.guomi.times._zone",
    },
    "an OFD document, or a canvas to draw it on": {
        "parsers.page_files.ofd.as_pdf._begin", "parsers.page_files.ofd.as_pdf._draw",
        "parsers.page_files.ofd.as_pdf._lay", "parsers.page_files.ofd.as_pdf.as_pdf",
        "parsers.page_files.ofd.document._annotations", "parsers.page_files.ofd.document._document",
        "parsers.page_files.ofd.document._page", "parsers.page_files.ofd.document._resources",
        "parsers.page_files.ofd.document._tree", "parsers.page_files.ofd.document._tree_of",
        "parsers.page_files.ofd.drawing.Drawer._graphic",
        "parsers.page_files.ofd.drawing.Drawer._image",
        "parsers.page_files.ofd.drawing.Drawer._in_its_box",
        "parsers.page_files.ofd.drawing.Drawer._media", "parsers.page_files.ofd.drawing.Drawer._path",
        "parsers.page_files.ofd.drawing.Drawer._placed",
        "parsers.page_files.ofd.drawing.Drawer._text", "parsers.page_files.ofd.drawing.Drawer.draw",
        "parsers.page_files.ofd.drawing.Drawer.picture", "parsers.page_files.ofd.open_ofd._signed",
        "parsers.page_files.ofd.open_ofd.open_ofd", "parsers.page_files.ofd.package.Package.find",
        "parsers.page_files.ofd.package.Package.read", "parsers.page_files.ofd.package.Package.tree",
        "parsers.page_files.ofd.pictures.PictureDecoder.decode",
        "parsers.page_files.ofd.seal_stamps._box", "parsers.page_files.ofd.signature_list._listed",
        "parsers.page_files.ofd.signature_list._part", "parsers.page_files.ofd.signature_list._read",
        "parsers.page_files.ofd.signature_list._references",
        "parsers.page_files.ofd.signature_list.listed_signatures",
        "parsers.page_files.ofd.verify._is_same", "parsers.page_files.ofd.verify._protected",
        "parsers.page_files.ofd.verify.verify", "parsers.page_files.ofd_file.read_ofd",
    },
    "what it remembers": {"parsers.texts.remembered.Remembered._keep"},
}  # fmt: skip

# The first is always the office's own: a title, the words of a call, a pattern, a label, our mark.
OF_THE_OFFICE = {
    "parsers.mail.structure.large_bodies.put_back", "parsers.mail.robots.robot_texts._any_of",
    "parsers.roles.page_titles._nearly",
    "parsers.roles.page_titles._form_tables",
    "parsers.roles.page_titles.pages_of",
    "parsers.roles.page_titles.bearings_of", "parsers.roles.page_titles.pages_with",
    "parsers.forms.label._line_pattern",
    "parsers.forms.label._synonyms", "parsers.forms.label._add",
    "parsers.texts.naming.fixed_text.fixed_text", "parsers.texts.naming.fixed_text.tolerant",
    "parsers.texts.naming.fixed_text._beside", "parsers.texts.naming.fixed_text._of_marks",
    "parsers.texts.naming.pattern.read_pattern", "parsers.texts.phrases.countries._word",
    "parsers.texts.phrases.countries._words",
    "parsers.texts.naming.loose_naming._marked",
}  # fmt: skip


MOST_SECONDS = 0.5
OPEN_TO_ALL = ("“", "《 ", "- ", "-(", " (", " “", "【 ", " -")

CONVENTIONS = (
    "{applicant}—{case_title}—2026年上海合作组织绿色产业合作典型案例申报材料",
    "【{region}】{applicant}（{case_title}）",
    "+".join(f"{{part{number}}}" for number in range(12)),
    "{student_id}{name}{phone}{case_title}",
)

# Expressions of the office's own words, of marks of ours, or of what the line above them bounded.
MADE = {
    "parsers.docx.bound.repeated._rebind", "parsers.forms.label._line_pattern",
    "parsers.forms.choices.marked._naming", "parsers.forms.choices.ticks._find",
    "parsers.mail.body.cloud_hosts.recognised",
    "parsers.mail.structure.large_bodies.put_back", "parsers.mail.structure.repair._plain_borders",
    "parsers.mail.robots.robot_texts._any_of", "parsers.texts.phrases.countries._plain",
    "parsers.texts.phrases.countries._word", "parsers.texts.naming.fixed_text.fixed_text",
    "parsers.texts.naming.fixed_text._of_marks",
    "parsers.texts.naming.convention._shortened",
    "parsers.texts.naming.loose_naming._marked",
    "parsers.texts.naming.part_values._cost_of_separators",
    "parsers.texts.naming.part_values._of_kind",
    "validators.rules.form_match._is_number",
    "validators.scan_checks.choices.choices_on",
}  # fmt: skip


def swept() -> list[Swept]:
    return [
        one
        for one in found_functions()[0]
        if not one.name.startswith((*EDGES, OFFICES_FILES)) and one.name not in OF_THE_OFFICE
    ]


def test_nothing_on_text_is_left_out() -> None:
    """A new function of text is swept, or takes what no text can be made into."""
    fed, cannot_be_fed = found_functions()
    unfed = {name: why for name, why in cannot_be_fed.items() if not name.startswith(OFFICES_FILES)}
    assert len(fed) > 1_200
    allowed = {name for names in CANNOT_BE_FED.values() for name in names}
    assert {name: why for name, why in unfed.items() if name not in allowed} == {}
    # One that can be fed by now, or is gone, is taken out of the list.
    assert allowed - unfed.keys() == set()


def _hostile(run: str, begin: str, end: str, length: int) -> str:
    return hostile(run, length, begin, end)


@pytest.mark.parametrize("part", range(4))
def test_functions_on_text_are_linear(part: int) -> None:
    slow = []
    for one in swept()[part::4]:
        (family,) = families_of(one.name, 1)
        text = partial(_hostile, RUNS[family], *ends_of(one.name))
        if found := find_slow(one, family, text, many=False):
            slow.append(str(found))
    assert slow == []


def test_expressions_are_linear_by_their_looks() -> None:
    found = {name: told for name, one in patterns().items() if (told := faults(one))}
    assert found.keys() == SHORT, found


def test_expressions_within_functions_are_linear_by_their_looks() -> None:
    """A new one that only its function can make is looked at and added to MADE."""
    found, made = inline_patterns()
    assert len(found) > 40
    assert made == MADE
    assert {name: told for name, one in found.items() if (told := faults(one))} == {}


@pytest.mark.parametrize(
    ("expression", "wrong"),
    [
        (r"\s+x", True),
        (r"(?<!\s)\s+x", False),
        (r"(?:(?<!\s)\s++)?x", False),
        (r"\A\s*x", False),
        (r"^\s*x", False),
        (r"x\s*-?\s*y", True),
        (r"x\s*+-?\s*+y", False),
        (r"(?:a+)+b", True),
        (r"\b(?:a+,)+b", False),
        (r"[a-z]+@", True),
        (r"a\d*\d*b", True),
        (r"<[^<>]*>", False),
        (r"<[^>]*>", True),
        (r"\d{1,40}x", False),
        (r"x\s*$", False),
        (r"[^,]*,", True),
        (r"(?<=,)\s*x", False),
    ],
)
def test_the_eye_for_slow_expressions_sees(expression: str, wrong: bool) -> None:
    assert bool(faults(re.compile(expression))) is wrong


@pytest.mark.parametrize(
    ("work", "wrong"),
    [
        (lambda text: text.strip(), False),
        (lambda text: text.count("x"), False),
        # 40 ms for 32,000 characters, 4 s for 320,000.
        (lambda text: re.search(r"\s+y", text[: len(text) // 16]), True),
        (lambda text: [text[:n].count(" ") for n in range(0, len(text), 40)], True),
        (lambda text: sum(map(ord, text)), False),
        (lambda text: re.search(r"(?<!\s)\s+y", text), False),
    ],
)
def test_the_clock_tells_what_is_quadratic(work, wrong: bool) -> None:
    one = Swept("work", lambda text, _many: lambda: [work(text) for _ in range(3)])
    found = find_slow(one, "spaces", lambda length: hostile(" ", length), many=False)
    assert (found is not None) is wrong


@pytest.fixture
def crowded_heap() -> Iterator[None]:
    """A process that holds much, whose next full collection (50 ms) is never far."""
    gc.collect()
    gc.freeze()
    held = [[number] for number in range(400_000)]
    gc.collect()
    yield
    held.clear()
    gc.unfreeze()


@pytest.mark.parametrize(
    ("work", "wrong"),
    [
        (lambda text: [[one] for one in text * 12], False),
        (lambda text: [[one] for one in text * 18], False),
        (lambda text: [[[one]] for one in text * 9], False),
        (lambda text: [[one] for n in range(0, len(text), 400) for one in text[:n]], True),
        (lambda text: [[text[:n].count(" ")] for n in range(0, len(text), 16)], True),
    ],
)
@pytest.mark.usefixtures("crowded_heap")
def test_the_clock_counts_no_collection_of_what_others_hold(monkeypatch, work, wrong) -> None:
    monkeypatch.setattr(sweeping, "SURE", 0.01)
    one = Swept("work", lambda text, _many: lambda: [work(text) for _ in range(3)])
    found = find_slow(one, "spaces", lambda length: hostile(" ", length), many=False)
    assert (found is not None) is wrong


@pytest.mark.parametrize("raises", [False, True])
def test_nothing_is_collected_while_the_clock_runs(raises: bool) -> None:
    def run() -> None:
        enabled.append(gc.isenabled())
        if raises:
            raise ValueError

    enabled: list[bool] = []
    seconds(run)
    assert enabled == [False]
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("times", "wrong"),
    [
        # One run of the longer text is disturbed, the others are not.
        ({2_000: [1], 8_000: [4], 32_000: [60, 16], 128_000: [64]}, False),
        ({2_000: [1], 8_000: [4], 32_000: [16], 128_000: [900, 64]}, False),
        ({2_000: [10], 8_000: [600, 40], 32_000: [160], 128_000: [640]}, False),
        ({2_000: [10], 8_000: [600, 500, 40], 32_000: [160], 128_000: [640]}, False),
        # One run of the shorter text is: what is quadratic is seen all the same.
        ({2_000: [300, 1], 8_000: [16], 32_000: [256], 128_000: [4096]}, True),
        ({2_000: [1], 8_000: [16], 32_000: [2000, 256], 128_000: [4096]}, True),
        ({2_000: [300, 20], 8_000: [320], 32_000: [5120], 128_000: [81920]}, True),
        ({2_000: [20], 8_000: [320], 32_000: [5120], 128_000: [81920]}, True),
        # What begins with some length costs once and is linear from there on.
        ({2_000: [0.1], 8_000: [4], 32_000: [16], 128_000: [64]}, False),
    ],
)
def test_a_suspicion_is_what_the_least_of_several_runs_say(monkeypatch, times, wrong) -> None:
    """Milliseconds of each run, by length; the last of them of every further run."""
    left = {length: list(runs) for length, runs in times.items()}

    def take(length: int) -> tuple[float, None]:
        runs = left[length]
        return (runs.pop(0) if len(runs) > 1 else runs[0]) / 1000, None

    monkeypatch.setattr(sweeping, "seconds", take)
    one = Swept("work", lambda text, _many: len(text))  # type: ignore[arg-type,return-value]
    found = find_slow(one, "spaces", lambda length: " " * length, many=False)
    assert (found is not None) is wrong


def test_the_family_of_a_function_is_its_own() -> None:
    """Whatever stands before it in the list, so that a new function changes nothing for others."""
    names = [f"parsers.forms.{number}.read" for number in range(400)]
    assert families_of(names[0], 3) == families_of(names[0], 16)[:3]
    assert set(families_of(names[0], 16)) == set(TELLING)
    counted = Counter(families_of(name, 1)[0] for name in names)
    assert counted.keys() == set(TELLING)
    assert max(counted.values()) < 60


@pytest.mark.parametrize("run", [*RUNS, *OPEN_TO_ALL])
def test_a_name_by_the_convention_is_read_at_once(run: str) -> None:
    """However long the runs of what the convention tolerates between its words."""
    for pattern in map(read_pattern, CONVENTIONS):
        for begin, end in (("", ""), ("x", "x!"), ("甲—乙", ""), ("甲—乙—2026年", "x")):
            text = hostile(RUNS.get(run, run), 400, begin, end)
            took, raised = seconds(partial(read_name, text, pattern))
            names, _ = seconds(partial(read_names, text, pattern))
            assert raised is None
            assert max(took, names) < MOST_SECONDS

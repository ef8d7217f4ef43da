"""Functions and expressions on strangers' text take time in proportion to its length.

`benchmarks/linear/run.py` prints the whole table: every function, every family of texts.
"""

import re

import pytest
from expressions import faults
from hostile_texts import RUNS, TELLING, hostile
from sweeping import Swept, find_slow, inline_patterns, patterns, swept_functions

FED, UNFED = swept_functions()

# Given at most LONGEST characters by `without_prefixes` and `says_nothing`.
SHORT = {"parsers.texts.names.noise._PREFIX", "parsers.texts.names.noise._NOTHING"}

# What takes a stranger's text and something that cannot be made around one: pictures, open files,
# pages, keys. What they do with words they leave to functions that are swept.
CANNOT_BE_FED = re.compile(
    r"^(?:parsers\.(?:scans|seals|paged|pages|pdf|signatures|packed|convert|handwriting|reading|docx"
    r"|mail|forms)\.|notifier\.(?:mail|reports|notices|templating|preview)\."
    r"|validators\.(?:model\.campaign_file|rule|model\.rule))"
)

# The first is always the office's own: a title, the words of a call, a pattern, a label.
OF_THE_OFFICE = {
    "parsers.roles.page_titles._nearly", "parsers.roles.page_titles._form_tables",
    "parsers.roles.page_titles.pages_of",
    "parsers.roles.page_titles.bearings_of", "parsers.roles.page_titles.pages_with",
    "parsers.forms.label._line_pattern",
    "parsers.forms.label._synonyms", "parsers.forms.label._add",
    "parsers.texts.names.convention._expression",
    "parsers.texts.names.convention.tolerant", "parsers.texts.phrases.countries._word",
    "parsers.texts.phrases.countries._words",
    "parsers.texts.names.loose_naming._marked",
}  # fmt: skip


# What is thought of words. The readers of files and letters run apart; the benchmark sweeps them too.
THINKING = ("parsers.texts.", "parsers.forms.")
# Expressions of the office's own words, of marks of ours, or of what the line above them bounded.
MADE = {
    "parsers.docx.bound.repeated._rebind", "parsers.forms.label._line_pattern",
    "parsers.forms.choices.marked._naming", "parsers.forms.choices.ticks._find",
    "parsers.mail.body.cloud_hosts.recognised",
    "parsers.mail.structure.large_bodies.put_back", "parsers.mail.structure.repair._plain_borders",
    "parsers.mail.robots.robot_texts._any_of", "parsers.texts.phrases.countries._plain",
    "parsers.texts.phrases.countries._word", "parsers.texts.names.convention._expression",
    "parsers.texts.names.loose_naming._marked", "validators.rules.form_match._is_number",
    "validators.scans.choices.choices_on",
}  # fmt: skip

# Names, cut to 300 characters by `fold_name` before they are compared.
GIVEN_NAMES = re.compile(r"^parsers\.texts\.names\.(?:same_name|latin|kinds|places)\._")


def swept() -> list[Swept]:
    return [
        one
        for one in FED
        if one.name.startswith(THINKING)
        and "._" not in one.name
        and one.name not in OF_THE_OFFICE
        and not GIVEN_NAMES.match(one.name)
    ]


def test_nothing_on_text_is_left_out() -> None:
    """A new function of text is swept, or takes what no text can be made into."""
    assert len(FED) > 800
    assert {name for name in UNFED if not CANNOT_BE_FED.match(name)} == set()


@pytest.mark.parametrize("half", [0, 1])
def test_functions_on_text_are_linear(half: int) -> None:
    slow = []
    for place, one in enumerate(swept()[half::2]):
        for number, family in enumerate(TELLING[place % 8 :: 8]):
            begin, end = ("x", "x!") if number % 2 else ("", "")

            def text(
                length: int, run: str = RUNS[family], ends: tuple[str, str] = (begin, end)
            ) -> str:
                return hostile(run, length, *ends)

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
        (lambda text: re.search(r"\s+y", text), True),
        (lambda text: re.search(r"(?<!\s)\s+y", text), False),
    ],
)
def test_the_clock_tells_what_is_quadratic(work, wrong: bool) -> None:
    one = Swept("work", lambda text, _many: lambda: [work(text) for _ in range(3)])
    found = find_slow(one, "spaces", lambda length: hostile(" ", length), many=False)
    assert (found is not None) is wrong

"""Each program in examples/ runs as its first lines say, and prints what is true of a sample letter."""

import email
import runpy
import sys
from email import policy
from pathlib import Path

import pytest
from dossiers import complete, dossier

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
SAMPLES = ROOT / "sample_mail"

# The file it is run on ("": the stamped form of a complete letter), and what it must and must not say.
CASES = {
    "read_pdf.py": [("", ["pages: 1", "stamp: page 1, found, red, 4"], ["cannot be read"])],
    "judge_mail.py": [
        ("complete-text-pdf", [": complete"], ["correct"]),
        ("unstamped-form", [": incomplete", "correct  material-unstamped"], ["material-missing"]),
        ("question", [": other"], ["correct"]),
    ],
    "own_rule.py": [
        ("unstamped-form", ["passed  summary-without-figure"], ["failed"]),
        ("question", [], ["summary-without-figure"]),
    ],
    "compose_notice.py": [
        ("complete-text-pdf", ["acknowledgement to ", "EXAMPLE-0001"], ["需补正"]),
        ("unstamped-form", ["correction to ", "需补正 EXAMPLE-0001", "未见公章"], ["EXAMPLE-0002"]),
    ],
}


@pytest.fixture(scope="module")
def stamped_pdf(tmp_path_factory) -> Path:
    letter = (SAMPLES / "complete-text-pdf" / "mail.eml").read_bytes()
    parts = email.message_from_bytes(letter, policy=policy.default).walk()
    data = next(p.get_content() for p in parts if (p.get_filename() or "").endswith("材料.pdf"))
    path = tmp_path_factory.mktemp("papers") / "form.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("program", "sample", "said", "unsaid"),
    [(program, *case) for program, cases in CASES.items() for case in cases],
)
def test_an_example_says_what_is_true(  # noqa: PLR0917 - a case's parts
    program, sample, said, unsaid, stamped_pdf, monkeypatch, capsys
):
    path = SAMPLES / sample / "mail.eml" if sample else stamped_pdf
    run(program, path, monkeypatch)
    printed = capsys.readouterr().out
    assert [words for words in said if words not in printed] == []
    assert [words for words in unsaid if words in printed] == []


def run(program: str, path: Path, monkeypatch) -> None:
    """As `python examples/PROGRAM FILE` does: the folder of the program comes first on the path."""
    monkeypatch.syspath_prepend(EXAMPLES)
    monkeypatch.setattr(sys, "argv", [program, str(path)])
    runpy.run_path(str(EXAMPLES / program), run_name="__main__")


def test_the_rule_fails_where_no_figure_stands():
    sys.path.insert(0, str(EXAMPLES))
    try:
        rule = runpy.run_path(str(EXAMPLES / "own_rule.py"))["SUMMARY_WITHOUT_FIGURE"]
    finally:
        sys.path.remove(str(EXAMPLES))
    without, with_one = (
        dossier(*complete()),
        dossier(*complete(summary="年减排三千吨，投资2亿元。")),
    )
    assert [one.result for one in rule.check(without)] == ["failed"]
    assert [one.result for one in rule.check(with_one)] == ["passed"]


def test_every_example_is_tried_and_named_in_the_readme():
    programs = {path.name for path in EXAMPLES.glob("*.py")}
    assert programs == set(CASES)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in programs if f"examples/{name}" not in readme] == []

"""The announcements' blank forms yield the form part of the campaign files that ship, unedited."""

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import docx
import pytest
from commands import intake
from form_specs import BLANK_ENTERPRISE, BLANK_PARK, BLANK_SCO

from intake.config.bundled_data import shipped_campaigns
from intake.config.form_toml import form_toml
from parsers.facts.file_facts import Table
from parsers.forms.learning.learn import learn_form

SHIPPED = [
    (BLANK_SCO, "sco-2026"),
    (BLANK_PARK, "green-parks-2024-park"),
    (BLANK_ENTERPRISE, "green-parks-2024-enterprise"),
]


def form_part(name: str) -> object:
    return tomllib.loads((shipped_campaigns() / f"{name}.toml").read_text("utf-8"))["form"]


def learnt(path: Path) -> object:
    return tomllib.loads(intake("campaign", "learn", path).out)["form"]


def as_word(blank: Table, path: Path) -> Path:
    """The blank form as a Word file, its cells merged as they are on paper."""
    made = docx.Document()
    rows = 1 + max(cell.row for cell in blank.cells)
    columns = max(cell.column + cell.column_span for cell in blank.cells)
    drawn = made.add_table(rows, columns)
    for cell in blank.cells:
        last = drawn.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        drawn.cell(cell.row, cell.column).merge(last).text = cell.text
    # Every Word document ends in a paragraph; without one LibreOffice writes no table into .doc.
    made.add_paragraph()
    made.save(str(path))
    return path


@pytest.mark.parametrize(("blank", "name"), SHIPPED)
def test_learnt_equals_shipped(blank: Table, name: str) -> None:
    assert tomllib.loads(form_toml(learn_form([blank], ())))["form"] == form_part(name)


def test_learnt_from_a_word_file(tmp_path: Path) -> None:
    assert learnt(as_word(BLANK_SCO, tmp_path / "form.docx")) == form_part("sco-2026")


@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"),
    reason="LibreOffice is not installed here; in CI it is",
)
def test_learnt_from_what_libreoffice_saved(tmp_path: Path) -> None:
    for blank, name in SHIPPED:
        as_word(blank, tmp_path / f"{name}.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", tmp_path,
         *(tmp_path / f"{name}.docx" for _, name in SHIPPED)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    for _, name in SHIPPED:
        assert learnt(tmp_path / f"{name}.doc") == form_part(name)

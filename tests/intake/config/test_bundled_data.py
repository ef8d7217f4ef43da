"""What lies beside the settings: a slip in it is told before a letter is taken in."""

import shutil
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from intake.cli.terminal.errors import sentence
from intake.config.bundled_data import shipped_campaigns, shipped_templates, usable_templates
from intake.config.campaigns import load_campaign


def test_the_shipped_templates_are_usable() -> None:
    assert "late.txt.j2" in usable_templates(None).texts


def test_a_slip_in_one_of_the_offices_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    shutil.copytree(shipped_templates(), folder)
    (folder / "late.txt.j2").write_text("您好：\n{{ office.( }}\n", "utf-8")
    with pytest.raises(TemplateSyntaxError) as slip:
        usable_templates(tmp_path)
    assert sentence(slip.value).startswith("The template late.txt.j2, line 2: ")


def test_a_campaign_file_saved_by_notepad_is_read(tmp_path: Path) -> None:
    text = (shipped_campaigns() / "sco-2026.toml").read_text("utf-8")
    path = tmp_path / "sco-2026.toml"
    path.write_text(text, "utf-8-sig")
    assert load_campaign(path).id == "sco-2026"

"""A wheel carries templates, campaigns and samples, no secrets, and works outside the checkout."""

import json
import os
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return folder / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """The wheel's content as pip would lay it down."""
    target = wheel.parent / "site"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(target)
    return target


def run(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("INTAKE_")}
    return subprocess.run(
        [sys.executable, *arguments],
        check=False,
        cwd=cwd, env=environment | {"PYTHONPATH": str(installed)},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


def test_it_carries_what_ships(wheel):
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    shipped = "intake/_shipped"
    assert f"{shipped}/config/campaigns/sco-2026.toml" in names
    assert f"{shipped}/config/templates/correction.txt.j2" in names
    assert f"{shipped}/config/settings.example.toml" in names
    console = ("views/english.toml", "templates/application.html", "static/console.css")
    assert {f"intake/console/{name}" for name in console} <= names
    samples = {path.parent.name for path in (ROOT / "sample_mail").glob("*/mail.eml")}
    assert {f"{shipped}/sample_mail/{name}/mail.eml" for name in samples} <= names


def test_it_carries_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"parsers", "validators", "notifier", "intake"}
    assert not [name for name in names if name.endswith(("settings.toml", ".db", ".pyc"))]


def test_commands_run_from_it_outside_the_checkout(installed, tmp_path):
    where = run(
        installed,
        tmp_path,
        "-c",
        "import intake.config.bundled_data as s; print(s.shipped_campaigns())",
    )
    assert Path(where.stdout.strip()) == installed / "intake/_shipped/config/campaigns"
    rules = run(installed, tmp_path, "-m", "intake", "rules")
    assert rules.returncode == 0, rules.stderr
    assert "material-missing" in rules.stdout


def test_it_judges_a_letter_outside_the_checkout(installed, tmp_path):
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "li@park.example", "请问截止日期"
    letter["Date"] = "Wed, 10 Jun 2026 10:13:00 +0800"
    letter.set_content("请问截止日期是哪一天？")
    (tmp_path / "question.eml").write_bytes(bytes(letter))
    done = run(installed, tmp_path, "-m", "intake", "check", "--json", "question.eml")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["status"] == "other"

"""Every command has help, an example where it takes files, and its row in the README."""

import re
from pathlib import Path

import pytest
from commands import intake

from intake.cli.commands import COMMANDS

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text("utf-8")


def listed(text: str) -> list[str]:
    """The names under `Commands:` of a help page."""
    _, _, commands = text.partition("Commands:\n")
    return [m[1] for line in commands.splitlines() if (m := re.match(r"  ([a-z]+)  ", line))]


def paths() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name in listed(intake("--help").out):
        inner = listed(intake(name, "--help").out)
        found += [(name, one) for one in inner] or [(name,)]
        if name == "notices":
            found.append((name,))
    return found


PATHS = paths()


def test_the_commands_are_found():
    assert {("check",), ("campaign", "list"), ("notices", "preview"), ("demo",)} <= set(PATHS)


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_it_has_help(path):
    done = intake(*path, "--help")
    assert done.code == 0
    assert re.search(r"\n  [A-Z][^\n]{20,}", done.out), "a sentence of its own"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_table_says_of_a_command_what_its_help_says(command):
    page = intake(command.name, "--help").out
    assert f"\n  {command.summary}" in page


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_its_options_have_help(path):
    page = intake(*path, "--help").out.partition("Options:")[2]
    options = re.findall(
        r"^  (?:-\w, )?(--[a-z-]+)(?: <?[^ ]+>?)?(?:\s{2,}|\n\s{10,})(\S.*)?$", page, re.MULTILINE
    )
    assert options
    assert all(text for _, text in options)


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_it_is_in_the_readme(path):
    assert f"| `intake {' '.join(path)}" in README


def test_the_readme_names_no_command_that_is_not_there():
    named = set(re.findall(r"^\| `intake ([a-z]+(?: [a-z]+)?)[ `]", README, re.MULTILINE))
    assert named <= {" ".join(path) for path in PATHS}


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("chekc",), 2, "check"),
        (("check",), 2, "FILE"),
        (("list", "--config", "/none/settings.toml"), 1, "intake init"),
        (("check", "--config", "/none/settings.toml", "x.eml"), 1, "no settings file"),
        (("report", "--date", "today"), 1, "settings"),
        (("campaign", "check", "/none/x.toml"), 1, "文件不存在"),
        (("check", "--campaign", "sco-2062", "x.eml"), 2, "sco-2026"),
        (("check", "--received", "yesterday", "x.eml"), 2, "2026-06-18T23:59:59+08:00"),
    ],
)
def test_a_slip_is_told_in_a_sentence(arguments, code, told, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    done = intake(*arguments)
    assert done.code == code
    assert told in done.err + done.out
    assert "Traceback" not in done.err


def test_the_version():
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", intake("--version").out)


def test_the_campaign_files_reference_is_not_stale():
    told = "run `make campaign-keys`"
    page = (ROOT / "docs" / "campaign-file.md").read_text("utf-8")
    assert page == intake("campaign", "keys", "--markdown").out, told


def test_the_catalogue_page_is_not_stale():
    told = "run `make catalogue`"
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == intake("rules", "--markdown").out, (
        told
    )

"""A command imports what it needs: what only lists loads no library of letters, and not the rules."""

import subprocess
import sys
from pathlib import Path

import pytest
from commands import write_settings

from intake.cli.commands import COMMANDS
from intake.register.database import open_register

PROGRAM = """
import sys
from intake.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
sys.stderr.write(" ".join(sorted(sys.modules)))
"""
HEAVY = {
    "asyncio", "attr", "cattrs", "concurrent.futures.process", "cv2", "fastapi", "imapclient", "jinja2",
    "lxml", "multiprocessing", "numpy", "opencc", "pdfminer", "pebble", "phonenumbers", "pygments",
    "sqlite_utils", "structlog",
}  # fmt: skip
"""Libraries that no listing needs; each costs 20 ms to 200 ms and up to 30 MB."""

READS_LETTERS = (
    "intake.decisions", "intake.outbox", "intake.workers", "notifier.notices.compose", "parsers.forms",
    "parsers.roles", "parsers.texts.fingerprint", "parsers.texts.names", "validators.evidence",
    "validators.judge", "validators.model.dossier", "validators.rules", "validators.sorting",
)  # fmt: skip

LISTS = [(one.name,) for one in COMMANDS if one.lists and one.name != "show"]


def loaded(*arguments: object) -> set[str]:
    """The modules that are imported when a command has ended."""
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    (folder / "data").mkdir()
    open_register(folder / "data" / "register.db").close()
    return write_settings(folder)


def test_the_listing_commands_are_marked():
    assert {("list",), ("notices",), ("letters",)} <= set(LISTS)


@pytest.mark.parametrize("command", [*LISTS, ("list", "--json"), ("notices", "--state", "held")])
def test_a_listing_imports_nothing_that_reads_or_judges_letters(command, settings):
    modules = loaded("--config", settings, *command)
    assert "intake.register.database" in modules
    assert not modules & HEAVY
    assert not [name for name in modules if name.startswith(READS_LETTERS)]
    # Where the register lies is one key of the file; to judge all of them brings pydantic and 50 ms.
    assert "intake.config.settings" not in modules


def test_help_imports_no_command_and_no_library_of_letters():
    modules = loaded("--help")
    assert "intake.cli.commands" in modules
    assert not modules & (HEAVY | {"pydantic", "sqlite3", "intake.config.settings"})
    assert not [
        name for name in modules if name.startswith((*READS_LETTERS, "intake.cli.register"))
    ]


def test_a_command_that_writes_may_use_what_a_listing_does_without(settings):
    assert "structlog" in loaded("--config", settings, "notices", "drop", "--help")

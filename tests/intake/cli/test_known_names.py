"""Names on the command line that nothing bears, and names of files that say another format."""

import json
from pathlib import Path

import pytest
from commands import intake, write_settings
from dossiers import campaign

from intake.cli.terminal.errors import CommandError
from intake.cli.terminal.known_names import demand_campaign, unknown
from intake.config.bundled_data import samples
from intake.register.database import open_register

LETTER = samples() / "question" / "mail.eml"


@pytest.fixture(scope="module")
def config(tmp_path_factory) -> Path:
    config = write_settings(tmp_path_factory.mktemp("office"))
    letter = samples() / "complete-text-pdf" / "mail.eml"
    assert intake("--config", config, "take", letter).code == 0
    return config


@pytest.mark.parametrize(
    "command",
    [
        ("list",), ("list", "--json"), ("export", "xlsx", "--out", "{}/a.xlsx"), ("replay",),
        ("export", "files", "--out", "{}/a"), ("export", "casebook", "--out", "{}/a.docx"),
        ("export", "score-sheet", "--out", "{}/a.xlsx"), ("replay", "--json"), ("replay", "--apply"),
        ("check", str(samples() / "question" / "mail.eml")),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("nope", "there are "), ("sco-2025", "did you mean sco-2026"), ("SCO-2026", "did you mean sco-2026"),
        ("sco2026", "did you mean sco-2026"), ("", "(nothing)"), ("sco-2026 ", "did you mean sco-2026"),
    ],
)  # fmt: skip
def test_a_campaign_that_is_not_there_is_refused(config, tmp_path, command, given, told) -> None:
    command = [word.format(tmp_path) for word in command]
    done = intake("--config", config, *command, "--campaign", given)
    assert (done.code, done.out) == (2, "")
    assert "there is no campaign" in done.err
    assert told in done.err
    assert list(tmp_path.iterdir()) == []


def test_other_commands_name_the_nearest_too(config) -> None:
    assert "did you mean sco-2026" in intake("--config", config, "purge", "sco-2062").err
    assert "did you mean SCO2026-0001" in intake("--config", config, "show", "SCO2026-001").err
    assert "did you mean SCO2026-0001" in intake("--config", config, "show", "sco20260001").err
    told = intake("--config", config, "notices", "preview", "late", "--campaign", "sco-206")
    assert (told.code, "did you mean sco-2026" in told.err) == (2, True)


def test_a_campaign_whose_file_is_gone_is_known_by_its_applications(config) -> None:
    db = open_register(config.parent / "data" / "register.db")
    demand_campaign("sco-2026", (), db)
    demand_campaign(None, (), None)
    with pytest.raises(CommandError, match="did you mean sco-2026"):
        demand_campaign("sco-2027", (campaign(),), db)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ((), "there is none yet"),
        (("a", "b"), "there are a, b."),
        (tuple("abcdefghijkl"), "there are a, b, c, d, e, f, g, h, …."),
        (("nope-1", "x"), "did you mean nope-1?"),
    ],
)
def test_what_there_is_instead_is_said(known, told) -> None:
    assert told in str(unknown("campaign", "nope", known))


def test_what_was_given_is_shown_harmless() -> None:
    assert "\x1b" not in str(unknown("campaign", "\x1b[2J", ("a",)))


@pytest.mark.parametrize(
    ("command", "name", "right"),
    [
        (("export", "xlsx"), "register.csv", "register.xlsx"),
        (("export", "xlsx"), "register.xls", "register.xlsx"),
        (("export", "xlsx"), "register.ods", "register.xlsx"),
        (("export", "xlsx"), "register.docx", "register.xlsx"),
        (("export", "xlsx"), "register.json", "register.xlsx"),
        (("export", "score-sheet"), "scores.pdf", "scores.xlsx"),
        (("export", "libraries"), "a.docx", "a.xlsx"),
        (("export", "casebook"), "book.pdf", "book.docx"),
        (("export", "casebook"), "book.doc", "book.docx"),
        (("export", "publicity"), "list.xlsx", "list.docx"),
        (("export", "files"), "papers.tar", "a folder"),
        (("export", "files"), "papers.tar.gz", "a folder"),
        (("export", "files"), "papers.rar", "a folder"),
        (("export", "files"), "papers.xlsx", "a folder"),
        (("report",), "today.html", "a folder"),
        (("report",), "today.xlsx", "a folder"),
        (("backup",), "today.zip", "today.tar"),
        (("backup",), "today.db", "today.tar"),
    ],
)
def test_a_name_that_says_another_format_is_refused(config, tmp_path, command, name, right) -> None:
    place = [tmp_path / name] if command == ("backup",) else ["--out", tmp_path / name]
    done = intake("--config", config, *command, *place)
    assert (done.code, done.out) == (2, "")
    assert right in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("export", "xlsx"), "REGISTER.XLSX"), (("export", "files"), "papers.2026"),
        (("export", "files"), "papers.ZIP"), (("report",), "reports.d"), (("backup",), "today.tar"),
        (("backup",), "today"),
    ],
)  # fmt: skip
def test_names_that_fit_are_taken(config, tmp_path, command, name) -> None:
    place = [tmp_path / name] if command == ("backup",) else ["--out", tmp_path / name]
    assert intake("--config", config, *command, *place).code == 0
    assert (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("casebook", "a.docx", "no application is selected yet"),
        ("publicity", "a.docx", "no application is selected yet"),
        ("score-sheet", "a.xlsx", "no application is late"),
        ("libraries", "a.xlsx", "nothing is tagged"),
        ("files", "a", "no application is late"),
    ],
)
def test_a_book_of_nobody_is_refused_with_the_way_out(config, tmp_path, kind, name, told) -> None:
    only = () if kind in {"casebook", "publicity", "libraries"} else ("--status", "late")
    done = intake("--config", config, "export", kind, "--out", tmp_path / name, *only)
    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("report", "--date", "9999-12-31"), "no day"),
        (("report", "--date", "0001-01-01"), "no day"),
        (("report", "--date", "2026-1-1"), "no date"),
        (("check", LETTER, "--received", "0001-01-01T00:00"), "no time"),
        (("check", LETTER, "--received", "9999-12-31T23:59:59-12:00"), "no time"),
        (("take", LETTER, "--received", "yesterday"), "no time"),
        (("serve", "--port", "99999"), "65535"),
        (("serve", "--port", "0"), "not in the range"),
        (("serve", "--host", "nowhere.invalid"), "cannot be listened at"),
        (("serve", "--host", "192.0.2.1"), "cannot be listened at"),
        (("serve", "--host", "a..b"), "cannot be listened at"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(config, arguments, told) -> None:
    done = intake("--config", config, *arguments)
    assert done.code in {1, 2}
    assert told in done.err
    assert "unforeseen" not in done.err


@pytest.mark.parametrize("place", ["settings.toml", "settings.toml/data", "a\0b", "x" * 300])
@pytest.mark.parametrize("command", ["poll", "list", "report", "serve"])
def test_a_data_folder_that_cannot_be_is_told_by_every_command(
    config, tmp_path, place, command
) -> None:
    settings = tmp_path / "other.toml"
    # TOML escapes as JSON does.
    folder = json.dumps(str(config.parent / place))
    settings.write_text(f"data_dir = {folder}\n[reading]\nworkers = 1\n", "utf-8")
    done = intake("--config", settings, command)
    assert (done.code, done.out) == (1, "")
    assert "unforeseen" not in done.err, done.err

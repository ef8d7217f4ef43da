"""The settings file as it is read before any of it is judged."""

from pathlib import Path

import pytest

from intake.config.settings import Settings, load_settings
from intake.config.settings_file import (
    DATA_DIR,
    TABLES,
    Folders,
    SettingsError,
    read_settings_file,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_every_table_of_the_settings_is_known():
    assert Settings.model_fields.keys() == TABLES | {"data_dir", "config_dir"}


@pytest.mark.parametrize(
    ("text", "variables", "data_dir"),
    [
        ("", {}, DATA_DIR),
        ('data_dir = "/srv/office"', {}, Path("/srv/office")),
        ("\ufeffdata_dir = 'here'", {}, Path("here")),
        ('data_dir = "a"', {"INTAKE_DATA_DIR": "/b"}, Path("/b")),
        ("", {"INTAKE_SMTP__HOST": "mail.example"}, DATA_DIR),
        ("", {"INTAKE_IMAP__0__USER": "a@b.example"}, DATA_DIR),
        # Variables of other programs that begin like ours.
        ("", {"INTAKE_X": "1", "INTAKE_CONFIG": "c", "INTAKE_OTHER__KEY": "1"}, DATA_DIR),
        # What is wrong elsewhere does not hide where the register lies.
        ("[smtp]\nport = 0", {}, DATA_DIR),
        ('[notices]\nmode = "never"\nnone = 1', {}, DATA_DIR),
        ("[[imap]]\nname = 1", {}, DATA_DIR),
    ],
)
def test_the_folders_are_read_and_nothing_else_is_judged(file, text, variables, data_dir):
    file.write_text(text, "utf-8")
    assert read_settings_file(file, variables).folders == Folders(file.parent, data_dir)


@pytest.mark.parametrize(
    "text", ['data_dirr = "/srv"', "data_dir = 1", "data_dir = ['a']", "[data]"]
)
def test_a_key_that_may_be_a_misspelt_folder_gives_none_and_is_a_fault_of_the_settings(file, text):
    file.write_text(text, "utf-8")
    assert read_settings_file(file, {}).folders is None
    with pytest.raises(SettingsError):
        load_settings(file, {})


@pytest.mark.parametrize(
    ("text", "variables", "words"),
    [
        (None, {}, "there is no settings file"),
        ("data_dir = ", {}, "cannot be read"),
        ('data_dir = "a"', {"INTAKE_DATA_DIR__X": "1"}, "no such table"),
        ("", {"INTAKE_IMAP__3__USER": "a"}, "no such table"),
        ("[[imap]]", {"INTAKE_IMAP__0": "a"}, "name a key of it"),
    ],
)
def test_what_cannot_be_read_is_said(file, text, variables, words):
    if text is not None:
        file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=words):
        read_settings_file(file, variables)

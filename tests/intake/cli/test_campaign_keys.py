"""Every key of a campaign file has its meaning, and every example is one the file takes."""

import tomllib

import pytest
from commands import intake

from intake.cli.pages.campaign_reference import keys_of_the_file
from validators.call_files.keys import KEYS


def test_every_key_has_its_meaning_and_no_other():
    assert sorted(keys_of_the_file()) == sorted(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_an_example_is_toml_that_holds_the_key(key):
    meaning = KEYS[key]
    assert meaning.chinese
    assert meaning.english.endswith(".")
    held = str(tomllib.loads(meaning.example))
    name = key.rpartition(".")[2]
    assert f"'{name}'" in held


def test_a_part_of_the_keys_is_shown():
    shown = intake("campaign", "keys", "naming").out
    assert "naming.subject" in shown
    assert "material" not in shown

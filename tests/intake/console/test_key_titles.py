"""Staff read keys of a campaign file in their own words."""

import re

import pytest

from intake.console.views.key_titles import key_title, section_title
from validators.call_files.keys import KEYS

TABLES = [key for key, meaning in KEYS.items() if meaning.example.startswith("[")]


@pytest.mark.parametrize("key", [key for key in KEYS if key not in TABLES])
def test_every_key_has_a_title_that_staff_can_read(key):
    assert re.search(r"[\u4e00-\u9fff]", key_title(key.rpartition(".")[2]))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_title_that_staff_can_read(table):
    assert re.search(r"[\u4e00-\u9fff]", section_title(table, ""))

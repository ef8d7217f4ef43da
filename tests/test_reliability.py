"""The table of promises names tests that are there, and what stands in docs is that table."""

import re
from pathlib import Path

import pytest
from reliability import PROMISES

TESTS = Path(__file__).parent


@pytest.mark.parametrize("pattern", [one for row in PROMISES.values() for one in row])
def test_every_promise_is_tried_by_tests_that_exist(pattern):
    name, _, function = pattern.partition("::")
    path = TESTS / name
    assert not function or re.search(rf"def {function}\b", path.read_text("utf-8"))


def test_the_table_in_docs_is_of_these_promises():
    table = (TESTS.parent / "docs" / "reliability.md").read_text("utf-8")
    rows = [line.split(" | ") for line in table.splitlines() if line.startswith("| ")][1:]
    assert [row[0].removeprefix("| ") for row in rows] == list(PROMISES)
    assert {row[3].removesuffix(" |") for row in rows} == {"held"}

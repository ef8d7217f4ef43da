import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.call_files.toml_lines import key_lines, nearest_line

TEXT = '''# a call
id = "x"
title = "a = b"

[contact]
office = "甲"

[naming.parts]
region = "地区"

[[material]]
id = "form"
formats = [
    "word",   # not a key = here
    "pdf",
]
wording = """
stamp = "none"
[form]
"""
stamp = "no"

[[material.section]]
title = "一"

[[material.section]]
title = "二"

[[material]]
id = "pledge"
required = {field = "kind", is = ["[x"]}
stamp = "yes"

[form]
[[form.field]]
key = "a"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("id",), 2),
        (("title",), 3),
        (("contact",), 5),
        (("contact", "office"), 6),
        (("naming", "parts", "region"), 9),
        (("material", 0), 11),
        (("material", 0, "formats"), 13),
        (("material", 0, "wording"), 17),
        (("material", 0, "stamp"), 21),
        (("material", 0, "section", 0, "title"), 24),
        (("material", 0, "section", 1, "title"), 27),
        (("material", 1, "id"), 30),
        (("material", 1, "required"), 31),
        (("material", 1, "stamp"), 32),
        (("form", "field", 0, "key"), 36),
    ],
)
def test_each_key_has_its_line(path, line):
    assert key_lines(TEXT)[path] == line


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("material", 1, "titel"), 29),
        (("material", 1, "formats", 0), 29),
        (("material", 0, "formats", 1), 13),
        (("closes_on",), None),
    ],
)
def test_what_is_not_there_has_the_line_of_its_table(path, line):
    assert nearest_line(key_lines(TEXT), path) == line


@given(st.text(alphabet="[]{}\"'#=.a \n\\", max_size=200))
def test_nothing_breaks_it(text):
    assert all(1 <= line <= len(text.splitlines()) for line in key_lines(text).values())

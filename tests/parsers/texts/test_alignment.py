"""Two texts are aligned as difflib aligns them, or not at all: never for minutes."""

import time
from difflib import SequenceMatcher

import pytest
from dossiers import campaign

from parsers.texts.alignment import opcodes
from parsers.texts.read_text import ReadText, differences
from validators.model.named_application import NamedApplication
from validators.rules.form_match import _same_words
from validators.scan_checks.names import ScannedNames

SCO = campaign()
HONEST = "推动园区企业开展清洁生产审核，建设分布式光伏与储能系统，年节约标准煤一万二千吨。"
TWO_OF_A_LETTER = ("a" * 4_000, "ab" * 2_000)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""),
        ("", "甲"),
        ("甲乙丙", "甲丙"),
        (HONEST * 20, HONEST * 20),
        (HONEST * 20, HONEST * 10 + "另有" + HONEST * 10),
        (HONEST * 8, (HONEST[:20] + "、" + HONEST[21:]) * 8),
    ],
)
def test_as_difflib_aligns_them(one: str, other: str) -> None:
    expected = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    assert opcodes(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        TWO_OF_A_LETTER,
        ("1" * 20_000, "1" * 19_999),
        ("附件1" * 5_000, "1附件" * 5_000),
        ("甲乙" * 5_000, "乙甲" * 5_000),
        ("a" * 20_000, "".join(f"a{chr(0x4E00 + n)}" for n in range(10_000))),
    ],
)
def test_not_at_all_where_that_takes_long(one: str, other: str) -> None:
    began = time.thread_time()
    assert opcodes(one, other) is None
    (whole,) = differences(one, ReadText(other, (True,) * len(other)))
    assert (whole.typed, whole.read, whole.sure) == (one, other, False)
    assert time.thread_time() - began < 4


def test_answers_that_cannot_be_aligned_are_compared_by_what_they_hold() -> None:
    one, other = map(list, TWO_OF_A_LETTER)
    assert not _same_words(one, other, "", {})
    assert _same_words(one, [*one[1:], "a", "a"], "", {})


def test_a_title_of_any_length_is_looked_for_quickly() -> None:
    began = time.thread_time()
    read = " ".join(["甲" * 60] * 80)
    one, other = (
        NamedApplication(SCO, "云汀公司", "甲" * 20_000),
        NamedApplication(SCO, "青石公司", "乙"),
    )
    assert ScannedNames.of([one, other]).read_in(read) == frozenset()
    assert time.thread_time() - began < 4

"""What conventions of every shape make of names that keep them and of names that do not."""

import unicodedata

import pytest
from naming_conventions import CONVENTIONS, Asked

from parsers.facts.spec import NamePart, NamePattern, PartKind
from parsers.texts.naming.convention import NameReading, read_name
from parsers.texts.naming.known_parts import part_of
from parsers.texts.naming.pattern import read_pattern

GOOD = [(one, name) for one in CONVENTIONS for name in one.good]
BAD = [(one, name) for one in CONVENTIONS for name in one.bad]


def pattern_of(asked: Asked) -> NamePattern:
    return read_pattern(asked.pattern, {key: part(key, said) for key, said in asked.kinds.items()})


def part(key: str, said: str) -> NamePart:
    kind, _, choices = said.partition(":")
    named = tuple(choices.split(",")) if choices else ()
    return NamePart(key, part_of(key).title, PartKind(kind), named)


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize(("asked", "name"), GOOD, ids=lambda one: getattr(one, "pattern", one))
def test_a_name_that_keeps_its_convention_tells_its_parts(asked: Asked, name: str) -> None:
    read = read_name(name, pattern_of(asked))
    told = {key: plain(value) for key, value in read.parts.items()}
    wanted = map(plain, asked.good[name])
    assert (read.ok, told) == (True, dict(zip(asked.keys, wanted, strict=True)))
    assert not read.why


@pytest.mark.parametrize(("asked", "name"), BAD, ids=lambda one: getattr(one, "pattern", one))
def test_a_name_that_does_not_says_why(asked: Asked, name: str) -> None:
    read = read_name(name, pattern_of(asked))
    assert (read.ok, read.parts) == (False, {})
    assert read.why.endswith("。")
    assert "{" not in read.why


def test_there_are_conventions_enough() -> None:
    assert len(CONVENTIONS) >= 40
    assert len({one.pattern for one in CONVENTIONS}) == len(CONVENTIONS)


def read(pattern: str, name: str) -> NameReading:
    return read_name(name, read_pattern(pattern))


@pytest.mark.parametrize(
    ("pattern", "name", "told"),
    [
        # Nothing tells where the recommending body ends and the applicant begins.
        ("{recommender}-{applicant}-{category}", "甲-乙-丙-丁", {}),
        ("{school}{applicant}", "示例大学附属东区中学苏木", {}),
        ("{region}-{category}", "东-西-南", {}),
        (
            "{class}-{student_id}-{name}",
            "计科-2201-20220101-苏木",
            {"name": "苏木"},
        ),
        # The telephone number parts the rest.
        (
            "{unit}-{phone}-{region}",
            "甲-乙-15400080011-东-西",
            {"unit": "甲-乙", "phone": "15400080011", "region": "东-西"},
        ),
    ],
)
def test_what_cannot_be_told_apart_is_left_out(
    pattern: str, name: str, told: dict[str, str]
) -> None:
    found = read(pattern, name)
    assert found.ok or pattern == "{school}{applicant}"
    assert found.parts == told


@pytest.mark.parametrize(
    ("pattern", "name", "why"),
    [
        ("{applicant}+{case_title}", "", "名称为空。"),
        ("{applicant}+{phone}", "阮青+未填", "“联系电话”处的“未填”不像电话号码。"),
        ("{applicant}+{phone}", "+15400080011", "分不出2个部分"),
        ("读书征文+{applicant}", "征文+袁小满", "缺少固定文字“读书征文”。"),
        ("【{region}】{applicant}", "霁川市热力公司", "缺少“【”"),
        (
            "{applicant}+{case_title}",
            "甲公司+案例名称",
            "“案例名称”处是“案例名称”，应换成实际内容。",
        ),
        ("{applicant}+{case_title}", "甲公司", "分不出2个部分，应为：〔申报单位〕+〔案例名称〕。"),
    ],
)
def test_why_is_a_sentence_for_a_clerk(pattern: str, name: str, why: str) -> None:
    assert why in read(pattern, name).why

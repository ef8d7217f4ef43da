import pytest
from dossiers import attachment, campaign, dossier, paged, results

from parsers.facts.file_facts import FileFacts, WordFacts
from parsers.facts.filetype import FileType
from parsers.roles.assign_roles import Role
from validators.model.dossier import Document
from validators.rules.fields import SECTION_LENGTH

PARK, ENTERPRISE = campaign("green-parks-2024-park"), campaign("green-parks-2024-enterprise")
FITTING = {"背景情况": 400, "特色经验": 900, "未来展望": 400}


def narrative(lengths: dict[str, int], call=PARK, *, typed: bool = True):
    lines = [line for title, words in lengths.items() for line in (title, "字" * words)]
    facts = (
        FileFacts(FileType.WORD, word=WordFacts("\n".join(lines), tuple(lines), ()))
        if typed
        else FileFacts(FileType.PDF, paged=paged(text="\n".join(lines)))
    )
    document = Document(attachment("案例正文.docx"), facts, (Role("narrative", "content"),))
    return results(SECTION_LENGTH, dossier(document, call=call))


@pytest.mark.parametrize("typed", [True, False])
def test_lengths_as_announced_pass(typed):
    assert narrative(FITTING, typed=typed) == dict.fromkeys(FITTING, "passed")


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("背景情况", 300, "passed"),
        ("背景情况", 270, "passed"),
        ("背景情况", 269, "failed"),
        ("背景情况", 550, "passed"),
        ("背景情况", 551, "failed"),
        ("特色经验", 720, "passed"),
        ("特色经验", 719, "failed"),
        ("特色经验", 1100, "passed"),
        ("特色经验", 1101, "failed"),
        ("未来展望", 0, "failed"),
    ],
)
def test_a_tenth_more_or_less_is_about(title, words, expected):
    others = dict.fromkeys(FITTING, "passed")
    assert narrative(FITTING | {title: words}) == others | {title: expected}


def test_an_enterprise_writes_a_shorter_background():
    lengths = FITTING | {"背景情况": 250}
    assert narrative(lengths, ENTERPRISE)["背景情况"] == "passed"
    assert narrative(FITTING, ENTERPRISE)["背景情况"] == "failed"


def test_a_section_that_is_not_found_is_not_judged():
    assert narrative({"背景情况": 400, "特色经验": 900})["未来展望"] == "skipped"


def test_a_call_without_sections_asks_no_lengths():
    assert results(SECTION_LENGTH, dossier()) == {}

"""A scanned pledge against the official wording: another promise is told, a slip of OCR is not."""

import pytest
from dossiers import campaign

from parsers.facts.file_facts import GAP
from parsers.facts.scan_facts import Level, ScanLine, ScanPage
from validators.scan_checks.pledge_text import Scanned, compare_scanned

WORDING = next(m.wording for m in campaign().materials if m.wording)
HEAD = "材料真实性承诺书\n"
END = "\n申报单位：云岭绿能科技有限公司\n日期：2026年6月8日"


def page(text: str, doubts: str = "") -> ScanPage:
    """The lines as read; the characters of `doubts` are those the readings differ in."""
    lines = []
    for number, line in enumerate(text.splitlines()):
        unsure = tuple(place for place, one in enumerate(line) if one in doubts)
        read = line != GAP
        box = (0.1, 0.1 + number / 50, 0.8, 0.01)
        lines.append(ScanLine(box, line if read else "", 0.95, unsure, read))
    return ScanPage(tuple(lines))


def told(promise: str, doubts: str = "", level: Level = Level.FINE) -> Scanned:
    text = HEAD + promise + END
    return compare_scanned(text, WORDING, [page(text, doubts)], level)[0]


def test_the_official_wording_is_the_same() -> None:
    assert told(WORDING) is Scanned.SAME


def test_line_breaks_and_spaces_do_not_matter() -> None:
    broken = "\n".join(WORDING[start : start + 22] for start in range(0, len(WORDING), 22))
    assert told(broken) is Scanned.SAME


@pytest.mark.parametrize("level", list(Level))
def test_a_clause_more_or_less_is_another_promise(level: Level) -> None:
    bare = WORDING.rstrip("。")
    assert told(f"{bare}，但因不可抗力所致的除外。", level=level) is Scanned.CHANGED
    sentence = max(WORDING.replace("。", "，").split("，"), key=len)
    assert told(WORDING.replace(sentence, "", 1), level=level) is Scanned.CHANGED


@pytest.mark.parametrize(
    ("official", "given"), [("真实", "真买"), ("有效", "有郊"), ("争议", "争")]
)
def test_a_slip_of_a_character_accuses_nobody(official: str, given: str) -> None:
    assert official in WORDING
    assert told(WORDING.replace(official, given, 1)) is Scanned.OPEN


def _turned() -> str:
    assert "无违法" in WORDING or "无" in WORDING
    place = WORDING.index("无")
    return WORDING[:place] + "有" + WORDING[place + 1 :]


def test_a_word_that_turns_the_promise_round_is_told_after_two_readings() -> None:
    assert told(_turned()) is Scanned.CHANGED
    assert told(_turned(), level=Level.ROLE) is Scanned.OPEN


def test_a_word_the_readings_differ_in_is_left_to_staff() -> None:
    assert told(_turned(), doubts="有") is Scanned.OPEN


def test_a_doubt_beside_it_hides_no_sentence_left_out() -> None:
    sentence = max(WORDING.replace("。", "，").split("，"), key=len)
    assert told(WORDING.replace(sentence, "口", 1), doubts="口") is Scanned.CHANGED


def test_a_line_that_was_not_read_is_not_a_line_left_out() -> None:
    lines = [WORDING[start : start + 22] for start in range(0, len(WORDING), 22)]
    lines[1] = GAP
    assert told("\n".join(lines)) is Scanned.OPEN


def test_the_change_is_named() -> None:
    text = HEAD + _turned() + END
    _, changed = compare_scanned(text, WORDING, [page(text)], Level.FINE)
    assert changed == "“有”应为“无”"

"""One answer against the scan: the same, another, left open, or not read; and what is read next."""

import pytest
from dossiers import GOOD_ANSWERS, answers, campaign
from scanned_forms import HIGHLIGHTS, SUMMARY, TYPED, lines

from parsers.facts.answers import Answer
from parsers.facts.scan_facts import Level, ScanLine, ScanPage
from parsers.texts.read_text import fold_read
from validators.scan_checks.compare import compare_scan
from validators.scan_checks.comparison import Compared, ScanLikeness
from validators.scan_checks.line_pieces import Pieces
from validators.scan_checks.neighbours import with_lines_between
from validators.scan_checks.piece import ScanPiece

FORM = campaign().form
SAME, DIFFERENT, OPEN = ScanLikeness.SAME, ScanLikeness.DIFFERENT, ScanLikeness.OPEN
PHONE = GOOD_ANSWERS["contact_phone"]


def compared(level: Level = Level.FINE, doubtful: str = "", **printed: str) -> dict[str, Compared]:
    page = ScanPage(tuple(lines(doubtful, **printed)))
    return compare_scan(FORM, typed(), (page,), level)


def typed(**changes: str) -> dict[str, Answer]:
    return {one.key: one for one in answers(**(TYPED | changes)).answers}


@pytest.mark.parametrize(
    ("printed", "doubtful", "likeness"),
    [
        ({}, "", SAME),
        # An exact answer: one sure figure is another number, a doubtful one is open.
        ({"contact_phone": "13800000040"}, "", DIFFERENT),
        ({"contact_phone": "13800000040"}, "4", OPEN),
        ({"contact_phone": "138 0000 0000"}, "", SAME),
        ({"contact_phone": "1380000000"}, "", OPEN),
        ({"email": "wang@yunling.example"}, "", DIFFERENT),
        ({"email": "lin@yunlinq.example"}, "q", OPEN),
        # A name: one character may be a slip that two readings share; two are another name.
        ({"contact_person": "林见清"}, "", OPEN),
        ({"contact_person": "林见清"}, "清", OPEN),
        ({"applicant": "云岭绿能种技有限公司"}, "种", SAME),
        ({"applicant": "云岭绿能种技有限公司"}, "", OPEN),
        ({"contact_person": "王大可"}, "", DIFFERENT),
        ({"contact_person": ""}, "", OPEN),
        ({"case_title": "塔什干光伏温室合作项目（二期）"}, "", DIFFERENT),
        # What is missing at either end may stand on a line that was not found.
        ({"case_title": "塔什干光伏温室"}, "", OPEN),
        ({"case_title": "光伏温室合作项目"}, "", OPEN),
        ({"case_title": "塔什干合作项目"}, "", DIFFERENT),
        # Running text: whole words and figures tell, slips in doubt do not.
        ({"highlights": HIGHLIGHTS.replace("冬季以余热供暖", "夏季以湿帘降温")}, "", DIFFERENT),
        ({"highlights": HIGHLIGHTS.replace("棚顶", "棚项")}, "项", SAME),
        ({"highlights": HIGHLIGHTS.replace("棚顶", "棚项")}, "", SAME),
        ({"summary": SUMMARY.replace("3600", "3800")}, "", DIFFERENT),
        ({"summary": SUMMARY.replace("3600", "3800")}, "38", OPEN),
        ({"summary": SUMMARY.replace("项目由中方设计并施工，", "")}, "", DIFFERENT),
        # Choices.
        ({"case_type": "☑项目合作 □园区合作 □人才培养"}, "", SAME),
        ({"case_type": "□项目合作 ☑园区合作 □人才培养"}, "", DIFFERENT),
        ({"case_type": "□项目合作 □园区合作 □人才培养"}, "", OPEN),
        ({"case_type": "园区合作"}, "", DIFFERENT),
    ],
)
def test_each_answer_by_itself(printed, doubtful, likeness):
    found = compared(doubtful=doubtful, **printed)
    key = next(iter(printed), "summary")
    assert found[key].likeness is likeness
    others = {one.likeness for name, one in found.items() if name != key}
    assert others == {SAME}
    # Nothing is left to be read more closely than finely.
    assert {one.closer for one in found.values()} == {None}


@pytest.mark.parametrize(
    ("level", "likeness", "closer"),
    [
        (Level.ROLE, OPEN, Level.WHOLE),
        (Level.WHOLE, OPEN, Level.FINE),
        (Level.FINE, DIFFERENT, None),
    ],
)
def test_another_answer_is_claimed_of_the_finest_reading_alone(level, likeness, closer):
    found = compared(level, contact_phone="13800000040")["contact_phone"]
    assert (found.likeness, found.closer) == (likeness, closer)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ({"contact_phone": "13900000000"}, ("8", "9")),
        ({"contact_person": "王大可"}, ("林见青", "王大可")),
        ({"case_type": "园区合作"}, ("项目合作", "园区合作")),
    ],
)
def test_a_difference_tells_both_sides(printed, told):
    (key,) = printed
    found = compared(**printed)[key]
    assert (found.typed, found.read) == told


def test_what_was_not_typed_is_not_compared():
    found = compared()
    assert "awards" not in found
    assert set(found) == {key for key, one in typed().items() if one.text}


def unread_page() -> ScanPage:
    """Of the running texts every line but the first is found and not read."""
    shown = list(lines())
    first = {SUMMARY[:33], HIGHLIGHTS[:33]}
    long = [one for one in shown if one.text[:6] in SUMMARY + HIGHLIGHTS and len(one.text) > 12]
    return ScanPage(
        tuple(
            ScanLine(one.box, read=False) if one in long and one.text not in first else one
            for one in shown
        )
    )


def test_lines_not_read_leave_an_answer_the_same_by_its_samples():
    """Their width has room for the typed words, no more and no less."""
    found = compare_scan(FORM, typed(), (unread_page(),), Level.ROLE)
    assert (found["summary"].likeness, found["highlights"].likeness) == (SAME, SAME)


def test_lines_not_read_that_are_too_many_leave_it_open():
    page = unread_page()
    at = next(n for n, one in enumerate(page.lines) if not one.read)
    more = ScanPage((*page.lines[:at], *page.lines[at : at + 1] * 3, *page.lines[at:]))
    found = compare_scan(FORM, typed(), (more,), Level.ROLE)["summary"]
    assert (found.likeness, found.closer) == (OPEN, Level.WHOLE)


@pytest.mark.parametrize(
    ("key", "level", "likeness", "closer"),
    [
        # A page without lines: what the form asks for must be there, the rest need not.
        ("contact_person", Level.ROLE, OPEN, Level.WHOLE),
        ("contact_person", Level.FINE, OPEN, None),
    ],
)
def test_an_empty_page_tells_nothing(key, level, likeness, closer):
    found = compare_scan(FORM, typed(), (ScanPage(),), level)[key]
    assert (found.likeness, found.closer) == (likeness, closer)
    assert compare_scan(FORM, {}, (ScanPage(),), level) == {}


def piece(
    number: int, y: float, text: str = "某某公司", key: str = "", x: float = 0.3
) -> ScanPiece:
    return ScanPiece(0, (x, y, 0.4, 0.01), fold_read(text), key=key, number=number)


@pytest.mark.parametrize(
    ("others", "taken"),
    [
        # Directly below, and below that; each line once.
        ([(2, 0.111)], [1, 2]),
        ([(2, 0.111), (3, 0.122)], [1, 2, 3]),
        ([(2, 0.089)], [1, 2]),
        # As near to the line above it as to the answer below.
        ([(2, 0.089), (3, 0.078)], [1]),
        # Too far, or in another column.
        ([(2, 0.15)], [1]),
        ([(2, 0.111, "某某公司", "", 0.75)], [1]),
        # What repeats an answer is that answer's, and so is a line nearer to it.
        ([(2, 0.111, "某某公司", "email")], [1]),
        ([(2, 0.112), (3, 0.125, "某某公司", "email")], [1, 2]),
        ([(2, 0.121), (3, 0.1315, "某某公司", "email")], [1]),
    ],
)
def test_lines_that_go_with_an_answer(others, taken) -> None:
    own = piece(1, 0.1)
    pieces = Pieces((own, *(piece(*one) for one in others)), ())
    assert [one.number for one in with_lines_between((own,), pieces)] == taken


def test_no_line_goes_with_one_that_a_prompt_parts_it_from() -> None:
    own, below = piece(1, 0.1), piece(2, 0.1195)
    prompt = piece(3, 0.1095, "（简要介绍）")
    assert with_lines_between((own,), Pieces((own, below), ())) == (own, below)
    assert with_lines_between((own,), Pieces((own, below), (), (prompt,))) == (own,)

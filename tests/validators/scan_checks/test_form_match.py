"""A scanned form against the Word form: lines as OCR gives them, laid out as on the page."""

import itertools

import pytest
from dossiers import (
    STEM,
)
from scanned_forms import (
    ANSWERS_AT,
    BAND,
    HIGHLIGHTS,
    PITCH,
    RESULTS,
    SUMMARY,
    compared,
    lines,
    told,
)

from parsers.facts.scan_facts import Level, ScanLine, ScanPage
from validators.rules.form_match import FORM_DIFFERS


def test_the_same_form_is_passed_field_by_field():
    subject = compared()
    assert told(subject) == []
    assert set(told(subject, "passed")) >= {
        "case_title", "applicant", "contact_person", "contact_phone", "email", "case_type",
        "summary", "highlights", "results",
    }  # fmt: skip


@pytest.mark.parametrize(
    "printed",
    [
        {"contact_phone": "13800000040"},
        {"email": "wang@yunling.example"},
        {"case_title": "塔什干光伏温室合作项目（二期）"},
        {"case_title": "费尔干纳棉田滴灌示范推广"},
        {"applicant": "云岭绿能科技有限公司天津分公司"},
        {"contact_person": "王大可"},
        {"case_type": "园区合作"},
        {"case_type": "□项目合作 ☑园区合作 □人才培养"},
        {"summary": SUMMARY.replace("3600", "3800")},
        {"summary": SUMMARY.replace("项目由中方设计并施工，", "")},
        {"summary": SUMMARY.replace("项目由", "项目获地方政府专项补贴支持，由")},
        {"summary": "完全是另一段文字，讲述港口岸电改造的经过与各方分工，与温室没有关系。" * 3},
        {"highlights": HIGHLIGHTS.replace("冬季以余热供暖", "夏季以湿帘降温")},
    ],
)
def test_another_answer_surely_read_is_told_at_its_field_alone(printed):
    assert told(compared(**printed)) == list(printed)


@pytest.mark.parametrize(
    ("printed", "doubtful"),
    [
        ({"applicant": "云岭绿能种技有限公司"}, "种"),
        ({"applicant": "云岭绿能科技有限公司（盖章）"}, ""),
        ({"case_title": "塔什千光伏温室合作项目"}, "千"),
        ({"summary": SUMMARY.replace("当地", "当池")}, "池"),
        ({"email": "l1n@yun1ing.example"}, ""),
        ({"contact_phone": "138 0000 0000"}, ""),
        ({"case_type": "项目合作 □园区合作 □人才培养"}, ""),
        ({"results": f"1.{RESULTS}"}, ""),
    ],
)
def test_slips_and_layout_are_no_difference(printed, doubtful):
    subject = compared(doubtful=doubtful, **printed)
    assert told(subject) == []
    assert not set(printed) & set(told(subject, "skipped"))


@pytest.mark.parametrize(
    ("printed", "doubtful"),
    [
        ({"contact_phone": "13800000040"}, "4"),
        ({"contact_person": "林见清"}, ""),
        ({"contact_person": ""}, ""),
        ({"case_title": "塔什干光伏"}, ""),
        ({"case_type": "□项目合作 □园区合作 □人才培养"}, ""),
        ({"summary": SUMMARY.replace("3600", "3800")}, "38"),
        ({"summary": SUMMARY[:66]}, ""),
    ],
)
def test_what_the_scan_does_not_tell_for_sure_is_skipped(printed, doubtful):
    subject = compared(doubtful=doubtful, **printed)
    assert told(subject) == []
    assert set(printed) <= set(told(subject, "skipped"))


@pytest.mark.parametrize("level", [Level.ROLE, Level.WHOLE])
def test_nothing_is_claimed_before_the_finest_reading_which_is_asked_for(level):
    subject = compared(level, contact_phone="13800000040")
    assert told(subject) == []
    wants = [want for one in FORM_DIFFERS.check(subject) for want in one.wants]
    assert {(want.sha256, want.level) for want in wants} == {(f"sha-{STEM}.pdf", Level(level + 1))}


def sampled(**printed: str) -> ScanPage:
    """Of the long answers every third line was read."""
    every = tuple(lines(**printed))
    rows = [0]
    for above, below in itertools.pairwise(every):
        near = below.box[1] - above.box[1] < 1.2 * PITCH
        rows.append(rows[-1] + (below.box[0] == ANSWERS_AT) if near else 0)
    return ScanPage(
        tuple(
            ScanLine(one.box, read=False) if one.box[1] > BAND and row % 3 != 1 else one
            for row, one in zip(rows, every, strict=True)
        )
    )


def wants(page: ScanPage) -> set[Level]:
    evidence = FORM_DIFFERS.check(compared(Level.ROLE, page))
    return {want.level for one in evidence for want in one.wants}


def test_samples_that_agree_settle_the_long_answers():
    assert wants(sampled()) == set()
    assert told(compared(Level.ROLE, sampled())) == []


@pytest.mark.parametrize(
    "printed",
    [
        {"summary": SUMMARY.replace("项目由中方设计并施工，当地伙伴负责种植与销售，", "")},
        {"summary": SUMMARY.replace("项目由", "项目获地方政府专项补贴支持并列入年度计划，由")},
        {"highlights": "完全是另一段文字，讲述港口岸电改造的经过与各方分工，与温室没有关系。" * 2},
    ],
)
def test_samples_or_widths_that_disagree_ask_for_every_line(printed):
    assert wants(sampled(**printed)) == {Level.WHOLE}

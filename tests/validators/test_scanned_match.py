"""A scanned form against the Word form: lines as OCR gives them, laid out as on the page."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from dossiers import (
    PLEDGE,
    STEM,
    SUPPORTING,
    answers,
    campaign,
    dossier,
    paged,
    pdf,
    results,
    stamp,
    word_form,
)

from parsers.roles import Role
from parsers.scan_facts import Level, ScanLine, ScanPage
from validators.rules.form_match import FORM_DIFFERS

SUMMARY = (
    "2024年3月起，我公司在塔什干州建设光伏温室十二万平方米，总投资3600万元，年发电量1200万千瓦时。"
    "项目由中方设计并施工，当地伙伴负责种植与销售，已有三批技术人员来华培训。"
    "双方约定共享灌溉数据，并由第三方机构每半年监测一次土壤盐分。"
)
HIGHLIGHTS = (
    "光伏与温室一体化，棚顶发电、棚下种植，冬季以余热供暖，做法适合在中亚干旱地区的农场推广。"
)
RESULTS = "年减排二氧化碳九千八百吨，节水三成五，带动国产组件与滴灌设备出口，当地新增岗位六十个。"
TYPED = {"summary": SUMMARY, "highlights": HIGHLIGHTS, "results": RESULTS}
LABELS = {one.key: one.label for one in campaign().form.fields}
PITCH, CHARACTER, ANSWERS_AT, BAND = 0.016, 0.0162, 0.31, 0.29


def lines(doubtful: str = "", **printed: str) -> Iterator[ScanLine]:
    """The form as the scan shows it: label left, answer right, 33 characters a line."""
    top = 0.1
    said = {answer.key: answer.text for answer in answers(**TYPED).answers} | printed
    for key, text in said.items():
        rows = [text[at : at + 33] for at in range(0, len(text), 33)] or [""]
        label = ScanLine((0.17, top, 0.076, 0.014), LABELS[key], 0.99)
        for number, row in enumerate(rows):
            if number == len(rows) // 2:
                yield label
            at = row.find(doubtful) if doubtful else -1
            doubts = tuple(range(at, at + len(doubtful))) if at >= 0 else ()
            if row:
                ems = sum(0.5 if one.isascii() else 1.0 for one in row)
                box = (ANSWERS_AT, top + number * PITCH, CHARACTER * ems, 0.014)
                yield ScanLine(box, row, 0.99, doubts)
        top += PITCH * len(rows) + 0.012


def compared(
    level: Level = Level.FINE, page: ScanPage | None = None, doubtful: str = "", **printed
):
    page = page or ScanPage(tuple(lines(doubtful, **printed)))
    facts = replace(paged(stamp()), scan_texts=("申报表",), scan_pages=(page,), scan_level=level)
    scan = pdf(f"{STEM}.pdf", Role("form-pdf", "content"), facts=facts)
    return dossier(word_form(**TYPED), scan, PLEDGE, SUPPORTING)


def told(subject, result: str = "failed") -> list[str]:
    return [place for place, one in results(FORM_DIFFERS, subject).items() if one == result]


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

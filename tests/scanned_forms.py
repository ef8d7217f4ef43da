"""A scanned form beside the Word form: lines as OCR gives them, laid out as on the page."""

from collections.abc import Iterator
from dataclasses import replace

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

from parsers.facts.scan_facts import Level, ScanLine, ScanPage
from parsers.roles.assign_roles import Role
from validators.model.dossier import Dossier
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
    level: Level = Level.FINE,
    page: ScanPage | None = None,
    doubtful: str = "",
    typed: dict[str, str] = TYPED,
    **printed: str,
) -> Dossier:
    page = page or ScanPage(tuple(lines(doubtful, **printed)))
    facts = replace(paged(stamp()), scan_texts=("申报表",), scan_pages=(page,), scan_level=level)
    scan = pdf(f"{STEM}.pdf", Role("form-pdf", "content"), facts=facts)
    return dossier(word_form(**typed), scan, PLEDGE, SUPPORTING)


def told(subject: Dossier, result: str = "failed") -> list[str]:
    return [place for place, one in results(FORM_DIFFERS, subject).items() if one == result]

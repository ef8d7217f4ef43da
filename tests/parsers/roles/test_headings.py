"""A line that names the pledge is the pledge's heading only by its place: tables of cases."""

from dataclasses import replace
from itertools import product

import pytest
from dossiers import answers
from named_papers import (
    HEAD,
    LISTS,
    MEDIA,
    PARK,
    PLEDGE,
    SCO,
    form_as,
    form_table,
    pdf,
    rows_of,
    scan,
    word,
)

from parsers.facts.file_facts import GAP, Cell, FileFacts, Table
from parsers.roles.assign_roles import recognise


def materials(facts: FileFacts, name: str = "扫描件.pdf", call=SCO) -> set[str]:
    found = answers() if "案例名称" in facts.text and call is SCO else None
    roles = recognise([name], facts, found, call.materials, call.form)
    return {role.material for role in roles if role.by == "content"}


@pytest.mark.parametrize(("medium", "attachments"), tuple(product(MEDIA, LISTS)))
def test_a_list_in_the_form_is_no_pledge(medium, attachments):
    form = "form-word" if medium == "word" else "form-pdf"
    assert materials(form_as(medium, LISTS[attachments])) == {form}


@pytest.mark.parametrize(("medium", "attachments"), tuple(product(MEDIA, LISTS)))
def test_a_pledge_merged_behind_such_a_form_is_both(medium, attachments):
    form = "form-word" if medium == "word" else "form-pdf"
    assert materials(form_as(medium, LISTS[attachments], PLEDGE)) == {form, "pledge"}


@pytest.mark.parametrize("attachments", LISTS)
@pytest.mark.parametrize("make", [pdf, scan])
def test_a_pledge_merged_before_such_a_form_is_both(make, attachments):
    table = form_table(LISTS[attachments], page=2)
    form = f"{HEAD}\n{rows_of(table)}"
    facts = pdf(PLEDGE, form, tables=(table,)) if make is pdf else scan(PLEDGE, form)
    assert materials(facts) == {"form-pdf", "pledge"}


@pytest.mark.parametrize("attachments", LISTS)
def test_the_last_page_of_a_form_is_no_pledge(attachments):
    """The list runs over to a page of its own, with or without lines around it."""
    table, rest = form_table("见下页", page=1), form_table(LISTS[attachments], 2, slice(-1, None))
    first = f"{HEAD}\n{rows_of(table)}"
    overflow = LISTS[attachments]
    assert materials(pdf(first, overflow, tables=(table, rest))) == {"form-pdf"}
    if attachments != "with a promise":  # without lines nobody could tell it from a short pledge
        assert materials(pdf(first, overflow)) == {"form-pdf"}
        assert materials(scan(first, overflow)) == {"form-pdf"}


# Pages that name the pledge and are none, and what they are instead.
NAMED = {
    "table of contents": "申报材料目录\n材料真实性承诺书\n案例支撑材料",
    "table of contents, numbered": "目录\n一、申报表\n二、材料真实性承诺书\n三、支撑材料",
    "table of contents, annexes": (
        "目  录\n附件1：中国—上海合作组织绿色产业合作典型案例申报表\n附件2：材料真实性承诺书"
    ),
    "table of contents, alone": "目录\n附件2：材料真实性承诺书",
    "with page numbers": "目录\n申报表\n1\n材料真实性承诺书\n4\n案例支撑材料\n5",
    "list of materials": "申报材料清单\n申报表\n材料真实性承诺书\n支撑材料",
    "covering letter": (
        "关于报送典型案例申报材料的函\n中国—上海合作组织绿色产业合作促进中心：\n"
        "根据公告要求，我公司组织编写了案例，现予报送，请审阅。\n附件：\n材料真实性承诺书\n"
        "云岭绿能科技有限公司\n2026年6月5日"
    ),
    "covering letter that promises": (
        "关于报送典型案例申报材料的函\n促进中心：\n我单位承诺，此次提交的所有材料真实有效。"
        "现将申报表一式两份、支撑材料一套随函报送，联系人林见青，电话010-55501872，请予审核为盼，"
        "不足之处请及时告知，我单位将尽快补充完善并重新报送，谢谢支持。\n附件1：申报表\n附件2：材料真实性承诺书"
    ),
    "instructions": (
        "填表说明\n1.本表用A4纸打印，一式两份。\n2.须与下列材料一并报送：\n材料真实性承诺书\n案例支撑材料"
    ),
    "a report that mentions it": (
        "2025年度运行报告\n一、概况\n项目运行平稳，年发电三千万千瓦时。\n二、附录\n材料真实性承诺书\n见另册。"
    ),
}  # fmt: skip


@pytest.mark.parametrize("make", [word, pdf, scan])
@pytest.mark.parametrize("page", NAMED)
def test_a_page_that_names_the_pledge_is_none(make, page):
    assert materials(make(NAMED[page]), "材料.pdf") == set()


# Pledges as they come, which stay pledges.
PLEDGES = {
    "official": PLEDGE,
    "without the annex": PLEDGE.removeprefix("附件2\n"),
    "annex on its line": PLEDGE.replace("附件2\n材料", "附件2 材料"),
    "annex with colon": PLEDGE.replace("附件2\n材料", "附件2：材料"),
    "in quotes": PLEDGE.replace("材料真实性承诺书", "《材料真实性承诺书》"),
    "under a letterhead": f"云岭绿能科技有限公司\n地址：宁川市云岭路1号\n电话：010-55501872\n{PLEDGE}",
    "title broken": PLEDGE.replace("材料真实性承诺书", "材料真实性\n承诺书"),
    "title apart": PLEDGE.replace("材料真实性承诺书", "材 料 真 实 性 承 诺 书"),
    "no title": PLEDGE.replace("材料真实性承诺书\n", ""),
    "title at the end": PLEDGE.replace("材料真实性承诺书\n", "") + "\n材料真实性承诺书",
    "reworded": "材料真实性承诺书\n本公司郑重承诺：所报材料均属实，如有不实愿承担责任。\n（盖章）",
    "reworded, addressed": "材料真实性承诺书\n致：促进中心\n我们保证所有申报材料客观、真实、合法。",
    "a sentence left out": PLEDGE.replace("，申报案例的技术无科技成果、专利等知识产权权属争议", ""),
    "cut short": "材料真实性承诺书\n我单位承诺，此次提交的所有材料真实有效。\n（公章）",
    "names its annexes": PLEDGE + "\n附件：\n申报表\n案例支撑材料",
    "names the form": PLEDGE + "\n附件1：中国—上海合作组织绿色产业合作典型案例申报表",
}  # fmt: skip


@pytest.mark.parametrize("make", [word, pdf, scan])
@pytest.mark.parametrize("text", PLEDGES)
def test_a_pledge_of_its_own_stays_one(make, text):
    assert materials(make(PLEDGES[text])) == {"pledge"}


@pytest.mark.parametrize("text", PLEDGES)
def test_a_pledge_behind_the_form_stays_one(text):
    if text == "title at the end":
        return
    for medium in MEDIA:
        form = "form-word" if medium == "word" else "form-pdf"
        assert materials(form_as(medium, LISTS["bare"], PLEDGES[text])) == {form, "pledge"}, medium


def test_a_pledge_laid_out_in_a_table_stays_one():
    lines = PLEDGE.split("\n")
    boxed = Table(tuple(Cell(n, 0, line) for n, line in enumerate(lines)))
    signed = Table(
        (
            Cell(0, 0, "\n".join(lines[:4])),
            Cell(1, 0, "申报单位（公章）：云岭绿能科技有限公司"),
            Cell(2, 0, "联系人：林见青"),
            Cell(3, 0, "联系电话：010-55501872"),
        )
    )
    for table in (boxed, signed):
        assert materials(word(table)) == {"pledge"}
        assert materials(word(HEAD, form_table(LISTS["bare"]), table)) == {"form-word", "pledge"}


def test_a_scan_of_which_little_was_read_is_taken_by_its_title():
    assert materials(scan(f"附件2\n材料真实性承诺书\n{GAP}\n{GAP}")) == {"pledge"}
    assert materials(scan("附件2\n材料真实性承话书\n某单位：\n我单位承诺，此次提交")) == {"pledge"}
    assert materials(scan(f"{HEAD}\n{GAP}\n{GAP}")) == {"form-pdf"}


def test_a_page_that_only_parts_the_papers_does_not_hide_them():
    """A divider with the title alone, the scanned pledge behind it."""
    first = form_as("pdf", LISTS["bare"])
    parted = replace(
        first.paged, pages=3, page_texts=(*first.paged.page_texts, "附件2\n材料真实性承诺书", ""),
        scan_texts=("", "", PLEDGE),
    )  # fmt: skip
    assert materials(replace(first, paged=parted)) == {"form-pdf", "pledge"}


GREEN_TITLE = "云汀经济技术开发区绿色发展创新案例"
NARRATIVE = f"{GREEN_TITLE}\n一、背景情况\n园区起步早。\n二、特色经验\n做法可推广。\n三、未来展望\n继续推进。"


def park_form(title: str, summary: str, page: int = 0) -> Table:
    filled = {"applicant": "云汀经济技术开发区", "case_title": title, "summary": summary}
    labels = [(spec.label, filled.get(spec.key, "略")) for spec in PARK.form.fields]
    return Table(
        tuple(Cell(n, c, text) for n, pair in enumerate(labels) for c, text in enumerate(pair)),
        page,
    )


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        (GREEN_TITLE, "园区概况。"),
        ("零碳园区", f"{GREEN_TITLE}\n园区概况。"),
        ("零碳园区", "一、背景情况\n甲\n二、特色经验\n乙\n三、未来展望\n丙"),
    ],
)
def test_a_form_that_names_the_narrative_is_none(title, summary):
    head = "2024年度国家级经济技术开发区\n案例征集申报表"
    table = park_form(title, summary)
    assert "narrative" not in materials(word(head, table), "表.docx", PARK)
    lined = replace(table, page=1)
    page = f"{head}\n{rows_of(table)}"
    assert "narrative" not in materials(pdf(page, tables=(lined,)), "表.pdf", PARK)
    assert "narrative" in materials(word(head, table, NARRATIVE), "表.docx", PARK)


@pytest.mark.parametrize("make", [word, pdf])
def test_a_narrative_stays_one(make):
    assert materials(make(NARRATIVE), "文.docx", PARK) == {"narrative"}

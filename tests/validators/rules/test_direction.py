from dataclasses import replace

import pytest
from dossiers import (
    FORM_PDF,
    PLEDGE,
    SUPPORTING,
    attachment,
    campaign,
    complete,
    dossier,
    paged,
    results,
    word_form,
)

from parsers.facts.file_facts import FileFacts, WordFacts
from parsers.facts.filetype import FileType
from parsers.texts.phrases.countries import find_countries
from validators.rules.direction import CLASSIFIED_MARKING, NO_PARTNER_COUNTRY

NAME = SUPPORTING.filename


def bearing(*page_texts: str, scans: tuple[str, ...] = ()):
    facts = replace(paged(), pages=len(page_texts), page_texts=page_texts, scan_texts=scans)
    return dossier(replace(SUPPORTING, facts=FileFacts(FileType.PDF, paged=facts)))


@pytest.mark.parametrize(
    ("pages", "scans", "expected"),
    [
        (("项目总结。本材料无涉密信息。",), (), "passed"),
        (("双方约定保密措施，保护商业秘密。",), (), "passed"),
        (("",), (), "skipped"),
        (("秘密★1年\n项目总结",), (), "failed"),
        (("密级：机密",), (), "failed"),
        (("",), ("机密★\n可行性研究报告",), "failed"),
        (("项目总结", ""), ("", "秘密★3年\n附图"), "failed"),
    ],
)
def test_a_secrecy_marking_is_told_wherever_it_stands(pages, scans, expected):
    assert results(CLASSIFIED_MARKING, bearing(*pages, scans=scans)) == {NAME: expected}


@pytest.mark.parametrize(
    ("margins", "name", "expected"),
    [
        ("", "项目总结.docx", "passed"),
        ("云岭公司保密制度汇编\n第 1 页", "商业秘密保护制度.docx", "passed"),
        ("机密★10年\n第 1 页", "项目总结.docx", "failed"),
        ("内部资料 注意保存", "项目总结.docx", "failed"),
        ("", "【机密】项目总结.docx", "failed"),
    ],
)
def test_headers_and_the_name_are_looked_at(margins, name, expected):
    facts = FileFacts(FileType.WORD, word=WordFacts("项目总结。", (), (), margins=margins))
    document = replace(SUPPORTING, facts=facts, attachment=attachment(name))
    assert results(CLASSIFIED_MARKING, dossier(document)) == {name: expected}


def test_a_marked_scan_in_a_marked_archive_is_told_without_text():
    inside = attachment("扫描件.pdf", path=("秘密★3年.zip",))
    document = replace(SUPPORTING, attachment=inside)
    assert results(CLASSIFIED_MARKING, dossier(document)) == {"扫描件.pdf": "failed"}


ELSEWHERE = {"case_title": "光伏温室合作项目", "summary": "在国内建设光伏温室。"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"summary": "在乌兹别克斯坦共和国建设。"}, "passed"),
        ({"results": "出口至 Kazakhstan 的设备二百台。"}, "passed"),
        ({"case_title": "中蒙矿区修复"}, "passed"),
        ({"highlights": "与老挝人民民主共和国共建。"}, "passed"),
        ({}, "failed"),
        ({"summary": "在中国内蒙古自治区建设光伏温室。"}, "failed"),
        ({"summary": "在印度尼西亚建设光伏温室。"}, "failed"),
    ],
)
def test_some_answer_names_a_partner_country(changes, expected):
    subject = dossier(*complete(**ELSEWHERE | changes))
    assert results(NO_PARTNER_COUNTRY, subject) == {"": expected}


LISTED = (
    "俄罗斯、哈萨克斯坦、吉尔吉斯斯坦、塔吉克斯坦、乌兹别克斯坦、印度、巴基斯坦、伊朗、白俄罗斯、阿富汗、蒙古、阿塞拜疆、亚美尼亚、"
    "柬埔寨、尼泊尔、土耳其、斯里兰卡、沙特阿拉伯、埃及、卡塔尔、巴林、马尔代夫、缅甸、阿联酋、科威特、老挝"
)


def test_every_country_of_the_announcements_list_is_a_partner():
    partners = [group[0] for group in campaign().partners]
    assert partners == LISTED.split("、")
    assert find_countries(LISTED, campaign().partners) == tuple(partners)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("塔什干州", "passed"),
        ("中吉乌铁路沿线", "passed"),
        ("in Republic of Belarus", "passed"),
        ("проект в Узбекистане", "passed"),
        ("the United Arab Emirates", "passed"),
        ("中亚五国", "failed"),
        ("上海合作组织国家", "failed"),
        ("其中沙漠光伏基地", "failed"),
        ("气象万千、包罗万象，金边眼镜", "failed"),
        ("土库曼斯坦和格鲁吉亚", "failed"),
        ("尼日尔、尼日利亚、埃塞俄比亚", "failed"),
    ],
)
def test_the_campaigns_own_names_of_them(text, expected):
    subject = dossier(*complete(**ELSEWHERE | {"summary": f"在{text}建设光伏温室。"}))
    assert results(NO_PARTNER_COUNTRY, subject) == {"": expected}


def test_a_country_in_the_other_documents_does_not_count():
    brochure = replace(
        SUPPORTING, facts=FileFacts(FileType.PDF, paged=paged(text="产品远销哈萨克斯坦"))
    )
    subject = dossier(word_form(**ELSEWHERE), FORM_PDF, PLEDGE, brochure)
    assert results(NO_PARTNER_COUNTRY, subject) == {"": "failed"}


def test_nothing_is_said_without_a_form_or_without_partners():
    assert results(NO_PARTNER_COUNTRY, dossier(PLEDGE)) == {"*": "skipped"}
    green = campaign("green-parks-2024-park")
    assert results(NO_PARTNER_COUNTRY, dossier(call=green)) == {"": "skipped"}

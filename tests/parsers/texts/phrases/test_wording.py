import pytest
from opencc import OpenCC

from parsers.texts.phrases.wording import compare_wording, find_blanks

OFFICIAL = (
    "我单位承诺，此次提交的所有材料真实有效，申报案例的技术无科技成果、专利等知识产权权属争议。"
    "单位近3年来经营正常，无违法违规记录、未列入企业经营异常名录和严重违法失信名单。"
)
HEAD = "材料真实性承诺书\n中国—上海合作组织绿色产业合作促进中心：\n"
NAME, TAIL = "申报单位名称（公章）：", "\n申报单位名称（公章）：甲公司\n日期：2026年6月10日"


@pytest.mark.parametrize(
    "promise",
    [
        OFFICIAL,
        " ".join(OFFICIAL),
        OFFICIAL.replace("3", "三"),
        OFFICIAL + "\n特此承诺。",
        OFFICIAL[:40] + "\n申报单位名称（公章）：甲公司\n" + OFFICIAL[40:],
        OFFICIAL[:60] + "\n- 1 -\n" + OFFICIAL[60:],
    ],
)
def test_the_official_promise(promise: str) -> None:
    assert compare_wording(HEAD + promise + TAIL, OFFICIAL).same


@pytest.mark.parametrize(
    "promise",
    [
        OFFICIAL[:-1] + "，如无法律规定除外。",
        OFFICIAL.replace("近3年", "近1年"),
        "",
        OFFICIAL[:45],
        OFFICIAL.replace("无违法", "违法"),
        OFFICIAL.replace("真实", "基本真实"),
        "除附件外，" + OFFICIAL,
    ],
)
def test_another_promise(promise: str) -> None:
    assert not compare_wording(HEAD + promise + TAIL, OFFICIAL).same


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        (NAME + "甲公司\n日期：二〇二六年六月十日", ()),
        (NAME + "日照华绿环保公司\n日期：20260610", ()),
        (NAME + "\n日期：   年   月   日\n天津华绿环保科技有限公司\n2026 6 10", ()),
        (NAME + "____\n日期：__年__月__日", ("applicant", "date")),
        (NAME + "甲公司\n日期：2026年  月  日", ("date",)),
        (NAME + "（盖章处）\n日期：", ("applicant", "date")),
    ],
)
def test_blanks(text: str, blanks: tuple[str, ...]) -> None:
    assert find_blanks(text) == blanks


@pytest.mark.parametrize(
    "head",
    [
        *("附件2", "附件 2", "附 件 2", "附件２：", "附件二", "附件二："),
        *("附件2  材料真实性承诺书", "材料真实性 承诺书", "承 诺 书", "真实性承诺书"),
    ],
)
def test_what_heads_the_page_is_no_part_of_the_promise(head: str) -> None:
    assert compare_wording(f"{head}\n{HEAD}{OFFICIAL}{TAIL}", OFFICIAL).same
    assert compare_wording(f"{head}\n材料真实性承诺书\n{OFFICIAL}{TAIL}", OFFICIAL).same
    altered = OFFICIAL.replace("近3年", "近2年")
    assert not compare_wording(f"{head}\n{HEAD}{altered}{TAIL}", OFFICIAL).same


@pytest.mark.parametrize("variety", ["s2t", "s2hk", "s2tw"])
def test_traditional_characters_promise_the_same(variety: str) -> None:
    convert = OpenCC(variety).convert
    page = convert(HEAD + OFFICIAL + TAIL)
    assert page != HEAD + OFFICIAL + TAIL
    assert compare_wording(page, OFFICIAL).same
    assert compare_wording(HEAD + OFFICIAL + TAIL, convert(OFFICIAL)).same
    changed = compare_wording(page.replace("無違法違規記錄", "有違法違規記錄"), OFFICIAL)
    assert changed.changes == (("无", "有"),)
    assert find_blanks(page) == ()
    assert find_blanks(
        convert(HEAD + OFFICIAL + "\n申报单位名称（公章）：\n日期：  年  月  日")
    ) == find_blanks(HEAD + OFFICIAL + "\n申报单位名称（公章）：\n日期：  年  月  日")

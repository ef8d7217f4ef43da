import pytest

from parsers.texts.naming import compose, read_name, read_names

FIXED = "2026年上海合作组织绿色产业合作典型案例申报材料"
PATTERN = "{applicant}—{case_title}—" + FIXED


@pytest.mark.parametrize(
    "text",
    [
        "甲公司—风电—{}", "甲公司--风电--{}", "甲公司－风电－{}", "甲公司 - 风电 - {}.docx",
        "Re: 转发：甲公司—风电—{}", "[External] FW:甲公司—风电—{}", "自动转发: 甲公司—风电—{}",
        "附件1 甲公司—风电—{}", "附件1：甲公司—风电—{}（盖章版）.pdf", "副本甲公司—风电—{}",
        "材料真实性承诺书—甲公司—风电—{}", "（重新提交）甲公司—风电—{}", "甲公司_风电_{}-承诺书(1).pdf",
    ],
)  # fmt: skip
def test_kept(text: str) -> None:
    name = read_names(text.format(FIXED), PATTERN)[0]
    assert (name.applicant, name.case_title) == ("甲公司", "风电")


@pytest.mark.parametrize(
    "text",
    ["", FIXED, "甲公司—" + FIXED, "申报单位—案例名称—" + FIXED, "甲公司—风电—2025年" + FIXED[5:],
     "甲公司—风电—" + FIXED[5:], "-" * 100_000],
)  # fmt: skip
def test_not_kept(text: str) -> None:
    assert read_names(text, PATTERN) == ()


def test_what_is_known_chooses_among_splits() -> None:
    text = "甲—乙公司—中国—哈萨克风电—" + FIXED
    name = read_name(text, PATTERN, ("甲—乙公司", "中国—哈萨克风电"))
    assert name is not None
    assert name.applicant == "甲—乙公司"


def test_a_composed_name_is_safe_short_and_reads_back() -> None:
    text = compose(PATTERN, "甲/公司:", "风\n电?" + "长" * 300, "-承诺书")
    assert not set(text) & set('\\/:*?"<>|\n')
    assert len(text.encode()) <= 250
    assert read_names(text, PATTERN)[0].applicant == "甲公司"

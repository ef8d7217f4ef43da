import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.texts.naming.compose import compose
from parsers.texts.naming.convention import Name, read_names
from parsers.texts.naming.pattern import read_pattern

FIXED = "2026年上海合作组织绿色产业合作典型案例申报材料"
PATTERN = "{applicant}—{case_title}—" + FIXED
PARK = "【{applicant}】绿盟案例征集"


def says(text: str, pattern: str = PATTERN) -> list[tuple[str, str]]:
    return [(name.applicant, name.case_title) for name in read_names(text, read_pattern(pattern))]


@pytest.mark.parametrize(
    "text",
    [
        "甲公司—风电—{}",
        "甲公司--风电--{}",
        "甲公司－风电－{}",
        "甲公司 - 风电 - {}.docx",
        "甲公司― 风电 ─{}",
        "甲公司～风电～{}",
        "甲公司〜风电〜{}",
        "甲公司— —风电— —{}",
        "甲公司—-风电{}",
        "甲公司_风电_{}-承诺书(1).pdf",
        "甲公司—风电：{}",
        "甲公司—风电，{}",
        "Re: 转发：甲公司—风电—{}",
        "[External] FW:甲公司—风电—{}",
        "自动转发: 甲公司—风电—{}",
        "回复：自动回复：甲公司—风电—{}",
        "Re: 【自动回复】甲公司—风电—{}",
        "自動回覆: 甲公司—风电—{}",
        "RE: Automatic reply: 甲公司—风电—{}",
        "Auto: 甲公司—风电—{}",
        "Ynt: Otomatik yanıt: 甲公司—风电—{}",
        "Автоматический ответ: 甲公司—风电—{}",
        "RE：回复:答复：甲公司—风电—{}",
        "Re(2): Отв: 甲公司—风电—{}",
        "***SPAM*** 甲公司—风电—{}",
        "[垃圾邮件] 甲公司—风电—{}",
        "提交：甲公司—风电—{}",
        "“提交：”甲公司—风电—{}",
        "主题：甲公司—风电—{}",
        "关于报送甲公司—风电—{}",
        "【补充材料】甲公司—风电—{}",
        "（重新提交）甲公司—风电—{}",
        "撤回并重发：甲公司—风电—{}",
        "附件1 甲公司—风电—{}",
        "附件1：甲公司—风电—{}（盖章版）.pdf",
        "（附件1）甲公司—风电—{}",
        "附件-甲公司—风电—{}",
        "01-甲公司—风电—{}",
        "①甲公司—风电—{}",
        "一、甲公司—风电—{}",
        "(1)甲公司—风电—{}",
        "20260610-甲公司—风电—{}",
        "副本甲公司—风电—{}",
        "复件 (2) 甲公司—风电—{}",
        "Copy of 甲公司—风电—{}",
        "材料真实性承诺书—甲公司—风电—{}",
        "PDF盖章版—甲公司—风电—{}",
        "最终版-甲公司—风电—{}",
        "甲公司—风电—承诺书—{}",
        "甲公司—风电（盖章版）—{}",
        "★甲公司—风电—{}",
        "\u200b甲公司\u202a—风电—{}",
        "【甲公司】—【风电】—【{}】",
        "[甲公司]-[风电]-[{}]",
        "《甲公司—风电—{}》",
        "（甲公司）—（风电）—（{}）",
        "甲公司—“风电”—{}",
        "申报单位：甲公司—案例名称：风电—{}",
        "甲公司—《风电》—{}.docx.pdf",
    ],
)
def test_kept(text: str) -> None:
    assert says(text.format(FIXED))[0] == ("甲公司", "风电")


@pytest.mark.parametrize(
    "fixed",
    [
        "２０２６年上海合作组织绿色产业合作典型案例申报材料",
        "2026 年上海合作组织 绿色产业合作 典型案例 申报材料",
        "2026年“上海合作组织绿色产业合作典型案例”申报材料",
        "2026年上海合作组织绿色产业合作典型案例-申报材料",
        "2026年上海合作組織綠色產業合作典型案例申報材料",
        "2026年上海合作组织绿色产业合作典型案例申报材料（一）",
        "2026年上海合作组织绿色产业合作典型案例申报材料-张某 13800000000",
        "2026年上海合作组织绿色产业合作典型案例申报材料v2",
    ],
)
def test_the_fixed_text_may_be_typed_otherwise(fixed: str) -> None:
    assert says(f"甲公司—风电—{fixed}") == [("甲公司", "风电")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        FIXED,
        "甲公司—" + FIXED,
        "申报单位—案例名称—" + FIXED,
        "甲公司—风电—2025年" + FIXED[5:],
        "甲公司—风电—" + FIXED[5:],
        "-" * 100_000,
        "甲公司 风电 " + FIXED,
        "甲公司：风电：" + FIXED,
        "甲公司—承诺书—" + FIXED,
        "甲公司—附件2—" + FIXED,
        "XX公司—XX案例—" + FIXED,
        "【甲公司】【风电】" + FIXED,
        FIXED + "—甲公司—风电",
        "甲公司—风电—2026年度" + FIXED[5:],
        "甲公司—风电—" + FIXED[:-4],
    ],
)
def test_not_kept(text: str) -> None:
    assert read_names(text, read_pattern(PATTERN)) == ()


LONG = (
    "云岭绿能科技股份有限公司—乌兹别克斯坦塔什干州光伏温室与节水农业一体化示范及人才培养合作项目—"
)


@pytest.mark.parametrize("length", range(4, len(FIXED)))
def test_a_long_name_may_be_cut_within_the_fixed_text(length: int) -> None:
    assert says(LONG + FIXED[:length] + ".pdf") == [tuple(LONG.split("—")[:2])]


@pytest.mark.parametrize("brackets", "【】 [] ［］ （） () 《》 〔〕 “” 「」 〖〗 <> 【]".split())  # noqa: SIM905 - reads better
@pytest.mark.parametrize("form", ["{}", "Re: {}", "附件1：{}申报表.docx", "{} （补正）"])
def test_a_name_in_brackets(brackets: str, form: str) -> None:
    text = form.format(f"{brackets[0]}汀屿经开区管委会{brackets[1]}绿盟案例征集")
    assert says(text, PARK) == [("汀屿经开区管委会", "")]


@pytest.mark.parametrize(
    "text",
    [
        "汀屿经开区管委会绿盟案例征集",
        "【单位名称】绿盟案例征集",
        "【】绿盟案例征集",
        "绿盟案例征集【汀屿经开区】",
        "【汀屿经开区】绿盟企业案例征集",
    ],
)
def test_a_name_without_its_brackets(text: str) -> None:
    assert says(text, PARK) == []


@pytest.mark.parametrize(
    ("applicant", "title"),
    [
        ("中—白工业园管委会", "中国—哈萨克斯坦绿色园区"),
        ("A-B科技有限公司", "“零碳—园区”示范"),
        ("3M-云岭(中国)有限公司", "《风电》项目（一期）"),
        ("Green-River Energy Co., Ltd", "A–B corridor: green rail"),
        ("云岭绿能（天津）有限公司", "2026年光伏项目"),
        ("甲公司、乙大学", "光伏+储能"),
        ("甲公司+乙大学", "一带一路绿色行"),
        ("ООО «Зелёная энергия»", "Солнечная теплица"),
    ],
)
@pytest.mark.parametrize("dash", ["—", "-", " - ", "_"])
def test_names_that_hold_dashes_and_brackets_themselves(
    applicant: str, title: str, dash: str
) -> None:
    assert (applicant, title) in says(dash.join((applicant, title, FIXED)))


@pytest.mark.parametrize(
    ("applicant", "title"),
    [
        ("申报大学", "支撑材料研发"),
        ("更新能源公司", "申报表数字化项目"),
        ("急先锋科技公司", "V2G示范"),
        ("第一建筑公司", "第2期风电"),
        ("一汽集团", "一带一路"),
        ("21世纪能源公司", "照片建模"),
        ("EXT Ltd", "Reuse of water"),
    ],
)
def test_names_that_begin_like_a_prefix(applicant: str, title: str) -> None:
    assert says(f"{applicant}—{title}—{FIXED}")[0] == (applicant, title)


def test_somebody_in_front_or_behind_is_one_reading_more() -> None:
    assert ("甲公司", "风电") in says(f"张某—甲公司—风电—{FIXED}")
    assert ("甲公司", "风电") in says(f"甲公司—风电—张某—{FIXED}")


def test_dashes_within_both_parts_are_one_of_the_splits() -> None:
    text = "甲—乙公司—中国—哈萨克风电—" + FIXED
    assert Name("甲—乙公司", "中国—哈萨克风电") in read_names(text, read_pattern(PATTERN))


def test_a_composed_name_is_safe_short_and_reads_back() -> None:
    text = compose(
        read_pattern(PATTERN),
        {"applicant": "甲/公司:", "case_title": "风\n电?" + "长" * 300},
        "-承诺书",
    )
    assert not set(text) & set('\\/:*?"<>|\n')
    assert len(text.encode()) <= 250
    assert read_names(text, read_pattern(PATTERN))[0].applicant == "甲公司"


HAN = st.text(
    st.sampled_from("云岭绿能环保风光水电园区建设技术示范中亚哈乌"), min_size=3, max_size=12
)
APPLICANTS = st.builds(
    lambda start, middle, end: start + middle + end,
    st.sampled_from(["", "天津", "中—白", "A-B", "Green-River "]),
    HAN,
    st.sampled_from(["有限公司", "（天津）有限公司", "大学", "管委会", "、乙大学"]),
)
TITLES = st.builds(
    lambda start, middle, end: start + middle + end,
    st.sampled_from(["", "中国—中亚", "“一带一路”", "2026年"]),
    HAN,
    st.sampled_from(["", "项目", "（一期）", "100MW项目", "——以某地为例"]),
)
DASH = st.sampled_from(["—", "–", "-", "－", "―", "─", "_", "~", "——", "--", " - ", " — ", "— —"])
PREFIX = st.sampled_from(
    ["", "Re: ", "回复：", "转发:", "Fwd: RE: ", "【外部邮件】", "[SPAM] ", "提交：", "附件1："]
)
SUFFIX = st.sampled_from(
    [
        "",
        "(1)",
        "副本",
        "最终版",
        "（盖章版）",
        "v2",
        "-扫描件",
        "承诺书",
        "附件2",
        "_20260610",
        ".docx",
    ]
)
BRACKETS = st.sampled_from(["", "【】", "[]", "（）", "“”"])


@settings(max_examples=150, deadline=None)
@given(APPLICANTS, TITLES, DASH, BRACKETS, st.tuples(PREFIX, SUFFIX))
def test_what_was_put_into_a_name_is_among_its_readings(
    applicant: str, title: str, dash: str, brackets: str, around: tuple[str, str]
) -> None:
    wrapped = (f"{brackets[:1]}{part}{brackets[1:]}" for part in (applicant, title))
    readings = says(dash.join([*wrapped, FIXED]).join(around))
    assert (applicant.strip(), title) in readings

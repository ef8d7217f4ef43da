"""An announcement like the one behind a campaign file that ships is drafted into the same policy.

The announcements here are invented; they say what the campaign files state, and are silent about the
rest: identifiers, words that recognise a file, partner countries, formats nobody asked for.
"""

import tomllib
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from form_specs import BLANK_ENTERPRISE, BLANK_PARK, BLANK_SCO

from intake.config.bundled_data import shipped_campaigns
from intake.config.learning.draft import draft_campaign
from intake.workers.readers import Reader
from parsers.facts.file_facts import Table

SCO = """\
关于开展中国—上海合作组织绿色产业合作典型案例征集活动的公告

为推动绿色产业合作，示例绿色产业中心现启动典型案例征集活动，有关事项如下：
一、征集对象
面向企业、园区和科研机构，征集可以对外推广的做法。
二、申报办法
即日起至2026年6月18日，请将下列材料发送至邮箱anli@office.example（邮件主题及文件命名格式为\
“申报单位—案例名称—2026年上海合作组织绿色产业合作典型案例申报材料”）：
1.《中国—上海合作组织绿色产业合作典型案例申报表》（附件1），可编辑Word版和PDF盖章版各一份；
2.案例支撑材料，如数据图表、影像资料等；
3.材料真实性承诺书（附件2），PDF盖章版，加盖申报单位公章。
三、结果应用
获选案例将汇编成册，并在网站公示。

附件：1.中国—上海合作组织绿色产业合作典型案例申报表
2.材料真实性承诺书

示例绿色产业中心
2026年6月3日
附件2
材料真实性承诺书
示例绿色产业中心：
{wording}
承诺单位（盖章）：
附件1
中国—上海合作组织绿色产业合作典型案例申报表
"""
OUTLINE = """\
附件2
案例编写模板
主标题：自拟
第一段：背景情况
约{background}字，介绍基本情况和面临的问题。
第二段：特色经验
约800-1000字，介绍采取的措施和成效。
第三段：未来展望
约300-500字，介绍今后的打算。
*随案例需提供3-5张高清（大于1MB）照片。
邮件主题及文件命名格式为“{naming}”。
附件1
{form}
"""
PARK = (
    """\
关于开展2024年度国家级经济技术开发区绿色发展创新案例征集活动的通知

各园区：
为交流做法，示例园区联盟组织开展案例征集。有关事项通知如下：
一、活动时间：
即日起至2024年4月15日。
二、征集对象：
各园区及区内企业。
请于2024年4月15日之前将案例征集申报表（附件1）、案例编写模板（附件2）发送至邮箱yq@office.example。

附件1：案例征集申报表
附件2：案例编写模板

示例园区联盟秘书处
2024年3月1日
"""
    + OUTLINE
)
ENTERPRISE = (
    """\
关于开展2024年度绿色发展创新企业案例征集活动的通知

各有关单位：
示例园区联盟组织开展企业案例征集。具体通知如下：
一、活动时间：
即日起至2024年4月15日。
二、报送：
每个园区可推荐1-2家企业案例。请将案例申报信息表（附件1）和案例编写模板（附件2）发送至邮箱qy@office.example。

附件1：案例申报信息表
附件2：案例编写模板

示例园区联盟秘书处
2024年3月1日
"""
    + OUTLINE
)


def shipped(name: str) -> dict[str, Any]:
    return tomllib.loads((shipped_campaigns() / f"{name}.toml").read_text("utf-8"))


def wording() -> str:
    return next(each["wording"] for each in shipped("sco-2026")["material"] if "wording" in each)


CALLS = {
    "sco-2026": (SCO.format(wording=wording()), BLANK_SCO),
    "green-parks-2024-park": (
        PARK.format(background="300-500", naming="【单位名称】绿盟案例征集", form="案例征集申报表"),
        BLANK_PARK,
    ),
    "green-parks-2024-enterprise": (
        ENTERPRISE.format(
            background="200-300", naming="【单位名称】绿盟企业案例征集", form="案例申报信息表"
        ),
        BLANK_ENTERPRISE,
    ),
}
# The announcement asks for no format of these: the campaign file's is the office's own.
UNSAID_FORMATS = {
    ("green-parks-2024-park", "form"),
    ("green-parks-2024-park", "text"),
    ("green-parks-2024-enterprise", "form"),
    ("green-parks-2024-enterprise", "text"),
}


def drafted(tmp_path, text: str, blank: Table) -> dict[str, Any]:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    rows = 1 + max(cell.row for cell in blank.cells)
    columns = max(cell.column + cell.column_span for cell in blank.cells)
    table = document.add_table(rows, columns)
    for cell in blank.cells:
        last = table.cell(cell.row, cell.column + cell.column_span - 1)
        table.cell(cell.row, cell.column).merge(last).text = cell.text
    path = tmp_path / "notice.docx"
    document.save(str(path))
    return tomllib.loads(draft_campaign([path], lambda: Reader(workers=1), 2026).toml)


def conventions(told: dict[str, Any]) -> tuple[str, str]:
    """Subject and file, however the file says that they are alike."""
    naming = told["naming"]
    return tuple(
        naming["pattern"] if naming.get(key, True) is True else naming[key]
        for key in ("subject", "file")
    )


def role(material: dict[str, Any]) -> str:
    if material.get("form"):
        return "form"
    if "wording" in material:
        return "pledge"
    if material.get("rest"):
        return "rest"
    return "photos" if material.get("formats") == ["image"] else "text"


def asked(told: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Role, format and policy of each paper; one that must come in two formats is two papers."""
    for material in told["material"]:
        formats = material.get("formats", [])
        for group in [[each] for each in formats] if material.get("each") else [formats]:
            # A file to be edited bears no seal.
            seal = "no" if group == ["word"] else material.get("stamp", "no")
            policy = {
                key: material.get(key) for key in ("count", "min_bytes", "section", "wording")
            }
            yield role(material), "+".join(group), {**policy, "stamp": seal}


@pytest.mark.parametrize("name", CALLS)
def test_dates_title_and_conventions_are_those_that_ship(tmp_path, name):
    told, expected = drafted(tmp_path, *CALLS[name]), shipped(name)
    for key in ("title", "opens_on", "closes_on"):
        assert told[key] == expected[key]
    assert told.get("nomination_quota") == expected.get("nomination_quota")
    assert conventions(told) == conventions(expected)


@pytest.mark.parametrize("name", CALLS)
def test_the_form_is_that_which_ships(tmp_path, name):
    assert drafted(tmp_path, *CALLS[name])["form"] == shipped(name)["form"]


@pytest.mark.parametrize("name", CALLS)
def test_the_papers_are_those_that_ship(tmp_path, name):
    found = sorted(
        ((kind, "" if (name, kind) in UNSAID_FORMATS else formats), policy)
        for kind, formats, policy in asked(drafted(tmp_path, *CALLS[name]))
    )
    expected = sorted(
        ((kind, "" if (name, kind) in UNSAID_FORMATS else formats), policy)
        for kind, formats, policy in asked(shipped(name))
    )
    assert found == expected

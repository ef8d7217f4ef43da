"""Sections of a narrative, however their headings are set."""

import pytest

from parsers.facts.spec import SectionSpec
from parsers.forms.sections import read_sections

SECTIONS = (SectionSpec("背景情况"), SectionSpec("特色经验"), SectionSpec("未来展望"))


@pytest.mark.parametrize(
    "heading",
    [
        "背景情况", "背景情况：", "一、背景情况", "（一）背景情况", "1. 背景情况", "1、背景情况",
        "第一段：背景情况", "第一段 背景情况", "第一部分  背景情况", "一、案例背景情况", "一 背景情况",
        "背 景 情 况", "【背景情况】".strip("【】"), "一、背景情况（约300-500字）", "# 背景情况",
    ],
)  # fmt: skip
def test_headings(heading: str) -> None:
    found = read_sections(["标题", heading, "一句。", "二句。", "二、特色经验", "三句。"], SECTIONS)
    assert found == {"背景情况": "一句。\n二句。", "特色经验": "三句。"}


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["背景情况：本园区位于某地。", "续。"], {"背景情况": "本园区位于某地。\n续。"}),
        (["一、背景情况\n同段一。"], {"背景情况": "同段一。"}),
        # The template's instruction left in place is not the applicant's text.
        (
            ["第一段：背景情况", "约 300-500 字，侧重介绍园区基本情况。", "正文。"],
            {"背景情况": "正文。"},
        ),
        (["未来展望", "正文。", "*随案例需提供3-5张照片。"], {"未来展望": "正文。"}),
        (["三、未来展望", "正文。", "四、附图", "图一"], {"未来展望": "正文。"}),
        (
            ["三、未来展望", "一、二期已经建成，三期在建。"],
            {"未来展望": "一、二期已经建成，三期在建。"},
        ),
        (["一、背景情况", "（一）区位", "某地。"], {"背景情况": "（一）区位\n某地。"}),
        (["我们的背景情况比较特殊，详见下文。"], {}),
        (["背景情况介绍完毕后我们谈谈别的内容"], {}),
        (["一、背景情况"], {"背景情况": ""}),
        ([], {}),
    ],
)
def test_texts(lines: list[str], found: dict[str, str]) -> None:
    assert read_sections(lines, SECTIONS) == found

"""The heading of an announcement among what a page prints around it."""

import pytest

from parsers.texts.announcements.layout.lines import clean_lines
from parsers.texts.announcements.title import read_title

HEADED = [
    ("通知公告\n当前位置： 网站首页 >> 正文\n关于征集校训的通知\n各系：\n正文。", "关于征集校训的通知"),
    ("某某征集网\n标题：\n征集某路名称\n正文。", "征集某路名称"),
    ("关于评选优秀论文的\n通知\n各学院：", "关于评选优秀论文的通知"),
    ("Structurally speaking: a juried exhibition\nAwards\n$1,000 in cash awards", (
        "Structurally speaking: a juried exhibition"
    )),
    ("Welcome to the gallery.\nCall for artists: Open Fields\nText.", "Call for artists: Open Fields"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), HEADED)
def test_the_heading(text, title):
    assert read_title(clean_lines(text)).value == title


NAMED = [
    (
        "为促进阅读，本报举办了示例市首届“悦读书香”中小学生作文大赛。",
        "示例市首届“悦读书香”中小学生作文大赛",
    ),
    (
        "各学校：\n经研究，决定举行“我和家乡共成长”主题征文比赛活动。",
        "“我和家乡共成长”主题征文比赛活动",
    ),
    (
        "День города празднуют 12 июня.\nЦентр запускает конкурс рисунков «Мой двор» для детей.",
        "конкурс рисунков «Мой двор»",
    ),
]


@pytest.mark.parametrize(("text", "title"), NAMED)
def test_the_activity_as_the_text_names_it(text, title):
    found = read_title(clean_lines(text))
    assert (found.value, found.sure) == (title, False)


@pytest.mark.parametrize(
    "text", ["特此通知！\n某处", "通知公告\n各单位：\n正文。", "Awards\nPrizes:"]
)
def test_menus_and_closes_are_no_headings(text):
    found = read_title(clean_lines(text))
    assert found is None or found.value not in text.split("\n")[0]

"""Announcements in one paragraph, in parts of a web page, and behind marks against copying."""

import pytest

from parsers.texts.announcements.layout.annexes import listed_annexes, split_annexes
from parsers.texts.announcements.layout.joined_lines import without_fragments
from parsers.texts.announcements.layout.lines import clean_lines
from parsers.texts.announcements.layout.passages import passages
from parsers.texts.announcements.layout.run_on import items_of

LONG = (
    "为促进书香校园建设、校园文学的创作与繁荣，为学生搭建抒发情感、驰骋才华的平台，示例报社举办首届作文大赛。"
    * 3
)

RUN_ON = [
    (
        f"{LONG} 一、作文主题 1.自拟题目。 2.主题征文。 二、参赛流程：12月1日前发到a@b.example。",
        3,
    ),
    (f"{LONG}（一）申报表；（二）承诺书；（三）案例正文。", 4),
    (f"{LONG} 1.申报表；2.承诺书。", 3),
    # Neither a single number nor one that does not count up begins an item.
    (f"{LONG} 一、作文主题另行通知。", 1),
    (f"{LONG} 获奖：三、四等奖若干；二、一等奖各一名。", 1),
    (f"{LONG}面积1.5万亩，2.3万人参加。", 1),
    ("短的一行：一、主题；二、时间。", 1),
]


@pytest.mark.parametrize(("line", "count"), RUN_ON)
def test_a_paragraph_is_parted_at_its_items(line, count):
    assert len(list(items_of(line))) == count


def test_nothing_of_a_parted_paragraph_is_lost():
    line = RUN_ON[0][0]
    assert "".join(items_of(line)).replace(" ", "") == line.replace(" ", "")


FRAGMENTS = [
    (["项目负责人填写", "《项目申报表》（附件1）"], ["项目负责人填写《项目申报表》（附件1）"]),
    (["《评审表》（附件三", "）一并提交。"], ["《评审表》（附件三）一并提交。"]),
    (
        ["以", "学院为单位于", "6月5日之前提交至", "205室。"],
        ["以学院为单位于6月5日之前提交至205室。"],
    ),
    (["根据", "《示例办法》，现启动申报。"], ["根据《示例办法》，现启动申报。"]),
    (["申报材料", "申报表", "承诺书"], ["申报材料", "申报表", "承诺书"]),
    (["各单位：", "现将有关事项通知如下："], ["各单位：", "现将有关事项通知如下："]),
]


@pytest.mark.parametrize(("lines", "joined"), FRAGMENTS)
def test_what_markup_parted_stands_together(lines, joined):
    assert list(without_fragments(lines)) == joined


JUNK = [
    ("8 |/ {/ e7 c& x0 d 一、征文主题：树", "一、征文主题：树"),
    ('9 I" \\! x- K* j5 q 1、主办单位：示例局；', "1、主办单位：示例局；"),
    ("Word 1、申报表", "Word 1、申报表"),
    ("1、主办单位：示例局；", "1、主办单位：示例局；"),
]


@pytest.mark.parametrize(("line", "clean"), JUNK)
def test_marks_against_copying_are_dropped(line, clean):
    assert clean_lines(line) == (clean,)


def test_a_list_of_annexes_below_its_heading_is_no_annex():
    lines = ["标题", "正文。", "更多。", "附件：", "1、《示例申报表》", "2、《示例评审表》"]
    body, annexes = split_annexes(lines)
    assert annexes == ()
    assert [title for title, _ in listed_annexes(body)] == ["示例申报表", "示例评审表"]


def test_the_lead_of_a_list_stays_whole():
    head = "三、各学院推荐优秀毕业论文（设计）的，须提交以下材料："
    assert passages([head, "1.推荐表；"])[1].heads[-1].endswith("以下材料")

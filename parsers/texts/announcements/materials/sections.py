"""Tells passages that ask for materials from those that speak of other things."""

import re

from parsers.texts.announcements.layout.passages import Passage, heading_of

_LISTS = re.compile(
    (
        r"材料|报送|提交|投稿|报名|填写|资料|文件要求|作品要求|申报要求|推荐要求|参赛要求|征集要求"
        r"|案例要求|格式要求|征稿要求|写作要求|作品形式|作品规格|作品内容及形式|要求|方式|程序|流程"
        r"|步骤|办法|途径"
        r"|作品格式|征稿细则|投稿须知|须知|电子版|附件|内容|事项|what to send|submi|how to|requirement"
        r"|you (?:will )?need|include|состав|документ|материал|требовани|порядок|заявк"
    ),
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"材料|资料|报送内容|提交内容|提交文件|what to send|required documents|состав|документ",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"评审|评选|奖|对象|主题|知识产权|版权|联系|名额|背景|目的|意义|宣传|应用|组织机构|咨询|主办"
    r"|承办|遴选标准|评价|公示|活动内容|征集范围|申报范围|条件|征集内容|征集主题|选题|方向"
    r"|时间安排|日程|权利|著作权|费用"
    r"|who can|eligib|award|prize|jury|criteria|about|rights|жюри|критери|номинац|награжд",
    re.IGNORECASE,
)
_TRACKS = re.compile(r"类型|类别|组别|赛道|分类|项目设置|组别设置")


def is_list(passage: Passage) -> bool | None:
    """Tell whether a passage stands where materials are listed; None where no heading tells.

    The innermost heading that says so decides.
    """
    for head in (heading_of(passage.text), *reversed(passage.heads)):
        if _PAPERS.search(head):
            return True
        if _NOT.search(head):
            return False
        if _LISTS.search(head):
            return True
    return None


def names_papers(passage: Passage) -> bool:
    """Tell whether a heading above says that what follows is a list of papers."""
    return any(_PAPERS.search(head) for head in passage.heads)


def is_of_a_track(passage: Passage) -> bool:
    """Tell whether a passage describes one of several kinds of application."""
    return any(_TRACKS.search(head) for head in passage.heads) and bool(
        passage.marker or len(passage.heads) > 1
    )

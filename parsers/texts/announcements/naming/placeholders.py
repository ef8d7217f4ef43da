"""Knows the words that stand for something of the applicant's in a naming convention."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A word of a convention that each applicant fills in: its key and the word itself, its title."""

    key: str
    title: str


_WORDS = {
    "unit": (
        "申报单位|申请单位|申报主体|申请主体|申报企业|单位|参赛单位|参评单位|应征单位|投稿单位"
        "|完成单位|报送单位|企业|公司|机构|项目单位|案例单位|作者单位|所在单位|工作单位|团队|队|队伍|参赛队"
        "|组织"
        "|参赛团队|团队（个人）|单位（个人）|申报单位（个人）|被推荐单位|园区|社区|村|applicant"
        "|lead applicant|organi[sz]ation|company|institution|team|название организации|организация"
        "|учреждение"
    ),
    "person": "作者|姓名|申报人|申请人|申报者|申请者|负责人|项目负责人|课题负责人|主持人|项目主持人|选手"
    "|参赛者|参赛人|参赛选手|参赛人员|应征者|应征人|投稿人|投稿者|被推荐人|推荐人选|推荐对象"
    "|学生|教师|作者本人|真实|队长|组长|候选人|拍摄者|设计者|创作者|报名人|报名者|主创|第一作者"
    "|作者（单位）|队员|主讲人|个人|完成人|第一完成人|本人|name|full name|last name|surname"
    "|first name|author|your name|complete name|your complete name|your full name"
    "|фио|фамилия|имя|фио участника|фамилия автора|автор",
    "school": (
        "学校|学校（单位）|院校|高校|学院|所在学院|院系|院系部|系部|二级学院|所在学校|school"
        "|university|school name|школа|университет"
    ),
    "recommender": "推荐单位|推荐部门|推荐机构|推荐学校|推荐县区|组织单位|主管部门",
    "case_title": (
        "案例|案例题目|作品|作品题目|项目|课题|成果|题目|标题|文章|文章题目|论文|论文题目|稿件|题"
        "|题名|篇名|图片|方案|视频|征文题目|作品主题|案例主题|教学案例|课程|课题题目|活动|稿名"
        "|文章标题|论文标题"
        "|title of (?:the |your )?[a-z]+|project title|title|title of case study|title of work"
        "|work title|project|название работы"
        "|название проекта|название практики|название"
    ),
    "region": (
        "地区|所在地区|省份|省|城市|地市|市|市州|区县|县区|县市区|省市|区域|县（市、区）|省（区、市）"
        "|市（州）|属地|country|region|city|район|регион|город|муниципалитет"
    ),
    "street": "街道|乡镇|镇街|街道（乡镇）|社区（村）",
    "department": "总支|党总支|部门|科室|处室|支部|党支部|所在部门|department",
    "class": "班级|专业班级|年级|专业|专业年级|年级专业|class|класс",
    "student_id": "学号|工号|学号（工号）|student id",
    "phone": (
        "电话|联系电话|联系方式|手机|手机号|手机号码|电话号码|联系人电话|主办人电话|作者电话|联络方式"
        "|队长手机号|队长电话|组长电话|组长手机号|负责人电话|负责人手机号|负责人联系方式|作者手机号|申报人电话|本人电话"
        "|phone|telephone|телефон"
    ),
    "category": "类别|作品类别|组别|参赛组别|参赛类别|申报类别|案例类别|奖项|主题|方向|选题|赛道|赛项|体裁"
    "|类型|申报类型|案例类型|申报主题|作品类型|项目类别|项目类型|申报方向|参赛主题|作品形式"
    "|征集类别"
    "|领域|学科|学段|学科（专业）|参赛项目|申报奖项|类目|category|track|номинация|категория",
    "number": "序号|编号|题号|所选题号|作品编号|项目编号|组号|报名号|队号|number",
    "teacher": "指导教师|指导老师|辅导教师|辅导老师|руководитель",
    "contact_person": "联系人|主办人|经办人|contact person",
    "document": (
        "材料|文件|附件|材料类型|材料类别|文件类型|资料|申报材料|document|document name"
        "|название документа"
    ),
    "date": "日期|时间|拍摄时间|提交日期|date|дата",
    "position": "职务|职称|岗位",
}
_SUFFIX = (
    r"(?:的)?(?:名称|全称|简称|姓名|名字|名|题目|标题|号码|编号)?(?:（全称）|（简称）|\(全称\)|"
    r"（姓名）|（必填）)?"
)
_LEADING = (
    r"(?:所在|本人|您的|自己的|申报的|参赛的|你的|参赛|参评|应征|the |your |a |question |entry )?"
)
_KEYS = tuple(
    (key, re.compile(rf"{_LEADING}(?:{words}){_SUFFIX}", re.IGNORECASE))
    for key, words in _WORDS.items()
)
# These are words of an announcement as well: alone they stand for something only where 名称 or 姓名 says so.
_BARE = re.compile(
    (
        r"(?:企业|公司|社区|村|园区|队|组织|个人|本人|学生|教师|真实|案例|作品|项目|成果|文章|论文"
        r"|稿件|图片|方案|视频|活动|课程|市|省|题|材料|文件|附件|资料|时间|选手|负责人名|团队|机构"
        r"|教学案例|课题|name|date|project)\Z"
    ),
    re.IGNORECASE,
)
_BARE_ALONE = re.compile(
    (
        r"(?:单位|作者|姓名|学校|学院|地区|题目|标题|学号|电话|企业|公司|团队|机构|案例|作品|项目|成果"
        r"|选手|课题|市|省|学生|教师|时间|name|date|project)\Z"
    ),
    re.IGNORECASE,
)
_CROSSES = re.compile(r"[xX×Ｘ*＊○〇]{2,6}|某某某?|[_]{3,}|\.{3,}|…{1,2}")
LONGEST_WORD = 16
_SHORT_NOUN = 4


def placeholder(token: str, *, alone: bool = True) -> Placeholder | None:
    """Return what a token of a convention stands for; None where it is fixed text."""
    word = token.strip(" “”\"'《》")
    if not word or len(word) > 2 * LONGEST_WORD:
        return None
    crosses = _CROSSES.match(word)
    if crosses:
        rest = word[crosses.end() :].strip("（）()")
        return placeholder(rest) or (
            Placeholder("part", rest or "填写") if len(rest) <= _SHORT_NOUN else None
        )
    for key, pattern in _KEYS:
        if pattern.fullmatch(word):
            bare = bool(_BARE.fullmatch(word))
            told = not bare or (alone and bool(_BARE_ALONE.fullmatch(word)))
            return Placeholder(key, word) if told else None
    named = re.fullmatch(r"[\u4e00-\u9fff]{1,8}(?:名称|全称|姓名)", word)
    return Placeholder("person" if word.endswith("姓名") else "part", word) if named else None


def several(token: str) -> tuple[Placeholder | str, ...] | None:
    """A token of several placeholders without a mark between them (学号姓名), with fixed text around them."""
    word = token.strip(" “”\"'《》")
    if len(word) > 2 * LONGEST_WORD:
        return None
    for cut in range(len(word) - 1, 1, -1):
        first = placeholder(word[:cut], alone=False)
        second = placeholder(word[cut:], alone=False)
        if first and second and first.key != second.key:
            return first, second
    named = re.search(
        r"(?:申报单位|单位|企业|学校|作者|选手|案例|作品|项目)(?:名称|全称|姓名)", word
    )
    if named:
        found = placeholder(named[0])
        parts = (word[: named.start()], found, word[named.end() :])
        return tuple(part for part in parts if part) if found else None
    return None

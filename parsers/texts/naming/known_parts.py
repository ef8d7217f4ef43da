"""Lists the parts that conventions ask for: their keys, Chinese titles, kinds and printed words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from parsers.facts.spec import NamePart, PartKind


class Manner(Enum):
    """What a text part names. A TITLE may hold the convention's own separators; the others seldom do."""

    APPLICANT = "applicant"
    TITLE = "title"
    BODY = "body"
    PERSON = "person"
    CLASS = "class"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Known:
    title: str
    kind: PartKind = PartKind.TEXT


_N, _P, _D, _I = PartKind.NUMBER, PartKind.PHONE, PartKind.DATE, PartKind.ID
# fmt: off
KNOWN_PARTS: Mapping[str, Known] = {
    "applicant": Known("申报单位"), "case_title": Known("案例名称"), "title": Known("作品名称"),
    "work": Known("作品名称"), "work_title": Known("作品名称"), "works": Known("作品名称"),
    "project": Known("项目名称"), "project_title": Known("项目名称"), "topic": Known("题目"),
    "theme": Known("主题"), "paper_title": Known("论文题目"), "product": Known("产品名称"),
    "school": Known("学校"), "college": Known("学院"), "university": Known("学校"),
    "department": Known("部门"), "faculty": Known("院系"), "institute": Known("院系"),
    "unit": Known("单位名称"), "company": Known("企业名称"), "enterprise": Known("企业名称"),
    "organisation": Known("单位名称"), "organization": Known("单位名称"),
    "institution": Known("单位名称"), "employer": Known("工作单位"), "team": Known("团队名称"),
    "club": Known("社团名称"), "park": Known("园区名称"), "association": Known("协会名称"),
    "recommender": Known("推荐单位"), "nominator": Known("推荐单位"), "sender": Known("报送单位"),
    "author": Known("作者姓名"), "first_author": Known("第一作者"), "name": Known("姓名"),
    "person": Known("姓名"), "contact": Known("联系人"), "contact_person": Known("联系人"),
    "contact_name": Known("联系人"), "leader": Known("负责人"), "student": Known("学生姓名"),
    "student_name": Known("学生姓名"), "teacher": Known("指导教师"), "adviser": Known("指导教师"),
    "advisor": Known("指导教师"), "captain": Known("队长姓名"), "candidate": Known("候选人"),
    "region": Known("地区"), "area": Known("地区"), "province": Known("省份"), "city": Known("城市"),
    "county": Known("区县"), "district": Known("区县"), "country": Known("国家"),
    "category": Known("类别"), "type": Known("类型"), "case_type": Known("案例类型"),
    "track": Known("赛道"), "group": Known("组别"), "division": Known("组别"),
    "direction": Known("方向"), "field": Known("领域"), "industry": Known("行业"),
    "class": Known("班级"), "grade": Known("年级"), "major": Known("专业"), "subject": Known("学科"),
    "position": Known("岗位"), "job": Known("岗位"), "post": Known("岗位"), "level": Known("级别"),
    "phone": Known("联系电话", _P), "contact_phone": Known("联系电话", _P), "tel": Known("联系电话", _P),
    "telephone": Known("联系电话", _P), "mobile": Known("手机号码", _P),
    "email": Known("电子邮箱", PartKind.EMAIL), "mailbox": Known("电子邮箱", PartKind.EMAIL),
    "number": Known("序号", _N), "serial": Known("序号", _N), "no": Known("编号", _N),
    "index": Known("序号", _N), "count": Known("数量", _N), "case_number": Known("编号", _N),
    "job_number": Known("岗位编号", _N), "serial_number": Known("序号", _N),
    "student_id": Known("学号", _I), "student_number": Known("学号", _I), "student_no": Known("学号", _I),
    "id_number": Known("身份证号", _I), "staff_id": Known("工号", _I), "id": Known("编号", _I),
    "account": Known("账号", _I), "registration_number": Known("报名号", _I),
    "date": Known("日期", _D), "filled_on": Known("日期", _D), "year": Known("年份", _D),
}
# What a call prints in a placeholder's place, beside the titles above.
_PRINTED = (
    "申请单位", "申报主体", "单位全称", "单位", "企业", "公司名称", "公司", "园区", "机构名称",
    "申报人", "申请人", "参赛者", "参赛者姓名", "申报单位名称", "推荐单位名称", "案例题目",
    "案例标题", "作品题目", "作品标题", "作品名", "标题", "作品", "项目", "案例", "课题名称",
    "论文名称", "文章题目", "作业题目", "作者", "名字", "你的姓名", "您的姓名", "本人姓名",
    "客户姓名", "电话", "手机", "手机号", "电话号码", "联系方式", "邮箱", "学校名称", "学校全称",
    "院校", "所在学校", "学院名称", "所在单位", "队名", "队伍名称", "团队", "市州", "地市", "省市",
    "省份名称", "所在地区", "地区名称", "案例类别", "作品类别", "类别名称", "组别名称", "应聘岗位",
    "职位", "岗位名称", "应聘职位", "身份证号码", "证件号", "账户编号", "姓名全称", "社团名",
    "日期", "年月日", "name", "your name", "full name", "title", "project title", "country",
    "organisation", "organization", "company", "surname", "applicant", "applicant name", "author",
    "phone", "фио", "название", "название проекта", "название работы", "организация", "регион",
    "город", "фамилия", "фамилия имя", "имя", "телефон",
)
# fmt: on
PRINTED_WORDS = frozenset((*_PRINTED, *(known.title for known in KNOWN_PARTS.values())))
_MANNERS = {
    Manner.APPLICANT: "^applicant$",
    Manner.PERSON: (
        "author person contact leader student teacher advis[eo]r captain candidate ^name$ _name$ "
        "姓名 作者 联系人 负责人 教师 队长 选手 候选人"
    ),
    Manner.TITLE: (
        "title work project topic theme product essay paper film song poem story proposal "
        "名称$ 题目 标题 作品 主题 课题"
    ),
    Manner.BODY: (
        "school college universit department facult institut unit compan enterprise organi[sz]ation "
        "employer team club park association recommender nominator sender agency office "
        "单位 企业 公司 学校 学院 院系 部门 机构 园区 团队 队伍 协会 社团"
    ),
    Manner.CLASS: (
        "region area provinc city county district country categor type track group division direction "
        "field industr class grade major subject position job post level "
        "地区 省 市 县 类 组 赛道 方向 领域 行业 班级 年级 专业 岗位 级别"
    ),
}
_TELLING = {manner: re.compile("|".join(words.split())) for manner, words in _MANNERS.items()}
# 单位名称 and 团队名称 end in 名称 and name bodies.
_BODY_TITLE = re.compile(
    r"(?:单位|企业|公司|学校|学院|机构|园区|团队|队伍|协会|社团)(?:名称|全称)?$"
)
_KIND_BY_ENDING = (
    (PartKind.PHONE, ("phone", "mobile", "tel")), (PartKind.EMAIL, ("email", "mail")),
    (PartKind.DATE, ("date", "year")), (PartKind.ID, ("_id", "id_number", "student_number")),
    (PartKind.NUMBER, ("number", "_no", "serial", "index")),
)  # fmt: skip


def part_of(key: str) -> NamePart:
    """The part a key stands for by convention; an unknown key is a text titled by itself."""
    known = KNOWN_PARTS.get(key)
    kind = known.kind if known else kind_of(key)
    return NamePart(key, known.title if known else key, kind)


def kind_of(key: str) -> PartKind:
    """The kind of a key by how it ends, such as adviser_phone."""
    found = (kind for kind, endings in _KIND_BY_ENDING if key.endswith(endings))
    return next(found, PartKind.TEXT)


@lru_cache(maxsize=512)
def manner_of(part: NamePart) -> Manner:
    """Return what a text part names, by its key and else by its title."""
    if part.kind is PartKind.CHOICE:
        return Manner.CLASS
    by_key = _manner(part.key)
    if by_key is Manner.OTHER:
        return Manner.BODY if _BODY_TITLE.search(part.title) else _manner(part.title)
    return by_key


def _manner(words: str) -> Manner:
    found = (manner for manner, telling in _TELLING.items() if telling.search(words))
    return next(found, Manner.OTHER)

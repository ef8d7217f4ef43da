"""The forms of the announcements as specifications, and forms filled in for tests."""

from collections.abc import Sequence

from parsers.facts.file_facts import Cell, Table
from parsers.facts.spec import FieldKind, FieldSpec, FormSpec

TYPES = ("项目合作", "园区合作", "人才培养", "标准对接", "贸易合作", "技术合作")
TYPE_PROMPT = "（项目合作/园区合作/人才培养/标准对接/贸易合作/技术合作等）"
SUMMARY_PROMPT = "（简要介绍案例背景、案例地点、实施时间、案例内容和实施方式等。）"
HIGHLIGHTS_PROMPT = "（简要介绍案例的特色亮点，总结可复制可推广做法。）"
RESULTS_PROMPT = (
    "（简要介绍案例成效，包括助力我国绿色产业出海发展，"
    "带动上海合作组织国家绿色产业发展所发挥的作用。）"
)
SHORT_PROMPT = "(200字以内, 简述突出亮点成效。)"
THEMES = ("绿色供应链建设", "工厂节能降碳", "无废工厂建设", "零碳工厂建设")
PARK_THEMES = ("绿色基础设施创新", "绿色产业发展创新", "绿色投资环境创新", "绿色国际合作创新")

SCO = FormSpec((
    FieldSpec("case_title", "案例名称"),
    FieldSpec("applicant", "申报单位"),
    FieldSpec("contact_person", "联系人"),
    FieldSpec("contact_phone", "联系电话", kind=FieldKind.PHONE),
    FieldSpec("position", "职务", required=False),
    FieldSpec("email", "电子邮箱", ("邮箱", "E-mail"), kind=FieldKind.EMAIL),
    FieldSpec("case_type", "案例类型", prompt=TYPE_PROMPT, choices=TYPES, open_choices=True),
    FieldSpec("summary", "案例简介", max_words=500, prompt=SUMMARY_PROMPT),
    FieldSpec("highlights", "特色亮点", max_words=200, prompt=HIGHLIGHTS_PROMPT),
    FieldSpec("results", "主要成效", max_words=300, prompt=RESULTS_PROMPT),
    FieldSpec("awards", "案例获奖情况", ("获奖情况",), required=False),
    FieldSpec("attachment_list", "附件列表", required=False),
))  # fmt: skip

_CONTACT = (
    FieldSpec("contact_person", "联系人"),
    FieldSpec("contact_phone", "联系电话", kind=FieldKind.PHONE),
    FieldSpec("email", "联系邮箱", kind=FieldKind.EMAIL),
)
_CASE = (
    FieldSpec("case_title", "案例名称"),
    FieldSpec("summary", "案例简介", max_words=200, prompt=SHORT_PROMPT),
)
_FILLED = FieldSpec("filled_on", "填表日期", required=False, kind=FieldKind.DATE)

PARK = FormSpec((
    FieldSpec("applicant", "单位名称"),
    *_CONTACT,
    FieldSpec("themes", "申报主题", choices=PARK_THEMES, multiple=True),
    *_CASE,
    _FILLED,
))  # fmt: skip

ENTERPRISE = FormSpec((
    FieldSpec("applicant", "企业名称"),
    FieldSpec("industry", "行业类别"),
    *_CONTACT,
    FieldSpec("themes", "申报主题", choices=THEMES, multiple=True),
    *_CASE,
    FieldSpec("nominator", "推荐单位", prompt="(园区名称)", required=False),
    FieldSpec("nominator_contact", "联系人", ("推荐单位联系人",), required=False),
    _FILLED,
))  # fmt: skip


def grid(*rows: Sequence[str | None]) -> Table:
    """A table of cells one grid unit each; None leaves a place without a cell."""
    return Table(
        tuple(
            Cell(row, column, text)
            for row, cells in enumerate(rows)
            for column, text in enumerate(cells)
            if text is not None
        )
    )


BLANK_SCO = grid(
    ["案例名称", ""],
    ["申报单位\n（盖章）", ""],
    ["联系人", "", "联系电话", ""],
    ["职务", "", "电子邮箱", ""],
    ["案例类型", TYPE_PROMPT],
    ["案例简介\n（500字内）", SUMMARY_PROMPT],
    ["特色亮点\n（200字内）", HIGHLIGHTS_PROMPT],
    ["主要成效\n（300字内）", RESULTS_PROMPT],
    ["案例获奖\n情况", ""],
    ["附件列表", ""],
)
BLANK_PARK = grid(
    ["单位名称", ""],
    ["联系人", "", "联系电话", ""],
    ["联系邮箱", ""],
    ["申报主题", "".join(f"☐ {theme} " for theme in PARK_THEMES)],
    ["案例名称", ""],
    ["案例简介", SHORT_PROMPT],
    ["填表日期", "", "盖章(签字)", ""],
)
BLANK_ENTERPRISE = grid(
    ["企业名称", ""],
    ["行业类别", ""],
    ["联系人", "", "联系电话", ""],
    ["联系邮箱", ""],
    ["申报主题", "".join(f"☐ {theme} " for theme in THEMES)],
    ["案例名称", ""],
    ["案例简介", SHORT_PROMPT],
    ["推荐单位", "(园区名称)", "联系人", ""],
    ["填表日期", "", "盖章(签字)", ""],
)

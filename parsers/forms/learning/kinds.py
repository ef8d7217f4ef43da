"""Tells the kind of a field from its label, its unit and the shape of its place."""

import re

from parsers.facts.spec import FieldKind
from parsers.forms.label import fold_label, simple_characters
from parsers.forms.learning.blanks import is_blank_date, is_range
from parsers.forms.learning.hints import Hints
from parsers.forms.learning.units import unit_kind

_EMAIL = re.compile(
    r"邮箱|电子邮件|电子信箱|电邮|e-?mail|эл(?:ектронн\w{0,3}|\.)\s?(?:почт|адрес)", re.IGNORECASE
)
_PHONE = re.compile(
    r"电话|手机|传真|联系方式|联络方式|телефон|\bтел\b|phone|mobile|факс|\btel\b|\bcell\b|fax",
    re.IGNORECASE,
)
_ID_NUMBER = re.compile(r"身份证(?:件)?(?:号码?|编号)?$|公民身份号码$")
_RANGE = re.compile(r"起止|起讫")
_DATE = re.compile(
    r"日期$|出生年月日?$|年月日?$|(?:开始|起始|启动|开工|结束|完成|竣工|投产|成立|注册|申报|填表|填报|报名|入学|毕业|入职|参加工作|获奖|发表|举办|活动)时间$"
    r"|生日$|\bdate\b|дата\b|date of",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:总投资|投资额|投资总额|投资金额|经费|金额|预算|总预算|预算总额|经费预算|总经费|资金|产值|总产值|营业额|销售额|营业收入|年收入|净利润|利润总额|税收|注册资本|注册资金|总额|单价|报价"
    r"|费用)$|\bbudget$|\bamount$|\bcost$|бюджет|сумма|стоимость",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:人数|总数|数量|面积|年龄|周岁|件数|次数|台数|户数|份数|页数|字数|票数|届数)$"
    r"|^number of|\bage$|^возраст$|^количество|^число|площадь",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[/、及和与&]|\band\b|\bи\b")
# A longer label is a question, whatever word it ends in.
_LONG = 16


def kind_of(hints: Hints, printed: str) -> FieldKind:
    """The kind by its label, else by unit or date printed; a text where nothing tells."""
    label = simple_characters(hints.label)
    folded = fold_label(label)
    if is_range(printed) or (_RANGE.search(folded) and not hints.kind):
        return FieldKind.DATE_RANGE
    if _ID_NUMBER.search(folded):
        return FieldKind.ID_NUMBER
    named = [
        kind
        for kind, words in ((FieldKind.EMAIL, _EMAIL), (FieldKind.PHONE, _PHONE))
        if words.search(label)
    ]
    if named:
        parts = [part for part in _PARTS.split(label) if part]
        alike = all(any(words.search(part) for words in (_EMAIL, _PHONE)) for part in parts)
        # 电话/邮箱, 联系人及电话 in one place are neither.
        return named[0] if len(named) == 1 and alike else FieldKind.TEXT
    if hints.kind or unit_kind(printed):
        return hints.kind or unit_kind(printed) or FieldKind.TEXT
    if is_blank_date(printed) or _DATE.search(label):
        return FieldKind.DATE
    if len(label) <= _LONG and (_MONEY.search(folded) or _MONEY.search(label)):
        return FieldKind.MONEY
    return FieldKind.NUMBER if len(label) <= _LONG and _NUMBER.search(label) else FieldKind.TEXT

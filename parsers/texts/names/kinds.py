"""Splits off the kind of body that a name ends in, such as 有限公司."""

import re

from parsers.texts.names.folding import bare, fold_name

_BRACKETED = re.compile(r"\([^()]*\)")
_LEGAL_FORM = re.compile(
    r"(股份有限责任公司|有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团|股份|有限公|有限)$"
)
# What turns one name into another body's: a part of it, or one of several.
_OTHER_BODY = re.compile(
    r"分公司|子公司|研究院|研究所|分院|办事处|分局|分会|学院|协会|中心|工会|基金会"
)
# What kind of body a name ends in; bodies of two kinds are two, however alike their names.
_KIND = re.compile(
    r"(公司|管委会|委员会|大学|学院|学校|研究院|研究所|科学院|设计院|中心|协会|商会|学会|联盟|促进会|基金会"
    r"|医院|银行|[局厅处部署厂])$"
)
_CERTAIN_BODY = re.compile(
    r"(?:公司|集团|管委会|委员会|大学|学院|研究院|研究所|科学院|设计院|协会|商会)(?:\([^()]*\))?$"
)
_SCHOOL = re.compile(r"(?:大学|学院|学校|研究院|研究所)$")
# The same body, down to a department of it.
_OFFICE = re.compile(
    r"(?:总部|本部)$|(?<=公司|集团|大学|学院|协会)[\u4e00-\u9fff]{2,8}(?:部|处|办公室|事业部)$"
    r"|(?<=管委会)[\u4e00-\u9fff]{2,8}(?:部|处|办公室)$"
)
_ENDING = "管委会"


def names_a_body(name: str) -> bool:
    """Tell whether a name ends as bodies' names end and cases' do not (园区, 中心, 工厂 end both)."""
    return len(name) > 4 and _CERTAIN_BODY.search(fold_name(name)) is not None  # noqa: PLR2004 - 有限公司 alone names nobody


def kind_of_body(name: str) -> str:
    """Return what kind of body a name ends in, "" where it ends in none."""
    end = _KIND.search(_BRACKETED.sub("", name))
    return end[1] if end else ""


def without_legal_form(name: str) -> str:
    return _LEGAL_FORM.sub("", name)


def other_bodies(name: str) -> list[str]:
    """The words that make the name another body's: 分公司, 研究院, 学院."""
    return _OTHER_BODY.findall(_BRACKETED.sub("", name))


def is_company(name: str) -> bool:
    return _LEGAL_FORM.search(name) is not None


def is_school(name: str) -> bool:
    return _SCHOOL.search(name) is not None


def without_department(name: str) -> str:
    return _OFFICE.sub("", name)


def stem_of(name: str) -> str:
    """The name without legal form, bracketed additions and the office that runs a park."""
    unbracketed = bare(_BRACKETED.sub("", name)) or bare(name)
    return _LEGAL_FORM.sub("", unbracketed).removesuffix(_ENDING) or unbracketed

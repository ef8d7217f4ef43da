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


def of_two_kinds(one: str, other: str) -> bool:
    """A park's office and the park's building company share all but the ending; a research
    institute turned 有限公司 keeps its whole name and adds to it.
    """
    ends = [_KIND.search(_BRACKETED.sub("", name)) for name in (one, other)]
    if not all(ends) or len({end[1] for end in ends if end}) < 2:  # noqa: PLR2004 - one and the other
        return False
    return _LEGAL_FORM.sub("", one) != _LEGAL_FORM.sub("", other)


def other_bodies(name: str) -> list[str]:
    """The words that make the name another body's: 分公司, 研究院, 学院."""
    return _OTHER_BODY.findall(_BRACKETED.sub("", name))


def group_beside_company(one: str, other: str) -> bool:
    """A group and its company share a brand and are two bodies."""
    group = ["集团" in name and name.endswith("公司") for name in (one, other)]
    return any(group) and any(name.endswith("公司") and "集团" not in name for name in (one, other))


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

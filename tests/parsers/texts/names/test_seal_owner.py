"""Whose seal it is by the name read from it: ours in spite of slips, another's only when plain."""

import pytest

from parsers.texts.names.seal_owner import Owner, owner_of

OURS = [
    ("云岭绿能科技有限公司", "云岭绿能科技有限公司"),
    ("云岭绿能科技有限公", "云岭绿能科技有限公司"),
    ("岭绿能科技有限公司", "云岭绿能科技有限公司"),
    ("云岭绿熊科技有限公司", "云岭绿能科技有限公司"),
    ("云岭绿能科技有限责任公司", "云岭绿能科技有限公司"),
    ("云岭绿能科技股份有限公司合同专用章", "云岭绿能科技股份有限公司"),
    ("云岭绿能科技有限公司财务专用章", "云岭绿能科技有限公司"),
    ("云岭绿能科技有限公司南汀分公司", "云岭绿能科技有限公司"),
    ("云岭绿能科技集团有限公司", "云岭绿能科技（集团）有限公司"),
    ("墨渚智慧电网技术东嵩有限公司", "墨渚智慧电网技术（东蓠）有限公司"),
    ("南汀经济开发区管理委员会", "南汀经济开发区管委会"),
    ("南汀经济技术开发区管理委员会办公室", "南汀经济技术开发区管理委员会"),
    ("乙方环境研究院", "云岭绿能科技有限公司、乙方环境研究院"),
    ("云岭绿能科技有限公司出", "云岭绿能科技有限公司"),
]
OTHER = [
    ("澄碛水处理装备有限公司", "云岭绿能科技有限公司"),
    ("北石区管股份有限公司", "云岭绿能科技有限公司"),
    ("江北大学", "云岭绿能科技有限公司"),
    ("栖岚生物质能源（朔渡）有限公司", "澄碛水处理装备（泓原）有限公司"),
    ("汐城港口集团", "南汀经济开发区管委会"),
    ("某甲科技有限公司", "云岭绿能科技有限公司、乙方环境研究院"),
]
UNDECIDED = [
    ("", "云岭绿能科技有限公司"),
    ("科技有限公司", "云岭绿能科技有限公司"),
    ("技有限公司", "云岭绿能科技有限公司"),
    ("岭科技有限公司", "云岭绿能科技有限公司"),
    ("合同专用章", "云岭绿能科技有限公司"),
    ("2681023400", "云岭绿能科技有限公司"),
    ("澄碛水处理", "云岭绿能科技有限公司"),
    ("云岭置业有限公司", "云岭绿能科技有限公司"),
    ("澄碛水处理装备有限公司", "Altyn Dala Green Systems LLP"),
    ("ALTYN DALA", "云岭绿能科技有限公司"),
    ("澄碛水处理装备有限公司", ""),
]


def _names(applicant: str) -> list[str]:
    return [applicant, *applicant.split("、")]


@pytest.mark.parametrize(("read", "applicant"), OURS)
def test_slips_and_forms_of_a_name_are_ours(read: str, applicant: str) -> None:
    assert owner_of(read, _names(applicant)) is Owner.OURS


@pytest.mark.parametrize(("read", "applicant"), OTHER)
def test_another_name_is_told(read: str, applicant: str) -> None:
    assert owner_of(read, _names(applicant)) is Owner.OTHER


@pytest.mark.parametrize(("read", "applicant"), UNDECIDED)
def test_what_is_not_plain_accuses_nobody(read: str, applicant: str) -> None:
    assert owner_of(read, _names(applicant)) is Owner.UNDECIDED

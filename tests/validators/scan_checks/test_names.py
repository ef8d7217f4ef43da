import pytest
from dossiers import campaign

from validators.model.named_application import NamedApplication
from validators.scan_checks.names import ScannedNames

CALL = campaign()
ONE = ("岚屿青材环保设备（宁川）股份有限公司", "乌兹别克斯坦棉浆废水资源化利用示范")
TWO = ("芷澜生态修复工程（白汀）有限公司", "蒙古国南戈壁矿区边坡生态修复")
SECOND_CASE = (ONE[0], "费尔干纳棉纺园区中水回用标准对接")
LIKE_ONE = ("岚屿青材环保设备（白汀）股份有限公司", "另一案例")

# As the engine read painted scans with a stamp over the name.
FORM = (
    "附件1\n中国一上海合作组织绿色产业合作典型案例\n申报表\n案例名称 乌兹别克斯坦棉浆废水资源化利用\n"
    "申报单位\n岚屿青材环保设备（宁川）股份有司\n(盖章)\n\ufffd"
)
PLEDGE = "材料真实性承诺书\n申报单位名称（公章)：岚屿青材于保设(宁)股份有限公司\n日期：2026年6月5日"


@pytest.mark.parametrize(
    ("text", "names", "meant"),
    [
        (FORM, (ONE, TWO), {0}),
        (PLEDGE, (TWO, ONE), {1}),
        (FORM, (ONE, SECOND_CASE), {0}),
        (PLEDGE, (ONE, SECOND_CASE), {0, 1}),
        # Too alike to be told apart through the slips.
        (PLEDGE, (ONE, LIKE_ONE), set()),
        ("材料真实性承诺书\n申报单位名称：\ufffd", (ONE, TWO), set()),
        ("", (ONE, TWO), set()),
        ("附件\n" * 5000, (ONE, TWO), set()),
    ],
)
def test_whose_names_a_scan_bears(text, names, meant):
    known = ScannedNames.of([NamedApplication(CALL, *pair) for pair in names])
    assert known.read_in(text) == meant

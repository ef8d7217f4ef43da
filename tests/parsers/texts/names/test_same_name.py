import unicodedata

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from parsers.texts.names.kinds import names_a_body
from parsers.texts.names.same_name import compare_names, split_joint

# All bodies and cases are invented.
CASES = [
    ("华绿集团有限公司", "华绿集团有限公司天津分公司", "different"),
    ("天津华绿环保科技有限公司", "天津华绿环保科技有限公司", "same"),
    ("天津华绿环保科技(北京)有限公司", "天津华绿环保科技（北京）有限公司", "same"),
    ("天津 华绿 环保科技有限公司", "天津华绿环保科技有限公司", "same"),
    ("《跨境光伏示范》", "跨境光伏示范", "same"),
    ("ＡＢＣ环保有限公司", "abc环保有限公司", "same"),
    ("天津华绿环保科技有限责任公司", "天津华绿环保科技有限公司", "variant"),
    ("天津华绿环保科技股份有限公司", "天津华绿环保科技有限公司", "variant"),
    ("华绿环保科技有限公司", "天津华绿环保科技有限公司", "variant"),
    ("华绿环保", "天津华绿环保科技有限公司", "variant"),
    ("天津华绿", "天津华绿环保科技有限公司", "variant"),
    ("华绿环保（天津）有限公司", "华绿环保有限公司", "variant"),
    ("华绿环保（天津）科技有限公司", "天津华绿环保科技有限公司", "variant"),
    ("天津市华绿环保科技有限公司", "天津华绿环保科技有限公司", "variant"),
    ("天津市滨海华绿环保科技有限公司", "滨海华绿环保科技有限公司", "variant"),
    ("天津华绿环保科技有限公司（原天津绿源科技有限公司）", "天津华绿环保科技有限公司", "variant"),
    ("天津华绿环保技科有限公司", "天津华绿环保科技有限公司", "variant"),
    ("天津華綠環保科技有限公司", "天津华绿环保科技有限公司", "variant"),
    ("北京华绿环保科技有限公司", "天津华绿环保科技有限公司", "different"),
    ("华绿环保科技（北京）有限公司", "华绿环保科技（天津）有限公司", "different"),
    ("北京市华绿环保科技有限公司", "天津市华绿环保科技有限公司", "different"),
    ("河北省华绿环保科技有限公司", "山东省华绿环保科技有限公司", "different"),
    ("华绿环保第一有限公司", "华绿环保第二有限公司", "different"),
    ("第一建筑工程局有限公司", "第二建筑工程局有限公司", "different"),
    ("中建绿能一局集团有限公司", "中建绿能二局集团有限公司", "different"),
    ("华绿集团有限公司天津分公司", "华绿集团有限公司", "different"),
    ("华绿集团有限公司天津分公司", "华绿集团有限公司北京分公司", "different"),
    ("华绿集团研究院", "华绿集团有限公司", "different"),
    ("华绿环保研究院", "华绿环保研究院有限公司", "variant"),
    ("海河大学环境学院", "海河大学", "different"),
    ("海河大学", "海河大学", "same"),
    ("海河科技大学", "海河大学", "different"),
    ("公司", "天津华绿环保科技有限公司", "different"),
    ("有限公司", "天津华绿环保科技有限公司", "different"),
    ("天津", "天津华绿环保科技有限公司", "different"),
    ("环保科技有限公司", "天津华绿环保科技有限公司", "different"),
    ("环保科技", "天津华绿环保科技有限公司", "different"),
    ("天津蓝天环保科技有限公司", "天津华绿环保科技有限公司", "different"),
    ("天津华绿新能源科技有限公司", "天津华绿环保科技有限公司", "different"),
    ("天津华绿环保设备有限公司", "天津华绿环保科技有限公司", "different"),
    ("天津华绿环保科技集团有限公司", "天津华绿环保科技有限公司", "different"),
    ("海河绿洲经济技术开发区管理委员会", "海河绿洲经济技术开发区管委会", "variant"),
    ("海河绿洲经济技术开发区", "海河绿洲经济技术开发区管理委员会", "variant"),
    ("海河绿洲经开区", "海河绿洲经济技术开发区", "variant"),
    ("海河绿洲经开区", "北湖绿洲经济技术开发区", "different"),
    ("Green River Ltd", "Green River Ltd.", "same"),
    ("Green River", "Green River Co., Ltd.", "variant"),
    ("Green River LLC", "Blue River LLC", "different"),
    ("华绿公司", "天津华绿环保科技有限公司", "variant"),
    ("天津华绿环保科技有限公司", "天津华绿环保科技有限公司、海河大学", "same"),
    ("海河大学", "天津华绿环保科技有限公司、海河大学", "same"),
    ("天津华绿环保科技有限公司、海河大学", "天津华绿环保科技有限公司 海河大学", "same"),
    ("天津华绿环保科技有限公司等", "天津华绿环保科技有限公司、海河大学", "variant"),
    ("天津华绿环保科技有限公司与海河大学", "天津华绿环保科技有限公司、海河大学", "same"),
    ("北湖大学", "天津华绿环保科技有限公司、海河大学", "different"),
    ("天津华绿环保科技有限公司", "天津华绿环保科技有限公司\n海河大学", "same"),
    ("天津华绿环保科技有限公司", "天津华绿环保科技有限公司（公章）", "same"),
    ("哈萨克斯坦100MW风电项目", "哈萨克斯坦100兆瓦风电项目", "variant"),
    ("哈萨克斯坦风电项目一期", "哈萨克斯坦风电项目二期", "different"),
    ("哈萨克斯坦风电项目", "哈萨克斯坦风电项目一期", "variant"),
    ("哈萨克斯坦风电项目", "乌兹别克斯坦风电项目", "different"),
    ("乌兹别克斯坦光伏电站项目", "乌兹别克斯坦风电电站项目", "different"),
    ("风电项目", "哈萨克斯坦札纳塔斯100MW风电项目", "variant"),
    ("中乌绿色园区合作共建案例", "中乌绿色园区共建案例", "variant"),
    ("中乌绿色园区", "中哈绿色园区", "different"),
    ("中国—巴基斯坦污水处理技术合作", "中国-巴基斯坦污水处理技术合作", "same"),
    ("人才培养", "标准对接", "different"),
    ("“零碳园区”建设经验", "零碳园区建设经验", "same"),
    ("塔什干垃圾焚烧发电项目", "塔什干垃圾焚烧发电项目（二期）", "variant"),
    ("撒马尔罕1GW光伏电站", "撒马尔罕500MW光伏电站", "different"),
    ("华绿集团", "华绿集团有限公司", "variant"),
    ("华绿（集团）有限公司", "华绿集团有限公司", "same"),
    ("华绿集团股份有限公司", "华绿集团有限公司", "variant"),
    ("华绿股份有限公司", "华绿有限公司", "variant"),
    ("华绿（集团）股份有限公司", "华绿集团", "variant"),
    ("华绿集团有限公司", "华绿新能源有限公司", "different"),
    ("华绿集团有限公司", "华绿有限公司", "different"),
    ("海河大学", "海河学院", "different"),
    ("海河理工大学", "海河理工学院", "different"),
    ("海河工业大学", "海河大学", "different"),
    ("海河大学（威海）", "海河大学", "variant"),
    ("海河大学威海校区", "海河大学", "variant"),
    ("华为绿能技术有限公司", "华维绿能技术有限公司", "different"),
    ("远航环境科技有限公司", "远帆环境科技有限公司", "different"),
    ("天津远航环境科技有限公司", "天津远帆环境科技有限公司", "different"),
    ("天津市远航环境科技有限公司", "天津远帆环境科技有限公司", "different"),
    ("北京中绿远航环境科技有限公司", "北京中绿远帆环境科技有限公司", "different"),
    ("中绿（天津）远航环境工程技术有限公司", "中绿（天津）远帆环境工程技术有限公司", "different"),
    ("江苏省华绿有限公司", "江苏华绿有限公司", "variant"),
    ("江苏华绿有限公司", "江西华绿有限公司", "different"),
    ("江苏华绿环保有限公司", "江西华绿环保有限公司", "different"),
    ("华绿环保有限公司", "江西华绿环保有限公司", "variant"),
    ("宁波市华绿环保有限公司", "温州市华绿环保有限公司", "different"),
    ("温州华绿环保有限公司", "宁波华绿环保有限公司", "different"),
    ("绍兴华绿环保有限公司", "台州华绿环保有限公司", "different"),
    ("绍兴市华绿环保有限公司", "华绿环保有限公司", "variant"),
    ("华绿环保(绍兴)有限公司", "华绿环保(台州)有限公司", "different"),
    ("华绿环保(中国)有限公司", "华绿环保有限公司", "variant"),
    ("华绿环保(中国)有限公司", "华绿环保(香港)有限公司", "different"),
    ("华绿环保有限公司绍兴分公司", "华绿环保有限公司", "different"),
    ("华绿国际工程有限公司", "华绿工程有限公司", "different"),
    ("华绿国际工程有限公司", "华绿国际贸易有限公司", "different"),
    ("中国华绿第三工程局有限公司", "中国华绿第三工程局", "variant"),
    ("中华绿三局", "中华绿第三工程局有限公司", "different"),
    ("华绿环保科技公司", "天津华绿环保科技有限公司", "variant"),
    ("华绿环保科技", "华绿环保科技有限公司", "variant"),
    ("华绿环保科技有限", "华绿环保科技有限公司", "variant"),
    ("华绿环保科技有限公", "华绿环保科技有限公司", "variant"),
    ("华绿环保科技有限公司（筹）", "华绿环保科技有限公司", "variant"),
    ("华绿环保科技有限公司天津", "华绿环保科技有限公司", "variant"),
    ("汀屿经济技术开发区管委会", "汀屿经济技术开发区管理委员会", "variant"),
    ("汀屿国家级经济技术开发区", "汀屿经济技术开发区管理委员会", "variant"),
    ("汀屿经开区管委会", "汀屿经济技术开发区管理委员会", "variant"),
    ("汀屿高新区", "汀屿经开区", "different"),
    ("汀屿经济技术开发区建设发展有限公司", "汀屿经济技术开发区管理委员会", "different"),
    ("汀屿开发区", "汀屿经济技术开发区管理委员会", "variant"),
    ("汀屿经济开发区", "汀屿经济技术开发区", "variant"),
    ("汀屿经济技术开发区投资促进局", "汀屿经济技术开发区管理委员会", "different"),
    ("中—白工业园管委会", "中白工业园管委会", "same"),
    ("A-B科技有限公司", "AB科技有限公司", "same"),
    ("Green River Energy Co., Ltd", "Green River Energy Company Limited", "variant"),
    ("Green River Energy", "Green River Solar", "different"),
    ("GREEN RIVER ENERGY JSC", "JSC Green River Energy", "variant"),
    ("LLP Green Steppe", "ТОО «Green Steppe»", "variant"),
    ("ООО Зелёная степь", "ООО «Зеленая степь»", "variant"),
    ("ТОО Зелёная степь", "ТОО Голубая степь", "different"),
    ("Green River Energy Co., Ltd.", "Green River Energy (Tianjin) Co., Ltd.", "variant"),
    ("Green", "Green River Energy Co., Ltd.", "different"),
    ("Kazakh Green Energy Institute", "Kazakh Green Energy Institution", "different"),
    ("云岭绿能科技有限公司", "云岭绿能科技有限公司（联合体牵头单位）", "variant"),
    ("云岭绿能科技有限公司（牵头）、海河大学", "云岭绿能科技有限公司", "variant"),
    ("云岭绿能科技有限公司+海河大学", "云岭绿能科技有限公司、海河大学", "same"),
    ("云岭绿能科技有限公司&海河大学", "云岭绿能科技有限公司、海河大学", "same"),
    ("云岭绿能、海河大学", "云岭绿能科技有限公司、海河大学", "variant"),
    ("云岭绿能科技有限公司、北湖大学", "云岭绿能科技有限公司、海河大学", "variant"),
    ("云岭绿能科技有限公司、海河大学", "云岭绿能科技有限公司", "variant"),
    ("塔什干光伏温室合作项目", "塔什干光伏温室项目", "variant"),
    ("塔什干光伏温室", "塔什干光伏温室合作项目案例", "variant"),
    ("光伏温室塔什干合作项目", "塔什干光伏温室合作项目", "variant"),
    ("塔什干光伏温室合作项目", "塔什干风电温室合作项目", "different"),
    ("塔什干光伏温室合作项目", "撒马尔罕光伏温室合作项目", "different"),
    ("塔什干光伏合作项目", "塔什干污水处理合作项目", "different"),
    ("乌兹别克斯坦光伏项目", "哈萨克斯坦光伏项目", "different"),
    ("关于塔什干光伏温室合作项目的案例", "塔什干光伏温室合作项目", "variant"),
    ("塔什干光伏温室合作项目典型案例", "塔什干光伏温室合作项目", "variant"),
    ("绿色园区合作共建的实践与探索——以中白工业园为例", "绿色园区合作共建的实践与探索", "variant"),
    ("以“绿”为媒，共建中白工业园", "中白工业园共建", "variant"),
    ("Tashkent Solar Greenhouse Project", "Tashkent Solar Greenhouse", "variant"),
    ("Solar greenhouse in Tashkent", "Tashkent Solar Greenhouse", "variant"),
    ("Tashkent Solar Greenhouse Project", "Samarkand Wind Farm Project", "different"),
    ("Tashkent Solar Greenhouse", "Tashkent Wind Greenhouse", "different"),
    ("塔什干光伏溫室合作項目", "塔什干光伏温室合作项目", "variant"),
    (
        "中国-上海合作组织国家绿色农业技术培训项目（第二期）",
        "中国-上海合作组织国家绿色农业技术培训项目（第三期）",
        "different",
    ),
    ("2025年绿色农业技术培训", "2024年绿色农业技术培训", "different"),
    ("塔什干光伏温室合作项目", "塔什干光伏温室合作项目（二）", "variant"),
    ("绿色丝路-塔什干光伏温室合作项目", "塔什干光伏温室合作项目", "variant"),
    ("塔什干光伏温室合作项", "塔什干光伏温室合作项目", "variant"),
    ("塔什干500kW光伏", "塔什干0.5MW光伏", "different"),
    ("100MW风电项目", "100兆瓦风电项目", "variant"),
    ("污水处理技术在哈萨克斯坦的应用", "污水处理技术在吉尔吉斯斯坦的应用", "different"),
    (
        "零碳园区综合能源管理系统在上合组织国家推广应用案例",
        "零碳园区综合能源管理系统在上合组织国家推广应用",
        "variant",
    ),
    (
        "零碳园区综合能源管理系统在上合组织国家推广应用",
        "零碳工厂综合能源管理系统在上合组织国家推广应用",
        "different",
    ),
    ("人才培养合作", "绿色人才培养合作", "variant"),
    ("绿色", "绿色人才培养合作", "different"),
    ("跨境光伏示范", "跨境风电示范", "different"),
    ("一号光伏电站", "二号光伏电站", "different"),
    ("A区光伏电站项目建设", "B区光伏电站项目建设", "different"),
    ("云岭集团", "云岭绿能集团", "variant"),
    ("云岭", "云岭绿能科技有限公司", "variant"),
    ("云岭绿能科技（天津）有限公司", "云岭绿能科技（天津）股份有限公司", "variant"),
    ("天津云岭绿能科技有限公司", "云岭绿能科技（天津）有限公司", "variant"),
    ("云岭天津绿能科技有限公司", "天津云岭绿能科技有限公司", "different"),
    ("国家电绿天津公司", "国家电绿有限公司天津分公司", "different"),
    ("云岭市生态环境局", "云岭市水务局", "different"),
    ("云岭省科学院", "云岭省农业科学院", "different"),
    ("云岭省商务厅", "云岭省商务厅", "same"),
    ("云岭省生态环境厅", "云岭省生态环境科学研究院", "different"),
    ("云岭协会", "云岭商会", "different"),
    ("天津市云岭协会", "云岭协会", "variant"),
    ("云岭绿能科技有限公司总部", "云岭绿能科技有限公司", "variant"),
    ("南汀屿经济技术开发区管委会", "汀屿经济技术开发区管委会", "different"),
    (
        "ABC Environmental Technology Co., Ltd.",
        "ABD Environmental Technology Co., Ltd.",
        "different",
    ),
    ("Green Steppe Envirnment", "Green Steppe Environment LLP", "variant"),
    ("云岭绿能科技有限公司新能源事业部", "云岭绿能科技有限公司", "variant"),
    ("汀屿经开区管委会招商处", "汀屿经济技术开发区管理委员会", "variant"),
    ("云岭绿能科技有限公司", "云岭绿能科技有限公司 海河大学", "same"),
    ("海河大学", "云岭绿能科技有限公司 海河大学", "same"),
    ("云岭绿能科技有限公司工会", "云岭绿能科技有限公司", "different"),
    ("ABC绿能(天津)有限公司", "ＡＢＣ绿能（天津）有限公司", "same"),
    ("abc绿能有限公司", "ABD绿能有限公司", "different"),
]


@pytest.mark.parametrize(("given", "official", "likeness"), CASES)
def test_likeness(given: str, official: str, likeness: str) -> None:
    assert compare_names(given, official) == likeness


def test_joint_applicants_are_split() -> None:
    assert split_joint("甲环保公司、乙大学\n丙中心") == ("甲环保公司", "乙大学", "丙中心")


def test_a_comma_before_a_legal_form_parts_nobody() -> None:
    assert split_joint("Green Steppe Co., Ltd., Hai University") == (
        "Green Steppe Co., Ltd.",
        "Hai University",
    )


def test_a_hostile_name_is_compared_in_bounds() -> None:
    assert compare_names("绿" * 100_000, "华" * 100_000) == "different"


NAMES = st.builds(
    lambda region, brand, end: region + brand + end,
    st.sampled_from(["", "天津", "天津市", "江苏省", "A-B", "Green "]),
    st.text(st.sampled_from("云岭绿能环保风光水电园区abc12"), min_size=2, max_size=12),
    st.sampled_from(["有限公司", "（天津）有限公司", "大学", "管委会", "项目（一期）", "合作"]),
)
WIDE = {n: n + 0xFEE0 for n in range(0x21, 0x7F)} | {0x20: 0x3000}


@given_any(NAMES)
def test_a_name_is_itself_in_any_width_spacing_and_brackets(name: str) -> None:
    for written in (name.translate(WIDE), unicodedata.normalize("NFKC", name), f"《{name}》"):
        assert compare_names(written, name) == "same"
        assert compare_names(" ".join(written), name) == "same"


@given_any(NAMES, NAMES)
def test_it_does_not_matter_which_of_two_names_comes_first(one: str, other: str) -> None:
    assert compare_names(one, other) == compare_names(other, one)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("云岭绿能科技有限公司", True),
        ("海河大学（威海）", True),
        ("汀屿经开区管委会", True),
        ("有限公司", False),
        ("智慧零碳工厂示范", False),
        ("跨境技术转移中心", False),
        ("", False),
    ],
)
def test_what_is_certainly_a_body(name: str, body: bool) -> None:
    assert names_a_body(name) is body

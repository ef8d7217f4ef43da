import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.texts.fingerprint import LEAST_WORDS, bands, overlap, word_runs

# All texts are invented.
CASE = (
    "云岭绿能科技有限公司自2023年起在乌兹别克斯坦塔什干州建设光伏温室合作项目。项目占地120公顷，总投资3.2亿元，"
    "采用“光伏+温室”一体化模式，装机容量50兆瓦，年发电量约7800万千瓦时。项目由我公司负责设计、设备供应和施工，"
    "乌方合作伙伴负责土地和当地许可。建设过程中，我们将国内成熟的双层膜温室技术与中亚干旱气候条件相结合，开发了"
    "智能灌溉系统，节水率达到45%。2024年10月项目一期并网发电，带动当地就业260人。项目运营以来，累计供应蔬菜1.1万吨，"
    "替代了进口。公司还与塔什干农业大学合作培训技术人员120名，形成了技术输出、人才培养和产业落地相结合的合作方式。"
)
SAME_MATTER = (
    "本案例位于哈萨克斯坦突厥斯坦州，由我院与当地农业企业共同实施。针对当地冬季寒冷、水资源短缺的问题，项目引入被动式"
    "日光温室和滴灌技术，建设示范温室30栋，总面积4.5公顷。2022年至2025年，我院累计派出专家18批46人次，编写俄文技术手册"
    "6册，培训农户900余人。示范温室冬季无需燃煤供暖，每年减少二氧化碳排放1200吨。项目通过“科研机构+企业+农户”的方式"
    "运行，收益由三方按约定分配。当地政府已将该技术列入农业补贴目录，计划在三个州推广。"
)
RETOLD = (
    "自2023年以来，海岬环境工程有限公司在哈萨克斯坦阿拉木图州实施光伏温室合作项目，占地85公顷，投资总额2.6亿元。"
    "该项目将光伏发电与温室种植合为一体，装机30兆瓦，每年可发电约4500万千瓦时。我公司承担设计、供货与施工任务，哈方"
    "提供土地并办理当地许可手续。建设期间，我们把国内成熟的双层膜温室技术用于中亚干旱气候，研制智能灌溉系统，可节水40%。"
    "一期工程于2024年10月并网，带动当地180人就业。投运以来共供应蔬菜8000吨，减少了进口。"
)
QUOTED = (
    "为深入贯彻落实天津峰会期间发表的一系列重要讲话精神，推动中国—上海合作组织绿色产业合作平台高质量运行，"
    "助力上海合作组织国家绿色产业发展，"
)
ENGLISH = (
    "Our company has built a solar greenhouse in Tashkent region of Uzbekistan since 2023. The "
    "project covers 120 hectares with a total investment of 45 million dollars and an installed "
    "capacity of 50 MW. It combines photovoltaic power generation with greenhouse vegetable "
    "production and saves 45 percent of water. More than 260 local jobs were created and 120 "
    "technicians were trained together with the agricultural university."
)
OTHER_ENGLISH = (
    "This case describes the cooperation between our institute and a waste water company in Bishkek. "
    "The plant treats 150 thousand tons of sewage a day. The project reduced the consumption of "
    "electricity by 40 percent and trained 300 engineers from the countries of Central Asia. The "
    "company built a remote monitoring platform and a training center for the staff of the water "
    "works."
)


def renamed(text: str) -> str:
    changes = {
        "云岭绿能科技": "海岬环境工程",
        "乌兹别克斯坦塔什干": "哈萨克斯坦阿拉木图", "塔什干": "阿拉木图", "乌方": "哈方",
        "Our company": "Hai Jia Ltd", "Tashkent": "Almaty", "Uzbekistan": "Kazakhstan",
    }  # fmt: skip
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def refigured(text: str) -> str:
    for old, new in (("120", "85"), ("3.2", "2.6"), ("7800", "4500"), ("260", "180"), ("45", "40")):
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (CASE, CASE.replace("，", ", ").replace("公顷", "公顷 \n"), 1.0, 1.0),
        (CASE, renamed(CASE), 0.8, 0.9),
        (CASE, refigured(renamed(CASE)), 0.6, 0.8),
        (CASE, "。".join(sorted(CASE.split("。"))), 0.85, 1.0),
        (CASE, CASE[: len(CASE) * 2 // 3], 0.6, 0.7),
        (ENGLISH, renamed(ENGLISH), 0.6, 0.9),
        (CASE, RETOLD, 0.05, 0.3),
        (QUOTED + CASE, QUOTED + SAME_MATTER, 0.05, 0.2),
        (QUOTED + CASE[:100], QUOTED + SAME_MATTER[:100], 0.2, 0.4),
        (CASE, SAME_MATTER, 0.0, 0.05),
        (ENGLISH, OTHER_ENGLISH, 0.0, 0.05),
    ],
)
def test_overlap_tells_copies_from_quotations(
    one: str, other: str, least: float, most: float
) -> None:
    assert least <= overlap(word_runs(one), word_runs(other)) <= most


def test_a_short_answer_says_nothing() -> None:
    assert word_runs("绿" * (LEAST_WORDS - 1)) == frozenset()
    assert bands(frozenset()) == ()
    assert overlap(frozenset(), frozenset()) == 0.0


def test_keys_are_stable_and_fit_the_register() -> None:
    keys = bands(word_runs(CASE))
    assert keys[0] == 6529139759949749344
    assert len(set(keys)) == len(keys) == 20
    assert all(0 <= key < 2**63 for key in keys)


WORDS = st.lists(st.sampled_from("风光水电园区建设技术示范合作中亚"), min_size=60, max_size=200)


@settings(max_examples=50, deadline=None)
@given(WORDS)
def test_width_space_and_marks_change_no_key(words: list[str]) -> None:
    assert bands(word_runs("".join(words))) == bands(word_runs("， \u3000".join(words)))


@settings(max_examples=50, deadline=None)
@given(WORDS, WORDS)
def test_overlap_is_a_share_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    runs = word_runs("".join(one)), word_runs("".join(other))
    assert 0.0 <= overlap(*runs) == overlap(*reversed(runs)) <= 1.0
    assert overlap(runs[0], runs[0]) == 1.0

"""Invented names and sentences; no real body or person."""

from numpy.random import Generator

HEADS = "晨曦澄远启岚沐恒翊霖淳棠澈朗柏桉芸昀霁崧"
TRADES = (
    "新能源",
    "环境科技",
    "绿色建材",
    "水处理",
    "再生资源",
    "生态农业",
    "光伏",
    "智慧园区",
    "碳管理",
)
BODIES = (
    "有限公司",
    "股份有限公司",
    "有限责任公司",
    "研究中心",
    "管理委员会",
    "促进会",
    "大学",
    "局",
)
USES = ("合同专用章", "业务专用章", "财务专用章", "行政公章", "项目部", "（1）", "资料专用章")
LATIN = ("NORTHFIELD GREEN TRADE LLC", "ALTUN WATER SYSTEMS JSC", "BRIGHT HARBOUR ENERGY LTD")
CYRILLIC = ("ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ", "ЗАКРЫТОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО")
CENTRES = ("«СВЕТЛЫЙ БЕРЕГ»", "«ВЕТЕР»", "«ЗЕЛЁНЫЙ МИР»")
BODY = (
    "我单位承诺此次提交的所有材料真实有效案例实施以来取得明显成效年节约标准煤三千余吨减少排放并形成可复制推广的做法"
    "项目位于工业园区内采用分布式光伏与储能联合调度方式与合作伙伴共同完成建设并投入运行获得当地政府与居民的认可"
)


def one(chance: Generator, things: tuple[str, ...] | str) -> str:
    return things[int(chance.integers(len(things)))]


def company(chance: Generator) -> str:
    head = one(chance, HEADS) + one(chance, HEADS)
    place = one(chance, ("", "", "云川市", "滨宁"))
    return place + head + one(chance, TRADES) + one(chance, BODIES)


def sentence(chance: Generator, length: int) -> str:
    start = int(chance.integers(len(BODY)))
    return (BODY[start:] + BODY * 3)[:length]


def figure(chance: Generator, digits: int) -> str:
    return "".join(str(d) for d in chance.integers(0, 10, digits))

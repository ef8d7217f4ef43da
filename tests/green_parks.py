"""Papers of invented parks and enterprises for green-parks-2024, small but real files."""

import io

from docx import Document as WordDocument
from PIL import Image

PARK, PARK_TITLE = "云汀经济技术开发区管理委员会", "以水定热的园区能源枢纽"
ONE, ONE_TITLE = "潮生重工装备有限公司", "铸造车间零碳改造实践"
TWO, TWO_TITLE = "鹤汀食品科技有限公司", "厂区无废循环利用示范"
PARK_SUBJECT = f"【{PARK}】绿盟案例征集"
THEMES = {
    "park": ("绿色基础设施创新", "绿色产业发展创新", "绿色投资环境创新", "绿色国际合作创新"),
    "enterprise": ("绿色供应链建设", "工厂节能降碳", "无废工厂建设", "零碳工厂建设"),
}

Rows = tuple[tuple[str, ...], ...]


def park_rows(name: str = PARK, title: str = PARK_TITLE) -> Rows:
    return (
        ("单位名称", name),
        ("联系人", "骆汀", "联系电话", "0513-55501268"),
        ("联系邮箱", "luoting@yunting.example"),
        ("申报主题", _ticked("park")),
        ("案例名称", title),
        ("案例简介", "(200字以内, 简述突出亮点成效。)\n建成综合能源站，能耗下降21%。"),
        ("填表日期", "2024年4月8日", "盖章(签字)", ""),
    )


def enterprise_rows(name: str = ONE, title: str = ONE_TITLE, nominator: str = PARK) -> Rows:
    return (
        ("企业名称", name),
        ("行业类别", "装备制造"),
        ("联系人", "赵岚", "联系电话", "13800000001"),
        ("联系邮箱", "zhao@chaosheng.example"),
        ("申报主题", _ticked("enterprise")),
        ("案例名称", title),
        ("案例简介", "(200字以内, 简述突出亮点成效。)\n改造铸造车间，年减排八千吨。"),
        ("推荐单位", nominator, "联系人", "骆汀"),
        ("填表日期", "2024年4月8日", "盖章(签字)", ""),
    )


def _ticked(kind: str) -> str:
    first, *others = THEMES[kind]
    return "\n".join([f"☑ {first}", *(f"□ {one}" for one in others)])


def forms(*all_rows: Rows, title: str = "") -> bytes:
    """A Word file with one form behind the other."""
    document = WordDocument()
    for rows in all_rows:
        if title:
            document.add_paragraph(title)
        table = document.add_table(rows=len(rows), cols=4)
        for at, row in enumerate(rows):
            if len(row) == 2:
                table.cell(at, 1).merge(table.cell(at, 3))
            for column, text in enumerate(row):
                table.cell(at, column).text = text
    return saved(document)


def park_form(**changes: str) -> bytes:
    return forms(park_rows(**changes), title="案例征集申报表")


def enterprise_form(**changes: str) -> bytes:
    return forms(enterprise_rows(**changes), title="案例申报信息表")


def narrative(
    name: str = PARK, heads: tuple[str, ...] = ("背景情况", "特色经验", "未来展望")
) -> bytes:
    """About 1,900 字 under three headings; the name stands in the first paragraph."""
    document = WordDocument()
    document.add_paragraph(f"{name}介绍如下。")
    for head, length in zip(heads, (30, 90, 40), strict=True):
        document.add_paragraph(head)
        document.add_paragraph("集中供热改造降低能耗。" * length)
    return saved(document)


def photo(seed: int, size: int = 1_200_000) -> bytes:
    """A small picture, filled up behind its end to the size of a large one."""
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), (seed * 7 % 255, 120, 90)).save(stream, "JPEG")
    return stream.getvalue().ljust(size, b"\0")


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()

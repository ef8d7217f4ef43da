"""Forms typed as lines: which text answers which label."""

import pytest
from form_specs import SCO

from parsers.forms.label import index_labels
from parsers.forms.lines import read_lines


def _read(*lines: str, bounded: bool = False) -> dict[str, str]:
    places = read_lines(lines, index_labels(SCO), SCO, bounded=bounded)
    return {SCO.fields[place.fields[0]].key: place.text for place in places}


@pytest.mark.parametrize(
    ("lines", "answers"),
    [
        (["联系人：张三"], {"contact_person": "张三"}),
        (["联 系 人 : 张三"], {"contact_person": "张三"}),
        (["三、联系人：张三"], {"contact_person": "张三"}),
        (["联系人 张三 联系电话 139"], {"contact_person": "张三", "contact_phone": "139"}),
        (["联系人：张三，联系电话：139"], {"contact_person": "张三", "contact_phone": "139"}),
        (["联系人：____张三____"], {"contact_person": "张三"}),
        (["联系人：", "张三", "不相干"], {"contact_person": "张三\n不相干"}),
        (["联系电话：", "139", "不相干"], {"contact_phone": "139"}),
        (["联系人：张三", "不相干"], {"contact_person": "张三"}),
        (["案例名称：某案例", "地址：某地"], {"case_title": "某案例"}),
        # A long answer goes on, and a colon within it is no label.
        (["案例简介：一。", "实施地点：某地。", "特色亮点：二。"],
         {"summary": "一。\n实施地点：某地。", "highlights": "二。"}),
        (["案例简介", "（500字内）", "一。"], {"summary": "一。"}),
        (["主要成效：好。", "附件2", "材料真实性承诺书"], {"results": "好。"}),
        (["附件列表：1.甲", "2.乙", "以上。"], {"attachment_list": "1.甲\n2.乙"}),
        (["案例类型 ☐项目合作 ☐园区合作", "☑人才培养", "别的"],
         {"case_type": "☐项目合作 ☐园区合作\n☑人才培养"}),
        (["职务 主任 盖章(签字)"], {"position": "主任"}),
        # Running text that only mentions a label.
        (["我们的联系人很多"], {}),
        (["本案例名称 新颖"], {}),
        (["案例获奖情况如下表所示"], {}),
        ([], {}),
    ],
)  # fmt: skip
def test_lines(lines: list[str], answers: dict[str, str]) -> None:
    assert _read(*lines) == answers


@pytest.mark.parametrize(
    "blank",
    [
        " ",
        "  ",
        "\t",
        "\u3000",
        "\xa0",
        "\u2000",
        "\u2002",
        "\u2003",
        "\u2003\u2003",
        "\u2005",
        "\u2007",
        "\u2009",
        "\u200a",
        "\u202f",
        "\u205f",
    ],
)
def test_blanks_of_any_width_part_the_labels_of_a_line(blank: str) -> None:
    line = f"联{blank}系人：{blank}张三{blank}联系电话：139{blank}"
    assert _read(line) == {"contact_person": "张三", "contact_phone": "139"}
    assert _read(line, bounded=True) == {"contact_person": "张三", "contact_phone": "139"}


def test_all_of_a_cell_belongs_to_its_label() -> None:
    assert _read("联系人：张三\n李四", bounded=True) == {"contact_person": "张三\n李四"}

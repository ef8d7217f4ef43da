"""A blank official form yields the form part of its campaign file."""

from dataclasses import replace

import pytest
from form_specs import BLANK_ENTERPRISE, BLANK_PARK, BLANK_SCO, ENTERPRISE, PARK, SCO, grid

from parsers.facts.file_facts import Table
from parsers.facts.spec import FieldKind, FieldSpec, FormSpec
from parsers.forms.learning.learn import learn_form
from parsers.forms.learning.learn_choices import PrintedChoices, printed_choices


@pytest.mark.parametrize(
    ("blank", "form"), [(BLANK_SCO, SCO), (BLANK_PARK, PARK), (BLANK_ENTERPRISE, ENTERPRISE)]
)
def test_the_announcements_forms(blank: Table, form: FormSpec) -> None:
    """Aliases are what people write otherwise: no blank form tells them."""
    expected = tuple(replace(spec, aliases=()) for spec in form.fields)
    assert learn_form([blank], ["附件1", "申报表"]).fields == expected


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ([["注册资本（万元）", ""]], FieldSpec("field_1", "注册资本", kind=FieldKind.MONEY)),
        ([["法人手机", ""]], FieldSpec("field_1", "法人手机", kind=FieldKind.PHONE)),
        ([["投产日期", "年  月  日"]], FieldSpec("field_1", "投产日期", kind=FieldKind.DATE)),
        ([["技术原理", "（限800字）"]],
         FieldSpec("field_1", "技术原理", max_words=800, prompt="（限800字）")),
        ([["技术原理\n（不超过1000字）"], [""]], FieldSpec("field_1", "技术原理", max_words=1000)),
        ([["单位性质", "○ 国企 ○ 民企 ○ 其他____"]],
         FieldSpec("field_1", "单位性质", choices=("国企", "民企", "其他"), open_choices=True)),
        ([["案例名称", "所在地"], ["", ""]], FieldSpec("case_title", "案例名称")),
    ],
)  # fmt: skip
def test_single_fields(rows: list[list[str]], field: FieldSpec) -> None:
    assert learn_form([grid(*rows)], ()).fields[0] == field


def test_places_for_seals_are_no_fields_and_keys_stay_unique() -> None:
    made = grid(["联系人", "", "盖章（签字）", ""], ["联系人", ""])
    assert [spec.key for spec in learn_form([made], ()).fields] == ["contact_person", "field_2"]


def test_rows_to_be_filled_in_are_one_field() -> None:
    made = grid(["序号", "设备名称"], ["1", ""], ["2", ""], ["联系人", ""])
    table, person = learn_form([made], ()).fields
    assert (table.kind, table.columns) == (FieldKind.TABLE, ("设备名称",))
    assert person.key == "contact_person"


def test_a_form_of_lines() -> None:
    lines = ["申报表", "案例名称：________", "联系电话：", "说明：请于月底前填写。"]
    assert [spec.key for spec in learn_form((), lines).fields] == ["case_title", "contact_phone"]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("☐甲 ☐乙", PrintedChoices(("甲", "乙"), multiple=True)),
        (
            "□ 甲\n□ 乙\n□ 其他：____",
            PrintedChoices(("甲", "乙", "其他"), open=True, multiple=True),
        ),
        ("甲□ 乙□（可多选）", PrintedChoices(("甲", "乙"), multiple=True)),
        ("○甲 ○乙", PrintedChoices(("甲", "乙"))),
        ("□是 □否", PrintedChoices(("是", "否"))),
        ("☐ 零碳工\n厂 ☐ 无废", PrintedChoices(("零碳工厂", "无废"), multiple=True)),
        ("（甲/乙/丙\n等）", PrintedChoices(("甲", "乙", "丙"), open=True)),
        ("（甲/乙/丙等）", PrintedChoices(("甲", "乙", "丙"), open=True)),
        ("甲/乙/丙", PrintedChoices(("甲", "乙", "丙"))),
        ("（科技/环保）", PrintedChoices()),
        ("（简要介绍背景、地点。）", PrintedChoices()),
        ("", PrintedChoices()),
    ],
)
def test_printed_choices(text: str, choices: PrintedChoices) -> None:
    assert printed_choices(text) == choices

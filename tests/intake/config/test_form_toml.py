"""A learnt form goes into a campaign file and comes out the same."""

import tomllib

import pytest

from intake.config.bundled_data import shipped_campaigns
from intake.config.form_toml import form_toml
from parsers.facts.spec import FieldKind, FieldSpec, FormSpec
from validators.call_files.parse_campaign import parse_campaign
from validators.rulebook import CODES

FIELDS = (
    FieldSpec("applicant", "申报单位"),
    FieldSpec("email", "邮箱", kind=FieldKind.EMAIL, required=False),
    FieldSpec("summary", '简介"\\\n', max_words=500, prompt="（简要\t介绍\x7f）"),
    FieldSpec("themes", "主题", choices=("甲", "乙"), open_choices=True, multiple=True),
)


@pytest.mark.parametrize("fields", [FIELDS[:count] for count in range(1, 5)])
def test_it_comes_back_the_same(fields):
    campaign = (shipped_campaigns() / "sco-2026.toml").read_text("utf-8")
    head, _, rest = campaign.partition("[[form.field]]")
    tail = rest[rest.index("\n[rules]") :] if "\n[rules]" in rest else ""
    written = form_toml(FormSpec(fields))
    assert parse_campaign(f"{head}{written}{tail}", CODES).form.fields == fields


def test_defaults_are_left_out():
    (table,) = tomllib.loads(form_toml(FormSpec(FIELDS[:1])))["form"]["field"]
    assert table == {"key": "applicant", "label": "申报单位"}

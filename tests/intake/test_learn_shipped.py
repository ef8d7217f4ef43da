"""The announcements' blank forms yield the form part of the campaign files that ship, unedited."""

import tomllib

import pytest
from form_specs import BLANK_ENTERPRISE, BLANK_PARK, BLANK_SCO

from intake.form_toml import form_toml
from intake.shipped import shipped_campaigns
from parsers.forms.learn import learn_form


@pytest.mark.parametrize(
    ("blank", "name"),
    [
        (BLANK_SCO, "sco-2026"),
        (BLANK_PARK, "green-parks-2024-park"),
        (BLANK_ENTERPRISE, "green-parks-2024-enterprise"),
    ],
)
def test_learnt_equals_shipped(blank, name):
    shipped = tomllib.loads((shipped_campaigns() / f"{name}.toml").read_text("utf-8"))
    assert tomllib.loads(form_toml(learn_form([blank], ())))["form"] == shipped["form"]

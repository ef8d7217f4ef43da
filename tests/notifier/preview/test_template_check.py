"""The templates that ship are right; a slip in one is told in a sentence."""

from dataclasses import replace

import pytest
from dossiers import campaign
from notices import templates, texts

from notifier.notices.kinds import NoticeKind
from notifier.preview.sample_notices import sample_notice
from notifier.preview.template_check import check
from notifier.templating.templates import Templates
from parsers.facts.spec import FormSpec


def test_shipped_templates_are_right():
    assert check(templates()) == ()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"late__txt": "{{ nummer }}"}, "late.txt.j2: there is no variable `nummer`."),
        # In a branch no sample takes: found all the same.
        ({"late__txt": "{% if number == 'x' %}{{ aplicant }}{% endif %}"}, "`aplicant`"),
        ({"late__txt": "{{ contact.fax }}"}, "late"),
        ({"correction__txt": "{% for m in mends %}{{ m.titel }}{% endfor %}"}, "titel"),
        ({"late__html": "{% if %}"}, "late.html.j2, line 1"),
        ({"late__html": "甲\n{{ number"}, "late.html.j2, line 2"),
        ({"signature__txt": "{{ bureau }}"}, "signature.txt.j2: there is no variable `bureau`."),
        ({"report__html": "{{ report.weather }}"}, "weather"),
        ({"report__html": "{{ number }}"}, "report.html.j2: there is no variable `number`."),
        ({"unconfirmed__txt": "{% include 'footer.txt.j2' %}"}, "footer.txt.j2 is missing"),
        ({"late__txt": "{{ 1 / 0 }}"}, "division by zero"),
        ({"late__txt": "{{ number + 1 }}"}, "late"),
        ({"late__txt": "{{ ''.__class__.__mro__ }}"}, "unsafe"),
        ({"late__txt": "{{ range(10**9) }}"}, "too big"),
    ],
)
def test_slips_are_told(changes, told):
    found = check(templates(**changes))
    assert any(told in sentence for sentence in found), found
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in found)


def test_a_missing_template_is_told_once():
    kept = texts()
    del kept["correction.html.j2"]
    assert check(Templates.from_texts(kept)) == ("The template correction.html.j2 is missing.",)


@pytest.mark.parametrize("kind", list(NoticeKind))
@pytest.mark.parametrize(
    "call", ["sco-2026", "green-parks-2024-park", "green-parks-2024-enterprise"]
)
def test_every_campaign_has_a_sample_of_every_kind(kind, call):
    notice = sample_notice(kind, campaign(call), templates())
    assert notice.kind is kind
    assert ("-0000】" in notice.subject) is (kind is not NoticeKind.RECEIPT)


@pytest.mark.parametrize("kind", list(NoticeKind))
@pytest.mark.parametrize("without", ["fields", "materials"])
def test_a_call_without_form_or_materials_has_samples_too(kind, without):
    call = campaign("sco-2026")
    call = replace(call, form=FormSpec(())) if without == "fields" else replace(call, materials=())
    assert sample_notice(kind, call, templates()).kind is kind

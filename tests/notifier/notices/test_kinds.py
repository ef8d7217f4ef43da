"""A kind of notice is one record: no list of kinds is kept elsewhere."""

import pytest
from dossiers import campaign
from notices import templates

from intake.console.views.english import ENGLISH
from notifier.notices.compose import template_of
from notifier.notices.kinds import (
    KINDS,
    LETTER_KINDS,
    VERDICT_KINDS,
    NoticeKind,
    kind_for,
    kind_of,
    record_of,
)
from notifier.preview.sample_notices import sample_occasion, samples
from notifier.preview.template_check import NEEDED
from notifier.reports.words import say_kind
from validators.model.severity import Status

SHIPPED = templates()
each_kind = pytest.mark.parametrize("kind", list(NoticeKind))


def test_every_kind_has_one_record():
    assert sorted(one.kind for one in KINDS) == sorted(NoticeKind)


@each_kind
def test_staff_read_its_title_in_both_languages(kind):
    title = say_kind(kind)
    assert (title, ENGLISH[title]) == (record_of(kind).title, record_of(kind).english)
    assert title != kind


@each_kind
def test_its_templates_ship_and_are_checked(kind):
    for name in record_of(kind).templates:
        files = {f"{name}{part}" for part in (".subject.txt.j2", ".txt.j2", ".html.j2")}
        assert files <= set(SHIPPED.texts)
        assert files <= set(NEEDED)


def test_no_two_kinds_share_a_title_or_a_template():
    titles = [one.title for one in KINDS]
    names = [name for one in KINDS for name in one.templates]
    assert (len(set(titles)), len(set(names))) == (len(titles), len(names))


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.OTHER])
def test_every_status_of_an_application_is_told_by_one_kind(status):
    assert [one.kind for one in KINDS if status in one.statuses] == [kind_for(status)]


@pytest.mark.parametrize("kind", [one for one in NoticeKind if one not in LETTER_KINDS])
def test_its_samples_are_of_it_and_try_every_template(kind):
    shown = sample_occasion(kind, campaign())
    assert kind_of(shown) is kind
    names = [one.name for one in record_of(kind).samples]
    made = [one.occasion for one in samples(campaign()) if one.name in names]
    assert {kind_of(one) for one in made} == {kind}
    assert {template_of(one) for one in made} == set(record_of(kind).templates)


def test_the_worst_comes_first_and_verdicts_are_three():
    order = [one.kind for one in KINDS if one.kind in VERDICT_KINDS]
    assert order == [NoticeKind.LATE, NoticeKind.CORRECTION, NoticeKind.ACKNOWLEDGEMENT]
    assert {NoticeKind.RECEIPT} == LETTER_KINDS

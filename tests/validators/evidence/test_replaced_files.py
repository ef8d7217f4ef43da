"""A file that was broken is asked for until it comes, and not beyond."""

from datetime import timedelta

import pytest
from dossiers import (
    FORM_PDF,
    IN_TIME,
    PLEDGE,
    SUPPORTING,
    complete,
    dossier,
    pdf,
    submission,
    unreadable,
    word_form,
)

from parsers.facts.problem import Problem
from parsers.roles.assign_roles import Role
from validators.evidence.replaced_files import standing
from validators.rules.files import ENCRYPTED, REFUSED, UNREADABLE

NEXT_DAY = IN_TIME + timedelta(days=1)
BROKEN = unreadable(PLEDGE.filename, Problem.UNREADABLE, Role("pledge", "name"))
LOCKED = unreadable("材料.7z", Problem.ENCRYPTED)
SET_WITHOUT_PLEDGE = (word_form(), FORM_PDF, SUPPORTING)


def later(*documents, **more):
    return (submission(*documents, at=NEXT_DAY, **more),)


def asked_for(rule, subject):
    return [one.where for one in rule.check(subject) if one.result == "failed"]


@pytest.mark.parametrize(
    "again",
    [PLEDGE, pdf("承诺书新.pdf", Role("pledge", "content"))],
    ids=["same name", "same material"],
)
def test_a_file_that_came_again_in_order_is_asked_for_no_more(again):
    subject = dossier(*SET_WITHOUT_PLEDGE, BROKEN, later=later(again))
    assert asked_for(UNREADABLE, subject) == []
    assert BROKEN not in standing(subject)


def test_a_locked_archive_is_made_good_by_what_was_in_it():
    subject = dossier(LOCKED, later=later(*complete()))
    assert asked_for(ENCRYPTED, subject) == []


@pytest.mark.parametrize(
    "subject",
    [
        dossier(*SET_WITHOUT_PLEDGE, BROKEN),
        dossier(*SET_WITHOUT_PLEDGE, BROKEN, later=later(SUPPORTING)),
        dossier(*SET_WITHOUT_PLEDGE, BROKEN, later=later(BROKEN)),
        dossier(*complete(), later=later(BROKEN)),
    ],
    ids=["alone", "something else came", "broken again", "broken after a good one"],
)
def test_a_file_is_asked_for_until_it_comes(subject):
    assert set(asked_for(UNREADABLE, subject)) == {PLEDGE.filename}


def test_a_stranger_makes_nothing_good():
    stranger = submission(PLEDGE, at=NEXT_DAY, sender="x@else.example", confirmed=False)
    subject = dossier(*SET_WITHOUT_PLEDGE, BROKEN, later=(stranger,))
    assert asked_for(UNREADABLE, subject) == [PLEDGE.filename]


def test_what_was_refused_stays_for_a_person():
    refused = unreadable("安装.exe", Problem.REFUSED)
    subject = dossier(*complete(), refused, later=later(*complete()))
    assert asked_for(REFUSED, subject) == ["安装.exe"]

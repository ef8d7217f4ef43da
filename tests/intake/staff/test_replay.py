"""What today's rules would change is shown before it is written."""

from dataclasses import replace

import pytest
from applicants import Desk, Mailing, all_files
from dossiers import campaign

from intake.register.applications import applications
from intake.staff.replay import apply, replay
from validators.model.severity import Severity

FULL = Mailing(files=all_files())


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    desk.take(FULL)
    return desk


def under(desk, **policy):
    """The same office when its campaign file says something else."""
    return replace(desk.office, campaigns=(replace(campaign(), **policy),))


def status(desk):
    return [one.status.value for one in applications.listing(desk.db)]


def test_the_same_rules_change_nothing(desk):
    (one,) = replay(desk.office)
    assert (one.changed, one.gained, one.lost, one.problem) == (False, (), (), "")


def test_a_milder_rule_is_shown_and_written_only_when_told(desk):
    milder = under(desk, severities={"material-unstamped": Severity.NOTE})
    before = desk.rows("SELECT * FROM applications"), desk.rows("SELECT * FROM findings")
    (one,) = replay(milder)
    assert (one.changed, one.decision.verdict.status) == (True, "complete")
    after = desk.rows("SELECT * FROM applications"), desk.rows("SELECT * FROM findings")
    assert (after, status(desk)) == (before, ["incomplete"])
    notices = desk.rows("SELECT count(*) FROM notices")
    apply(milder, one, "Lin")
    assert status(desk) == ["complete"]
    assert desk.rows("SELECT count(*) FROM notices") == notices
    assert desk.rows("SELECT actor FROM events ORDER BY id DESC LIMIT 1") == [("Lin",)]
    assert not next(replay(milder)).changed


def test_findings_that_come_and_go_are_named(desk):
    earlier = under(desk, closes_on=campaign().opens_on)
    (one,) = replay(earlier)
    assert [finding.code for finding in one.gained] == ["late"]
    assert one.decision.verdict.status == "late"
    apply(earlier, one, "Lin")
    (back,) = replay(desk.office)
    assert (back.gained, [finding.code for finding in back.lost]) == ((), ["late"])


def test_one_whose_letter_is_gone_is_told_and_the_rest_is_judged(desk):
    desk.take(Mailing(files=all_files(case_title="另一个案例"), subject="另一个", number=2))
    first = desk.rows("SELECT sha256 FROM mails ORDER BY id LIMIT 1")[0][0]
    desk.office.archive.path(first).unlink()
    lost, whole = replay(desk.office)
    assert (lost.problem != "", lost.changed, whole.problem) == (True, False, "")


def test_what_is_withdrawn_or_of_another_campaign_is_left_out(desk):
    assert list(replay(desk.office, "green-parks-2024-park")) == []
    applications.withdraw(desk.db, 1, desk.clock)
    assert list(replay(desk.office)) == []


def test_a_campaign_that_is_gone_is_told(desk):
    (one,) = replay(replace(desk.office, campaigns=()))
    assert "sco-2026" in one.problem

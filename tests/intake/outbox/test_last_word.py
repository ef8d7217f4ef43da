"""The last word an applicant has: it agrees with the register, or another one waits."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from applicants import Desk, Mailing, all_files, scan
from dossiers import IN_TIME, STEM, campaign

from intake.outbox.notice_fits import fits
from intake.outbox.send import hold_overtaken
from intake.register import notices
from intake.register.applications import applications, verdicts
from intake.register.notices import NoticeState
from intake.staff import asking, extending, outgoing, ruling, staging
from intake.staff.acting import Actor, CannotAct
from intake.staff.relink import link, unlink
from intake.staff.replay import apply, replay
from validators.model.severity import Severity

LIN = Actor("lin")
NUMBER = "SCO2026-0001"
FILES = all_files()
NO_PLEDGE = {name: data for name, data in FILES.items() if "承诺书" not in name}
PLEDGE = {"承诺书.pdf": scan(2)}
LAST_DAY = campaign().last_day
TOO_LATE = campaign().deadline + timedelta(hours=1)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture
def holding(tmp_path):
    return Desk(tmp_path, mode="hold")


def rows(desk):
    return [(row.kind, row.state.value) for row in notices.listing(desk.db)]


def status(desk, number=NUMBER):
    return applications.find(desk.db, number).status.value


def extend_call(desk, **policy):
    """The campaign file says something else from now on; all are judged by it."""
    changed = replace(desk.office.campaigns[0], **(policy or {"extended_to": date(2099, 1, 1)}))
    desk.office = replace(desk.office, campaigns=(changed,))


def replay_all(desk):
    for one in replay(desk.office):
        apply(desk.office, one, "lin")


def log(desk):
    return [what for (what,) in desk.rows("SELECT what FROM events ORDER BY id")]


def test_a_held_refusal_is_rewritten_when_the_call_is_extended(holding):
    holding.take(Mailing(files=FILES), at=TOO_LATE)
    assert rows(holding) == [("late", "held")]
    extend_call(holding)
    with pytest.raises(CannotAct, match="不符"):
        outgoing.release(holding.office, [1], LIN)
    replay_all(holding)
    assert rows(holding) == [("correction", "held")]
    assert "notice-rewritten" in log(holding)
    assert outgoing.release(holding.office, [1], LIN) == (1,)
    (row,) = notices.listing(holding.db)
    assert "2099年1月1日" in row.text
    assert "未予受理" not in row.text


def test_who_was_refused_hears_of_the_extension_when_staff_let_it_go(desk):
    desk.take(Mailing(files=FILES), at=TOO_LATE)
    desk.send()
    extend_call(desk)
    replay_all(desk)
    assert rows(desk) == [("late", "sent"), ("correction", "held")]
    replay_all(desk)
    assert rows(desk) == [("late", "sent"), ("correction", "held")]


def test_an_extension_taken_back_drops_the_good_news(desk):
    desk.take(Mailing(files=FILES), at=TOO_LATE)
    desk.send()
    extending.extend(desk.office, NUMBER, LIN, date(2026, 12, 31), "延期")
    assert rows(desk) == [("late", "sent"), ("correction", "held")]
    extending.extend(desk.office, NUMBER, LIN, None, "误操作")
    assert rows(desk) == [("late", "sent"), ("correction", "dropped")]
    assert status(desk) == "late"


def test_more_time_for_one_who_was_asked_to_mend_is_told(desk):
    desk.take(Mailing(files=FILES))
    desk.send()
    extending.extend(desk.office, NUMBER, LIN, LAST_DAY + timedelta(days=20), "延期")
    assert rows(desk) == [("correction", "sent"), ("correction", "held")]


def waive_all(desk, severity):
    while True:
        verdict = applications.find(desk.db, NUMBER).verdict
        found = [one for one in verdict.findings if one.severity is severity]
        if not found:
            return
        ruling.waive(desk.office, NUMBER, LIN, (found[0].code, found[0].where), "已核实")


def test_what_staff_waived_is_asked_for_no_more(desk):
    desk.take(Mailing(files=FILES))
    waive_all(desk, Severity.CORRECT)
    assert rows(desk) == [("acknowledgement", "due")]
    assert status(desk) == "complete"


def test_what_staff_waived_after_it_was_asked_for_is_told(desk):
    desk.take(Mailing(files=FILES))
    desk.send()
    waive_all(desk, Severity.CORRECT)
    assert rows(desk) == [("correction", "sent"), ("acknowledgement", "held")]


def test_what_staff_dropped_is_not_written_again(desk):
    desk.take(Mailing(files=FILES))
    desk.send()
    waive_all(desk, Severity.CORRECT)
    outgoing.drop(desk.office, [2], LIN, "已电话告知")
    replay_all(desk)
    assert rows(desk) == [("correction", "sent"), ("acknowledgement", "dropped")]
    assert notices.get(desk.db, 2).last_error == "已电话告知"


def test_a_later_letter_overtakes_the_answer_that_waits(desk):
    desk.take(Mailing(files=NO_PLEDGE))
    desk.take(Mailing(subject=f"补充 {NUMBER}", files=PLEDGE, number=2))
    assert rows(desk) == [("correction", "dropped"), ("correction", "due")]


def test_a_later_letter_that_changes_nothing_is_answered_beside_it(desk):
    desk.take(Mailing(files=NO_PLEDGE))
    desk.take(Mailing(subject=f"补充 {NUMBER}", files={"支撑材料2.pdf": scan(8)}, number=2))
    assert rows(desk) == [("correction", "due"), ("correction", "due")]


def test_a_parted_letter_is_not_answered_and_the_rest_is_told_again(desk):
    desk.take(Mailing(files=NO_PLEDGE))
    desk.send()
    mail = desk.take(Mailing(subject=f"补充 {NUMBER}", files=PLEDGE, number=2))
    unlink(desk.office, mail.id, "lin")
    assert rows(desk) == [("correction", "sent"), ("correction", "dropped")]
    mail = desk.take(Mailing(subject=f"补充 {NUMBER}", files={"承诺书.pdf": scan(5)}, number=3))
    desk.send()
    unlink(desk.office, mail.id, "lin")
    assert rows(desk)[2:] == [("correction", "sent"), ("correction", "held")]


def test_an_application_without_letters_has_nothing_to_send(desk):
    mail = desk.take(Mailing(files=FILES))
    unlink(desk.office, mail.id, "lin")
    assert rows(desk) == [("correction", "dropped")]


def test_a_joined_letter_is_told_of_and_its_own_answer_is_not_sent(desk):
    desk.take(Mailing(files=NO_PLEDGE))
    desk.send()
    other = Mailing(sender="lin@163.com", subject="承诺书", files=PLEDGE, number=2)
    mail = desk.take(other)
    link(desk.office, mail.id, NUMBER, "lin")
    assert [state for _, state in rows(desk)] == ["sent", "dropped", "held"]


def test_withdrawn_by_staff_nothing_waits(desk):
    desk.take(Mailing(files=FILES))
    staging.set_stage(desk.office, NUMBER, LIN, "withdrawn", "申报单位撤回")
    assert rows(desk) == [("correction", "dropped")]


def test_asked_by_staff_the_earlier_answer_is_not_sent_beside_it(desk):
    desk.take(Mailing(files=FILES))
    asking.ask(desk.office, NUMBER, LIN, "请说明")
    assert rows(desk) == [("correction", "dropped"), ("correction", "due")]


def test_staffs_own_words_are_not_overwritten(holding):
    holding.take(Mailing(files=FILES))
    outgoing.edit(holding.office, 1, LIN, "主题", "另有说明")
    waive_all(holding, Severity.CORRECT)
    assert rows(holding) == [("correction", "dropped"), ("acknowledgement", "held")]


def test_the_outbox_sends_nothing_that_fits_no_more(desk):
    desk.take(Mailing(files=FILES))
    (row,) = notices.listing(desk.db)
    assert (fits(desk.db, row), hold_overtaken(desk.db, row, desk.clock)) == (True, False)
    (late,) = replay(
        replace(desk.office, campaigns=(replace(campaign(), closes_on=date(2026, 1, 2)),))
    )
    application = applications.find(desk.db, NUMBER)
    verdicts.write_verdict(
        desk.db, 1, applicant="", case_title="", applicant_key="", title_key="", fields={},
        verdict=late.decision.verdict, now=desk.clock,
    )  # fmt: skip
    assert application.status.value == "incomplete"
    assert hold_overtaken(desk.db, row, desk.clock)
    assert rows(desk) == [("correction", "held")]
    with pytest.raises(CannotAct, match="台账"):
        outgoing.release(desk.office, [1], LIN)


def test_a_failed_or_unknown_notice_that_fits_no_more_is_not_sent_again(desk):
    desk.take(Mailing(files=FILES))
    notices.mark_failed(desk.db, 1, "550")
    waive_all(desk, Severity.CORRECT)
    with pytest.raises(CannotAct, match="台账"):
        outgoing.release(desk.office, [1], LIN)


def test_a_held_correction_tells_the_days_from_its_release(tmp_path):
    desk = Desk(tmp_path, mode="hold", correction_days=10)
    desk.clock = IN_TIME
    desk.take(Mailing(files=FILES))
    desk.clock = campaign().deadline + timedelta(days=3)
    outgoing.release(desk.office, [1], LIN)
    (row,) = notices.listing(desk.db)
    until = desk.clock.astimezone(campaign().timezone).date() + timedelta(days=10)
    assert f"{until.year}年{until.month}月{until.day}日" in row.text
    assert row.state is NoticeState.DUE


def test_a_notice_that_never_left_begins_no_period(tmp_path):
    desk = Desk(tmp_path, mode="hold", correction_days=2)
    desk.take(Mailing(files=NO_PLEDGE))
    desk.clock = campaign().deadline + timedelta(days=30)
    asking.ask(desk.office, NUMBER, LIN, "")
    row = notices.listing(desk.db)[-1]
    until = desk.clock.astimezone(campaign().timezone).date() + timedelta(days=2)
    assert f"{until.year}年{until.month}月{until.day}日" in row.text


def test_a_common_answer_is_parted_where_one_verdict_changes(desk):
    other = STEM.replace("塔什干光伏温室合作项目", "比什凯克污水处理")
    second = all_files(case_title="比什凯克污水处理")
    both = {f"一/{STEM}.docx": FILES[f"{STEM}.docx"], f"二/{other}.docx": second[f"{STEM}.docx"]}
    desk.take(
        Mailing(subject="两份", files={name.replace("/", "-"): d for name, d in both.items()})
    )
    assert desk.rows("SELECT count(*) FROM applications") == [(2,)]
    waive_all(desk, Severity.CORRECT)
    told = [(row.application_id, row.kind, row.state.value) for row in notices.listing(desk.db)]
    assert told[0] == (1, "correction", "dropped")
    assert sorted(told[1:]) == [(1, "acknowledgement", "due"), (2, "correction", "due")]

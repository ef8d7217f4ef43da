"""What staff do to an application: rows, events and notices; a later letter undoes none of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from applicants import Desk, Mailing, all_files, scan
from dossiers import IN_TIME, STEM

from intake.register import notices
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole
from intake.register.applications import applications, assignments, documents, findings, rulings
from intake.register.notices import NoticeState
from intake.staff import (
    announcing,
    asking,
    extending,
    filing,
    noting,
    outgoing,
    rechecking,
    ruling,
    staging,
)
from intake.staff.acting import Actor, CannotAct, Overtaken, version_of
from intake.staff.by_hand import hand_files
from intake.staff.by_hand.hand_files import HandFile
from intake.staff.replay import apply, replay
from validators.model.severity import Status

NUMBER = "SCO2026-0001"
LIN = Actor("林审核")


@pytest.fixture
def desk(tmp_path) -> Desk:
    """One application: both scans bear no seal, so two materials are unstamped."""
    desk = Desk(tmp_path)
    desk.take(Mailing(files=all_files()))
    return desk


def now(desk: Desk):
    return applications.find(desk.db, NUMBER)


def state(desk: Desk, code: str, place: str = "") -> str:
    found = findings.of_application(desk.db, now(desk).id)
    return next((f.state.value for f in found if f.code == code and place in ("", f.place)), "")


def logged(desk: Desk) -> list[tuple[str, str]]:
    return desk.rows("SELECT actor, what FROM events WHERE what <> 'verdict' ORDER BY id")


def waive_both(desk: Desk) -> None:
    for place in ("form-pdf", "pledge"):
        ruling.waive(desk.office, NUMBER, LIN, ("material-unstamped", place), "原件已当面核对")


def test_a_finding_waived_counts_no_more_and_survives_judging_again(desk):
    assert now(desk).status is Status.INCOMPLETE
    waive_both(desk)
    assert (now(desk).status, state(desk, "material-unstamped")) == (Status.COMPLETE, "waived")
    assert ("林审核", "finding-waived") in logged(desk)
    for one in replay(desk.office):
        assert not one.changed
        apply(desk.office, one, "x")
    assert now(desk).status is Status.COMPLETE


def test_a_waiver_holds_for_the_file_it_was_made_on(desk):
    waive_both(desk)
    files = {f"{STEM}（承诺书）.pdf": scan(9)}
    desk.take(Mailing(f"补正 {NUMBER}", files=files, number=2))
    assert state(desk, "material-unstamped", "pledge") == "open"
    assert state(desk, "material-unstamped", "form-pdf") == "waived"
    assert now(desk).status is Status.INCOMPLETE


def test_a_waiver_is_undone(desk):
    waive_both(desk)
    made = rulings.in_force(desk.db, now(desk).id)
    ruling.undo(desk.office, NUMBER, LIN, made[0].id)
    assert now(desk).status is Status.INCOMPLETE
    with pytest.raises(CannotAct):
        ruling.undo(desk.office, NUMBER, LIN, made[0].id)


def test_a_doubt_upheld_is_the_applicants_to_mend(tmp_path):
    desk = Desk(tmp_path)
    desk.take(Mailing(files=all_files(case_type="其他合作")))
    waive_both(desk)
    assert (now(desk).status, state(desk, "field-invalid")) == (Status.REVIEW, "open")
    ruling.uphold(desk.office, NUMBER, LIN, ("field-invalid", "case_type"), "类型不明")
    assert now(desk).status is Status.INCOMPLETE
    notice = notices.get(desk.db, asking.ask(desk.office, NUMBER, LIN, ""))
    assert "案例类型" in notice.text


@pytest.mark.parametrize(
    ("finding", "reason"),
    [(("late", ""), "理由"), (("material-unstamped", "pledge"), "  "), (("x", "y"), "理由"),
     (("material-unstamped", "pledge"), "长" * 301)],
)  # fmt: skip
def test_what_is_not_there_or_has_no_reason_is_not_ruled_on(desk, finding, reason):
    before = now(desk)
    with pytest.raises(CannotAct):
        ruling.waive(desk.office, NUMBER, LIN, finding, reason)
    assert now(desk) == before


def test_faults_are_not_accepted_in_passing(desk):
    with pytest.raises(CannotAct, match="须补正"):
        ruling.accept(desk.office, NUMBER, LIN, "没问题")
    waive_both(desk)
    with pytest.raises(CannotAct, match="没有待人工核验"):
        ruling.accept(desk.office, NUMBER, LIN, "没问题")


def test_a_correction_in_own_words_goes_out_and_waits_for_an_answer(desk):
    waive_both(desk)
    desk.clock = IN_TIME + timedelta(days=1)
    notice_id = asking.ask(desk.office, NUMBER, LIN, "请补充 2025 年的能耗数据表。")
    notice = notices.get(desk.db, notice_id)
    assert (notice.kind, notice.state) == ("correction", NoticeState.DUE)
    assert "请补充 2025 年的能耗数据表。" in notice.text
    assert notice.recipient == "lin@yunling.example"
    assert now(desk).status is Status.INCOMPLETE
    at = IN_TIME + timedelta(days=2)
    desk.clock = at
    desk.take(Mailing(f"Re: {NUMBER}", files={"能耗数据表.pdf": scan(8)}, number=2), at=at)
    assert now(desk).status is Status.REVIEW
    ruling.accept(desk.office, NUMBER, LIN, "数据表齐全")
    assert now(desk).status is Status.COMPLETE


def test_a_correction_without_words_names_the_faults(desk):
    notice = notices.get(desk.db, asking.ask(desk.office, NUMBER, LIN, ""))
    assert "公章" in notice.text
    waive_both(desk)
    before = len(notices.listing(desk.db))
    with pytest.raises(CannotAct, match="请写明"):
        asking.ask(desk.office, NUMBER, LIN, " ")
    assert len(notices.listing(desk.db)) == before


@pytest.mark.parametrize(("mode", "state"), [("hold", NoticeState.HELD), ("send", NoticeState.DUE)])
def test_a_correction_is_held_where_the_settings_say_so(tmp_path, mode, state):
    desk = Desk(tmp_path, mode=mode)
    desk.take(Mailing(files=all_files()))
    assert notices.get(desk.db, asking.ask(desk.office, NUMBER, LIN, "请重报。")).state is state


def test_notices_off_asks_in_the_register_alone(tmp_path):
    desk = Desk(tmp_path, mode="off")
    desk.take(Mailing(files=all_files()))
    assert asking.ask(desk.office, NUMBER, LIN, "请重报。") is None
    assert state(desk, "staff-request") == "open"


def test_the_later_of_two_is_told_and_overwrites_nothing(desk):
    seen = version_of(desk.office, now(desk))
    staging.set_stage(desk.office, NUMBER, Actor("王审核", seen), "conformity")
    with pytest.raises(Overtaken) as told:
        staging.set_stage(desk.office, NUMBER, Actor("林审核", seen), "rejected")
    assert (told.value.event.actor, told.value.event.what) == ("王审核", "stage-set")
    assert now(desk).stage == "conformity"


def test_stages_of_many_are_set_all_or_none(desk):
    other = all_files(case_title="另一个案例", applicant="苍山建设有限公司")
    desk.take(Mailing("苍山", sender="x@cangshan.example", files=other, number=5))
    with pytest.raises(CannotAct):
        staging.set_stages(desk.office, [NUMBER, "SCO2026-9999"], LIN, "expert")
    assert now(desk).stage == "intake"
    assert staging.set_stages(desk.office, [NUMBER, "SCO2026-0002", NUMBER], LIN, "expert") == 2
    assert desk.rows("SELECT DISTINCT stage FROM applications") == [("expert",)]
    for bad in ([], [NUMBER] * 1 + [f"X-{n}" for n in range(600)]):
        with pytest.raises(CannotAct):
            staging.set_stages(desk.office, bad, LIN, "expert")
    with pytest.raises(CannotAct):
        staging.set_stage(desk.office, NUMBER, LIN, "done")


def test_a_call_is_noted_and_a_reviewer_assigned(desk):
    accounts.add(desk.db, "王审核", AccountRole.REVIEWER, "a long enough one", IN_TIME)
    noting.note_call(desk.office, NUMBER, LIN, "电话：下周补寄\n原件")
    noting.assign(desk.office, [NUMBER], LIN, "王审核")
    with pytest.raises(CannotAct):
        noting.assign(desk.office, [NUMBER], LIN, "nobody")
    noting.tag(desk.office, NUMBER, LIN, ["技术库", "无此库"])
    assert desk.rows("SELECT assignee, tags FROM desks") == [("王审核", '["技术库"]')]
    assert [what for _, what in logged(desk)][-3:] == ["call-noted", "reviewer-assigned", "tagged"]


def test_more_time_makes_a_late_one_count(tmp_path):
    desk = Desk(tmp_path)
    desk.take(Mailing(files=all_files()), at=IN_TIME + timedelta(days=30))
    assert now(desk).status is Status.LATE
    extending.extend(desk.office, NUMBER, LIN, date(2026, 12, 31), "不可抗力")
    assert now(desk).status is Status.INCOMPLETE
    extending.extend(desk.office, NUMBER, LIN, None, "误操作")
    assert now(desk).status is Status.LATE


def test_a_material_assigned_by_hand_stays(desk):
    held = {d.filename: d for d in documents.of_application(desk.db, now(desk).id)}
    support = held[f"{STEM}（支撑材料）.pdf"]
    filing.assign(desk.office, NUMBER, LIN, support.sha256, (), automatic=False)
    assert state(desk, "material-missing", "supporting") == "open"
    for one in replay(desk.office):
        assert not one.changed
    assert assignments.of_application(desk.db, now(desk).id) == {support.sha256: ()}
    filing.assign(desk.office, NUMBER, LIN, support.sha256, (), automatic=True)
    assert state(desk, "material-missing", "supporting") == "resolved"
    with pytest.raises(CannotAct):
        filing.assign(desk.office, NUMBER, LIN, "0" * 64, ("pledge",), automatic=False)


@pytest.mark.parametrize("before", [timedelta(days=3), timedelta(minutes=-1), timedelta()])
def test_a_file_brought_before_he_wrote_makes_the_applicant_no_stranger(tmp_path, before):
    desk = Desk(tmp_path)
    desk.take(Mailing(files=all_files()))
    brought = HandFile("补充说明.pdf", scan(4), "窗口提交的 U 盘", IN_TIME - before)
    hand_files.add(desk.office, NUMBER, LIN, brought)
    assert not state(desk, "sender-unconfirmed")
    assert not state(desk, "material-missing", "form-word")
    desk.take(Mailing(f"补正 {NUMBER}", "a.stranger@other.example", {"表.pdf": scan(5)}, number=2))
    assert state(desk, "sender-unconfirmed") == "open"


def test_a_file_brought_on_a_stick_counts_and_is_kept(tmp_path):
    desk = Desk(tmp_path)
    files = all_files()
    del files[f"{STEM}（支撑材料）.pdf"]
    desk.take(Mailing(files=files))
    assert state(desk, "material-missing", "supporting") == "open"
    brought = HandFile("支撑材料.pdf", scan(4), "窗口提交的 U 盘", IN_TIME + timedelta(hours=1))
    hand_files.add(desk.office, NUMBER, LIN, brought)
    assert state(desk, "material-missing", "supporting") == "resolved"
    assert len(applications.mails_of(desk.db, now(desk).id)) == 2
    assert len(notices.listing(desk.db)) == 1
    for one in replay(desk.office):
        assert not one.changed
    with pytest.raises(CannotAct):
        hand_files.add(desk.office, NUMBER, LIN, brought)
    with pytest.raises(CannotAct):
        hand_files.add(desk.office, NUMBER, LIN, replace(brought, data=b""))
    desk.clock = IN_TIME + timedelta(hours=3)
    notice = notices.get(desk.db, asking.ask(desk.office, NUMBER, LIN, "请重报。"))
    assert notice.recipient == "lin@yunling.example"


def test_checking_again_changes_nothing_today(desk):
    assert rechecking.recheck(desk.office, NUMBER, LIN) is False
    assert ("林审核", "rechecked") in logged(desk)


def test_held_notices_are_altered_dropped_and_released(tmp_path):
    desk = Desk(tmp_path, mode="hold")
    desk.take(Mailing(files=all_files()))
    (notice,) = notices.listing(desk.db)
    outgoing.edit(desk.office, notice.id, LIN, "新的\r\n主题", "第一行 <b>\r\n\r\n第二段")
    altered = notices.get(desk.db, notice.id)
    assert (altered.subject, altered.text) == ("新的 主题", "第一行 <b>\n\n第二段\n")
    assert "第一行 &lt;b&gt;" in altered.html
    assert outgoing.release(desk.office, [notice.id], LIN) == (notice.id,)
    with pytest.raises(CannotAct):
        outgoing.edit(desk.office, notice.id, LIN, "再改", "再改")
    assert outgoing.drop(desk.office, [notice.id], LIN, "已电话通知") == (notice.id,)
    assert notices.get(desk.db, notice.id).state is NoticeState.DROPPED
    with pytest.raises(CannotAct):
        outgoing.release(desk.office, [notice.id], LIN)
    done = [what for actor, what in logged(desk) if actor == "林审核"]
    assert done == ["notice-edited", "notice-released", "notice-dropped"]


@pytest.mark.parametrize(("stage", "told"), [("selected", "入选"), ("rejected", "未入选")])
def test_a_result_is_written_once_and_held_whatever_the_settings(desk, stage, told):
    staging.set_stage(desk.office, NUMBER, LIN, stage)
    assert announcing.announce(desk.office, [NUMBER], LIN) == 1
    row = notices.listing(desk.db)[-1]
    assert (row.kind, row.state, row.mail_id) == ("result", NoticeState.HELD, None)
    assert row.recipient == "lin@yunling.example"
    assert row.subject.startswith(f"【评审结果 {NUMBER}】{told}")
    with pytest.raises(CannotAct, match="都已有结果通知"):
        announcing.announce(desk.office, [NUMBER], LIN)
    # One that was dropped may be written anew.
    notices.drop(desk.db, [row.id], "措辞")
    assert announcing.announce(desk.office, [NUMBER], LIN) == 1


def test_what_is_not_decided_has_no_result(desk):
    before = len(notices.listing(desk.db))
    with pytest.raises(CannotAct, match="尚未设置为入选或未通过"):
        announcing.announce(desk.office, [NUMBER], LIN)
    assert len(notices.listing(desk.db)) == before


def test_a_result_goes_to_nobody_where_there_is_no_address(desk):
    staging.set_stage(desk.office, NUMBER, LIN, "selected")
    office = replace(desk.office, addresses=frozenset({"lin@yunling.example"}))
    with pytest.raises(CannotAct, match="没有可以答复的邮箱地址"):
        announcing.announce(office, [NUMBER], LIN)

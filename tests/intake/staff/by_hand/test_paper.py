"""Staff note what came on paper: the register, the notices, the report and the workbook know of it."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest
from applicants import Desk, Mailing, all_files, form, scan
from commands import intake, write_settings
from consoles import PASSWORD, act, browser, console_desk
from dossiers import CAMPAIGNS, IN_TIME, campaign

from intake.exports.register_book import write_register
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole
from intake.register.applications import applications, paper_arrivals
from intake.register.database import open_register
from intake.register.purge import blank
from intake.reporting.gather import gather
from intake.staff.acting import Actor, CannotAct, Overtaken, version_of
from intake.staff.by_hand import paper
from intake.staff.relink import link
from intake.storage.backup import back_up
from intake.storage.restore import restore
from notifier.reports.plain_text import report_text
from notifier.reports.view import report_view
from parsers.facts.spec import Delivery

NUMBER = "SCO2026-0001"
LIN = Actor("林审核")
DAY = date(2026, 6, 9)
MATERIALS = tuple(
    replace(one, delivery=Delivery.BOTH) if one.id in {"pledge", "form-pdf"} else one
    for one in campaign().materials
)


@pytest.fixture
def desk(tmp_path) -> Desk:
    desk = Desk(tmp_path, materials=MATERIALS)
    desk.take(Mailing(files=all_files()))
    return desk


def open_places(desk: Desk) -> list[str]:
    sql = "SELECT place FROM findings WHERE code = 'paper-missing' AND state = 'open' ORDER BY 1"
    return [str(place) for (place,) in desk.rows(sql)]


def noted(desk: Desk, number: str = NUMBER) -> dict[str, date]:
    id_ = applications.find(desk.db, number).id
    return {one.material: one.arrived_on for one in paper_arrivals.of_application(desk.db, id_)}


def test_what_came_is_noted_with_day_and_actor(desk):
    assert open_places(desk) == ["form-pdf", "pledge"]
    paper.arrived(desk.office, NUMBER, LIN, "pledge", DAY)
    assert (noted(desk), open_places(desk)) == ({"pledge": DAY}, ["form-pdf"])
    log = desk.rows("SELECT actor, detail FROM events WHERE what = 'paper-arrived'")
    assert log == [("林审核", f"{campaign().title_of('pledge')}：2026-06-09")]


def test_it_came_today_where_no_day_is_said_and_a_title_names_it_too(desk):
    desk.clock = IN_TIME + timedelta(days=2)
    paper.arrived(desk.office, NUMBER, LIN, campaign().title_of("pledge"), None)
    assert noted(desk) == {"pledge": date(2026, 6, 12)}
    paper.arrived(desk.office, NUMBER, LIN, "pledge", DAY)
    assert noted(desk) == {"pledge": DAY}


def test_a_note_is_taken_back(desk):
    paper.arrived(desk.office, NUMBER, LIN, "pledge", DAY)
    paper.undo(desk.office, NUMBER, LIN, "pledge")
    assert (noted(desk), open_places(desk)) == ({}, ["form-pdf", "pledge"])
    with pytest.raises(CannotAct, match="没有登记"):
        paper.undo(desk.office, NUMBER, LIN, "pledge")


@pytest.mark.parametrize(
    ("number", "material", "on", "why"),
    [
        ("SCO2026-0009", "pledge", DAY, "没有受理编号"),
        (NUMBER, "supporting", DAY, "没有这项纸质材料"),
        (NUMBER, "nothing", DAY, "没有这项纸质材料"),
        (NUMBER, "", DAY, "没有这项纸质材料"),
        (NUMBER, "pledge", date(2026, 6, 11), "晚于今天"),
        (NUMBER, "pledge", date(2006, 6, 11), "年份"),
    ],
)
def test_what_cannot_be_noted(desk, number, material, on, why):
    before = desk.rows("SELECT count(*) FROM events")
    with pytest.raises(CannotAct, match=why):
        paper.arrived(desk.office, number, LIN, material, on)
    assert (noted(desk), desk.rows("SELECT count(*) FROM events")) == ({}, before)


def test_a_call_without_paper_has_none_to_note(tmp_path):
    desk = Desk(tmp_path)
    desk.take(Mailing(files=all_files()))
    with pytest.raises(CannotAct, match="没有以纸质方式"):
        paper.arrived(desk.office, NUMBER, LIN, "pledge", DAY)
    assert open_places(desk) == []


def test_nobody_overwrites_what_another_did(desk):
    seen = version_of(desk.office, applications.find(desk.db, NUMBER))
    paper.arrived(desk.office, NUMBER, LIN, "pledge", DAY)
    with pytest.raises(Overtaken):
        paper.undo(desk.office, NUMBER, Actor("王审核", seen), "pledge")
    assert noted(desk) == {"pledge": DAY}


def test_what_waits_is_written_anew_and_what_left_is_not_sent_again(desk):
    (before,) = desk.rows("SELECT text FROM notices WHERE state = 'due'")
    assert str(before[0]).count("尚未登记收到") == 2
    paper.arrived(desk.office, NUMBER, LIN, "pledge", DAY)
    ((text,),) = desk.rows("SELECT text FROM notices WHERE state = 'due'")
    assert "2026年6月9日 收到" in text
    desk.send()
    paper.arrived(desk.office, NUMBER, LIN, "form-pdf", DAY)
    assert desk.rows("SELECT state FROM notices WHERE state <> 'dropped'") == [("sent",)]


def test_a_later_letter_finds_what_was_noted(desk):
    paper.arrived(desk.office, NUMBER, LIN, "pledge", DAY)
    desk.take(Mailing(f"补充 {NUMBER}", files={"支撑材料2.pdf": scan(9)}, number=2))
    assert open_places(desk) == ["form-pdf"]


def test_the_report_and_the_workbook_tell_what_has_not_come(desk, tmp_path):
    paper.arrived(desk.office, NUMBER, LIN, "pledge", DAY)
    pledge, form_pdf = (campaign().title_of(one) for one in ("pledge", "form-pdf"))
    report = gather(desk.db, DAY, desk.office.campaigns, (), desk.clock)
    assert [(one.number, one.titles) for one in report.paper] == [(NUMBER, (form_pdf,))]
    assert f"纸质材料尚未登记收齐 1 件\n  {NUMBER}" in report_text(report_view(report))
    write_register(desk.office, [applications.find(desk.db, NUMBER)], tmp_path / "book.xlsx")
    head, row = openpyxl.load_workbook(tmp_path / "book.xlsx")["台账"].values
    told = dict(zip(head, row, strict=True))["纸质材料"]
    assert told.splitlines() == [f"{pledge}：2026-06-09 收到", f"尚未登记收到{form_pdf}的纸质件。"]


def test_withdrawn_it_is_awaited_no_more(desk):
    applications.set_stage(desk.db, 1, "withdrawn", desk.clock)
    assert gather(desk.db, DAY, desk.office.campaigns, (), desk.clock).paper == ()


def test_a_call_without_paper_has_no_column(tmp_path):
    desk = Desk(tmp_path)
    desk.take(Mailing(files=all_files()))
    write_register(desk.office, [applications.find(desk.db, NUMBER)], tmp_path / "book.xlsx")
    head, _ = openpyxl.load_workbook(tmp_path / "book.xlsx")["台账"].values
    assert "纸质材料" not in head


def test_merged_the_paper_goes_with_the_letters(desk):
    stray = desk.take(
        Mailing(subject="另一份", sender="chen@other.example", number=2,
                files={"申报表.docx": form(applicant="沧浪节能设备有限公司", case_title="余热利用")})
    )  # fmt: skip
    paper.arrived(desk.office, "SCO2026-0002", LIN, "pledge", DAY)
    link(desk.office, stray.id, NUMBER, "林审核")
    assert (noted(desk), noted(desk, "SCO2026-0002")) == ({"pledge": DAY}, {})
    assert "pledge" not in open_places(desk)


def test_a_purge_leaves_none(desk):
    paper.arrived(desk.office, NUMBER, LIN, "pledge", DAY)
    blank(desk.db, "sco-2026")
    assert desk.rows("SELECT * FROM paper_arrivals") == []


def own_call(folder) -> None:
    """The sco call with a pledge that also comes on paper, beside the settings."""
    (folder / "campaigns").mkdir()
    text = (CAMPAIGNS / "sco-2026.toml").read_text("utf-8")
    changed = text.replace('id = "pledge"\n', 'id = "pledge"\ndelivery = "both"\n')
    assert changed != text
    (folder / "campaigns" / "sco-2026.toml").write_text(changed, "utf-8")


def test_from_the_terminal(tmp_path):
    own_call(tmp_path)
    config = write_settings(tmp_path)
    (tmp_path / "a.eml").write_bytes(Mailing(files=all_files()).raw())
    assert intake("take", tmp_path / "a.eml", "--config", config).code == 0
    shown = intake("show", NUMBER, "--config", config).out
    assert "not arrived" in shown
    done = intake("paper", NUMBER, "pledge", "--on", "2026-06-09", "--config", config)
    assert (done.code, done.err) == (0, ""), done.err
    assert done.out.split() == ["pledge", "2026-06-09", "command", "line"]
    whole = json.loads(intake("show", NUMBER, "--json", "--config", config).out)
    assert whole["paper"] == [
        {"material": "pledge", "arrived_on": "2026-06-09", "actor": "command line"}
    ]
    assert "not arrived" not in intake("show", NUMBER, "--config", config).out
    assert intake("paper", NUMBER, "pledge", "--undo", "--config", config).out == ""
    for wrong in (("--undo",), ("--on", "gestern"), ("--on", "2026-06-09", "--undo")):
        done = intake("paper", NUMBER, "pledge", *wrong, "--config", config)
        assert done.code == 1
        assert done.err.strip()


def test_from_the_console(tmp_path):
    own_call(tmp_path)
    with console_desk(tmp_path, ["complete-text-pdf"]) as desk:
        accounts.add(desk.db, "reviewer", AccountRole.REVIEWER, PASSWORD, desk.now())
        client, address = browser(desk, "reviewer"), f"/applications/{NUMBER}"
        assert "尚未登记收到" in client.get(address).text
        done = act(client, address, "paper", material="pledge", on="2026-06-09")
        assert "已登记收到纸质材料" in done.text
        assert "2026-06-09" in done.text
        done = act(client, address, "paper/undo", material="pledge")
        assert "尚未登记收到" in done.text
        assert "已撤销纸质材料的登记" in done.text


def test_a_backup_and_its_restore_bring_the_paper_back(tmp_path):
    desk = Desk(tmp_path / "office", materials=MATERIALS)
    desk.take(Mailing(files=all_files()))
    paper.arrived(desk.office, NUMBER, LIN, "pledge", DAY)
    back_up(tmp_path / "office", tmp_path / "kept.tar", IN_TIME)
    restore(tmp_path / "kept.tar", tmp_path / "again", IN_TIME)
    with closing(open_register(tmp_path / "again" / "register.db")) as db:
        (one,) = paper_arrivals.of_application(db, applications.find(db, NUMBER).id)
    assert (one.material, one.arrived_on, one.actor) == ("pledge", DAY, "林审核")


def test_paper_after_the_deadline_is_for_a_person(desk):
    desk.clock = IN_TIME + timedelta(days=20)
    paper.arrived(desk.office, NUMBER, LIN, "pledge", date(2026, 6, 25))
    late = desk.rows("SELECT place, severity FROM findings WHERE code = 'paper-late'")
    assert late == [("pledge", "refer")]
    paper.arrived(desk.office, NUMBER, LIN, "pledge", DAY)
    state = desk.rows("SELECT state FROM findings WHERE code = 'paper-late'")
    assert state == [("resolved",)]

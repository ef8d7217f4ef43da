"""The story of a letter: what stands in the register and the outbox after it."""

import json
from datetime import timedelta

import pytest
from applicants import Desk, Mailing, all_files, form, scan
from dossiers import APPLICANT, IN_TIME, STEM, TITLE, campaign


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


FULL = Mailing(files=all_files())
NOT_STAMPED = [("material-unstamped", "form-pdf"), ("material-unstamped", "pledge")]


def open_findings(desk, number=None):
    where = f" AND number = '{number}'" if number else ""
    return desk.rows(
        "SELECT code, place FROM findings JOIN applications ON applications.id = application_id"
        f" WHERE state = 'open' AND severity <> 'note'{where} ORDER BY code, place"
    )


def test_a_submission_is_registered_judged_and_answered(desk):
    assert desk.take(FULL).state == "registered"
    application = "SELECT number, campaign, applicant, case_title, status FROM applications"
    assert desk.rows(application) == [("SCO2026-0001", "sco-2026", APPLICANT, TITLE, "incomplete")]
    assert open_findings(desk) == NOT_STAMPED
    notice = "SELECT kind, recipient, state, in_reply_to FROM notices"
    assert desk.rows(notice) == [
        ("correction", "lin@yunling.example", "due", "<1@yunling.example>")
    ]


def test_without_a_form_the_register_knows_it_by_its_subject(desk):
    desk.take(Mailing(subject=STEM))
    named = desk.rows("SELECT applicant, case_title, fields FROM applications")
    assert [row[:2] for row in named] == [(APPLICANT, TITLE)]
    assert json.loads(named[0][2]).get("applicant", "") == ""


def test_every_document_is_filed_under_its_material(desk):
    desk.take(FULL)
    assert sorted(desk.rows("SELECT materials FROM documents")) == [
        ('["form-pdf"]',), ('["form-word"]',), ('["pledge"]',), ('["supporting"]',),
    ]  # fmt: skip


def test_the_same_bytes_are_a_repeat_and_not_answered(desk):
    desk.take(FULL)
    assert desk.take(FULL).state == "repeat"
    assert desk.rows("SELECT count(*) FROM applications") == [(1,)]
    assert desk.rows("SELECT count(*) FROM notices") == [(1,)]


@pytest.mark.parametrize(
    ("mailing", "state"),
    [
        (Mailing(subject="自动回复: 外出", headers={"Auto-Submitted": "auto-replied"}), "ignored"),
        (Mailing(subject="请问截止时间"), "question"),
        (Mailing(sender="cases@office.example", files=all_files()), "ignored"),
        (Mailing(subject=f"Re: {STEM}", headers={"In-Reply-To": "<x@y>"}), "question"),
        (Mailing(subject=f"咨询：{STEM}"), "question"),
        (Mailing(subject=STEM), "registered"),
        (Mailing(subject="材料", files={"申报.docx": form()}), "registered"),
    ],
)
def test_what_a_letter_is(desk, mailing, state):
    assert desk.take(mailing).state == state
    answered = state == "registered"
    assert desk.rows("SELECT count(*) FROM notices") == [(int(answered),)]


def test_bytes_that_are_no_letter_are_set_aside(desk):
    class NoLetter(Mailing):
        def raw(self):
            return b"\x00\x01 no mail at all"

    mail = desk.take(NoLetter())
    assert (mail.state, "无法解析" in mail.reason) == ("quarantined", True)


def correction_id(desk):
    return desk.rows("SELECT message_id FROM notices ORDER BY id")[0][0]


def reply(desk, **changes):
    headers = {"In-Reply-To": correction_id(desk)}
    return Mailing(**({"subject": "回复", "headers": headers, "number": 2} | changes))


def test_a_reply_to_our_notice_is_a_supplement(desk):
    files = all_files()
    pledge = files.pop(f"{STEM}（承诺书）.pdf")
    desk.take(Mailing(files=files))
    assert ("material-missing", "pledge") in open_findings(desk)
    desk.take(reply(desk, files={"承诺书.pdf": pledge}))
    assert desk.rows("SELECT count(*) FROM applications") == [(1,)]
    assert desk.rows("SELECT count(*) FROM submissions") == [(2,)]
    assert open_findings(desk) == NOT_STAMPED
    assert desk.rows("SELECT state FROM findings WHERE code = 'material-missing'") == [
        ("resolved",)
    ]
    assert desk.rows("SELECT count(*) FROM notices") == [(2,)]


@pytest.mark.parametrize(
    "supplement",
    [
        Mailing(subject="补充 SCO2026-0001", files={"承诺书.pdf": scan(9)}, number=2),
        Mailing(subject=f"【补充】{STEM}", files=all_files(), number=2),
    ],
)
def test_a_number_or_the_same_names_tell_the_application(desk, supplement):
    desk.take(FULL)
    desk.take(supplement)
    assert desk.rows("SELECT count(*) FROM applications") == [(1,)]
    assert desk.rows("SELECT count(*) FROM submissions") == [(2,)]


def test_a_paper_sent_after_the_rest_under_the_conventions_names_is_a_supplement(desk):
    desk.take(FULL)
    pledge = {f"{STEM}（承诺书）.pdf": scan(9)}
    desk.take(Mailing(subject="补交承诺书", files=pledge, number=2))
    assert desk.rows("SELECT count(*) FROM applications") == [(1,)]
    assert desk.rows("SELECT count(*) FROM submissions") == [(2,)]


def test_a_lone_pledge_under_the_names_short_forms_is_a_supplement(desk):
    desk.take(FULL)
    short = STEM.replace("有限公司", "")
    desk.take(Mailing(subject=short, files={f"{short}（承诺书）.pdf": scan(9)}, number=2))
    assert desk.rows("SELECT count(*) FROM applications") == [(1,)]


def test_a_form_with_its_title_mended_is_the_same_case(desk):
    told = {
        "summary": "在塔什干州建设光伏温室，装机五十兆瓦，年发电七千万千瓦时，节水四成，带动就业二百六十人。"
        * 2
    }
    desk.take(Mailing(files=all_files(**told)))
    desk.take(Mailing(files=all_files(**told, case_title="塔什干州光伏温室合作项目"), number=2))
    desk.take(Mailing(files=all_files(**told, case_title="撒马尔罕风电项目"), number=3))
    assert desk.rows("SELECT case_title FROM applications ORDER BY id") == [
        ("塔什干州光伏温室合作项目",), ("撒马尔罕风电项目",),
    ]  # fmt: skip


def test_the_form_may_come_after_the_rest(desk):
    files = {name: content for name, content in all_files().items() if "承诺书" in name}
    desk.take(Mailing(files=files))
    desk.take(Mailing(files=all_files(), number=2))
    assert desk.rows("SELECT applicant FROM applications") == [(APPLICANT,)]


def test_thanks_for_a_notice_are_for_staff_and_in_the_log_of_the_application(desk):
    desk.take(FULL)
    thanks = desk.take(reply(desk, subject="回复：收到，谢谢"))
    assert (thanks.state, "SCO2026-0001" in thanks.reason) == ("question", True)
    about = "SELECT number FROM events JOIN applications ON applications.id = application_id"
    assert desk.rows(f"{about} WHERE what = 'letter-question'") == [("SCO2026-0001",)]
    assert desk.rows("SELECT count(*) FROM notices") == [(1,)]


def test_another_title_in_the_thread_is_a_new_application(desk):
    desk.take(FULL)
    other = all_files(case_title="比什凯克污水处理合作项目")
    desk.take(reply(desk, subject="第二个案例", files=other))
    assert desk.rows("SELECT number FROM applications ORDER BY id") == [
        ("SCO2026-0001",), ("SCO2026-0002",),
    ]  # fmt: skip


def test_a_stranger_in_the_thread_replaces_nothing(desk):
    files = all_files()
    pledge = files.pop(f"{STEM}（承诺书）.pdf")
    desk.take(Mailing(files=files))
    desk.take(reply(desk, sender="somebody@163.com", files={"承诺书.pdf": pledge}))
    assert ("material-missing", "pledge") in open_findings(desk)
    assert ("sender-unconfirmed", "somebody@163.com") in open_findings(desk)


def test_any_address_of_the_form_may_send_supplements(desk):
    files = all_files(email="wu@beian.example；lin@yunling.example")
    pledge = files.pop(f"{STEM}（承诺书）.pdf")
    desk.take(Mailing(files=files))
    desk.take(reply(desk, sender="wu@beian.example", files={"承诺书.pdf": pledge}))
    assert not {"material-missing", "sender-unconfirmed"} & {
        code for code, _ in open_findings(desk)
    }


def test_a_letter_after_the_deadline_is_registered_and_told_so(desk):
    desk.take(FULL, at=campaign().deadline)
    assert desk.rows("SELECT status FROM applications") == [("late",)]
    assert desk.rows("SELECT kind FROM notices") == [("late",)]


def test_a_supplement_within_the_correction_period_is_in_time(tmp_path):
    desk = Desk(tmp_path, correction_days=5)
    last_hour = campaign().deadline - timedelta(hours=1)
    desk.clock = last_hour
    desk.take(FULL, at=last_hour)
    desk.send()
    desk.take(reply(desk, files={"承诺书.pdf": scan(8)}), at=last_hour + timedelta(days=4))
    assert ("supplement-late", "") not in open_findings(desk)
    desk.take(
        reply(desk, number=3, files={"承诺书.pdf": scan(7)}), at=last_hour + timedelta(days=6)
    )
    assert ("supplement-late", "") in open_findings(desk)


def test_another_applicants_file_is_noticed(desk):
    desk.take(FULL)
    copied = all_files(applicant="海岬环境工程有限公司", case_title="阿拉木图风电场")
    desk.take(Mailing(subject="申报", sender="wu@haijia.example", files=copied))
    assert ("duplicate-application", "SCO2026-0001") in open_findings(desk, "SCO2026-0002")


def test_another_applicants_text_is_noticed_and_not_told_to_the_applicant(desk):
    summary = (
        "在塔什干州建设光伏温室，装机五十兆瓦，年发电七千万千瓦时，节水四成，带动就业二百六十人。"
        * 2
    )
    desk.take(Mailing(files=all_files(summary=summary)))
    other = {"applicant": "海岬环境工程有限公司", "case_title": "阿拉木图风电场"}
    retold = form(**other, summary=summary.replace("塔什干", "阿拉木图"))
    files = {"申报表.docx": retold, "申报表.pdf": scan(11), "承诺书.pdf": scan(12)}
    desk.take(Mailing(subject="申报", sender="wu@haijia.example", files=files, number=2))
    assert ("duplicate-application", "SCO2026-0001") in open_findings(desk, "SCO2026-0002")
    told = " ".join(desk.rows("SELECT subject || text || html FROM notices ORDER BY id")[1])
    assert "SCO2026-0002" in told
    assert "SCO2026-0001" not in told
    assert APPLICANT not in told


def test_an_applicants_own_second_case_may_bring_the_same_file(desk):
    desk.take(FULL)
    second = all_files(case_title="比什凯克污水处理合作项目")
    desk.take(Mailing(subject="第二个案例", files=second, number=2))
    assert desk.rows("SELECT count(*) FROM applications") == [(2,)]
    assert not [code for code, _ in open_findings(desk) if code == "duplicate-application"]


@pytest.mark.parametrize(
    ("mode", "hold", "expected"),
    [
        ("send", False, ["due"]),
        ("send", True, ["held"]),
        ("hold", False, ["held"]),
        ("off", False, []),
    ],
)
def test_answers_are_held_where_the_office_says_so(tmp_path, mode, hold, expected):
    desk = Desk(tmp_path, mode=mode)
    desk.take(FULL, hold=hold)
    assert [state for (state,) in desk.rows("SELECT state FROM notices")] == expected


def test_every_step_is_in_the_event_log(desk):
    desk.take(FULL, at=IN_TIME)
    assert [what for (what,) in desk.rows("SELECT what FROM events ORDER BY id")] == [
        "application-opened", "verdict",
    ]  # fmt: skip

"""Whom we believe: forged senders change nothing and hear nothing; who uses a name shuts nobody out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from applicants import Desk, Mailing, all_files, form, scan
from dossiers import APPLICANT, IN_TIME, STEM, TITLE, campaign

from intake.register.letters.ledger import FILE_ACCOUNT
from intake.staff import asking
from intake.staff.acting import Actor
from intake.staff.relink import link, unlink

US = "mx.office.example"
OWNER = "lin@yunling.example"
PASSED = {"Authentication-Results": f"{US}; dmarc=pass header.from=yunling.example"}
FAILED = {"Authentication-Results": f"{US}; spf=fail smtp.mailfrom=x@evil.example; dmarc=fail"}
HIS_OWN = {"Authentication-Results": f"{US}; spf=pass smtp.mailfrom=x@evil.example; dmarc=none"}
FILES = all_files()
NO_PLEDGE = {name: data for name, data in FILES.items() if "承诺书" not in name}
PLEDGE = {"承诺书.pdf": FILES[f"{STEM}（承诺书）.pdf"]}


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    desk.office = replace(desk.office, authserv_ids={"main": US})
    return desk


def register(desk):
    return desk.rows("SELECT number, applicant, status, verdict FROM applications WHERE id = 1")


def codes(desk, number):
    return {
        code
        for (code,) in desk.rows(
            "SELECT code FROM findings JOIN applications ON applications.id = application_id"
            f" WHERE findings.state = 'open' AND number = '{number}'"
        )
    }


def told(desk):
    return desk.rows("SELECT recipient, state, kind FROM notices ORDER BY id")


FORGERIES = [
    Mailing(subject="补充 SCO2026-0001", files=PLEDGE, headers=FAILED, number=2),
    Mailing(subject="补充 SCO2026-0001", files=PLEDGE, headers=HIS_OWN, number=2),
    Mailing(subject=STEM, files=all_files(summary="改"), headers=FAILED, number=2),
    Mailing(subject=f"Re: {STEM}", files=PLEDGE, headers=HIS_OWN | {"In-Reply-To": "notice"}, number=2),
    Mailing(sender="wu@yunling.example", subject=STEM, files=all_files(email="x@evil.example"),
            headers=FAILED, number=2),
    Mailing(subject="SCO2026-0001", files={"a.docx": form(contact_phone="13000000000")},
            headers={"authentication-RESULTS": f"{US.upper()} 1; DMARC=Fail (p=none)"}, number=2),
]  # fmt: skip


@pytest.mark.parametrize("forged", FORGERIES, ids=range(len(FORGERIES)))
def test_a_forged_letter_changes_nothing_and_hears_nothing(desk, forged):
    desk.take(Mailing(files=NO_PLEDGE, headers=PASSED))
    (before,) = register(desk)
    ours = desk.rows("SELECT message_id FROM notices")[0][0]
    headers = {k: ours if v == "notice" else v for k, v in forged.headers.items()}
    desk.take(replace(forged, headers=headers))
    (after,) = register(desk)
    assert after[:3] == before[:3]
    assert codes(desk, "SCO2026-0001") >= {"material-missing", "sender-unconfirmed"}
    assert [state for _, state, _ in told(desk)] == ["due", "held"]
    assert desk.rows("SELECT count(*) FROM applications") == [(1,)]


def test_what_staff_confirm_counts(desk):
    desk.take(Mailing(files=NO_PLEDGE, headers=PASSED))
    mail = desk.take(FORGERIES[0])
    link(desk.office, mail.id, "SCO2026-0001", "staff")
    assert not {"material-missing", "sender-unconfirmed"} & codes(desk, "SCO2026-0001")


def test_a_forged_answer_does_not_answer_what_staff_asked(desk):
    desk.take(Mailing(files=FILES, headers=PASSED))
    desk.clock += timedelta(hours=1)
    asking.ask(desk.office, "SCO2026-0001", Actor("staff"), "请补充说明")
    late = desk.clock + timedelta(hours=1)
    asked = "SELECT severity FROM findings WHERE code = 'staff-request'"
    desk.take(FORGERIES[0], at=late)
    assert desk.rows(asked) == [("correct",)]
    desk.take(replace(FORGERIES[0], headers=PASSED, number=3), at=late)
    assert desk.rows(asked) == [("refer",)]


def test_a_forged_letter_after_the_deadline_makes_nobody_late(desk):
    desk.take(Mailing(files=FILES, headers=PASSED))
    desk.take(FORGERIES[0], at=campaign().deadline + timedelta(days=90))
    assert "supplement-late" not in codes(desk, "SCO2026-0001")


def test_a_forged_first_letter_opens_one_for_staff_and_the_real_one_takes_its_place(desk):
    desk.take(Mailing(files=all_files(email="x@evil.example"), headers=FAILED))
    assert "sender-unconfirmed" in codes(desk, "SCO2026-0001")
    assert told(desk) == [(OWNER, "held", "correction")]
    desk.take(Mailing(files=NO_PLEDGE, headers=PASSED, number=2))
    assert desk.rows("SELECT count(*) FROM applications") == [(1,)]
    assert codes(desk, "SCO2026-0001") >= {"material-missing", "sender-unconfirmed"}
    # The address that only the forged form told is a stranger's.
    forger = Mailing(sender="x@evil.example", files=FILES, number=3)
    desk.take(replace(forger, headers={"Authentication-Results": f"{US}; dmarc=pass"}))
    assert codes(desk, "SCO2026-0001") >= {"material-missing"}
    assert "duplicate-application" in codes(desk, "SCO2026-0002")


def test_in_time_by_a_forged_letter_is_not_in_time(desk):
    after = campaign().deadline + timedelta(hours=1)
    desk.take(Mailing(files=FILES, headers=FAILED), at=IN_TIME)
    desk.take(Mailing(files=FILES, headers=PASSED, number=2), at=after)
    assert desk.rows("SELECT status FROM applications") == [("late",)]


def test_a_letter_from_a_file_is_believed_as_little(desk):
    assert desk.office.servers_of(FILE_ACCOUNT) == (US,)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authentication-Results": f"{US}; spf=none; dkim=none; dmarc=none"},
        {"Authentication-Results": f"{US}; spf=pass smtp.mailfrom={OWNER}"},
        {"Authentication-Results": f"{US}; spf=fail; dkim=pass header.i=@mail.yunling.example"},
        {"Authentication-Results": "mx.elsewhere.example; dmarc=fail"},
    ],
)
def test_who_is_not_found_false_is_heard_as_ever(desk, headers):
    desk.take(Mailing(files=NO_PLEDGE, headers=headers))
    desk.take(Mailing(subject="补充 SCO2026-0001", files=PLEDGE, headers=headers, number=2))
    assert not {"material-missing", "sender-unconfirmed"} & codes(desk, "SCO2026-0001")
    # The pledge came before the letter that asks for it had left: that one is not sent any more.
    assert [state for _, state, _ in told(desk)] == ["dropped", "due"]


SQUATTER = "somebody@163.com"
OTHER_SENDERS = [
    Mailing(sender=SQUATTER, subject="申报", files=FILES, number=7),
    Mailing(sender=SQUATTER, subject=STEM, files=all_files(summary="另一份"), number=7),
    Mailing(sender=SQUATTER, subject=STEM, files={f"{STEM}（承诺书）.pdf": scan(9)}, number=7),
    Mailing(sender=SQUATTER, subject=f"【补充】{STEM}", files=PLEDGE, number=7),
]


@pytest.mark.parametrize("stranger", OTHER_SENDERS, ids=range(len(OTHER_SENDERS)))
@pytest.mark.parametrize("first", [True, False])
def test_two_senders_of_one_name_are_each_answered_for_his_own(desk, stranger, first):
    owner = Mailing(files=NO_PLEDGE)
    for one in (stranger, owner) if first else (owner, stranger):
        desk.take(one)
    assert desk.rows("SELECT count(*) FROM applications") == [(2,)]
    assert desk.rows("SELECT count(*) FROM notices WHERE state = 'due'") == [(2,)]
    own = "SCO2026-0002" if first else "SCO2026-0001"
    other = "SCO2026-0001" if first else "SCO2026-0002"
    assert "material-missing" in codes(desk, own)
    assert "duplicate-application" in codes(desk, "SCO2026-0002")
    for recipient, number in ((OWNER, other), (SQUATTER, own)):
        said = "SELECT subject || text || html FROM notices WHERE recipient = ?"
        (text,) = desk.db.execute(said, [recipient]).fetchone()
        assert number not in text
        assert "对应关系" not in text
    # The log of the first tells of the second.
    log = "SELECT application_id FROM events WHERE what = 'namesake-opened'"
    assert desk.rows(log) == [(1,)]


@pytest.mark.parametrize("first", [True, False])
def test_each_ones_later_letters_are_his_own(desk, first):
    owner, squatter = Mailing(files=NO_PLEDGE), OTHER_SENDERS[0]
    for one in (squatter, owner) if first else (owner, squatter):
        desk.take(one)
    own = "SCO2026-0002" if first else "SCO2026-0001"
    assert "material-missing" in codes(desk, own)
    desk.take(Mailing(subject=STEM, files=FILES, number=8))
    assert "material-missing" not in codes(desk, own)
    assert desk.rows("SELECT count(*) FROM applications") == [(2,)]


def test_a_colleagues_letter_is_joined_by_staff_and_he_is_known_then(desk):
    desk.take(Mailing(files=NO_PLEDGE))
    mail = desk.take(OTHER_SENDERS[2])
    link(desk.office, mail.id, "SCO2026-0001", "staff")
    assert desk.rows("SELECT stage FROM applications") == [("intake",), ("withdrawn",)]
    assert not {"material-missing", "sender-unconfirmed"} & codes(desk, "SCO2026-0001")
    again = replace(OTHER_SENDERS[1], number=9)
    desk.take(again)
    assert desk.rows("SELECT count(*) FROM submissions") == [(3,)]
    assert "sender-unconfirmed" not in codes(desk, "SCO2026-0001")


def test_joined_letters_can_be_parted(desk):
    desk.take(Mailing(files=NO_PLEDGE))
    mail = desk.take(OTHER_SENDERS[2])
    link(desk.office, mail.id, "SCO2026-0001", "staff")
    unlink(desk.office, mail.id, "staff")
    assert "material-missing" in codes(desk, "SCO2026-0001")


@pytest.mark.parametrize(
    "mailing",
    [
        Mailing(sender=SQUATTER, subject="补充 SCO2026-0001", files=PLEDGE, number=7),
        Mailing(sender=SQUATTER, subject="补充 sco2026-0001", files=FILES, number=7),
    ],
)
def test_a_stranger_who_names_the_number_is_unconfirmed_there(desk, mailing):
    desk.take(Mailing(files=NO_PLEDGE))
    desk.take(mailing)
    assert desk.rows("SELECT count(*) FROM applications") == [(1,)]
    assert codes(desk, "SCO2026-0001") >= {"material-missing", "sender-unconfirmed"}


def test_another_case_of_the_applicant_is_no_namesake(desk):
    desk.take(Mailing(files=FILES))
    desk.take(Mailing(subject="第二个", files=all_files(case_title="比什凯克污水处理"), number=2))
    assert "duplicate-application" not in codes(desk, "SCO2026-0002")
    assert desk.rows("SELECT applicant, case_title FROM applications WHERE id = 1") == [
        (APPLICANT, TITLE)
    ]

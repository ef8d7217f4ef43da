"""Staff join a letter to an application or part it from one; both are judged again."""

import pytest
from applicants import Desk, Mailing, all_files, scan
from dossiers import STEM

from intake.staff.relink import CannotLink, link, unlink

FILES = all_files()
PLEDGE = FILES.pop(f"{STEM}（承诺书）.pdf")


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    desk.take(Mailing(files=FILES))
    return desk


def missing(desk):
    return desk.rows(
        "SELECT place FROM findings WHERE application_id = 1 AND state = 'open'"
        " AND code = 'material-missing'"
    )


def stray(desk):
    """The pledge in a letter of its own from a private address: an application by itself at first."""
    mail = desk.take(
        Mailing(subject="承诺书", sender="lin@163.com", files={"承诺书.pdf": PLEDGE}, number=2)
    )
    assert desk.rows("SELECT count(*) FROM applications") == [(2,)]
    return mail


def test_a_joined_letter_counts_and_its_own_application_is_withdrawn(desk):
    assert missing(desk) == [("pledge",)]
    link(desk.office, stray(desk).id, "SCO2026-0001", "staff")
    assert missing(desk) == []
    assert desk.rows("SELECT stage FROM applications ORDER BY id") == [("intake",), ("withdrawn",)]
    told = desk.rows("SELECT what, application_id FROM events WHERE actor = 'staff' ORDER BY id")
    assert told[:2] == [("letter-unlinked", 2), ("application-withdrawn", 2)]
    assert ("letter-linked", 1) in told


def test_a_link_survives_the_next_judging(desk):
    link(desk.office, stray(desk).id, "SCO2026-0001", "staff")
    desk.take(Mailing(subject="补充 SCO2026-0001", files={"支撑材料2.pdf": scan(9)}, number=3))
    assert missing(desk) == []


def test_a_parted_letter_counts_no_more_and_waits_for_staff(desk):
    mail = desk.take(Mailing(subject="补充 SCO2026-0001", files={"承诺书.pdf": PLEDGE}, number=2))
    assert missing(desk) == []
    unlink(desk.office, mail.id, "staff")
    assert missing(desk) == [("pledge",)]
    assert desk.rows("SELECT state FROM mails WHERE id = 2") == [("question",)]


@pytest.mark.parametrize(("mail_id", "number"), [(9, "SCO2026-0001"), (1, "SCO2026-0009")])
def test_what_is_not_there_cannot_be_joined(desk, mail_id, number):
    with pytest.raises(CannotLink, match="there is no"):
        link(desk.office, mail_id, number, "staff")


def test_a_letter_of_no_application_cannot_be_parted(desk):
    question = desk.take(Mailing(subject="请问截止时间", number=4))
    with pytest.raises(CannotLink, match="no application"):
        unlink(desk.office, question.id, "staff")

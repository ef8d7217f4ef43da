"""The register counts the applications that fall under one quota."""

import json
import time

import pytest
from applicants import Desk, Mailing, form
from dossiers import IN_TIME, campaign

from intake.register.applications.quotas import counted_with
from intake.register.database import open_register, transaction
from validators.evidence.quota_values import MOST_COMPARED
from validators.model.campaign import Quota

WHEN = IN_TIME.isoformat()
SCO = campaign()


def entered(
    db, number: int, *, sender="a@park.example", stage="intake", status="complete", **fields
):
    """One application with one letter."""
    db.execute(
        "INSERT INTO applications (id, number, prefix, sequence, campaign, applicant, case_title,"
        " status, stage, received_at, updated_at, fields) VALUES (?,?,'S',?,?,?,?,?,?,?,?,?)",
        [number, f"S-{number}", number, fields.pop("campaign", SCO.id),
         fields.get("applicant", ""), f"案例{number}", status, stage, WHEN, WHEN,
         json.dumps(fields, ensure_ascii=False)],
    )  # fmt: skip
    db.execute(
        "INSERT INTO mails (id, account, folder, uidvalidity, uid, sha256, sender, received_at,"
        " fetched_at, state) VALUES (?, 'a', 'b', 1, ?, ?, ?, ?, ?, 'registered')",
        [number, number, str(number), sender, WHEN, WHEN],
    )
    db.execute(
        "INSERT INTO submissions (application_id, mail_id, received_at) VALUES (?, ?, ?)",
        [number, number, WHEN],
    )


@pytest.fixture
def db(tmp_path):
    return open_register(tmp_path / "register.db")


@pytest.mark.parametrize(
    ("per", "own", "others", "count"),
    [
        (["applicant"], ["云岭绿能科技有限公司"], [{"applicant": "云岭绿能科技有限公司"}], 1),
        (["applicant"], ["云岭绿能科技有限公司"], [{"applicant": "云岭绿能公司"}], 1),
        (["applicant"], ["云岭绿能科技有限公司"], [{"applicant": "云岭绿能科技 有限公司"}], 1),
        (["applicant"], ["云岭绿能科技有限公司"], [{"applicant": "沧浪节能设备有限公司"}], 0),
        (["applicant"], ["云岭绿能科技有限公司"], [{"applicant": ""}, {}], 0),
        (["case_type"], ["项目合作"], [{"case_type": "项目合作"}, {"case_type": "技术合作"}], 1),
        (["case_type"], ["项目合作"], [{"case_type": ["项目合作"]}], 1),
        (["case_type"], ["项目合作、技术合作"], [{"case_type": ["项目合作", "技术合作"]}], 1),
        (["awards"], ["[未获奖"], [{"awards": "[未获奖"}], 1),
        (["awards"], ['["a'], [{"awards": '["a'}], 1),
        (["contact_phone"], ["13800000000"], [{"contact_phone": "13800000000"}], 1),
        (["contact_phone"], ["13800000000"], [{"contact_phone": "13800000001"}], 0),
        (["applicant", "case_type"], ["云岭绿能公司", "项目合作"],
         [{"applicant": "云岭绿能公司", "case_type": "项目合作"},
          {"applicant": "云岭绿能公司", "case_type": "技术合作"},
          {"applicant": "沧浪节能公司", "case_type": "项目合作"}], 1),
        (["sender"], ["a@park.example"], [{}, {"sender": "A@PARK.example"}], 2),
        (["sender"], ["a@park.example"], [{"sender": "b@park.example"}], 0),
        (["sender", "case_type"], ["a@park.example", "项目合作"],
         [{"case_type": "项目合作"}, {"case_type": "技术合作"}], 1),
        (["sender"], ["a@park.example"], [{"stage": "withdrawn"}, {"status": "late"}], 0),
        (["sender"], ["a@park.example"], [{"stage": "rejected"}], 1),
        (["sender"], ["a@park.example"], [{"campaign": "another"}], 0),
    ],
)  # fmt: skip
def test_what_counts_as_the_same(db, per, own, others, count):
    with transaction(db):
        for number, one in enumerate(others, 1):
            entered(db, number, **one)
    quota = Quota(tuple(per), 1)
    found = counted_with(db, SCO, quota, dict(zip(per, own, strict=True)), None)
    assert len(found) == count


def test_the_application_itself_does_not_count(db):
    with transaction(db):
        for number in (1, 2):
            entered(db, number)
    quota, own = Quota(("sender",), 1), {"sender": "a@park.example"}
    assert [one.case_title for one in counted_with(db, SCO, quota, own, 1)] == ["案例2"]


def test_ten_thousand_applications_are_counted_at_once(db):
    """Of so many different names only equal ones count."""
    with transaction(db):
        for number in range(1, 10_001):
            entered(db, number, applicant=f"第{number}新能源有限公司")
    quota = Quota(("applicant", "sender"), 1)
    own = {"applicant": "第77新能源有限公司", "sender": "a@park.example"}
    began = time.process_time()
    assert [one.case_title for one in counted_with(db, SCO, quota, own, None)] == ["案例77"]
    assert time.process_time() - began < 5
    assert MOST_COMPARED < 10_000


def test_a_body_that_sends_one_too_many_is_noted(tmp_path):
    desk = Desk(tmp_path, quotas=(Quota(("applicant",), 1), Quota(("sender",), 5)))
    for number, title in enumerate(("余热利用", "光伏温室"), 1):
        desk.take(
            Mailing(f"申报{number}", files={"申报表.docx": form(case_title=title)}, number=number)
        )
    found = desk.rows("SELECT application_id, place, severity FROM findings WHERE code = 'quota'")
    assert found == [(2, "applicant", "note")]


def test_one_letter_with_more_than_the_quota_says_so_of_the_first_already(tmp_path):
    desk = Desk(tmp_path, quotas=(Quota(("applicant",), 2),))
    titles = ("余热利用", "光伏温室", "污水回用")
    files = {
        f"{title}/{title}申报表.docx".replace("/", "-"): form(case_title=title) for title in titles
    }
    desk.take(Mailing("三份申报", files=files))
    assert desk.rows("SELECT count(*) FROM applications") == [(3,)]
    found = desk.rows("SELECT application_id FROM findings WHERE code = 'quota' ORDER BY 1")
    assert found == [(1,), (2,), (3,)]

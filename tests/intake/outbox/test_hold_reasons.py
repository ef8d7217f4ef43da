"""Why an answer waits for staff: each reason alone, and the first of several."""

from dataclasses import replace

import pytest
from applicants import Desk
from dossiers import letter
from rounds import NOON, a_notice

from intake.config.campaign_files.usable import ALL_RIGHT, UsableCampaigns
from intake.config.settings import NoticeSettings
from intake.outbox.hold_reasons import why_held
from intake.register import notices
from intake.register.database import transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import FILE_ACCOUNT, MailKey
from intake.register.notices import NoticeState
from notifier.notices.notice import NoticeKind
from parsers.facts.letter_facts import RobotSign, SenderCheck, SignKind

US, LIN = "mx.office.example", "lin@yunling.example"
EARLIER = "来信在启用本系统（或恢复备份）前已在邮箱中，或由文件导入"
FORGED = "来信未通过收件服务器的发件人验证（dmarc=fail），可能系冒名"
LISTED = "来信带邮件列表或群发标头，答复可能发给列表全体"
MUTED = "发往该地址的通知曾被退回"
KIND, ALL = "此类通知设置为人工放行", "设置为人工放行"

FAILED = {"sender_checks": (SenderCheck(US, "dmarc", "fail", "yunling.example"),)}
PASSED = {"sender_checks": (SenderCheck(US, "dmarc", "pass", "yunling.example"),)}
ELSEWHERE = {"sender_checks": (SenderCheck("mx.evil.example", "dmarc", "fail"),)}
LIST = {"robot_signs": (RobotSign(SignKind.LIST, "List-Id"),)}
HOLD, OFF = {"mode": "hold"}, {"mode": "off"}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return Desk(tmp_path_factory.mktemp("office"))


@pytest.fixture
def desk(office):
    """The office without what the test before put into its outbox."""
    with transaction(office.db):
        office.db.execute("DELETE FROM notices")
    return office


def reason(
    desk,
    facts=None,
    policy=None,
    *,
    held: bool = False,
    account: str = "main",
    recipient: str = LIN,
    kind: NoticeKind = NoticeKind.ACKNOWLEDGEMENT,
    files: UsableCampaigns = ALL_RIGHT,
) -> str:
    office = replace(
        desk.office,
        notices=NoticeSettings(**(policy or {})),
        authserv_ids={"main": US, "other": ""},
        files=files,
    )
    key = MailKey(account, "INBOX", 1, 1 + desk.db.table("mails").count)
    mail = ledger.record_fetched(desk.db, key, "sha", NOON, NOON, hold=held)
    notice = replace(a_notice(recipient), kind=kind)
    return why_held(office, mail, replace(letter(), **(facts or {})), notice, ["sco-2026"])


@pytest.mark.parametrize(
    ("facts", "policy", "held", "expected"),
    [
        ({}, {}, False, ""),
        (PASSED, {}, False, ""),
        (ELSEWHERE, {}, False, ""),
        ({}, OFF, False, ""),
        ({}, {}, True, EARLIER),
        (FAILED, {}, False, FORGED),
        (LIST, {}, False, LISTED),
        ({}, HOLD, False, ALL),
        ({}, {"hold_kinds": ("acknowledgement",)}, False, KIND),
        ({}, {"hold_kinds": ("correction", "late")}, False, ""),
        ({}, {"hold_kinds": ("correction", "acknowledgement")}, False, KIND),
        # Of several the first is told: what staff can do least about.
        (FAILED | LIST, HOLD, True, EARLIER),
        (FAILED | LIST, HOLD, False, FORGED),
        (LIST, HOLD, False, LISTED),
        ({}, HOLD | {"hold_kinds": ("acknowledgement",)}, False, KIND),
    ],
)
def test_an_answer_waits_for_one_reason(desk, facts, policy, held, expected):
    assert reason(desk, facts, policy, held=held) == expected


@pytest.mark.parametrize("kind", [one for one in SignKind if one is not SignKind.LIST])
def test_other_signs_of_a_program_hold_nothing(desk, kind):
    assert reason(desk, {"robot_signs": (RobotSign(kind, "a sign"),)}) == ""


@pytest.mark.parametrize(("account", "expected"), [("main", FORGED), ("other", ""), ("third", "")])
def test_only_the_account_s_own_server_is_believed(desk, account, expected):
    assert reason(desk, FAILED, account=account) == expected


def test_of_a_letter_that_came_as_a_file_any_of_our_servers_is(desk):
    assert reason(desk, FAILED, account=FILE_ACCOUNT) == FORGED


@pytest.mark.parametrize(
    ("recipient", "expected"),
    [(LIN, MUTED), (LIN.upper(), MUTED), ("wu@yunling.example", "")],
)
def test_an_address_whose_notice_came_back_is_written_to_by_staff(desk, recipient, expected):
    notice_id = notices.enqueue(
        desk.db, a_notice(LIN), application_id=None, mail_id=None, state=NoticeState.DUE,
        due_at=NOON, now=NOON,
    )  # fmt: skip
    notices.mark_bounced(desk.db, notice_id, "退信：5.1.1", NOON)
    assert reason(desk, recipient=recipient) == expected
    assert reason(desk, policy=HOLD, recipient=recipient) == (expected or ALL)
    notices.release(desk.db, [notice_id], NOON)
    assert reason(desk, recipient=recipient) == ""


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_each_kind_may_be_held_by_its_name(desk, kind):
    assert reason(desk, policy={"hold_kinds": (kind.value,)}, kind=kind) == KIND
    others = tuple(one.value for one in NoticeKind if one is not kind)
    assert reason(desk, policy={"hold_kinds": others}, kind=kind) == ""


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (ALL_RIGHT, ""),
        (UsableCampaigns((), ("活动文件 other.toml 有误",), frozenset({"other"})), ""),
        (
            UsableCampaigns((), ("活动文件 sco-2026.toml 有误",), frozenset({"sco-2026"})),
            "上次正确",
        ),
        (UsableCampaigns((), ("活动文件 new.toml 有误",), unknown=True), "可能属于该活动"),
    ],
    ids=["right", "another-call", "this-call", "nobody-knows-which"],
)
def test_nobody_is_answered_about_a_call_whose_file_is_wrong(desk, files, expected):
    told = reason(desk, files=files)
    assert expected in told
    assert bool(told) is bool(expected)

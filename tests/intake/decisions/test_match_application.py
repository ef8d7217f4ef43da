"""To which application a letter belongs: a table each for thread, number, names and near names."""

from dataclasses import replace

import pytest
from dossiers import (
    APPLICANT,
    IN_TIME,
    PLEDGE,
    STEM,
    SUPPORTING,
    TITLE,
    campaign,
    dossier,
    letter,
    word_form,
)
from rounds import NOON, a_notice

from intake.decisions.match_application import (
    application_of,
    campaigns_for,
    named_applications,
    namesakes,
    threads_of,
)
from intake.register import notices
from intake.register.applications import applications, verdicts
from intake.register.database import open_register, transaction
from intake.register.letters import ledger, receipts
from intake.register.letters.ledger import MailKey
from intake.register.notices import NoticeState
from parsers.texts.normal_text import fold
from validators.model.named_application import NamedApplication
from validators.model.verdict import conclude

CALL = campaign()
SUMMARY = (
    "在乌兹别克斯坦塔什干州建设光伏温室，棚顶发电、棚下种植，冬季以余热供暖，项目由中方设计并施工，"
    "当地伙伴负责种植与销售，已有三批技术人员来华培训，双方约定共享灌溉数据，每半年监测一次土壤盐分。"
)
OTHER_APPLICANT, OTHER_TITLE = "远帆重工股份有限公司", "撒马尔罕污水处理厂"
SHORT = "云岭绿能"
ROWS = (
    (APPLICANT, TITLE, {"summary": SUMMARY}, "intake"),
    (OTHER_APPLICANT, OTHER_TITLE, {}, "intake"),
    (APPLICANT, "阿拉木图风电检修基地", {}, "intake"),
    (APPLICANT, "杜尚别垃圾分拣中心", {}, "withdrawn"),
)
ONE, TWO, THREE, FOUR = (f"SCO2026-000{n}" for n in (1, 2, 3, 4))


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    """Four applications; a notice to the first, one about the first two, and a receipt."""
    db = open_register(tmp_path_factory.mktemp("register") / "register.db")
    for applicant, title, fields, stage in ROWS:
        one = applications.open_application(db, CALL.id, "SCO2026", IN_TIME, IN_TIME)
        verdicts.write_verdict(
            db, one.id, applicant=applicant, case_title=title, applicant_key=fold(applicant),
            title_key=fold(title), fields=fields, verdict=conclude(()), now=IN_TIME,
        )  # fmt: skip
        with transaction(db):
            db.table("applications").update(one.id, {"stage": stage})
    for uid in (1, 2):
        mail = ledger.record_fetched(
            db, MailKey("main", "INBOX", 1, uid), f"sha{uid}", NOON, NOON, hold=False
        )
        for application_id in (1, 2):
            applications.add_submission(db, application_id, mail.id, NOON, ())
    _written(db, "<to-one@us>", 1, None)
    _written(db, "<to-both@us>", 2, 1)
    _written(db, "<to-nobody@us>", None, None)
    receipts.book(db, 2, _written(db, "<receipt@us>", None, None))
    return db


def _written(db, message_id: str, application_id: int | None, mail_id: int | None) -> int:
    notice_id = notices.enqueue(
        db, a_notice(), application_id=application_id, mail_id=mail_id, state=NoticeState.SENT,
        due_at=NOON, now=NOON,
    )  # fmt: skip
    with transaction(db):
        db.table("notices").update(notice_id, {"message_id": message_id})
    return notice_id


@pytest.mark.parametrize(
    ("subject", "answers", "numbers"),
    [
        ("材料", (), []),
        (f"补充 {ONE}", (), [ONE]),
        (f"Re: 【{ONE}】补正通知", (), [ONE]),
        (f"{ONE.lower()} 补充", (), [ONE]),
        (f"{TWO}、{ONE}", (), [TWO, ONE]),
        (f"{ONE} {ONE}", (), [ONE]),
        (f"补充{FOUR}", (), [FOUR]),
        # No number of ours, or one within another word.
        ("SCO2026-0099", (), []),
        (f"X{ONE}", (), []),
        (f"{ONE}9", (), []),
        ("SCO2026-001", (), []),
        ("材料", ("<to-one@us>",), [ONE]),
        ("材料", ("<theirs@them>", "<to-one@us>"), [ONE]),
        # One notice may be about all applications of the letter it answered, its own first.
        ("材料", ("<to-both@us>",), [TWO, ONE]),
        ("材料", ("<receipt@us>",), [ONE, TWO]),
        ("材料", ("<to-nobody@us>",), []),
        ("材料", ("<theirs@them>",), []),
        # The subject's number goes before the thread it came in.
        (f"补充 {THREE}", ("<to-one@us>",), [THREE]),
        ("SCO2026-0099", ("<to-one@us>",), [ONE]),
    ],
)
@pytest.mark.parametrize("header", ["in_reply_to", "references"])
def test_which_applications_a_letter_is_about(db, subject, answers, numbers, header):
    one = replace(letter(subject), **{header: answers})
    assert [found.number for found in threads_of(db, one)] == numbers


def formed(applicant: str = APPLICANT, title: str = TITLE, **more):
    return dossier(word_form(applicant=applicant, case_title=title, **more))


def lone(subject: str):
    """Papers without a form: the subject alone names them."""
    plain = [
        replace(one, attachment=replace(one.attachment, filename="a.pdf"))
        for one in (PLEDGE, SUPPORTING)
    ]
    return dossier(*plain, subject=subject)


def named(applicant: str, title: str) -> str:
    return STEM.replace(APPLICANT, applicant).replace(TITLE, title)


ALL = {ONE, TWO, THREE, FOUR}


@pytest.mark.parametrize(
    ("found", "thread", "known", "number"),
    [
        # In its thread a letter needs nobody to know its sender here; that is judged later.
        (lone("补充"), ONE, set(), ONE),
        (formed(), ONE, set(), ONE),
        (formed(title="塔什干光伏温室"), ONE, set(), ONE),
        (formed(applicant=OTHER_APPLICANT), ONE, set(), ONE),
        # A form of another title is another case, whatever it answers.
        (formed(title=OTHER_TITLE), ONE, ALL, None),
        (formed(title="阿拉木图风电检修基地"), ONE, ALL, THREE),
        # Outside a thread the names tell, to whom the application knows.
        (formed(), None, ALL, ONE),
        (formed(), None, set(), None),
        (formed(), None, {TWO}, None),
        (formed(OTHER_APPLICANT, OTHER_TITLE), None, ALL, TWO),
        (formed(OTHER_APPLICANT, TITLE), None, ALL, None),
        (formed(title="杜尚别垃圾分拣中心"), None, ALL, None),
        # Nearly the same answers with the title mended are the same case.
        (formed(title="塔什干光伏温室", summary=SUMMARY), None, ALL, ONE),
        (formed(title="塔什干光伏温室", summary=SUMMARY), None, set(), None),
        (formed(title="塔什干光伏温室", summary="完全不同的一段话。" * 9), None, ALL, None),
        (formed(title=OTHER_TITLE, summary=SUMMARY), None, ALL, None),
        # Without a form a short form of the names is enough.
        (lone(STEM), None, ALL, ONE),
        (lone(named(SHORT, TITLE)), None, ALL, ONE),
        (lone(named(SHORT, TITLE)), None, {TWO}, None),
        (lone(f"补交{OTHER_APPLICANT}承诺书"), None, ALL, TWO),
        # Of two cases of one applicant none is guessed.
        (lone(f"补交{APPLICANT}承诺书"), None, ALL, None),
        (lone(f"补交{APPLICANT}承诺书"), None, {THREE}, THREE),
        (lone("材料"), None, ALL, None),
    ],
)
def test_which_application_a_letter_supplements(db, found, thread, known, number):
    about = applications.find(db, thread) if thread else None
    got = application_of(db, found, about, lambda one: one.number in known)
    assert (got.number if got else None) == number


def test_a_thread_of_another_call_is_none(db):
    about = replace(applications.find(db, ONE), campaign="green-parks-2024-park")
    assert application_of(db, lone("补充"), about, lambda _one: False) is None


@pytest.mark.parametrize(
    ("found", "own", "numbers"),
    [
        (formed(), None, [ONE]),
        (formed(), 1, []),
        (formed(), 2, [ONE]),
        (formed(title="塔什干光伏温室", summary=SUMMARY), None, [ONE]),
        (formed(OTHER_APPLICANT, TITLE), None, []),
        (lone(f"补交{APPLICANT}承诺书"), None, [ONE, THREE]),
        (lone("材料"), None, []),
    ],
)
def test_other_applications_of_the_same_names(db, found, own, numbers):
    assert [one.number for one in namesakes(db, found, own)] == numbers


GREEN, PARK = campaign("green-parks-2024-enterprise"), campaign("green-parks-2024-park")


@pytest.mark.parametrize(
    ("threads", "order"),
    [
        ([], [CALL, GREEN, PARK]),
        ([PARK], [PARK, CALL, GREEN]),
        ([PARK, GREEN, PARK], [PARK, GREEN, CALL]),
    ],
)
def test_the_calls_of_its_thread_are_tried_first(db, threads, order):
    about = [replace(applications.find(db, ONE), campaign=one.id) for one in threads]
    calls = (CALL, GREEN, PARK)
    assert [one.id for one in campaigns_for(about, calls)] == [one.id for one in order]
    expected = tuple(NamedApplication(one, APPLICANT, TITLE) for one in threads)
    assert named_applications(about, calls) == expected


def test_a_call_that_is_gone_names_no_applications(db):
    about = [applications.find(db, ONE)]
    assert named_applications(about, (CALL,)) == (NamedApplication(CALL, APPLICANT, TITLE),)
    assert named_applications(about, (PARK,)) == ()
    assert campaigns_for(about, (PARK,)) == [PARK]

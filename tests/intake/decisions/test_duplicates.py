"""Which files and answers of others are told to staff, and which belong to everybody."""

from dataclasses import replace
from pathlib import Path

import pytest
from dossiers import (
    FORM_PDF,
    IN_TIME,
    PLEDGE,
    SUPPORTING,
    TITLE,
    answers,
    attachment,
    campaign,
    dossier,
    paged,
    word_form,
)

from intake.decisions.duplicates import COMMON, twins_of
from intake.register.applications import applications
from intake.register.connection import Database
from intake.register.database import open_register, transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import MailKey
from intake.register.texts import long_answers
from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.roles.assign_roles import Role
from validators.model.dossier import Document

OTHER = "远帆重工股份有限公司"
OTHER_TITLE = "撒马尔罕污水处理厂"


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_register(tmp_path / "register.db")


def holding(db: Database, *held: Document, applicant: str = OTHER, summary: str = "") -> str:
    """Another application with these documents; its number."""
    with transaction(db):
        uid = db.execute("SELECT count(*) FROM mails").fetchone()[0] + 1
        key = MailKey("main", "INBOX", 1, uid)
        mail = ledger.record_fetched(db, key, f"letter-{uid}", IN_TIME, IN_TIME, hold=False)
        call = campaign()
        one = applications.open_application(db, call.id, call.number_prefix, IN_TIME, IN_TIME)
        applications.add_submission(db, one.id, mail.id, IN_TIME, held)
        row = {
            "applicant": applicant,
            "case_title": OTHER_TITLE,
            "fields": f'{{"summary":"{summary}"}}',
        }
        db.table("applications").update(one.id, row)
        long_answers.write(db, one.id, {"summary": summary})
    return one.number


def saying(text: str, document: Document = SUPPORTING) -> Document:
    facts = FileFacts(FileType.PDF, paged=paged(text=text))
    return replace(document, facts=facts)


def picture(size: int) -> Document:
    return Document(
        attachment("图.png", size), FileFacts(FileType.IMAGE), (Role("supporting", "format"),)
    )


BLANK_FORM = replace(word_form(), answers=answers(applicant="", case_title=""))


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (PLEDGE, True),
        (word_form(), True),
        (saying(f"{TITLE}可行性研究报告，共一百二十页，编制单位见封面，附图附表另册装订。"), True),
        (saying(f"{OTHER}与塔什干州政府签订的合作协议，双方就合作内容约定如下，一式四份。"), True),
        (picture(300_000), True),
        (picture(30_000), False),
        (BLANK_FORM, False),
        (saying("我单位承诺，此次提交的所有材料真实有效。申报单位名称（公章）：日期：年月日", PLEDGE), False),
        (saying("关于开展典型案例征集活动的公告，现将有关事项通知如下：一、征集范围，二、申报要求"), False),
        (replace(SUPPORTING, roles=()), False),
        (replace(SUPPORTING, attachment=attachment("图标.pdf", 900)), False),
    ],
    ids=[
        "scanned pledge", "form", "report on our case", "report naming them", "photograph",
        "logo", "blank form", "blank pledge", "the announcement", "serves nothing", "tiny",
    ],
)  # fmt: skip
def test_the_same_file(db: Database, document: Document, told: bool) -> None:
    number = holding(db, document)
    twins = twins_of(db, dossier(document), None)
    assert [twin.number for twin in twins] == ([number] if told else [])
    assert all(twin.shared == document.filename and twin.likeness is None for twin in twins)


def test_what_many_attach_is_nobodys(db: Database) -> None:
    for n in range(COMMON):
        holding(db, SUPPORTING, PLEDGE, applicant=f"第{n}环境科技有限公司")
    assert twins_of(db, dossier(SUPPORTING), None) == ()
    assert len(twins_of(db, dossier(PLEDGE), None)) == COMMON


SUMMARY = (
    "在塔什干州建设光伏温室一百二十公顷，装机五十兆瓦，年发电七千八百万千瓦时，采用智能灌溉节水四成半，带动当地就业"
    "二百六十人，累计供应蔬菜一万一千吨，与当地农业大学合作培训技术人员一百二十名。"
)


def test_nearly_the_same_answer(db: Database) -> None:
    number = holding(db, summary=SUMMARY.replace("塔什干", "撒马尔罕"))
    (twin,) = twins_of(db, dossier(word_form(summary=SUMMARY), FORM_PDF), None)
    assert (twin.number, twin.applicant, twin.shared) == (number, OTHER, "案例简介")
    assert twin.likeness is not None
    assert 80 <= twin.likeness < 100


def test_who_shares_both_is_named_once(db: Database) -> None:
    holding(db, PLEDGE, summary=SUMMARY)
    (twin,) = twins_of(db, dossier(word_form(summary=SUMMARY), PLEDGE), None)
    assert twin.shared == PLEDGE.filename


def test_files_of_earlier_letters_count_too(db: Database) -> None:
    number = holding(db, PLEDGE)
    later = dossier(PLEDGE).submissions[0]
    again = dossier(PLEDGE, later=(replace(later, documents=(SUPPORTING,)),))
    assert [twin.number for twin in twins_of(db, again, None)] == [number]


def test_an_unread_applicant_is_still_told(db: Database) -> None:
    holding(db, PLEDGE, applicant="")
    assert [twin.applicant for twin in twins_of(db, dossier(PLEDGE), None)] == [""]

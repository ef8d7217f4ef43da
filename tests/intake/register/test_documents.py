from pathlib import Path

import pytest
from rounds import NOON

from intake.register.applications import applications, documents
from intake.register.applications.applications import Application
from intake.register.connection import Database
from intake.register.database import open_register
from intake.register.letters import ledger
from intake.register.letters.ledger import MailKey
from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import Attachment
from parsers.roles.assign_roles import Role
from validators.model.dossier import Document


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_register(tmp_path / "register.db")


def document(
    sha256: str, name: str = "表.pdf", size: int = 9000, materials: tuple[str, ...] = ("form",)
) -> Document:
    attachment = Attachment(name, "application/pdf", size, sha256, ("材料.zip", "企业A"))
    roles = tuple(Role(material, "content") for material in materials)
    return Document(attachment, FileFacts(FileType.PDF), roles)


def holding(db: Database, *held: Document, campaign: str = "sco-2026") -> Application:
    """An application whose one letter brought these documents."""
    uid = db.execute("SELECT count(*) FROM mails").fetchone()[0] + 1
    key = MailKey("main", "INBOX", 1, uid)
    mail = ledger.record_fetched(db, key, f"letter-{uid}", NOON, NOON, hold=False)
    application = applications.open_application(db, campaign, campaign.upper(), NOON, NOON)
    applications.add_submission(db, application.id, mail.id, NOON, held)
    return application


def test_a_document_comes_back_as_it_was_filed(db: Database) -> None:
    application = holding(db, document("a"))
    (row,) = documents.of_application(db, application.id)
    assert (row.filename, row.path, row.sha256, row.size, row.materials) == (
        "表.pdf",
        ("材料.zip", "企业A"),
        "a",
        9000,
        ("form",),
    )


def test_judged_again_the_documents_are_written_anew(db: Database) -> None:
    application = holding(db, document("a"), document("b"))
    (mail,) = applications.mails_of(db, application.id)
    applications.add_submission(db, application.id, mail.id, NOON, (document("a", materials=()),))
    rows = documents.of_application(db, application.id)
    assert [(row.sha256, row.materials) for row in rows] == [("a", ())]


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        (document("a", "他们的表.pdf"), ["SCO-2026-0001"]),
        (document("b"), []),
        (document("a", materials=()), []),
    ],
    ids=["same file", "another file", "serves nothing"],
)
def test_who_holds_the_same_file(db: Database, theirs: Document, found: list[str]) -> None:
    holding(db, theirs)
    mine = holding(db, document("a"))
    assert [one.number for one in documents.holders(db, "sco-2026", "a", mine.id)] == found


def test_an_application_holds_its_own_file_alone(db: Database) -> None:
    mine = holding(db, document("a"), document("a", "again.pdf"))
    assert documents.holders(db, "sco-2026", "a", mine.id) == ()
    assert [one.number for one in documents.holders(db, "sco-2026", "a", None)] == [mine.number]


def test_another_campaign_and_the_withdrawn_do_not_count(db: Database) -> None:
    holding(db, document("a"), campaign="green")
    gone = holding(db, document("a"))
    db.table("applications").update(gone.id, {"stage": "withdrawn"})
    assert documents.holders(db, "sco-2026", "a", None) == ()


def test_what_one_letter_brought_to_two_applications_is_no_copy(db: Database) -> None:
    first = holding(db, document("a"))
    (mail,) = applications.mails_of(db, first.id)
    second = applications.open_application(db, "sco-2026", "SCO-2026", NOON, NOON)
    applications.add_submission(db, second.id, mail.id, NOON, (document("a"),), shared=True)
    assert documents.holders(db, "sco-2026", "a", second.id) == ()


def test_of_many_holders_so_many_are_named(db: Database) -> None:
    for _ in range(documents.MOST_HOLDERS + 2):
        holding(db, document("a"))
    assert len(documents.holders(db, "sco-2026", "a", None)) == documents.MOST_HOLDERS

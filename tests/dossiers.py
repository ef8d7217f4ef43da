"""Invented dossiers for the rules' tests: a complete one, and ways to spoil it."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from parsers.facts.answers import Answer, Answers
from parsers.facts.file_facts import (
    FileFacts,
    PagedFacts,
    Presence,
    Signature,
    Stamp,
    StampKind,
    WordFacts,
)
from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import Address, Attachment, CloudLink, Letter
from parsers.facts.problem import Problem
from parsers.roles.assign_roles import Role
from validators.call_files.parse_campaign import parse_campaign
from validators.model.campaign import Campaign
from validators.model.dossier import Document, Dossier, History, Submission
from validators.model.outcome import Absent
from validators.model.rule import Rule
from validators.rulebook import CODES
from validators.sorting.filing import build_dossier

SHANGHAI = ZoneInfo("Asia/Shanghai")
IN_TIME = datetime(2026, 6, 10, 9, 30, tzinfo=SHANGHAI)
APPLICANT = "云岭绿能科技有限公司"
TITLE = "塔什干光伏温室合作项目"
STEM = f"{APPLICANT}—{TITLE}—2026年上海合作组织绿色产业合作典型案例申报材料"
CAMPAIGNS = Path(__file__).parent.parent / "config" / "campaigns"

GOOD_ANSWERS = {
    "case_title": TITLE,
    "applicant": APPLICANT,
    "contact_person": "林见青",
    "contact_phone": "13800000000",
    "position": "主任",
    "email": "lin@yunling.example",
    "case_type": "项目合作",
    "summary": "在乌兹别克斯坦塔什干州建设光伏温室。",
    "highlights": "光伏与温室一体化。",
    "results": "年减排二氧化碳三千吨。",
    "awards": "",
    "attachment_list": "",
}


def campaign(name: str = "sco-2026") -> Campaign:
    return parse_campaign((CAMPAIGNS / f"{name}.toml").read_text("utf-8"), CODES)


def answers(selected: tuple[str, ...] = ("项目合作",), **changes: str) -> Answers:
    texts = GOOD_ANSWERS | changes
    return Answers(
        tuple(
            Answer(key, text, selected if key == "case_type" and text else ())
            for key, text in texts.items()
        )
    )


def attachment(name: str, size: int = 20_000, path: tuple[str, ...] = ()) -> Attachment:
    return Attachment(name, "application/octet-stream", size, f"sha-{name}", path)


def stamp(page: int = 1, presence: Presence = Presence.FOUND, colour: str = "red") -> Stamp:
    return Stamp(page, StampKind.PICTURE, presence, (0.6, 0.7, 0.2, 0.15), 41.0, 0.9, colour)


def paged(
    *stamps: Stamp,
    text: str = "",
    pages: int = 1,
    signatures: tuple[Signature, ...] = (),
    searched: int | None = None,
) -> PagedFacts:
    texts = (text, *("" for _ in range(pages - 1)))
    return PagedFacts(pages, texts, (), stamps, signatures, False, searched or pages)


def pdf(name: str, *roles: Role, facts: PagedFacts | None = None, **more) -> Document:
    return Document(
        attachment(name), FileFacts(FileType.PDF, paged=facts or paged(stamp())), roles, **more
    )


def word_form(**changes: str) -> Document:
    return Document(
        attachment(f"{STEM}.docx"),
        FileFacts(FileType.WORD, word=WordFacts("申报表", (), ())),
        (Role("form-word", "content"),),
        answers(**changes),
    )


def unreadable(name: str, problem: Problem, *roles: Role) -> Document:
    return Document(attachment(name), FileFacts(FileType.PDF, problem, "why"), roles)


FORM_PDF = pdf(f"{STEM}.pdf", Role("form-pdf", "content"))
PLEDGE = pdf(f"{STEM}（承诺书）.pdf", Role("pledge", "content"))
SUPPORTING = pdf(f"{STEM}（支撑材料）.pdf", Role("supporting", "format"), facts=paged())


def letter(
    subject: str = STEM,
    sender: str = "lin@yunling.example",
    links: tuple[CloudLink, ...] = (),
    documents: tuple[Document, ...] = (),
    text: str = "您好",
) -> Letter:
    address = Address(sender)
    return Letter(
        subject, address, address, IN_TIME, IN_TIME, "<1@yunling.example>", (), (), "", text,
        tuple(document.attachment for document in documents), links,
    )  # fmt: skip


def submission(*documents: Document, at: datetime = IN_TIME, **more) -> Submission:
    confirmed = more.pop("confirmed", True)
    return Submission(letter(documents=documents, **more), at, documents, confirmed)


def dossier(
    *documents: Document,
    history: History | None = None,
    call: Campaign | None = None,
    later: tuple[Submission, ...] = (),
    **more,
) -> Dossier:
    """A dossier of one letter with these documents (a complete set where none are given)."""
    documents = documents or complete()
    return build_dossier(call or campaign(), (submission(*documents, **more), *later), history)


def complete(**changes: str) -> tuple[Document, ...]:
    return (word_form(**changes), FORM_PDF, PLEDGE, SUPPORTING)


def with_stamps(document: Document, *stamps: Stamp, **more) -> Document:
    return replace(document, facts=FileFacts(FileType.PDF, paged=paged(*stamps, **more)))


def results(rule: Rule, subject: Dossier) -> dict[str, str]:
    """Place → passed/failed/skipped; a failure with its own severity as `failed:note`."""
    try:
        evidence = list(rule.check(subject))
    except Absent:
        return {"*": "skipped"}
    return {
        item.where: item.result.value + (f":{item.severity.value}" if item.severity else "")
        for item in evidence
    }

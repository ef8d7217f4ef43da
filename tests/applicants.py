"""Letters of an invented applicant with real, small files, for tests of the whole chain."""

import io
import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path

import numpy as np
from docx import Document as WordDocument
from dossiers import APPLICANT, GOOD_ANSWERS, IN_TIME, STEM, TITLE, campaign
from PIL import Image, ImageDraw
from read_once import read_once

from intake.config.bundled_data import load_templates
from intake.config.settings import NoticeSettings
from intake.office import Office
from intake.outbox.receipts import acknowledge
from intake.process import process
from intake.register import notices
from intake.register.database import open_register
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailKey
from intake.storage.archive import Archive
from parsers.facts.letter_facts import Letter, ReadLetter
from parsers.mail.letter import open_letter
from parsers.reading import read_letter

LABELS = {
    "case_title": "案例名称", "applicant": "申报单位\n（盖章）", "contact_person": "联系人",
    "contact_phone": "联系电话", "position": "职务", "email": "电子邮箱", "case_type": "案例类型",
    "summary": "案例简介\n（500字内）", "highlights": "特色亮点\n（200字内）",
    "results": "主要成效\n（300字内）", "awards": "案例获奖\n情况", "attachment_list": "附件列表",
}  # fmt: skip


@cache
def form(**changes: str) -> bytes:
    """The sco-2026 form as a Word file, one row a field; the same answers are the same bytes."""
    document = WordDocument()
    document.add_paragraph("中国—上海合作组织绿色产业合作典型案例")
    document.add_paragraph("申报表")
    table = document.add_table(rows=0, cols=2)
    for key, text in (GOOD_ANSWERS | changes).items():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = LABELS[key], text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@cache
def scan(seed: int = 0) -> bytes:
    """An image-only PDF page without any seal; another seed is another file."""
    pixels = np.random.default_rng(seed).integers(190, 250, (400, 300), dtype=np.uint8)
    page = Image.fromarray(pixels).convert("RGB")
    ImageDraw.Draw(page).rectangle((40, 60, 260, 64), fill=(40, 40, 40))
    stream = io.BytesIO()
    made = time.gmtime(0)
    page.save(stream, "PDF", resolution=36, creationDate=made, modDate=made)
    return stream.getvalue()


@dataclass(frozen=True)
class Mailing:
    """A letter to be written; `files` by name."""

    subject: str = STEM
    sender: str = "lin@yunling.example"
    files: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    number: int = 1
    text: str = "您好，材料见附件。"

    def raw(self) -> bytes:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = (
            self.sender,
            "cases@office.example",
            self.subject,
        )
        mail["Date"] = format_datetime(IN_TIME)
        mail["Message-ID"] = f"<{self.number}@{self.sender.partition('@')[2]}>"
        for name, value in self.headers.items():
            mail[name] = value
        mail.set_content(self.text)
        for name, data in self.files.items():
            mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
        if self.files:
            # Written twice, the same letter is the same bytes.
            mail.set_boundary("part-of-the-letter")
        return mail.as_bytes()


def all_files(**changes: str) -> dict[str, bytes]:
    """Everything asked for; the scans bear no seal."""
    return {
        f"{STEM}.docx": form(**changes),
        f"{STEM}（申报表盖章版）.pdf": scan(1),
        f"{STEM}（承诺书）.pdf": scan(2),
        f"{STEM}（支撑材料）.pdf": scan(3),
    }


class DirectReader:
    """Reads in this process, without OCR: the tests' files are their own."""

    def read(self, path: Path) -> ReadLetter:
        with read_once():
            return read_letter(path.read_bytes())

    def within(self, _tries: int) -> "DirectReader":
        return self

    def open(self, path: Path) -> Letter:
        return open_letter(path.read_bytes()).letter


class Desk:
    """An office on an empty register, and letters handed to it."""

    def __init__(self, folder: Path, mode: str = "send", **policy: object) -> None:
        self.db = open_register(folder / "register.db")
        self.clock = IN_TIME
        self.office = Office(
            db=self.db,
            archive=Archive(folder / "archive"),
            reader=DirectReader(),  # type: ignore[arg-type]
            campaigns=(replace(campaign(), **policy),),  # type: ignore[arg-type]
            templates=load_templates(None),
            notices=NoticeSettings(mode=mode),
            addresses=frozenset({"cases@office.example"}),
            domain="office.example",
            now=lambda: self.clock,
        )
        self._uid = 0

    def take(
        self,
        mailing: Mailing,
        *,
        at: datetime | None = None,
        hold: bool = False,
        rush: bool = False,
    ) -> Mail:
        """The ledger row of the letter after it was processed; in a rush a receipt went ahead."""
        self._uid += 1
        at = at or IN_TIME + timedelta(minutes=self._uid)
        sha256 = self.office.archive.keep(mailing.raw())
        key = MailKey("main", "INBOX", 1, self._uid)
        mail = ledger.record_fetched(self.db, key, sha256, at, at, hold=hold)
        if rush:
            roomy = NoticeSettings(budget_per_hour=1000)
            acknowledge(replace(self.office, notices=roomy), [mail], 1)
        if mail.state is ledger.MailState.FETCHED:
            process(self.office, mail)
        return ledger.get(self.db, mail.id)

    def send(self) -> None:
        """What is due has left."""
        for row in notices.due(self.db, self.clock + timedelta(days=1)):
            notices.mark_unknown(self.db, row.id, self.clock)
            notices.mark_sent(self.db, row.id, self.clock)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return self.db.execute(sql).fetchall()


__all__ = ["APPLICANT", "TITLE", "Desk", "Mailing", "all_files", "form", "scan"]

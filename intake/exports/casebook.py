"""Writes the 案例集: one Word file with title page, contents, and a chapter per selected case."""

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from intake.exports.word_style import plain_style
from intake.register.applications.applications import Application, answer_text
from notifier.templating.safe_text import clean, clean_block
from validators.model.campaign import Campaign

CasePictures = Callable[[Application], Sequence[bytes]]
"""An application's photographs as JPEG, drawn anew: nothing a stranger made goes into the book."""

# The contact is for the office; the book is for readers.
_PRIVATE = {"contact_person", "contact_phone", "position", "email", "attachment_list"}
_OPENING = {"case_title", "applicant"}
_WIDTH = Cm(14)


def write_casebook(
    path: Path, campaigns: Sequence[Campaign], chosen: Sequence[Application], pictures: CasePictures
) -> None:
    """Chapters in the order of their numbers; headings are Word's own styles, so that contents and
    looks are the office's to alter. Word fills in the contents when it opens the file.
    """
    document = Document()
    plain_style(document)
    for campaign in campaigns:
        own = [one for one in chosen if one.campaign == campaign.id]
        if own:
            _title_page(document, campaign)
            _contents(document, [_heading(number, one) for number, one in enumerate(own, 1)])
            for number, application in enumerate(own, 1):
                _chapter(document, campaign, number, application, pictures(application))
    document.save(str(path))


def _title_page(document: WordDocument, campaign: Campaign) -> None:
    for _ in range(6):
        document.add_paragraph()
    title = document.add_paragraph(book_title(clean(campaign.title, 120)), style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _new_page(document)


def book_title(campaign: str) -> str:
    """A call for cases becomes the book of them: …典型案例征集活动, …典型案例集."""
    stem = campaign.removesuffix("征集活动").removesuffix("征集")
    return f"{stem}集" if stem.endswith("案例") else f"{stem}案例集"


def _contents(document: WordDocument, headings: Sequence[str]) -> None:
    """A field that Word fills in anew; until then, and elsewhere, it shows the headings."""
    document.add_paragraph("目录", style="Subtitle")
    paragraph = document.add_paragraph()
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), 'TOC \\o "1-1" \\h \\z')
    field.set(qn("w:dirty"), "true")
    for heading in headings:
        run = paragraph.add_run(heading)
        run.add_break()
        field.append(run._r)  # noqa: SLF001  python-docx has no fields of its own
    paragraph._p.append(field)  # noqa: SLF001  as above
    _new_page(document)


def _chapter(
    document: WordDocument,
    campaign: Campaign,
    number: int,
    application: Application,
    pictures: Sequence[bytes],
) -> None:
    document.add_heading(_heading(number, application), level=1)
    document.add_paragraph(clean(application.applicant, 200))
    for label, text in _sections(campaign, application):
        document.add_heading(clean(label, 60), level=2)
        for line in clean_block(text, 50_000).splitlines():
            if line.strip():
                document.add_paragraph(line.strip())
    for picture in pictures:
        document.add_picture(io.BytesIO(picture), width=_WIDTH)
    _new_page(document)


def _heading(number: int, application: Application) -> str:
    return f"{number}　{clean(application.case_title, 200) or application.number}"


def _sections(campaign: Campaign, application: Application) -> Iterator[tuple[str, str]]:
    for spec in campaign.form.fields:
        text = answer_text(application.fields.get(spec.key, ""))
        if text.strip() and spec.key not in _PRIVATE | _OPENING:
            yield spec.title, text


def _new_page(document: WordDocument) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

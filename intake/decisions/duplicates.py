"""Finds who else sent the same file or nearly the same answers. Only staff see it, never applicants."""

from collections.abc import Iterator

from intake.decisions.check_json import fields_of
from intake.register.applications import documents
from intake.register.applications.documents import Holder
from intake.register.connection import Database
from intake.register.texts import long_answers
from parsers.facts.filetype import FileType
from parsers.texts.names.folding import bare, plain_name
from parsers.texts.names.same_name import split_joint
from parsers.texts.normal_text import fold
from validators.model.dossier import Document, Dossier, OtherApplication
from validators.sorting.names_without_form import called

# Smaller pictures are logos and signs that many letters share; photographs and scans are larger.
LEAST_PICTURE_BYTES = 100_000
# A text of fewer characters says nothing of whose the file is.
TELLING = 30
# What so many others hold besides is nobody's: the call itself, a standard, a common certificate.
COMMON = 4
# One character (甲) stands in any text; a body's name has four and more.
LEAST_NAME = 4


def twins_of(
    db: Database, dossier: Dossier, application_id: int | None
) -> tuple[OtherApplication, ...]:
    """Other applications of the campaign with a file or an answer of this one, each once, by number.

    Of the same applicant's applications the rule thinks.
    """
    found = {twin.number: twin for twin in _near_answers(db, dossier, application_id)}
    found |= {twin.number: twin for twin in _same_files(db, dossier, application_id)}
    return tuple(found[number] for number in sorted(found))


def _near_answers(db: Database, dossier: Dossier, own: int | None) -> Iterator[OtherApplication]:
    for one in long_answers.near(db, dossier.campaign.id, fields_of(dossier), own):
        title = dossier.campaign.title_of(one.field)
        yield OtherApplication(one.number, one.applicant, title, round(100 * one.share))


def _same_files(db: Database, dossier: Dossier, own: int | None) -> Iterator[OtherApplication]:
    for document in {d.attachment.sha256: d for d in dossier.documents if _may_tell(d)}.values():
        sha256 = document.attachment.sha256
        holders = documents.holders(db, dossier.campaign.id, sha256, own)
        if _is_rest(document, dossier) and len({one.applicant for one in holders}) >= COMMON:
            continue
        for holder in holders:
            if _names_either(document, dossier, holder):
                yield OtherApplication(holder.number, holder.applicant, document.filename)


def _may_tell(document: Document) -> bool:
    """Tell whether two who sent these bytes may have copied: not so a blank form, a logo, an icon."""
    if not document.materials or document.attachment.size < documents.LEAST_TELLING_BYTES:
        return False
    # A park's PDF of all its enterprises' forms is each one's own and nobody's copy.
    if document.forms:
        return False
    if document.answers is not None:
        return bool(document.answers.text("applicant") or document.answers.text("case_title"))
    small = document.attachment.size < LEAST_PICTURE_BYTES
    return not (document.facts.type is FileType.IMAGE and small)


def _is_rest(document: Document, dossier: Dossier) -> bool:
    return all(dossier.campaign.material(material).rest for material in document.materials)


def _names_either(document: Document, dossier: Dossier, holder: Holder) -> bool:
    """A readable file that names neither of the two is nobody's own: the announcement, a blank
    pledge, a law, a third party's licence. A scan says nothing, and two have the very same one.
    """
    if document.answers is not None or len(fold(document.facts.text)) < TELLING:
        return True
    text = bare(fold(document.facts.text))
    applicant, case_title = next(called(dossier), ("", ""))
    bodies = (*split_joint(applicant), *split_joint(holder.applicant))
    names = (plain_name(name) for name in (*bodies, case_title, holder.case_title))
    return any(len(name) >= LEAST_NAME and name in text for name in names)

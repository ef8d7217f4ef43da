"""Yields evidence for the rule `form-differs` where the stamped form is a scan."""

from collections.abc import Iterator

from parsers.facts.answers import Answers
from parsers.facts.scan_facts import Level, ScanPage
from validators.model.dossier import Document, Dossier
from validators.model.outcome import Absent, Evidence, Want, failed, passed, skipped
from validators.scan_checks.compare import compare_scan
from validators.scan_checks.comparison import Compared, ScanLikeness

_OPEN = "扫描件中该项未能可靠识别，未作比对结论，请工作人员核对"
_UNREAD = "选填项，扫描件未逐项识别"
_NOT_READ = "盖章申报表为扫描件，未能识别文字，未与Word版逐项比对"


def scan_evidence(dossier: Dossier, answers: Answers) -> Iterator[Evidence]:
    """Per field of the Word form; asks for a closer reading of the scan where it may settle one."""
    scans = _scans(dossier)
    pages = [page for document, own in scans for page in own]
    if not any(page.lines for page in pages):
        raise Absent(_NOT_READ)
    level = min(_level(document) for document, _ in scans)
    given = {answer.key: answer for answer in answers.answers}
    compared = compare_scan(dossier.campaign.form, given, pages, level)
    for spec in dossier.campaign.form.fields:
        one = compared.get(spec.key)
        yield (
            _evidence(spec.key, one, [document for document, _ in scans])
            if one
            else skipped(spec.key, reason="一方未填写或未读出")
        )


def _evidence(key: str, one: Compared, scans: list[Document]) -> Evidence:
    if one.likeness is ScanLikeness.SAME:
        return passed(key)
    if one.likeness is ScanLikeness.DIFFERENT:
        return failed(key)
    wants = () if one.closer is None else _wants(scans, one.closer)
    return skipped(key, _UNREAD if one.likeness is ScanLikeness.UNREAD else _OPEN, wants)


def _wants(scans: list[Document], level: Level) -> tuple[Want, ...]:
    return tuple(Want(one.attachment.sha256, level) for one in scans if _level(one) < level)


def _scans(dossier: Dossier) -> list[tuple[Document, list[ScanPage]]]:
    """The stamped form's files that were read by OCR, each with the pages it fills."""
    found = []
    for material in dossier.campaign.materials:
        for document in dossier.of(material.id) if material.form else ():
            paged, role = document.facts.paged, document.role(material.id)
            if paged is not None and paged.scan_pages and role is not None:
                numbers = role.pages or range(1, len(paged.scan_pages) + 1)
                own = [paged.scan_pages[n - 1] for n in numbers if n <= len(paged.scan_pages)]
                found.append((document, own))
    return found


def _level(document: Document) -> Level:
    return document.facts.paged.scan_level if document.facts.paged else Level.ROLE

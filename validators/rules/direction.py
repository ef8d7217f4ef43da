"""Rules on 方向性: secrecy and the partner countries."""

from collections.abc import Iterator

from parsers.texts.countries import find_countries
from parsers.texts.secrecy import find_marking
from validators.dossier import Document, Dossier
from validators.outcome import Evidence, failed, passed, skipped
from validators.rule import Rule
from validators.severity import Aspect, Severity


def _classified(dossier: Dossier) -> Iterator[Evidence]:
    """A marked document must not be handled by e-mail at all: staff must know at once.

    A typed document often has scanned pages behind it, and the marking may stand on those.
    """
    for document in (*dossier.documents, *dossier.unassigned):
        text = f"{document.facts.text}\n{_scanned(document)}".strip()
        if not text:
            yield skipped(document.filename, reason="无可读文字")
        elif marking := find_marking(text):
            yield failed(document.filename, marking=marking)
        else:
            yield passed(document.filename)


def _scanned(document: Document) -> str:
    return "\n".join(document.facts.paged.scan_texts) if document.facts.paged else ""


CLASSIFIED_MARKING = Rule(
    "classified-marking",
    Aspect.DIRECTION,
    Severity.REFER,
    "无涉密标志",
    "文件“{where}”带有密级标志（{marking}）。",
    _classified,
    "申报材料不得含涉密信息，工作人员将与贵单位联系。",
)


def _partner_country(dossier: Dossier) -> Iterator[Evidence]:
    """The call is for cooperation with the partner countries; an answer naming none may be off it."""
    if not dossier.campaign.partners:
        yield skipped(reason="本次征集未限定合作国家")
        return
    answers = dossier.require_answers()
    text = "\n".join(answer.text for answer in answers.answers)
    named = find_countries(text, dossier.campaign.partners)
    yield passed() if named else failed()


NO_PARTNER_COUNTRY = Rule(
    "no-partner-country",
    Aspect.DIRECTION,
    Severity.NOTE,
    "涉及合作国家",
    "申报内容未提及任何上海合作组织国家（中国除外）。",
    _partner_country,
)

"""Checks 方向性: secrecy and the partner countries."""

from collections.abc import Iterator

from parsers.facts.file_facts import FileFacts
from parsers.texts.phrases.countries import find_countries
from parsers.texts.phrases.secrecy import find_marking, find_marking_in_name
from validators.model.dossier import Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity


def _classified(dossier: Dossier) -> Iterator[Evidence]:
    """A marked document must not be handled by e-mail at all: staff must know at once.

    The marking stands at the head of a page, in a header, footer or watermark, or in the file's
    name; a typed document often has scanned pages behind it, and it may stand on those.
    """
    for document in (*dossier.documents, *dossier.unassigned):
        texts = [text for text in _texts(document.facts) if text.strip()]
        names = (document.filename, *document.attachment.path)
        named = next(filter(None, map(find_marking_in_name, names)), None)
        if marking := named or next(filter(None, map(find_marking, texts)), None):
            yield failed(document.filename, marking=" ".join(marking.split()))
        elif texts:
            yield passed(document.filename)
        else:
            yield skipped(document.filename, reason="无可读文字")


def _texts(facts: FileFacts) -> tuple[str, ...]:
    """Page by page, for a marking heads a page; a Word document's headers by themselves."""
    if facts.word:
        return (facts.word.margins, facts.word.text)
    return (*facts.paged.page_texts, *facts.paged.scan_texts) if facts.paged else ()


CLASSIFIED_MARKING = Rule(
    "classified-marking",
    Aspect.DIRECTION,
    Severity.REFER,
    "无涉密标志",
    "文件“{where}”带有密级标志（{marking}）。",
    _classified,
    "申报材料不得含涉密信息，工作人员将与贵单位联系。",
    point="文件“{place}”的密级标注",
    english=Translation(
        fault=(
            "File “{place}” bears a security classification. Nothing classified may be submitted; "
            "our staff will contact you."
        ),
        point="The security classification on file “{place}”.",
    ),
    russian=Translation(
        fault=(
            "Файл «{place}» имеет гриф секретности. Материалы не должны содержать секретных "
            "сведений; сотрудники свяжутся с вами."
        ),
        point="Гриф секретности на файле «{place}».",
    ),
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
    "请在申报表中写明合作国家。",
    point="申报内容涉及的合作国家",
    english=Translation(
        fault="The form names no partner country. Please name those you cooperate with.",
        point="Which partner countries the case concerns.",
    ),
    russian=Translation(
        fault=(
            "В форме не названа страна-партнёр. Просим указать, с какими странами ведётся "
            "сотрудничество."
        ),
        point="Каких стран-партнёров касается проект.",
    ),
)

"""Rules on the pledge's text. A scan without text is skipped here, never passed."""

from collections.abc import Iterator

from parsers.facts import PagedFacts, StampKind
from parsers.spec import MaterialSpec
from parsers.wording import compare_wording, find_blanks
from validators.dossier import Document, Dossier
from validators.outcome import Evidence, failed, passed, skipped
from validators.rule import Rule
from validators.severity import Aspect, Severity

_NO_TEXT = "扫描件无可读文字"


def _pledges(dossier: Dossier) -> Iterator[tuple[MaterialSpec, Document, str]]:
    """Each material with an official wording, its document, and the text of its pages."""
    for material in dossier.campaign.materials:
        if material.wording:
            for document in dossier.of(material.id):
                yield material, document, _text(material, document)


def _text(material: MaterialSpec, document: Document) -> str:
    role, paged = document.role(material.id), document.facts.paged
    if paged is None or role is None or not role.pages:
        return document.facts.text
    return "\n".join(paged.page_texts[page - 1] for page in role.pages)


def _wording(dossier: Dossier) -> Iterator[Evidence]:
    """A promise that was altered, shortened or extended is another promise."""
    for material, _, text in _pledges(dossier):
        if not text:
            yield skipped(material.id, reason=_NO_TEXT)
            continue
        result = compare_wording(text, material.wording)
        if result.same:
            yield passed(material.id)
        else:
            changed = "、".join([*result.missing, *result.added])
            yield failed(material.id, changed=changed[:60] or "全文")


WORDING_CHANGED = Rule(
    "wording-changed",
    Aspect.AUTHENTICITY,
    Severity.REFER,
    "承诺书文字",
    "{place}的文字与公告附件的官方文本不一致（{changed}）。",
    _wording,
    "请使用公告附件的承诺书原文。",
)

_BLANKS = {"applicant": "申报单位名称", "date": "日期"}


def _blank(dossier: Dossier) -> Iterator[Evidence]:
    """The printed lines for name and date are easily overlooked.

    On a page that was stamped in ink both may be written by hand, which no text layer shows.
    """
    for material, document, text in _pledges(dossier):
        if not text or _on_paper(document.facts.paged):
            yield skipped(material.id, reason=_NO_TEXT)
            continue
        blanks = find_blanks(text)
        if blanks:
            yield failed(material.id, blanks="、".join(_BLANKS[blank] for blank in blanks))
        else:
            yield passed(material.id)


def _on_paper(paged: PagedFacts | None) -> bool:
    return paged is not None and any(stamp.kind is StampKind.INK for stamp in paged.stamps)


BLANK_UNFILLED = Rule(
    "blank-unfilled",
    Aspect.COMPLETENESS,
    Severity.CORRECT,
    "承诺书填写",
    "{place}中的{blanks}未填写。",
    _blank,
    "请填写{blanks}后重新盖章提交。",
)

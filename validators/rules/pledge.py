"""Checks the pledge's text. A scan without text is skipped here, never passed."""

from collections.abc import Iterator

from parsers.facts.file_facts import PagedFacts, StampKind
from parsers.facts.scan_facts import Level
from parsers.texts.phrases.wording import compare_wording, find_blanks, is_dated
from validators.evidence.pledges import Pledge, pledges_of
from validators.model.dossier import Dossier
from validators.model.outcome import Evidence, Want, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity
from validators.scan_checks.pledge_text import Scanned, compare_scanned

_NO_TEXT = "扫描件无可读文字"
_OPEN = "扫描件文字未能逐字确认，请工作人员核对"


def _wording(dossier: Dossier) -> Iterator[Evidence]:
    """A promise that was altered, shortened or extended is another promise.

    Of a scan only a clear difference is told: what OCR may have misread is read more closely, and
    left to staff where that does not settle it.
    """
    for pledge in pledges_of(dossier):
        place = pledge.material.id
        if not pledge.text:
            yield skipped(place, reason=_NO_TEXT)
            continue
        if pledge.scanned:
            yield _scanned_wording(pledge)
            continue
        result = compare_wording(pledge.text, pledge.material.wording)
        if result.same:
            yield passed(place)
        else:
            changed = "、".join([*result.missing, *result.added])
            yield failed(place, changed=changed[:60] or "全文")


def _scanned_wording(pledge: Pledge) -> Evidence:
    paged = pledge.document.facts.paged
    level = paged.scan_level if paged else Level.FINE
    place, wording = pledge.material.id, pledge.material.wording
    result, changed = compare_scanned(pledge.text, wording, pledge.pages, level)
    if result is Scanned.SAME:
        return passed(place)
    if level < Level.FINE and pledge.pages:
        wants = (Want(pledge.document.attachment.sha256, Level.FINE),)
        return skipped(place, reason=_OPEN, wants=wants)
    if result is Scanned.CHANGED:
        return failed(place, changed=changed[:60])
    return skipped(place, reason=_OPEN)


WORDING_CHANGED = Rule(
    "wording-changed",
    Aspect.AUTHENTICITY,
    Severity.REFER,
    "承诺书文字",
    "{place}的文字与公告附件的官方文本不一致（{changed}）。",
    _wording,
    "请使用公告附件的承诺书原文。",
    point="{place}的文字",
    english=Translation(
        fault=(
            "{place}: its wording differs from the official text. Please use the text annexed to "
            "the announcement as it stands."
        ),
        point="{place}: its wording.",
    ),
    russian=Translation(
        fault=(
            "{place}: текст отличается от официального. Просим использовать текст из приложения к "
            "объявлению без изменений."
        ),
        point="{place}: текст документа.",
    ),
)

_BLANKS = {"applicant": "申报单位名称", "date": "日期"}


def _blank(dossier: Dossier) -> Iterator[Evidence]:
    """The printed lines for name and date are easily overlooked.

    On a page that was stamped in ink both may be written by hand, which no text layer shows; of a
    scan only that both are there can be told.
    """
    for pledge in pledges_of(dossier):
        place = pledge.material.id
        blanks = find_blanks(pledge.text)
        by_hand = pledge.scanned or _on_paper(pledge.document.facts.paged)
        if not pledge.text or (by_hand and (blanks or not is_dated(pledge.text))):
            yield skipped(place, reason="扫描件，手写内容无法自动确认")
        elif blanks:
            yield failed(place, blanks="、".join(_BLANKS[blank] for blank in blanks))
        else:
            yield passed(place)


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
    point="{place}中单位名称和日期的填写情况",
    english=Translation(
        fault="{place}: the name of the applicant or the date has been left blank.",
        point="{place}: whether the name of the applicant and the date are filled in.",
    ),
    russian=Translation(
        fault="{place}: не заполнено название заявителя или дата.",
        point="{place}: заполнены ли название заявителя и дата.",
    ),
)

"""Rules on the stamped PDF against the Word form: both must tell the same story."""

import re
from collections.abc import Iterator

from parsers.normal_text import fold
from parsers.similar import resemblance
from validators.dossier import Document, Dossier
from validators.outcome import Absent, Evidence, failed, passed, skipped
from validators.rule import Rule
from validators.severity import Aspect, Severity

# Text layers lose a mark at a line's or page's end now and then; measured on text PDFs of one form,
# re-extracted answers resembled the typed ones by 0.98 and more, a rewritten paragraph by under 0.9.
SAME_TEXT = 0.95
SHORT = 60


def _form_differs(dossier: Dossier) -> Iterator[Evidence]:
    """The stamp stands under the PDF, the register is filled from the Word file."""
    word, stamped = _pair(dossier)
    if word.answers is None or stamped.answers is None:
        raise Absent("盖章申报表为扫描件，未与Word版逐项比对")
    whole = fold(stamped.facts.text)
    for spec in dossier.campaign.form.fields:
        typed, printed = word.answers.text(spec.key), stamped.answers.text(spec.key)
        if not typed or not printed:
            yield skipped(spec.key, reason="一方未填写或未读出")
        elif fold(typed) in whole or _same(fold(typed), fold(printed)):
            yield passed(spec.key)
        else:
            yield failed(spec.key)


def _pair(dossier: Dossier) -> tuple[Document, Document]:
    """The Word form and the stamped form's pages."""
    forms = [d for m in dossier.campaign.materials if m.form for d in dossier.of(m.id)]
    word = next((d for d in forms if d.facts.word), None)
    stamped = next((d for d in forms if d.facts.paged), None)
    if word is None or stamped is None:
        raise Absent("Word版与PDF盖章版申报表未同时收到")
    return word, stamped


def _same(typed: str, printed: str) -> bool:
    """Short answers must agree to the letter, long ones in wording and in every figure."""
    if typed == printed:
        return True
    if min(len(typed), len(printed)) < SHORT:
        return False
    figures_agree = re.findall(r"\d+", typed) == re.findall(r"\d+", printed)
    return figures_agree and resemblance(typed, printed) >= SAME_TEXT


FORM_DIFFERS = Rule(
    "form-differs",
    Aspect.AUTHENTICITY,
    Severity.REFER,
    "两版申报表一致",
    "PDF盖章版申报表中的“{place}”与Word版不一致。",
    _form_differs,
    "请确认两版申报表内容相同；如有修改，请重新盖章并同时提交两版。",
)

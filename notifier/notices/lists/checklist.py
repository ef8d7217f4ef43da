"""Builds the itemised list: every material and every field of the form, each with its verdict.

Nothing is claimed that was not seen: a file received is "已收到", a seal found is said beside it,
and what could not be read is left to a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from notifier.templating.safe_text import clean, clean_name
from parsers.facts.spec import Delivery, FieldSpec, MaterialSpec
from validators.model.dossier import Dossier
from validators.model.outcome import Outcome, Result
from validators.model.severity import Severity
from validators.model.verdict import Verdict
from validators.rules.demands.paper import CODE as PAPER

_MOST_FILES = 8


class ChecklistMark(StrEnum):
    """FINE: received. MEND: the applicant mends it. CHECK: a person looks. NONE: not there, not asked for."""

    FINE = "fine"
    MEND = "mend"
    CHECK = "check"
    NONE = "none"


SIGNS = {
    ChecklistMark.FINE: "✓",
    ChecklistMark.MEND: "✗",
    ChecklistMark.CHECK: "○",
    ChecklistMark.NONE: "—",
}


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One line of the list. `verdict` is a few words, `files` the names that count, shortened."""

    id: str
    title: str
    mark: ChecklistMark
    verdict: str
    files: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        return SIGNS[self.mark]


def material_lines(dossier: Dossier, verdict: Verdict) -> tuple[ChecklistLine, ...]:
    return tuple(_material(m, dossier, verdict) for m in dossier.campaign.materials)


def field_lines(dossier: Dossier, verdict: Verdict) -> tuple[ChecklistLine, ...]:
    return tuple(_field(spec, dossier, verdict) for spec in dossier.campaign.form.fields)


def findings_on(material: MaterialSpec, dossier: Dossier, verdict: Verdict) -> tuple[Outcome, ...]:
    """The open findings on a material: on itself and on the files that serve it. What came on paper
    is told apart.
    """
    places = {material.id, *(document.filename for document in dossier.of(material.id))}
    return tuple(
        finding for finding in verdict.findings if finding.where in places and finding.code != PAPER
    )


def _material(material: MaterialSpec, dossier: Dossier, verdict: Verdict) -> ChecklistLine:
    documents = dossier.of(material.id)
    files = tuple(clean_name(document.filename, 60) for document in documents[:_MOST_FILES])
    if len(documents) > _MOST_FILES:
        files += (f"等共 {len(documents)} 个文件",)
    linked = material.rest and bool(dossier.cloud_links)
    mark = _mark(
        findings_on(material, dossier, verdict),
        ChecklistMark.FINE if documents else ChecklistMark.NONE,
    )
    if linked and mark is ChecklistMark.NONE:
        mark = ChecklistMark.CHECK
    words = _material_words(material, mark, bool(documents), linked, verdict)
    return ChecklistLine(material.id, clean(material.title), mark, words, files)


def _material_words(
    material: MaterialSpec, mark: ChecklistMark, came: bool, linked: bool, verdict: Verdict
) -> str:
    if mark is ChecklistMark.MEND:
        return "已收到，需补正" if came else "未收到，需补交"
    if mark is ChecklistMark.CHECK:
        if not came and not linked:
            return "未收到，待人工核验"
        return "已收到，待人工核验" if came else "以链接发送，待人工下载"
    if mark is ChecklistMark.NONE:
        if material.delivery is Delivery.PAPER:
            return "以纸质方式报送"
        return "未收到" if material.required else "未要求，未提交"
    return "已收到，已见盖章" if _seen_stamped(material, verdict) else "已收到"


def _seen_stamped(material: MaterialSpec, verdict: Verdict) -> bool:
    """Tell whether the stamp was looked for and found; a skipped look claims nothing."""
    return any(
        outcome.code == "material-unstamped"
        and outcome.where == material.id
        and outcome.result is Result.PASSED
        for outcome in verdict.outcomes
    )


def _field(spec: FieldSpec, dossier: Dossier, verdict: Verdict) -> ChecklistLine:
    findings = tuple(finding for finding in verdict.findings if finding.where == spec.key)
    answers = dossier.answers
    if answers is None and not findings:
        return ChecklistLine(spec.key, clean(spec.title), *_without_form(dossier, verdict))
    answer = answers.get(spec.key) if answers else None
    given = bool(answer and (answer.text or answer.selected))
    mark = _mark(findings, ChecklistMark.FINE if given else ChecklistMark.NONE)
    return ChecklistLine(spec.key, clean(spec.title), mark, _field_words(spec, mark, given))


def _without_form(dossier: Dossier, verdict: Verdict) -> tuple[ChecklistMark, str]:
    """A field of a form that was not read: nobody sent one, or nobody but a person can open it."""
    wanted = [m for m in dossier.campaign.materials if m.form]
    forms = [m for m in wanted if dossier.of(m.id)]
    if not forms:
        by_post = wanted and all(m.delivery is Delivery.PAPER for m in wanted)
        return ChecklistMark.NONE, "以纸质方式报送" if by_post else "未收到申报表"
    marks = {_mark(findings_on(form, dossier, verdict), ChecklistMark.CHECK) for form in forms}
    if ChecklistMark.CHECK in marks:
        return ChecklistMark.CHECK, "待人工查看"
    return ChecklistMark.NONE, "申报表未能读取"


def _field_words(spec: FieldSpec, mark: ChecklistMark, given: bool) -> str:
    if mark is ChecklistMark.MEND:
        return "已填写，需补正" if given else "未填写，需补正"
    if mark is ChecklistMark.CHECK:
        return "待人工核验"
    if mark is ChecklistMark.FINE:
        return "已填写"
    return "未填写" if spec.required else "选填，未填写"


def _mark(findings: tuple[Outcome, ...], otherwise: ChecklistMark) -> ChecklistMark:
    severities = {finding.severity for finding in findings}
    if Severity.CORRECT in severities:
        return ChecklistMark.MEND
    return ChecklistMark.CHECK if Severity.REFER in severities else otherwise


def fine_titles(lines: tuple[ChecklistLine, ...]) -> Iterator[str]:
    return (line.title for line in lines if line.mark is ChecklistMark.FINE)

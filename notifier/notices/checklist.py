"""Builds the itemised list: every material and every field of the form, each with its verdict.

Nothing is claimed that was not seen: a file received is "已收到", a seal found is said beside it,
and what could not be read is left to a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from notifier.templating.safe_text import clean, clean_name
from parsers.facts.spec import FieldSpec, MaterialSpec
from validators.model.dossier import Dossier
from validators.model.outcome import Outcome, Result
from validators.model.severity import Severity
from validators.model.verdict import Verdict

_MOST_FILES = 8


class Mark(StrEnum):
    """FINE: received. MEND: the applicant mends it. CHECK: a person looks. NONE: not there, not asked for."""

    FINE = "fine"
    MEND = "mend"
    CHECK = "check"
    NONE = "none"


SIGNS = {Mark.FINE: "✓", Mark.MEND: "✗", Mark.CHECK: "○", Mark.NONE: "—"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list. `verdict` is a few words, `files` the names that count, shortened."""

    id: str
    title: str
    mark: Mark
    verdict: str
    files: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        return SIGNS[self.mark]


def material_lines(dossier: Dossier, verdict: Verdict) -> tuple[Line, ...]:
    return tuple(_material(m, dossier, verdict) for m in dossier.campaign.materials)


def field_lines(dossier: Dossier, verdict: Verdict) -> tuple[Line, ...]:
    return tuple(_field(spec, dossier, verdict) for spec in dossier.campaign.form.fields)


def findings_on(material: MaterialSpec, dossier: Dossier, verdict: Verdict) -> tuple[Outcome, ...]:
    """The open findings on a material: on itself and on the files that serve it."""
    places = {material.id, *(document.filename for document in dossier.of(material.id))}
    return tuple(finding for finding in verdict.findings if finding.where in places)


def _material(material: MaterialSpec, dossier: Dossier, verdict: Verdict) -> Line:
    documents = dossier.of(material.id)
    files = tuple(clean_name(document.filename, 60) for document in documents[:_MOST_FILES])
    if len(documents) > _MOST_FILES:
        files += (f"等共 {len(documents)} 个文件",)
    linked = material.rest and bool(dossier.cloud_links)
    mark = _mark(findings_on(material, dossier, verdict), Mark.FINE if documents else Mark.NONE)
    if linked and mark is Mark.NONE:
        mark = Mark.CHECK
    words = _material_words(material, mark, bool(documents), linked, verdict)
    return Line(material.id, clean(material.title), mark, words, files)


def _material_words(
    material: MaterialSpec, mark: Mark, came: bool, linked: bool, verdict: Verdict
) -> str:
    if mark is Mark.MEND:
        return "已收到，需补正" if came else "未收到，需补交"
    if mark is Mark.CHECK:
        if not came and not linked:
            return "未收到，待人工核验"
        return "已收到，待人工核验" if came else "以链接发送，待人工下载"
    if mark is Mark.NONE:
        return "未收到" if material.required else "未要求，未提交"
    return "已收到，已见盖章" if _seen_stamped(material, verdict) else "已收到"


def _seen_stamped(material: MaterialSpec, verdict: Verdict) -> bool:
    """Whether the stamp was looked for and found; a skipped look claims nothing."""
    return any(
        outcome.code == "material-unstamped"
        and outcome.where == material.id
        and outcome.result is Result.PASSED
        for outcome in verdict.outcomes
    )


def _field(spec: FieldSpec, dossier: Dossier, verdict: Verdict) -> Line:
    findings = tuple(finding for finding in verdict.findings if finding.where == spec.key)
    form = dossier.form
    if form is None and not findings:
        return Line(spec.key, clean(spec.label), *_without_form(dossier, verdict))
    answer = form.answers.get(spec.key) if form and form.answers else None
    given = bool(answer and (answer.text or answer.selected))
    mark = _mark(findings, Mark.FINE if given else Mark.NONE)
    return Line(spec.key, clean(spec.label), mark, _field_words(spec, mark, given))


def _without_form(dossier: Dossier, verdict: Verdict) -> tuple[Mark, str]:
    """A field of a form that was not read: nobody sent one, or nobody but a person can open it."""
    forms = [m for m in dossier.campaign.materials if m.form and dossier.of(m.id)]
    if not forms:
        return Mark.NONE, "未收到申报表"
    marks = {_mark(findings_on(form, dossier, verdict), Mark.CHECK) for form in forms}
    if Mark.CHECK in marks:
        return Mark.CHECK, "待人工查看"
    return Mark.NONE, "申报表未能读取"


def _field_words(spec: FieldSpec, mark: Mark, given: bool) -> str:
    if mark is Mark.MEND:
        return "已填写，需补正" if given else "未填写，需补正"
    if mark is Mark.CHECK:
        return "待人工核验"
    if mark is Mark.FINE:
        return "已填写"
    return "未填写" if spec.required else "选填，未填写"


def _mark(findings: tuple[Outcome, ...], otherwise: Mark) -> Mark:
    severities = {finding.severity for finding in findings}
    if Severity.CORRECT in severities:
        return Mark.MEND
    return Mark.CHECK if Severity.REFER in severities else otherwise


def fine_titles(lines: tuple[Line, ...]) -> Iterator[str]:
    return (line.title for line in lines if line.mark is Mark.FINE)

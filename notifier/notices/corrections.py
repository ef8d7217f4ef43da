"""Lists what to correct and which files to send for it, each with the exact name to use."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from notifier.notices.lists.checklist import findings_on
from notifier.notices.wording import fault, hint, is_for_staff_only, point, remedy
from notifier.templating.safe_text import clean
from parsers.facts.spec import Format, MaterialSpec, NamingSpec
from parsers.texts.naming.compose import compose as compose_name
from validators.evidence.asked_names import name_values, names_the_form, of_material, role_word
from validators.model.dossier import Dossier
from validators.model.outcome import Outcome
from validators.model.severity import ASPECT_TITLES, Aspect, Severity
from validators.model.verdict import Verdict

_SUFFIXES = {
    Format.WORD: ".docx",
    Format.PDF: ".pdf",
    Format.OFD: ".ofd",
    Format.IMAGE: ".jpg",
    Format.EXCEL: ".xlsx",
    Format.VIDEO: ".mp4",
    Format.AUDIO: ".mp3",
    Format.ARCHIVE: ".zip",
    Format.OTHER: "",
}
MOST_OF_A_KIND = 10
"""Points of one kind that are listed: a thousand files may share a fault, and none of them is to
hide what else is missing.
"""


@dataclass(frozen=True, slots=True)
class CorrectionPoint:
    """One thing: `what` is wrong or to be looked at, `how` to mend it ("" where nothing is asked)."""

    what: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class PointGroup:
    """The points of one aspect of 符合性审查: `total` of them; where a kind has too many to list, its
    last point says how many more there are.
    """

    title: str
    points: tuple[CorrectionPoint, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FileToSend:
    """`title` of the material, `name` to give the file. `open_suffix`: any kind of file will do,
    `many`: there may be several, numbered; `template`: the official blank to fill in, "" for none.
    """

    title: str
    name: str
    open_suffix: bool
    many: bool
    template: str = ""


def mends(dossier: Dossier, verdict: Verdict) -> tuple[PointGroup, ...]:
    """Return what the applicant is to mend, by aspect."""
    return _grouped(
        (finding, CorrectionPoint(fault(finding, dossier.campaign), remedy(finding)))
        for finding in verdict.findings_of(Severity.CORRECT)
    )


def checks(dossier: Dossier, verdict: Verdict) -> tuple[PointGroup, ...]:
    """Return what a person will look at, by aspect."""
    return _grouped(
        (finding, CorrectionPoint(point(finding, dossier.campaign), hint(finding)))
        for finding in verdict.findings_of(Severity.REFER)
        if not is_for_staff_only(finding.code)
    )


def count(groups: Iterable[PointGroup]) -> int:
    """Return how many points there are, listed or not."""
    return sum(group.total for group in groups)


def _grouped(pairs: Iterable[tuple[Outcome, CorrectionPoint]]) -> tuple[PointGroup, ...]:
    """In the order of the aspects; the same words twice are said once."""
    kinds: dict[tuple[Aspect, str], dict[CorrectionPoint, Outcome]] = {}
    for finding, words in pairs:
        kinds.setdefault((finding.aspect, finding.code), {}).setdefault(words, finding)
    groups = (
        _group(title, [points for (a, _), points in kinds.items() if a is aspect])
        for aspect, title in ASPECT_TITLES.items()
    )
    return tuple(group for group in groups if group.points)


def _group(title: str, kinds: Sequence[dict[CorrectionPoint, Outcome]]) -> PointGroup:
    listed = tuple(one for kind in kinds for one in _listed(kind))
    return PointGroup(title, listed, sum(map(len, kinds)))


def _listed(kind: dict[CorrectionPoint, Outcome]) -> Iterator[CorrectionPoint]:
    yield from islice(kind, MOST_OF_A_KIND)
    if (more := len(kind) - MOST_OF_A_KIND) > 0:
        last, finding = next(islice(kind.items(), MOST_OF_A_KIND, None))
        yield CorrectionPoint(
            f"另有 {more} 项同样的问题（{clean(finding.title)}），未逐项列出", last.how
        )


def materials_to_send(dossier: Dossier, verdict: Verdict) -> tuple[MaterialSpec, ...]:
    """The materials to be sent (again): those at fault, and every version of a form at fault."""
    materials = dossier.campaign.materials
    wrong_form = form_at_fault(dossier, verdict)
    return tuple(
        material
        for material in materials
        if (material.form and wrong_form) or _at_fault(material, dossier, verdict)
    )


def form_at_fault(dossier: Dossier, verdict: Verdict) -> bool:
    """Tell whether an answer is to be mended, and so every version of the form."""
    keys = {spec.key for spec in dossier.campaign.form.fields}
    return any(finding.where in keys for finding in verdict.findings_of(Severity.CORRECT))


def _at_fault(material: MaterialSpec, dossier: Dossier, verdict: Verdict) -> bool:
    found = findings_on(material, dossier, verdict)
    return any(finding.severity is Severity.CORRECT for finding in found)


def files_to_send(dossier: Dossier, materials: Iterable[MaterialSpec]) -> Iterator[FileToSend]:
    """The name of each file as the campaign's convention composes it."""
    values = {key: clean(value, 120) for key, value in name_values(dossier).items()}
    for material in materials:
        name = _file_name(material, dossier.campaign.naming, values)
        open_suffix, many = not _suffix(material), _may_be_many(material)
        yield FileToSend(clean(material.title), name, open_suffix, many, clean(material.template))


def _file_name(material: MaterialSpec, naming: NamingSpec, values: Mapping[str, str]) -> str:
    """By the convention for its files; where there is none by the subject's, else by its title."""
    pattern = of_material(material, naming) or naming.subject
    number = "1" if _may_be_many(material) else ""
    if pattern is None:
        return f"{clean(material.title)}{number}{_suffix(material)}"
    named = material.naming or material.form or naming.file is None
    role = number if named else f"（{role_word(material)}{number}）"
    if naming.file and not material.naming and names_the_form(naming.file):
        role = number
    return compose_name(pattern, values, f"{role}{_suffix(material)}")


def _may_be_many(material: MaterialSpec) -> bool:
    return (material.count[1] or 1) > 1


def _suffix(material: MaterialSpec) -> str:
    return _SUFFIXES[material.formats[0]] if material.formats else ""

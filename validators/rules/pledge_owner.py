"""Checks who pledges: it must be the body that applies."""

from collections.abc import Iterator

from parsers.texts.names.folding import fold_name
from parsers.texts.names.same_name import Likeness, compare_names, split_joint
from parsers.texts.names.seal_owner import Owner, owner_of
from parsers.texts.names.signed_name import signed_names
from validators.evidence.pledges import Pledge, pledges_of
from validators.model.dossier import Dossier
from validators.model.outcome import Absent, Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity


def _named(dossier: Dossier) -> Iterator[Evidence]:
    """Last year's pledge, or the partner's, is soon attached. A name written by hand is not read,
    and of a scan only a plainly different name is told.
    """
    if not dossier.applicant:
        raise Absent("未读出申报单位名称")
    applicants = tuple(dict.fromkeys((dossier.applicant, *split_joint(dossier.applicant))))
    for pledge in pledges_of(dossier):
        yield _judged(pledge, applicants)


def _judged(pledge: Pledge, applicants: tuple[str, ...]) -> Evidence:
    place, folded = pledge.material.id, fold_name(pledge.text)
    names = signed_names(pledge.text)
    if any(fold_name(one) in folded for one in applicants if fold_name(one)):
        return passed(place)
    if not names:
        return skipped(place, reason="未读出承诺书所署单位")
    if any(_is_ours(name, applicants, scanned=pledge.scanned) for name in names):
        return passed(place)
    if all(_is_another(name, applicants, scanned=pledge.scanned) for name in names):
        return failed(place, read="、".join(names)[:80], applicant=applicants[0])
    return skipped(place, reason="承诺书所署单位未能确认")


def _is_ours(name: str, applicants: tuple[str, ...], *, scanned: bool) -> bool:
    if scanned:
        return owner_of(name, applicants) is Owner.OURS
    return any(compare_names(name, one) is not Likeness.DIFFERENT for one in applicants)


def _is_another(name: str, applicants: tuple[str, ...], *, scanned: bool) -> bool:
    return not scanned or owner_of(name, applicants) is Owner.OTHER


PLEDGE_MISMATCH = Rule(
    "pledge-mismatch",
    Aspect.AUTHENTICITY,
    Severity.REFER,
    "承诺单位",
    "{place}所署单位“{read}”与申报单位“{applicant}”不一致。",
    _named,
    "请核对承诺书，由申报单位署名盖章后重新提交。",
    point="{place}所署的单位",
    english=Translation(
        fault=(
            "{place}: signed in the name of another body than the applicant. Please send one that "
            "the applicant has signed and stamped."
        ),
        point="{place}: by whom it is signed.",
    ),
    russian=Translation(
        fault=(
            "{place}: документ подписан от имени другой организации. Просим прислать документ с "
            "подписью и печатью заявителя."
        ),
        point="{place}: кем подписан документ.",
    ),
)

"""Checks how many applications there are of one body, author, category or sender."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from parsers.texts.names.folding import fold_name
from validators.evidence.quota_values import quota_values, same_as
from validators.model.campaign import SENDER, Campaign, Quota
from validators.model.dossier import Beside, Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity


def _quotas(dossier: Dossier) -> Iterator[Evidence]:
    """A call takes so many works of each author, unit or sender; which of them stand is for them and
    staff to say.
    """
    for quota in dossier.campaign.quotas:
        yield _judged(quota, dossier)


def _judged(quota: Quota, dossier: Dossier) -> Evidence:
    place, values = quota.per[0], quota_values(dossier, quota)
    if not all(values.values()):
        return skipped(place, reason="未填写计数所依据的内容")
    beside = tuple(_beside(quota, values, dossier))
    count = 1 + len(beside)
    if count <= quota.most:
        registered = dossier.require_history().counted_with.get(quota.per, ())
        count = 1 + len(registered) + _more(beside, registered)
    if count <= quota.most:
        return passed(place)
    return failed(
        place,
        quota=quota.title or _title(quota, dossier.campaign),
        whose="、".join(values.values()),
        count=count,
        most=quota.most,
    )


def _beside(quota: Quota, values: Mapping[str, str], dossier: Dossier) -> Iterator[Beside]:
    """The others of the same letter: it has one sender."""
    keys = [key for key in quota.per if key != SENDER]
    tests = {key: same_as(dossier.campaign, key, values[key]) for key in keys}
    for submission in dossier.counting:
        for one in submission.beside:
            if all(tests[key](one.answers.get(key, "")) for key in keys):
                yield one


def _more(beside: Iterable[Beside], registered: Collection[Beside]) -> int:
    """How many of the letter's own the register does not hold yet."""
    known = {_names(one) for one in registered}
    return sum(_names(one) not in known for one in beside)


def _names(one: Beside) -> tuple[str, str]:
    return fold_name(one.applicant), fold_name(one.case_title)


def _title(quota: Quota, campaign: Campaign) -> str:
    labels = ("发件邮箱" if key == SENDER else campaign.title_of(key) for key in quota.per)
    return f"每个{'、'.join(labels)}的申报数量"


QUOTA = Rule(
    "quota",
    Aspect.COMPLETENESS,
    Severity.NOTE,
    "申报数量",
    "{quota}：“{whose}”已有 {count} 件申报，超过 {most} 件的限额。",
    _quotas,
    "请确认保留哪些申报，并告知工作人员。",
    point="申报数量的限额",
    english=Translation(
        fault=(
            "There are more applications than this call allows. Please tell us which of them are "
            "to stand."
        ),
        point="How many applications the call allows.",
    ),
    russian=Translation(
        fault=(
            "Подано больше заявок, чем допускается. Просим сообщить, какие из них следует "
            "рассматривать."
        ),
        point="Допустимое число заявок.",
    ),
)

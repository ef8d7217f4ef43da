"""Checks whose documents these are: unknown senders, and files that another applicant sent too."""

from collections.abc import Collection, Iterator

from parsers.texts.names.same_name import Likeness, compare_names
from parsers.texts.normal_text import fold
from validators.model.dossier import Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Disclosure, Rule, Translation
from validators.model.severity import Aspect, Severity


def _sender(dossier: Dossier) -> Iterator[Evidence]:
    """A stranger's reply must not replace an applicant's papers, nor a letter in his name that our
    mail server found forged: staff confirm the sender first.
    """
    for submission in dossier.submissions:
        address = submission.letter.sender.address or "（无发件人地址）"
        if not submission.confirmed:
            yield failed(address, doubt=submission.doubt or STRANGER)
        elif submission is not dossier.submissions[0]:
            yield passed(address)


STRANGER = "与原发件人不符"

SENDER_UNCONFIRMED = Rule(
    "sender-unconfirmed",
    Aspect.AUTHENTICITY,
    Severity.REFER,
    "发件人确认",
    "来自 {where} 的来件{doubt}，确认前不计入。",
    _sender,
    "工作人员将核实发件人；也可由原申报邮箱重新发送。",
    point="补充材料的发件邮箱",
    english=Translation(
        fault=(
            "The sender of the message from {place} is not confirmed. Our staff will verify it; "
            "you may also send it again from the address of the application."
        ),
        point="The address from which the further material was sent.",
    ),
    russian=Translation(
        fault=(
            "Отправитель письма с адреса {place} не подтверждён. Его проверят сотрудники; можно "
            "также прислать письмо снова с адреса, с которого подана заявка."
        ),
        point="Адрес, с которого присланы дополнительные материалы.",
    ),
    repeats_notice=True,
)


def _duplicate(dossier: Dossier) -> Iterator[Evidence]:
    """Two applicants with the same file, or nearly the same answer: a copy, a mix-up, or one case
    sent in twice. And one case from two senders who do not know each other: a colleague, or
    somebody who uses the applicant's name. Each is answered by himself, and staff see both.

    An applicant's own other application may well bring the same licence or brochure, and what
    belongs to nobody (the call itself, a blank form, a logo) tells nothing.
    """
    history = dossier.require_history()
    twins = [
        twin
        for twin in history.twins
        if compare_names(twin.applicant, dossier.applicant) is Likeness.DIFFERENT
    ]
    for one in history.namesakes:
        how = "为同一案例，发件人不同"
        yield failed(one.number, applicant=one.applicant, shared=one.shared, how=how)
    for twin in twins:
        nearly = f"内容相近（重合度 {twin.likeness}%）"
        how = "为同一文件" if twin.likeness is None else nearly
        applicant = twin.applicant or "申报单位未读出"
        yield failed(twin.number, applicant=applicant, shared=twin.shared, how=how)
    if not (twins or history.namesakes):
        yield passed()


DUPLICATE_APPLICATION = Rule(
    "duplicate-application",
    Aspect.AUTHENTICITY,
    Severity.REFER,
    "无重复申报",
    "“{shared}”与 {where}（{applicant}）提交的{how}。",
    _duplicate,
    "由工作人员核对两份申报。",
    point="申报是否重复",
    english=Translation(
        fault="Please check whether this case was submitted before.",
        point="Whether this case was submitted before.",
    ),
    russian=Translation(
        fault="Просим проверить, не подавался ли этот проект ранее.",
        point="Не подавался ли этот проект ранее.",
    ),
    disclosure=Disclosure.NOTHING,
)


def _nominations(dossier: Dossier) -> Iterator[Evidence]:
    """A park may recommend so many enterprises; which of them stand is for it and staff to say."""
    quota = dossier.campaign.nomination_quota
    nominator = dossier.require_answers().text("nominator")
    if quota is None or not nominator:
        yield skipped(reason="未限定推荐数量，或未填写推荐单位")
        return
    beside = {name for one in dossier.counting for name in one.nominated_beside}
    count = _bodies(beside, dossier)
    if count <= quota:
        count = _bodies(beside.union(dossier.require_history().nominated), dossier)
    if count > quota:
        yield failed(nominator, count=count, quota=quota)
    else:
        yield passed(nominator)


def _bodies(others: Collection[str], dossier: Dossier) -> int:
    """How many bodies these and the applicant are; one may enter several cases."""
    own = dossier.applicant
    different = {fold(one) for one in others if compare_names(one, own) is Likeness.DIFFERENT}
    return len(different) + 1


NOMINATION_QUOTA = Rule(
    "nomination-quota",
    Aspect.COMPLETENESS,
    Severity.NOTE,
    "推荐数量",
    "推荐单位“{where}”已推荐 {count} 家企业，超过 {quota} 家的限额。",
    _nominations,
    "请与推荐单位确认由哪些企业申报。",
    point="推荐单位的推荐名额",
    english=Translation(
        fault=(
            "“{place}” has recommended more enterprises than it may. Please agree with it which "
            "of them are to apply."
        ),
        point="How many enterprises the recommending body may recommend.",
    ),
    russian=Translation(
        fault=(
            "Организация «{place}» рекомендовала больше предприятий, чем допускается. Просим "
            "согласовать с ней, какие из них подают заявку."
        ),
        point="Число предприятий, рекомендованных организацией.",
    ),
)

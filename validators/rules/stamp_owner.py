"""Checks whose seal is set: a body must answer for its own statement."""

from collections.abc import Iterator
from dataclasses import dataclass

from parsers.facts.file_facts import PagedFacts, Presence, Stamp, StampKind
from parsers.facts.spec import MaterialSpec, StampNeed, StampOwner
from parsers.texts.names.same_name import split_joint
from parsers.texts.names.seal_owner import Owner, owner_of
from validators.evidence.stamping import stamps_for
from validators.model.dossier import Dossier
from validators.model.outcome import Absent, Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity


@dataclass(frozen=True, slots=True)
class _Seal:
    """What a seal says, and whose certificates set it where it is an electronic one."""

    text: str
    signers: tuple[str, ...] = ()


def _mismatch(dossier: Dossier) -> Iterator[Evidence]:
    """A seal read with confidence that names another body; what is not plainly read accuses nobody."""
    if not dossier.applicant:
        raise Absent("未读出申报单位名称")
    for material in dossier.campaign.materials:
        stamps = _seals(dossier, material)
        if material.stamp is not StampNeed.NO and stamps:
            yield _judged(material, stamps, dossier)


def _seals(dossier: Dossier, material: MaterialSpec) -> list[_Seal]:
    """Red seals and electronic ones: a bare signature names a person or a certificate's holder."""
    return [
        _Seal(stamp.text, _signers(stamp, document.facts.paged))
        for document in dossier.of(material.id)
        if document.facts.paged is not None
        for stamp in stamps_for(document, document.facts.paged, material)
        if stamp.presence is Presence.FOUND and stamp.kind is not StampKind.SIGNATURE
    ]


def _signers(stamp: Stamp, paged: PagedFacts) -> tuple[str, ...]:
    """Whose certificates set the electronic seal: it may be called 合同专用章 and name nobody."""
    if stamp.kind is not StampKind.E_SEAL:
        return ()
    return tuple(
        one.signer for one in paged.signatures if one.seal_name == stamp.text and one.signer
    )


def _judged(material: MaterialSpec, stamps: list[_Seal], dossier: Dossier) -> Evidence:
    bodies = _bodies(material, dossier)
    whose = _WHOSE[material.stamp_of]
    if not bodies:
        return skipped(material.id, reason=f"未读出{whose}名称")
    names = [name for body in bodies for name in (body, *split_joint(body))]
    owners = [owner_of(read, names) for stamp in stamps for read in (stamp.text, *stamp.signers)]
    if Owner.OURS in owners:
        return passed(material.id)
    if not all(stamp.text for stamp in stamps):
        return skipped(material.id, reason="印章文字未能可靠读出")
    if Owner.UNDECIDED in owners or _of_another_on_the_form(material, stamps, dossier):
        return skipped(material.id, reason="印章文字不足以判断单位")
    read = "、".join(dict.fromkeys(stamp.text for stamp in stamps))
    return failed(material.id, read=read, whose=whose, wanted="、".join(bodies))


def _bodies(material: MaterialSpec, dossier: Dossier) -> tuple[str, ...]:
    """Whose stamp will do: the applicant's, or where the call says so the recommending body's."""
    answers = dossier.answers
    recommenders = tuple(
        text for key in RECOMMENDERS if answers and (text := answers.text(key).strip())
    )
    if material.stamp_of is StampOwner.EITHER:
        return (dossier.applicant, *recommenders)
    return recommenders if material.stamp_of is StampOwner.RECOMMENDER else (dossier.applicant,)


def _of_another_on_the_form(material: MaterialSpec, stamps: list[_Seal], dossier: Dossier) -> bool:
    """The recommending body and partners sign a form too; the applicant's own seal may be the unread
    one. Where the recommending body's is asked for, the applicant's is not it.
    """
    answers = dossier.answers
    if answers is None or material.stamp_of is StampOwner.RECOMMENDER:
        return False
    named = [
        line for one in answers.answers for line in one.text.splitlines() if len(line) < LONGEST
    ]
    return any(owner_of(stamp.text, named) is Owner.OURS for stamp in stamps)


# A field that names a body is a line; descriptions name many.
LONGEST = 60

_WHOSE = {
    StampOwner.APPLICANT: "申报单位",
    StampOwner.RECOMMENDER: "推荐单位",
    StampOwner.EITHER: "申报单位或推荐单位",
}

RECOMMENDERS = ("nominator", "recommender")
"""Keys of the fields that name the body which recommends the applicant."""

STAMP_MISMATCH = Rule(
    "stamp-mismatch",
    Aspect.AUTHENTICITY,
    Severity.REFER,
    "印章单位",
    "{place}上的印章读作“{read}”，与{whose}“{wanted}”不一致。",
    _mismatch,
    "请核对印章；如盖错，请加盖{whose}公章后重新提交。",
    point="{place}的印章单位名称",
    english=Translation(
        fault=(
            "{place}: the stamp reads as that of another body than the applicant. Please check "
            "it; if it is the wrong one, please set the applicant’s stamp and send it again."
        ),
        point="{place}: whose stamp it is.",
    ),
    russian=Translation(
        fault=(
            "{place}: на печати читается название другой организации. Просим проверить и, если "
            "печать не та, поставить печать заявителя и прислать снова."
        ),
        point="{place}: кому принадлежит печать.",
    ),
)

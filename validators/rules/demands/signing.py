"""Checks that a material that must be signed beside its stamp bears a signature."""

from collections.abc import Iterator

from parsers.facts.spec import MaterialSpec, StampNeed
from parsers.facts.stamp_reasons import HANDWRITTEN
from validators.evidence.stamping import stamps_for
from validators.model.dossier import Document, Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity


def _unsigned(dossier: Dossier) -> Iterator[Evidence]:
    """A stamp is no signature. A name in ink is found only where a seal is looked for and none lies over
    it, so that its lack is never certain: a person looks, and nobody is accused.
    """
    for material in dossier.campaign.materials:
        if material.signature is StampNeed.NO or not dossier.of(material.id):
            continue
        looked_at = [one for one in dossier.of(material.id) if one.facts.paged]
        if not looked_at:
            yield skipped(material.id, reason="没有可查看的页面")
        elif any(_is_signed(document, material) for document in looked_at):
            yield passed(material.id)
        else:
            note = Severity.NOTE if material.signature is StampNeed.EXPECTED else None
            yield failed(material.id, note, file=looked_at[0].filename)


def _is_signed(document: Document, material: MaterialSpec) -> bool:
    paged = document.facts.paged
    if paged is None:
        return False
    whole = any(one.intact and one.covers_all for one in paged.signatures if one.verifiable)
    return whole or any(
        stamp.reason == HANDWRITTEN for stamp in stamps_for(document, paged, material)
    )


SIGNATURE_UNSEEN = Rule(
    "signature-unseen",
    Aspect.AUTHENTICITY,
    Severity.REFER,
    "已签字",
    "{place}“{file}”须有签字，未能确认是否已经签字。",
    _unsigned,
    "如尚未签字，请签字后扫描并重新提交{place}。",
    point="{place}的签字情况",
    english=Translation(
        fault=(
            "{place}: it must be signed by hand, and no signature could be confirmed. "
            "If it is not signed, please sign it and send it again."
        ),
        point="{place}: whether it is signed.",
    ),
    russian=Translation(
        fault=(
            "{place}: нужна подпись, подтвердить её не удалось. Если документ не "
            "подписан, просим подписать и прислать снова."
        ),
        point="{place}: имеется ли подпись.",
    ),
)

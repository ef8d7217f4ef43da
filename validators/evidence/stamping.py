"""Decides whether a material is stamped, from the stamps on its own pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from parsers.facts.file_facts import PagedFacts, Presence, Stamp, StampKind
from parsers.facts.seal_doubt import SealDoubt
from parsers.facts.spec import MaterialSpec, StampNeed
from parsers.facts.stamp_reasons import HANDWRITTEN
from parsers.pages.signing_place import is_aside
from validators.model.dossier import Document, Dossier


@dataclass(frozen=True, slots=True)
class Stamping:
    """`presence` and, where uncertain, `reason`: one Chinese phrase for the person who looks."""

    document: Document
    presence: Presence
    reason: str = ""


def stamping(dossier: Dossier, material: MaterialSpec) -> Stamping | None:
    """The stamping of the best document of a material; None where there is no page to look at."""
    seen = [
        _look(document, document.facts.paged, material, dossier)
        for document in dossier.of(material.id)
        if document.facts.paged is not None
    ]
    order = (Presence.FOUND, Presence.UNCERTAIN, Presence.NONE)
    return min(seen, key=lambda one: order.index(one.presence), default=None)


def _look(
    document: Document, paged: PagedFacts, material: MaterialSpec, dossier: Dossier
) -> Stamping:
    here = stamps_for(document, paged, material)
    found = [stamp for stamp in here if stamp.presence is Presence.FOUND]
    if found and material.wording and all(is_aside(stamp, paged) for stamp in found):
        return Stamping(document, Presence.UNCERTAIN, _ASIDE)
    if found:
        return _enough(document, paged, dossier)
    if here:
        return Stamping(document, Presence.UNCERTAIN, _why(here, paged))
    if any(not signature.verifiable for signature in paged.signatures):
        return Stamping(document, Presence.UNCERTAIN, _UNVERIFIABLE)
    if paged.pages_searched < paged.pages:
        return Stamping(
            document, Presence.UNCERTAIN, f"共{paged.pages}页，仅检查了{paged.pages_searched}页"
        )
    return Stamping(document, Presence.NONE)


def stamps_for(document: Document, paged: PagedFacts, material: MaterialSpec) -> list[Stamp]:
    """The stamps on the pages the material fills; a digital signature stands for the whole file."""
    role = document.role(material.id)
    pages = role.pages if role else ()
    return [
        s for s in paged.stamps if not pages or s.page in pages or s.kind is StampKind.SIGNATURE
    ]


def _enough(document: Document, paged: PagedFacts, dossier: Dossier) -> Stamping:
    """One scan that holds form and pledge needs a stamp for each, on pages of their own.

    Where the pages are not told apart (no text to read), fewer stamped pages than materials
    leave open which one is stamped.
    """
    needing = [
        role
        for role in document.roles
        if dossier.campaign.material(role.material).stamp is not StampNeed.NO
    ]
    if len(needing) < 2 or all(role.pages for role in needing):  # noqa: PLR2004 - form and pledge
        return Stamping(document, Presence.FOUND)
    found = [stamp for stamp in paged.stamps if stamp.presence is Presence.FOUND]
    signed = any(stamp.kind is StampKind.SIGNATURE for stamp in found)
    if signed or len({stamp.page for stamp in found}) >= min(len(needing), paged.pages):
        return Stamping(document, Presence.FOUND)
    return Stamping(document, Presence.UNCERTAIN, "合并扫描件，无法确定每份材料是否都已盖章")


_COLOURS = {
    "blue": "蓝色",
    "violet": "紫色",
    "blue or violet": "蓝紫色",
    "black": "黑色",
    "grey": "灰度（黑白复印）",
}


_ASIDE = "公章不在落款处"
_UNVERIFIABLE = "含数字签名，但此处无法验证"


_DOUBTS = {
    SealDoubt.UNPROVEN: "无法证明印章出自其制作机构",
    SealDoubt.SIGNER_UNLISTED: "签章证书不在印章的授权列表内",
    SealDoubt.SEAL_NOT_VALID_THEN: "签章时印章不在有效期内",
    SealDoubt.CERTIFICATE_NOT_VALID_THEN: "签章时证书不在有效期内",
    SealDoubt.TIME_UNKNOWN: "签章时间不明",
    SealDoubt.ANOTHER_SEAL: "文件所附印章与所签印章不同",
}


def seal_doubts(doubts: Iterable[SealDoubt]) -> str:
    """The doubts about an electronic seal as one Chinese phrase."""
    return "、".join(_DOUBTS[doubt] for doubt in doubts)


def _why(stamps: list[Stamp], paged: PagedFacts) -> str:
    if any(stamp.kind is StampKind.E_SEAL for stamp in stamps):
        doubted = dict.fromkeys(d for one in paged.signatures for d in one.doubts)
        return f"电子印章未经改动，但{seal_doubts(doubted)}" if doubted else _UNVERIFIABLE
    if any(stamp.kind is StampKind.SIGNATURE for stamp in stamps):
        return _UNVERIFIABLE
    if all(stamp.reason == HANDWRITTEN for stamp in stamps):
        return "未见公章，盖章处似为手写签名"
    colours = {_COLOURS[stamp.colour] for stamp in stamps if stamp.colour in _COLOURS}
    if colours:
        return f"见{'、'.join(sorted(colours))}印章痕迹"
    return "见疑似印章痕迹，不够清晰或不完整"

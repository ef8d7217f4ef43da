"""Checks stamps and digital signatures. A verdict never claims more than was seen."""

from collections.abc import Iterator
from dataclasses import replace

from parsers.facts.file_facts import Presence, Signature
from parsers.facts.scan_facts import Level
from parsers.facts.spec import MaterialSpec, StampNeed
from validators.evidence.stamping import Stamping, stamping
from validators.model.dossier import Document, Dossier
from validators.model.outcome import Evidence, Want, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity


def _stamped_materials(dossier: Dossier) -> Iterator[MaterialSpec]:
    for material in dossier.campaign.materials:
        if material.stamp is not StampNeed.NO and dossier.of(material.id):
            yield material


def _note_if_expected(material: MaterialSpec) -> Severity | None:
    """Where a stamp or a handwritten name will do (盖章或签字), its lack is only told to staff."""
    return Severity.NOTE if material.stamp is StampNeed.EXPECTED else None


def _unstamped(dossier: Dossier) -> Iterator[Evidence]:
    """An unstamped form is nobody's statement: the stamp is what makes the body answer for it."""
    for material in _stamped_materials(dossier):
        seen = stamping(dossier, material)
        if seen is None:
            yield _without_page(dossier, material)
        elif seen.presence is Presence.FOUND:
            yield passed(material.id)
        else:
            unsure = _not_seen(dossier, material, seen)
            yield replace(unsure, wants=_glanced_at(dossier, material))


def _not_seen(dossier: Dossier, material: MaterialSpec, seen: Stamping) -> Evidence:
    if seen.presence is Presence.NONE and _broken_on(dossier, material):
        return skipped(material.id, reason="见“电子印章或数字签名有效”")
    if seen.presence is Presence.NONE:
        return failed(material.id, _note_if_expected(material), file=seen.document.filename)
    return skipped(material.id, reason="无法确定，见“公章清晰”")


def _glanced_at(dossier: Dossier, material: MaterialSpec) -> tuple[Want, ...]:
    """Photographs without print that serve the material: stamps were not looked for on them yet."""
    return tuple(
        Want(document.attachment.sha256, Level.ROLE)
        for submission in dossier.counting
        for document in submission.documents
        if document.role(material.id)
        and document.facts.paged
        and document.facts.paged.scan_level < Level.ROLE
    )


def _without_page(dossier: Dossier, material: MaterialSpec) -> Evidence:
    """A Word file that may be handed in as such bears no stamp, unless one was pasted into it."""
    for document in dossier.of(material.id):
        role, word = document.role(material.id), document.facts.word
        if word and role and role.in_format and not word.pictures:
            return failed(material.id, _note_if_expected(material), file=document.filename)
    return skipped(material.id, reason="没有可查看的页面")


MATERIAL_UNSTAMPED = Rule(
    "material-unstamped",
    Aspect.AUTHENTICITY,
    Severity.CORRECT,
    "已盖章",
    "{place}“{file}”上未见公章。",
    _unstamped,
    "请在打印件上加盖申报单位公章，彩色扫描为 PDF 后重新提交{place}。",
    point="{place}的盖章情况",
    english=Translation(
        fault=(
            "{place}: no stamp (or valid digital signature) was found. Please stamp it, scan it "
            "in colour and send it again."
        ),
        point="{place}: whether it is stamped.",
    ),
    russian=Translation(
        fault=(
            "{place}: печать (или действительная электронная подпись) не найдена. Просим "
            "поставить печать, отсканировать в цвете и прислать снова."
        ),
        point="{place}: имеется ли печать.",
    ),
)


def _uncertain(dossier: Dossier) -> Iterator[Evidence]:
    """A grey copy or a faint seal is no proof either way: a person looks, nobody is accused."""
    for material in _stamped_materials(dossier):
        seen = stamping(dossier, material)
        if seen is None:
            yield skipped(material.id, reason="没有可查看的页面")
        elif seen.presence is Presence.UNCERTAIN:
            yield failed(
                material.id,
                _note_if_expected(material),
                file=seen.document.filename,
                seen=seen.reason,
            )
        else:
            yield passed(material.id)


STAMP_UNCERTAIN = Rule(
    "stamp-uncertain",
    Aspect.AUTHENTICITY,
    Severity.REFER,
    "公章清晰",
    "{place}“{file}”的公章需人工核验：{seen}。",
    _uncertain,
    "如所发为黑白或模糊的扫描件，请补发清晰的彩色扫描件。",
    point="{place}的盖章情况",
    english=Translation(
        fault=(
            "{place}: the stamp or signature is not clear enough to be confirmed. Please send a "
            "clear colour scan."
        ),
        point=(
            "{place}: the stamp or signature will be looked at by a person. If what you sent is a "
            "black-and-white or faint copy, a clear colour scan helps."
        ),
    ),
    russian=Translation(
        fault=(
            "{place}: печать или подпись видна недостаточно чётко. Просим прислать чёткий цветной "
            "скан."
        ),
        point=(
            "{place}: печать или подпись проверит сотрудник. Если прислана чёрно-белая или "
            "бледная копия, поможет чёткий цветной скан."
        ),
    ),
)


def _signature(dossier: Dossier) -> Iterator[Evidence]:
    """A broken signature is worse than none: the file was changed after it was signed. Whose the
    certificate is, and whether it still holds, cannot be known offline: a person looks at the name.
    """
    for material in dossier.campaign.materials:
        for document in dossier.of(material.id):
            broken = _broken(document)
            if broken:
                sealed = bool(broken[0].seal_name)
                yield failed(
                    material.id,
                    _only_broken(dossier, material),
                    file=document.filename,
                    kind="电子印章" if sealed else "数字签名",
                    act="盖章" if sealed else "签名",
                    signer=broken[0].seal_name or broken[0].signer,
                )
            elif document.facts.paged and document.facts.paged.signatures:
                yield passed(material.id)


def _only_broken(dossier: Dossier, material: MaterialSpec) -> Severity | None:
    """A required stamp that stands on a broken signature alone is asked for again, in one point:
    to say that no stamp was seen would not be true.
    """
    if material.stamp is not StampNeed.REQUIRED:
        return None
    seen = stamping(dossier, material)
    return Severity.CORRECT if seen and seen.presence is Presence.NONE else None


def _broken_on(dossier: Dossier, material: MaterialSpec) -> bool:
    return any(_broken(document) for document in dossier.of(material.id))


def _broken(document: Document) -> list[Signature]:
    signatures = document.facts.paged.signatures if document.facts.paged else ()
    return [one for one in signatures if one.verifiable and not (one.intact and one.covers_all)]


SIGNATURE_INVALID = Rule(
    "signature-invalid",
    Aspect.AUTHENTICITY,
    Severity.REFER,
    "电子印章或数字签名有效",
    "{place}“{file}”中的{kind}（{signer}）未通过验证，或{act}后文件又被修改。",
    _signature,
    "请重新提交盖章（签名）后未再修改的原文件，或加盖公章的彩色扫描件。",
    point="{place}的电子印章或数字签名",
    english=Translation(
        fault=(
            "{place}: the electronic seal or digital signature is not valid, or the file was "
            "changed after it was signed. Please send the file as it was signed, or a stamped scan."
        ),
        point="{place}: the electronic seal or digital signature.",
    ),
    russian=Translation(
        fault=(
            "{place}: электронная подпись недействительна, или файл изменён после подписания. "
            "Просим прислать файл, не изменённый после подписания, или скан с печатью."
        ),
        point="{place}: электронная подпись.",
    ),
)

"""Compares what was asked for with what came."""

import re
from collections.abc import Iterator

from parsers.facts.spec import Delivery, Format, MaterialSpec
from validators.evidence.asked_for import is_asked_for
from validators.evidence.unopened_files import unopened, unread_kin
from validators.model.dossier import Document, Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity

_FORMAT_TITLES = {
    Format.WORD: "Word 文件（.docx）",
    Format.PDF: "PDF 文件",
    Format.OFD: "OFD 文件",
    Format.IMAGE: "图片文件（JPG/PNG）",
    Format.EXCEL: "Excel 文件（.xlsx）",
    Format.VIDEO: "视频文件（如 MP4）",
    Format.AUDIO: "音频文件（如 MP3）",
    Format.ARCHIVE: "压缩包（如 zip）",
    Format.OTHER: "其他文件",
}


def _missing(dossier: Dossier) -> Iterator[Evidence]:
    """The commonest fault by far: one of the materials was forgotten.

    A file that cannot be read but whose name claims the material serves it, and so does an
    expiring link for supporting files: their own findings say what is wrong with them. Nothing is
    called missing that may lie among files of which we cannot tell whose they are, or in an archive
    nobody could open.
    """
    for material in dossier.campaign.materials:
        asked = is_asked_for(material, dossier)
        linked = material.rest and dossier.cloud_links
        if dossier.of(material.id) or linked:
            yield passed(material.id)
        elif any(_may_be(document, material.id) for document in dossier.unassigned):
            yield skipped(material.id, reason="来件中有未能确定归属的文件，可能即为该材料")
        elif asked is None and material.required_where:
            title = dossier.campaign.title_of(material.required_where.field)
            yield skipped(material.id, reason=f"是否需要提交取决于“{title}”，未能读出")
        elif asked and unopened(dossier):
            yield skipped(material.id, reason="来件中有未能打开的压缩包，该材料可能在其中")
        elif asked and unread_kin(dossier, material):
            yield skipped(material.id, reason="来件中有暂无法读取的文件，可能即为该材料")
        elif asked:
            yield failed(material.id, by=_due(material))
        elif material.delivery is Delivery.PAPER:
            yield skipped(material.id, reason="以纸质方式报送，不在邮件中核对")
        else:
            yield skipped(material.id, reason="非必需材料，未提交")


def _due(material: MaterialSpec) -> str:
    """Only a deadline of the material's own; that of the call the notice tells anyway."""
    if material.closes is None:
        return ""
    return f"（该材料截止时间：{material.closes.isoformat().replace('T', ' ')}）"


def _may_be(document: Document, material_id: str) -> bool:
    """Whether the file may serve the material: a scan without text, or a locked one, may be any."""
    recognised = any(role.by in {"content", "name", "part"} for role in document.roles)
    return document.role(material_id) is not None or not (recognised or document.facts.text)


MATERIAL_MISSING = Rule(
    "material-missing",
    Aspect.COMPLETENESS,
    Severity.CORRECT,
    "材料齐全",
    "未收到{place}。",
    _missing,
    "请补充发送{place}{by}。",
    point="{place}",
    english=Translation(
        fault="Missing: {place}. Please send it.",
        point="{place}: whether it has come.",
    ),
    russian=Translation(
        fault="Отсутствует: {place}. Просим прислать.",
        point="{place}: получен ли этот материал.",
    ),
)


def _wrong_format(dossier: Dossier) -> Iterator[Evidence]:
    """A photo of the pledge is there, but cannot be filed or printed as the notice asks.

    Of a file we cannot open its own finding says what is wrong.
    """
    for material in dossier.campaign.materials:
        documents = dossier.of(material.id)
        if not documents:
            continue
        wrong = [d for d in documents if not _in_format(d, material.id)]
        if wrong and not wrong[0].facts.readable:
            yield skipped(material.id, reason="文件未能读取，另有说明")
            continue
        wanted = "或".join(_FORMAT_TITLES[format_] for format_ in material.formats)
        if wrong:
            yield failed(material.id, file=wrong[0].filename, wanted=wanted)
        else:
            yield passed(material.id)


def _in_format(document: Document, material_id: str) -> bool:
    role = document.role(material_id)
    return role is None or role.in_format


MATERIAL_WRONG_FORMAT = Rule(
    "material-wrong-format",
    Aspect.COMPLETENESS,
    Severity.CORRECT,
    "材料格式",
    "{place}收到的是“{file}”，不是要求的{wanted}。",
    _wrong_format,
    "请按{wanted}重新提交{place}。",
    point="{place}的文件格式",
    english=Translation(
        fault="{place}: not in the format asked for. Please send the kind of file named below.",
        point="{place}: the format of the file.",
    ),
    russian=Translation(
        fault="{place}: не в требуемом формате. Просим прислать файл указанного ниже вида.",
        point="{place}: формат файла.",
    ),
)


def _count(dossier: Dossier) -> Iterator[Evidence]:
    """Too few pictures leave the case collection bare, too many cannot be printed."""
    for material in dossier.campaign.materials:
        least, most = material.count
        came = len(dossier.of(material.id))
        if material.count == (None, None):
            continue
        if came == 0:
            yield skipped(material.id, reason="未收到该材料")
        elif not all(_in_format(d, material.id) for d in dossier.of(material.id)):
            yield skipped(material.id, reason="格式不符，未计数量")
        elif came < (least or 0) and unopened(dossier):
            yield skipped(material.id, reason="来件中有未能打开的压缩包，该材料可能在其中")
        elif came < (least or 0) and any(_may_be(d, material.id) for d in dossier.unassigned):
            yield skipped(material.id, reason="来件中有未能确定归属的文件，可能属于该材料")
        elif came < (least or 0) or (most is not None and came > most):
            yield failed(material.id, came=came, asked=_range(least, most))
        else:
            yield passed(material.id)


def _range(least: int | None, most: int | None) -> str:
    if least == most:
        return f"{least}"
    if least is None:
        return f"至多 {most}"
    return f"至少 {least}" if most is None else f"{least}—{most}"


MATERIAL_COUNT = Rule(
    "material-count",
    Aspect.COMPLETENESS,
    Severity.CORRECT,
    "材料数量",
    "{place}收到 {came} 个文件，要求 {asked} 个。",
    _count,
    "请按要求的数量提交{place}。",
    point="{place}的文件数量",
    english=Translation(
        fault="{place}: too few or too many files.",
        point="{place}: the number of files.",
    ),
    russian=Translation(
        fault="{place}: файлов слишком мало или слишком много.",
        point="{place}: количество файлов.",
    ),
)


def _cloud(dossier: Dossier) -> Iterator[Evidence]:
    """超大附件 are links that expire within days: staff must fetch them in time, by hand."""
    for link in dossier.cloud_links:
        # "无限期" is no day on which it ends.
        ends = "到期" if re.search(r"\d", link.expires) else ""
        expiry = f"，{link.expires}{ends}" if link.expires else ""
        yield failed(link.host, name=link.name or link.host, expiry=expiry)


CLOUD_ATTACHMENT = Rule(
    "cloud-attachment",
    Aspect.COMPLETENESS,
    Severity.REFER,
    "超大附件",
    "“{name}”以网盘或超大附件链接发送{expiry}，将由工作人员下载核对。",
    _cloud,
    "链接可能失效，如方便请将文件压缩后直接作为附件发送。",
    point="以超大附件或网盘链接发送的文件（由工作人员下载）",
    english=Translation(
        fault=(
            "Files were sent as a link, which may expire. If you can, please send them as "
            "attachments."
        ),
        point="Files sent as a link; staff will download them.",
    ),
    russian=Translation(
        fault=(
            "Файлы присланы ссылкой, срок действия которой может истечь. По возможности просим "
            "прислать их вложением."
        ),
        point="Файлы, присланные ссылкой; их загрузят сотрудники.",
    ),
)


def _unassigned(dossier: Dossier) -> Iterator[Evidence]:
    """A park's letter holds several applications; one's pledge must never be taken for another's."""
    for document in dossier.unassigned:
        yield failed(document.filename)


UNASSIGNED_DOCUMENT = Rule(
    "unassigned-document",
    Aspect.COMPLETENESS,
    Severity.REFER,
    "文件归属",
    "来件涉及多份申报，未能确定文件“{where}”属于哪一份，将由工作人员核对。",
    _unassigned,
    "如需说明，请回复本邮件，写明该文件所属的申报单位和案例名称。",
    point="文件“{place}”属于哪一份申报",
    english=Translation(
        fault=(
            "It is not clear to which application file “{place}” belongs. Please reply with the "
            "applicant and the title of the case it is for."
        ),
        point="To which application file “{place}” belongs.",
    ),
    russian=Translation(
        fault=(
            "Не удалось определить, к какой заявке относится файл «{place}». Просим указать в "
            "ответе заявителя и название проекта."
        ),
        point="К какой заявке относится файл «{place}».",
    ),
)

"""Compares the applicant's own list of attachments with what came."""

from collections.abc import Iterator, Sequence

from parsers.texts.normal_text import fold
from parsers.texts.phrases.attachment_list import missing, read_list
from validators.evidence.unopened_files import unopened
from validators.model.dossier import Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity

# 支撑 and 附件 stand in many a name.
_SHORT = 2


def _attachment_list(dossier: Dossier) -> Iterator[Evidence]:
    """The applicant's own list tells what he believes he sent."""
    answer = dossier.require_answers().get("attachment_list")
    if answer is None or not answer.text:
        yield skipped(reason="申报表未列附件")
        return
    materials = dossier.campaign.materials
    standard = [word for m in materials for word in (m.title, *m.titles, *m.names)]
    listed = read_list(answer.text, standard)
    aside = [row.text for row in read_list(answer.text) if row not in listed]
    absent = missing(listed, _without(aside, _names_of_others(dossier), dossier))
    if unopened(dossier) or dossier.cloud_links:
        yield skipped(reason="有压缩包未能打开，或材料以链接发送，无法逐项核对")
    elif absent:
        yield failed(items="、".join(absent))
    else:
        yield passed()


def _names_of_others(dossier: Dossier) -> list[str]:
    """The names of all files but forms and pledges, and of the folders and archives they lay in."""
    asked = {material.id for material in dossier.campaign.materials if material.titles}
    others = [
        document
        for document in (*dossier.documents, *dossier.unassigned)
        if not asked & set(document.materials)
    ]
    folders = {name for document in others for name in document.attachment.path}
    return [*(document.filename for document in others), *sorted(folders)]


def _without(aside: Sequence[str], names: Sequence[str], dossier: Dossier) -> list[str]:
    """The names but those a row set `aside` speaks for: where the list has 案例支撑材料 and 检测报告,
    the file called 支撑材料 is not the report.
    """
    words = [
        fold(word)
        for material in dossier.campaign.materials
        if material.rest
        for word in material.names
        if len(word) > _SHORT and any(word in row for row in aside)
    ]
    return [name for name in names if not any(word in fold(name) for word in words)]


ATTACHMENT_LIST = Rule(
    "attachment-list-differs",
    Aspect.COMPLETENESS,
    Severity.NOTE,
    "附件列表",
    "申报表“附件列表”所列的 {items} 未随信收到。",
    _attachment_list,
    "请补充发送所列附件，或更正申报表中的“附件列表”。",
    point="申报表“附件列表”所列的文件是否收到",
    english=Translation(
        fault=(
            "Some attachments listed in the form have not come. Please send them, or correct the "
            "list."
        ),
        point="Whether the attachments listed in the form have come.",
    ),
    russian=Translation(
        fault=(
            "Часть приложений, перечисленных в форме, не получена. Просим прислать их или "
            "исправить перечень."
        ),
        point="Получены ли приложения, перечисленные в форме.",
    ),
)

"""Reports forms that could not be read, or not as one: a person reads them."""

from collections.abc import Iterator

from parsers.roles.page_titles import pages_of
from validators.model.dossier import Document, Dossier
from validators.model.named_application import NamedApplication
from validators.model.outcome import Absent, Evidence, failed, passed
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity
from validators.scan_checks.names import ScannedNames


def _unread(dossier: Dossier) -> Iterator[Evidence]:
    """A form that came as a scan only: none of its answers was looked at, so nothing is complete."""
    wanted = [material for material in dossier.campaign.materials if material.form]
    forms = [(material, d) for material in wanted for d in dossier.of(material.id)]
    if not all(dossier.of(material.id) for material in wanted if material.required):
        raise Absent("申报表未收齐")
    for material, document in forms:
        role = document.role(material.id)
        if not document.facts.readable or role is None or not role.in_format:
            raise Absent("申报表打不开或格式不符，另有说明")
    if dossier.form is not None:
        yield passed(wanted[0].id)
    elif forms:
        material, document = forms[0]
        yield failed(material.id, file=document.filename)


FORM_UNREAD = Rule(
    "form-unread",
    Aspect.COMPLETENESS,
    Severity.REFER,
    "申报表可读取",
    "{place}“{file}”为扫描件，填写内容无法自动读取，将由工作人员查看。",
    _unread,
    "如方便，请回复本邮件，另附可编辑的 Word 版申报表。",
    point="{place}的填写内容（扫描件，需要人工查看）",
    english=Translation(
        fault=(
            "{place}: a scan, whose entries could not be read automatically. If you can, please "
            "send the editable Word version too."
        ),
        point="{place}: its entries (a scan, which our staff will read).",
    ),
    russian=Translation(
        fault=(
            "{place}: прислан скан, прочитать его автоматически не удалось. По возможности просим "
            "прислать также редактируемую версию Word."
        ),
        point="{place}: содержание формы (скан прочитает сотрудник).",
    ),
)


def _several(dossier: Dossier) -> Iterator[Evidence]:
    """A park scans the forms of all its enterprises, into one file or several: none of them may go
    unseen.
    """
    others = _others(dossier)
    for material in dossier.campaign.materials:
        for document in dossier.of(material.id) if material.form else ():
            pages = _scanned_starts(document, material.id)
            if len(pages) > 1:
                why = f"的第{'、'.join(map(str, pages))}页都有申报表的标题"
                yield failed(document.filename, why=why)
            elif document not in others:
                yield passed(document.filename)
    for document in others:
        yield failed(document.filename, why="是同一来件中的又一份申报表")


def _others(dossier: Dossier) -> list[Document]:
    """Scanned forms beside each other in one letter, but for the one that counts and those that
    bear the applicant's name as its Word form has it.
    """
    wanted = {material.id for material in dossier.campaign.materials if material.form}
    counting = {one.attachment.sha256 for place in wanted for one in dossier.of(place)}
    own = ScannedNames.of(
        [NamedApplication(dossier.campaign, dossier.applicant, dossier.case_title)]
    )
    found: list[Document] = []
    for submission in dossier.counting:
        scans = {
            document.attachment.sha256: document
            for document in submission.documents
            if any(_scanned_starts(document, one) for one in wanted)
        }
        for sha256, document in scans.items() if len(scans) > 1 else ():
            texts = document.facts.paged.scan_texts if document.facts.paged else ()
            if sha256 not in counting and not own.read_in("\n".join(texts)):
                found.append(document)
    return found


def _scanned_starts(document: Document, material_id: str) -> list[int]:
    """The scanned pages that bear the form's title. What was typed is read out, form by form."""
    role = document.role(material_id)
    pages = pages_of(document.facts)
    return [page for page in (role.starts if role else ()) if pages[page - 1].scanned]


SEVERAL_FORMS = Rule(
    "several-forms",
    Aspect.COMPLETENESS,
    Severity.REFER,
    "一份文件一份申报表",
    "扫描件“{where}”{why}，来件可能涉及多份申报，将由工作人员核对。",
    _several,
    "如涉及多份申报，请将每份申报的材料分别放入一个文件夹后重新发送。",
    point="扫描件“{place}”是否涉及多份申报",
    english=Translation(
        fault=(
            "Scan “{place}” may belong to several applications. If so, please send the materials "
            "of each application in a folder of its own."
        ),
        point="Whether scan “{place}” belongs to several applications.",
    ),
    russian=Translation(
        fault=(
            "Скан «{place}», возможно, относится к нескольким заявкам. Если это так, просим "
            "прислать материалы каждой заявки в отдельной папке."
        ),
        point="Относится ли скан «{place}» к нескольким заявкам.",
    ),
)

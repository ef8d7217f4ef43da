"""Rules on forms we could not read out, or not as one: a person reads them."""

from collections.abc import Iterator

from parsers.bearing import pages_of
from validators.dossier import Document, Dossier
from validators.outcome import Absent, Evidence, failed, passed
from validators.rule import Rule
from validators.severity import Aspect, Severity


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
)


def _several(dossier: Dossier) -> Iterator[Evidence]:
    """A park scans the forms of all its enterprises into one file: none of them may go unseen."""
    for material in dossier.campaign.materials:
        for document in dossier.of(material.id) if material.form else ():
            pages = _scanned_starts(document, material.id)
            if len(pages) > 1:
                yield failed(document.filename, pages="、".join(map(str, pages)))
            else:
                yield passed(document.filename)


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
    "扫描件“{where}”的第{pages}页都有申报表的标题，可能含多份申报表，将由工作人员核对。",
    _several,
    "如涉及多份申报，请将每份申报的材料分别放入一个文件夹后重新发送。",
)

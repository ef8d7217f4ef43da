"""Assigns materials to a file by a person's decision."""

from collections.abc import Sequence

from intake.decisions.judging_first import judging_first
from intake.office import Office
from intake.register.applications import assignments, documents
from intake.staff.acting import Actor, CannotAct, acting, judge_again, note, read_ahead


@judging_first
def assign(  # noqa: PLR0917  who, what, where
    office: Office,
    number: str,
    actor: Actor,
    sha256: str,
    materials: Sequence[str],
    automatic: bool,
) -> None:
    """The file serves these materials, none of them where there are none; `automatic`: what the program
    makes of it counts again.
    """
    read_ahead(office, number)
    with acting(office, number, actor) as application:
        held = [
            d for d in documents.of_application(office.db, application.id) if d.sha256 == sha256
        ]
        if not held or not sha256:
            raise CannotAct("该申报没有这个文件。")
        known = {material.id for material in office.campaign(application.campaign).materials}
        chosen = tuple(one for one in dict.fromkeys(materials) if one in known)
        if automatic:
            assignments.withdraw(office.db, application.id, sha256)
        else:
            assignments.assign(
                office.db, application.id, sha256, chosen, actor=actor.name, now=office.now()
            )
        chosen_words = "自动识别" if automatic else "、".join(chosen) or "不属于任何材料"
        note(
            office, application, actor, "material-assigned", f"{held[0].filename} → {chosen_words}"
        )
        decision = judge_again(office, application, actor, "材料归属变更")
        for document in decision.dossier.documents:
            documents.set_materials(
                office.db, application.id, document.attachment.sha256, document.materials
            )

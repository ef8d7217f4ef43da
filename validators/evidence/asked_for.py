"""Decides which materials this application has to send, by e-mail and on paper."""

from parsers.facts.spec import Condition, Delivery, MaterialSpec
from parsers.texts.normal_text import fold
from validators.model.dossier import Dossier


def is_asked_for(material: MaterialSpec, dossier: Dossier) -> bool | None:
    """Tell whether the material must come by e-mail; None where the answer it depends on is unknown."""
    return material.delivery is not Delivery.PAPER and _is_required(material, dossier)


def is_asked_on_paper(material: MaterialSpec, dossier: Dossier) -> bool | None:
    """Tell whether the material must come on paper, if by e-mail too; None where it is unknown."""
    return material.delivery is not Delivery.EMAIL and _is_required(material, dossier)


def _is_required(material: MaterialSpec, dossier: Dossier) -> bool | None:
    if not material.required:
        return False
    if material.required_where is None:
        return True
    return holds(material.required_where, dossier)


def holds(condition: Condition, dossier: Dossier) -> bool | None:
    """Tell whether the form's answer meets the condition; None where no answer was read."""
    answers = dossier.answers
    answer = answers.get(condition.field) if answers else None
    if answer is None or not answer.label_found:
        return None
    given = [fold(one) for one in (answer.selected or (answer.text,)) if fold(one)]
    if not condition.answers:
        return bool(given)
    return any(fold(wanted) in one for wanted in condition.answers for one in given)

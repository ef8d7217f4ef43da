"""Composes the one notice that answers a letter about several applications."""

from collections.abc import Sequence
from dataclasses import replace

from notifier.notices.compose import compose, template_of, written
from notifier.notices.kinds import KINDS, kind_of
from notifier.notices.letter_view import View, letter_view
from notifier.notices.notice import Notice
from notifier.notices.occasion import Occasion
from notifier.notices.state_verdict import state_occasion
from notifier.notices.translations import beneath
from notifier.templating.templates import Templates

# More numbers than these would push the rest of the subject out of sight.
MOST_NUMBERS = 3


def compose_all(occasions: Sequence[Occasion], templates: Templates) -> Notice:
    """One application is answered by the notice of its kind, several by one with a section each.

    Its kind is the worst of theirs. Raises jinja2.TemplateError as `compose` does.
    """
    first = occasions[0]
    if len(occasions) == 1:
        return compose(first, templates)
    templated = [(one, template_of(one)) for one in occasions]
    values = several_view(occasions) | {"beneath": beneath(templated, templates)}
    kinds = {kind_of(occasion) for occasion in occasions}
    kind = next(one.kind for one in KINDS if one.kind in kinds)
    notice = written(first.letter, kind, "several", values, templates)
    return replace(notice, stated=tuple(state_occasion(one) for one in occasions))


def several_view(occasions: Sequence[Occasion]) -> View:
    """Every variable of the templates `several.*`; each of `applications` has those of a single notice
    and `template`, the name of the template that would answer it alone.
    """
    parts = [letter_view(one) | {"template": template_of(one)} for one in occasions]
    first, chosen = parts[0], [part["template"] for part in parts]
    return {
        "applications": parts,
        "total": len(parts),
        "late": chosen.count("late"),
        "to_mend": chosen.count("correction"),
        "numbers": [part["number"] for part in parts] if len(parts) <= MOST_NUMBERS else [],
        "campaigns": list(dict.fromkeys(part["campaign"] for part in parts)),
        "number": f"{first['number']} 等 {len(parts)} 件",
        **{key: first[key] for key in ("campaign", "letter_subject", "received", "contact")},
    }

"""Prepares the values that the templates of a notice may use.

Their names are a promise to the office that edits templates: they are listed at the top of each
template and checked by `template_check`.
"""

from dataclasses import dataclass

from notifier.notices.corrections import (
    checks,
    count,
    files_to_send,
    form_at_fault,
    materials_to_send,
    mends,
)
from notifier.notices.dates import days_left, say_end_of, say_moment, say_until, say_until_briefly
from notifier.notices.lists.checklist import field_lines, fine_titles, material_lines
from notifier.notices.lists.paper_lines import is_outstanding, paper_lines
from notifier.notices.occasion import Occasion
from notifier.templating.safe_text import clean
from validators.model.campaign import Contact
from validators.model.correction_period import correction_until

View = dict[str, object]


@dataclass(frozen=True, slots=True)
class ContactView:
    """The office; parts it has not told are ""."""

    office: str
    person: str
    phone: str
    email: str


def letter_view(occasion: Occasion) -> View:
    """Every variable of the notices' templates; all strangers' words in it are cleaned."""
    return _application(occasion) | _lists(occasion) | _times(occasion)


def _application(occasion: Occasion) -> View:
    dossier = occasion.dossier
    return {
        "number": clean(occasion.number),
        "campaign": clean(dossier.campaign.title),
        "applicant": clean(dossier.applicant, 60),
        "case_title": clean(dossier.case_title, 60),
        "letter_subject": clean(occasion.letter.subject, 100),
        "contact": contact_view(dossier.campaign.contact),
        "status": occasion.verdict.status.value,
        "selected": bool(occasion.selected),
    }


def contact_view(contact: Contact) -> ContactView:
    return ContactView(
        clean(contact.office), clean(contact.person), clean(contact.phone), clean(contact.email)
    )


def _lists(occasion: Occasion) -> View:
    dossier, verdict = occasion.dossier, occasion.verdict
    materials, fields = material_lines(dossier, verdict), field_lines(dossier, verdict)
    again = materials_to_send(dossier, verdict)
    resent = {material.id for material in again}
    return {
        "materials": materials,
        "fields": fields,
        "form_read": dossier.answers is not None,
        "form_title": "邮件正文" if dossier.form is None and dossier.body else "申报表",
        "paper": (on_paper := paper_lines(dossier)),
        "paper_outstanding": is_outstanding(on_paper),
        "mends": (to_mend := mends(dossier, verdict)),
        "mend_count": count(to_mend),
        "checks": checks(dossier, verdict),
        "files": tuple(files_to_send(dossier, again)),
        "several_forms": form_at_fault(dossier, verdict)
        and sum(material.form for material in again) > 1,
        "fine_materials": tuple(
            line for line in materials if line.mark == "fine" and line.id not in resent
        ),
        "fine_fields": tuple(fine_titles(fields)),
    }


def _times(occasion: Occasion) -> View:
    campaign, now = occasion.dossier.campaign, occasion.now
    zone = campaign.timezone
    due = correction_until(campaign, occasion.correction_by)
    left = days_left(due.day, now, zone)
    return {
        "received": say_moment(occasion.received_at, zone),
        "deadline": say_end_of(campaign.last_moment, zone),
        "due": say_until(due, now, zone),
        "due_briefly": say_until_briefly(due, now, zone),
        "days_left": left,
        "over": now >= due.end(zone),
    }

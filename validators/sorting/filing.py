"""Assigns materials and answers to each attachment, and builds the dossier."""

from collections.abc import Iterable

from parsers.facts.answers import Answers
from parsers.facts.file_facts import FileFacts, Table
from parsers.facts.letter_facts import Attachment, ReadLetter
from parsers.filetypes.containers import type_of_shut
from parsers.forms.read_form import read_answers
from parsers.forms.several import read_forms
from parsers.forms.unwrap import unwrapped
from parsers.roles.assign_roles import recognise
from parsers.roles.fallback_roles import is_ornament
from parsers.texts.naming.convention import keeps, without_fixed_text
from validators.evidence.body_answers import body_answers
from validators.evidence.document_selection import served_by
from validators.model.campaign import Campaign
from validators.model.dossier import Document, Dossier, History, Submission


def file_documents(read: ReadLetter, campaign: Campaign) -> tuple[Document, ...]:
    """Every attachment of the letter as a document of the campaign."""
    return tuple(
        file_attachment(attachment, _facts_of(attachment, read), campaign)
        for attachment in read.letter.attachments
    )


def _facts_of(attachment: Attachment, read: ReadLetter) -> FileFacts:
    """An attachment that could not be taken out of its container has only its name to go by."""
    facts = read.files.get(attachment.sha256)
    if attachment.problem is not None or facts is None:
        kind = type_of_shut(attachment.filename, attachment.media_type)
        return FileFacts(kind, attachment.problem, attachment.detail)
    return facts


def file_attachment(attachment: Attachment, facts: FileFacts, campaign: Campaign) -> Document:
    if is_ornament(attachment.filename, attachment.size, facts):
        return Document(attachment, facts)
    answers = _answers(facts, campaign)
    patterns = campaign.name_patterns
    names = [
        without_fixed_text(name, patterns) for name in (attachment.filename, *attachment.path[::-1])
    ]
    roles = recognise(
        names,
        facts,
        answers,
        campaign.materials,
        campaign.form,
        conventional=any(keeps(attachment.filename, one) for one in patterns),
    )
    if not any(campaign.material(role.material).form for role in roles):
        return Document(attachment, facts, roles)
    forms = read_forms(_tables(facts), campaign.form)
    return Document(attachment, facts, roles, forms[0] if forms else answers, forms)


def _answers(facts: FileFacts, campaign: Campaign) -> Answers | None:
    if not facts.readable or not facts.text:
        return None
    if facts.word:
        return read_answers(facts.tables, facts.word.paragraphs, campaign.form, facts.word.styled)
    return read_answers(_tables(facts), facts.text.splitlines(), campaign.form)


def _tables(facts: FileFacts) -> tuple[Table, ...]:
    return facts.tables if facts.word else tuple(unwrapped(table) for table in facts.tables)


def build_dossier(
    campaign: Campaign, submissions: Iterable[Submission], history: History | None = None
) -> Dossier:
    """The union of an application's submissions, oldest first, with the documents that count."""
    ordered = tuple(sorted(submissions, key=lambda submission: submission.received_at))
    served = served_by(campaign.materials, ordered)
    return Dossier(campaign, ordered, history, served, body_answers(campaign, ordered))

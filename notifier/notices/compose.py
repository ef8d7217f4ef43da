"""Composes the notice that answers a letter from a verdict. No clock, disk or network."""

from dataclasses import replace

from notifier.notices.kinds import UNCONFIRMED, NoticeKind, kind_of, record_of
from notifier.notices.letter_view import View, letter_view
from notifier.notices.notice import Notice
from notifier.notices.occasion import Occasion
from notifier.notices.state_verdict import state_occasion
from notifier.notices.translations import beneath
from notifier.templating.safe_text import clean, header_token
from notifier.templating.templates import Templates
from parsers.facts.letter_facts import Letter

_MOST_SUBJECT = 90
_MOST_REFERENCES = 20


def compose(occasion: Occasion, templates: Templates) -> Notice:
    """The notice: subject, plain text and HTML from the templates of its kind, threaded to the letter.

    Raises jinja2.TemplateError for a template that is missing or wrong.
    """
    name = template_of(occasion)
    values = letter_view(occasion) | {"beneath": beneath([(occasion, name)], templates)}
    notice = written(occasion.letter, kind_of(occasion), name, values, templates)
    return replace(notice, stated=(state_occasion(occasion),))


def written(
    letter: Letter, kind: NoticeKind, name: str, values: View, templates: Templates
) -> Notice:
    """The notice that the templates called `name` make of the values, in answer to the letter."""
    return Notice(
        kind=kind,
        recipient=header_token(letter.answer_to.address),
        subject=clean(templates.render(f"{name}.subject.txt.j2", values), _MOST_SUBJECT),
        text=f"{templates.render(f'{name}.txt.j2', values)}\n",
        html=templates.render(f"{name}.html.j2", values),
        in_reply_to=header_token(letter.message_id),
        references=_references(letter),
    )


def template_of(occasion: Occasion) -> str:
    """The templates' common name: the kind's own, or `unconfirmed` for an unknown sender.

    Whoever quotes a number or repeats an applicant's name would else be told what the applicant
    has sent and what he lacks.
    """
    kind = kind_of(occasion)
    is_told = kind is NoticeKind.RESULT or not occasion.stranger
    return record_of(kind).templates[0] if is_told else UNCONFIRMED


def _references(letter: Letter) -> tuple[str, ...]:
    """The letter's own references and its id, the middle of a very long thread left out."""
    tokens = (header_token(token) for token in (*letter.references, letter.message_id))
    known = tuple(dict.fromkeys(token for token in tokens if token))
    if len(known) <= _MOST_REFERENCES:
        return known
    return (known[0], *known[1 - _MOST_REFERENCES :])

"""Tries every template with sample data, so that the office sees a mistake before an applicant."""

from collections.abc import Callable, Iterator
from functools import partial

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, meta

from notifier.notices.compose import compose
from notifier.notices.compose_all import compose_all, several_view
from notifier.notices.kinds import KINDS, LETTER_KINDS, record_of
from notifier.notices.letter_view import letter_view
from notifier.notices.receipt import compose_bare, compose_receipt, receipt_view
from notifier.notices.translations import beneath_view
from notifier.preview.sample_notices import sample_campaign, sample_receipt, samples
from notifier.preview.sample_reports import sample_reports
from notifier.reports.page import REPORT_TEMPLATE, render_report
from notifier.templating.templates import Templates
from validators.model.campaign import TONGUES

_NAMES = (*(name for one in KINDS for name in one.templates), "several")
_OF_LETTERS = tuple(name for kind in LETTER_KINDS for name in record_of(kind).templates)
_PARTS = (".subject.txt.j2", ".txt.j2", ".html.j2")
_TONGUES = tuple(f"beneath.{language}.txt.j2" for language in TONGUES)
NEEDED = (*(f"{kind}{part}" for kind in _NAMES for part in _PARTS), *_TONGUES, REPORT_TEMPLATE)

# Jinja's own names, and what the notices' HTML templates import from parts.html.j2.
_ALWAYS = frozenset({"self", "super", "loop", "caller", "parts"})


def check(templates: Templates) -> tuple[str, ...]:
    """One sentence for each thing wrong in the templates; () where all is well.

    Variables are looked for in every branch; the rest is found by rendering the samples.
    """
    found = (*_missing(templates), *_unknown_names(templates), *_rendering(templates))
    return tuple(dict.fromkeys(found))


def _missing(templates: Templates) -> Iterator[str]:
    for name in NEEDED:
        if name not in templates.texts:
            yield _absent(name)


def _absent(name: str) -> str:
    return f"The template {name} is missing."


def _misspelt(name: str, error: TemplateSyntaxError) -> str:
    return f"{name}, line {error.lineno}: {str(error.message).rstrip('.')}."


def _unknown_names(templates: Templates) -> Iterator[str]:
    sample = next(samples(sample_campaign())).occasion
    letter_names = frozenset({*letter_view(sample), "beneath"})
    several_names = frozenset({*several_view((sample, sample)), "beneath"})
    receipt_names = frozenset({*receipt_view(sample_receipt(sample_campaign())), "beneath"})
    by_name = {
        REPORT_TEMPLATE: frozenset({"report"}),
        **dict.fromkeys(_TONGUES, frozenset(beneath_view([(sample, "late")], "en"))),
        **{f"several{part}": several_names for part in _PARTS},
        **{f"{kind}{part}": receipt_names for kind in _OF_LETTERS for part in _PARTS},
    }
    for name, text in templates.texts.items():
        known = by_name.get(name, letter_names) | _ALWAYS
        try:
            tree = templates.environment.parse(text)
        except TemplateSyntaxError as error:
            yield _misspelt(name, error)
            continue
        for variable in sorted(meta.find_undeclared_variables(tree) - known):
            yield f"{name}: there is no variable `{variable}`."


def _rendering(templates: Templates) -> Iterator[str]:
    for sample in samples(sample_campaign()):
        yield from _tried(sample.name, partial(compose, sample.occasion, templates))
    receipt = sample_receipt(sample_campaign())
    yield from _tried("receipt", partial(compose_receipt, receipt, templates))
    yield from _tried("bare receipt", partial(compose_bare, receipt, templates))
    every = tuple(sample.occasion for sample in samples(sample_campaign()))
    yield from _tried("several applications", partial(compose_all, every, templates))
    for report in sample_reports():
        yield from _tried("report", partial(render_report, report, templates))


def _tried(what: str, render: Callable[[], object]) -> Iterator[str]:
    """Yield what goes wrong when it is rendered. A template may break in any way an expression can."""
    try:
        render()
    except TemplateNotFound as error:
        yield _absent(str(error.name))
    except TemplateSyntaxError as error:
        yield _misspelt(str(error.name), error)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        yield f"The sample “{what}” cannot be rendered: {error}."

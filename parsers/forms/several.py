"""Splits a file that holds several forms, such as a park's own and its enterprises'."""

from collections.abc import Iterator, Sequence

from parsers.facts.answers import Answers
from parsers.facts.file_facts import Table
from parsers.facts.spec import FormSpec
from parsers.forms.read_form import read_answers

# What tells one application from another. A form broken over two tables has each of them once.
TELLING = ("applicant", "case_title")
# Of a form's labels so many must be there, that a list of contacts is not taken for one.
LEAST_SHARE = 0.5


def read_forms(tables: Sequence[Table], form: FormSpec) -> tuple[Answers, ...]:
    """The answers of each form in the tables, in order; () where they hold no more than one.

    A form without applicant and title is a blank one and not counted.
    """
    if len(tables) < 2:  # noqa: PLR2004 - one table is one form
        return ()
    groups = list(_groups(tables, form))
    if len(groups) < 2:  # noqa: PLR2004 - so are several tables of one form
        return ()
    found = (read_answers(group, (), form) for group in groups)
    forms = tuple(
        one
        for one in found
        if one.labels_found >= LEAST_SHARE * len(form.fields) and any(map(one.text, TELLING))
    )
    return forms if len({tuple(map(one.text, TELLING)) for one in forms}) > 1 else ()


def _groups(tables: Sequence[Table], form: FormSpec) -> Iterator[Sequence[Table]]:
    """A table with a distinctive label that earlier tables already have begins the next form."""
    group: list[Table] = []
    borne: set[str] = set()
    for table in tables:
        answers = read_answers([table], (), form)
        bears = {key for key in TELLING if (one := answers.get(key)) and one.label_found}
        if bears & borne:
            yield group
            group, borne = [], set()
        group.append(table)
        borne |= bears
    if group:
        yield group

"""Learns one form of several that an announcement annexes, such as one for each of its tracks."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.facts.file_facts import Table
from parsers.facts.spec import FormSpec
from parsers.forms.learning.learn import LearnedForm, learn

# Forms of the same office begin alike; the tables of one form ask for different things.
_ALIKE = 0.5


def learn_first_form(tables: Sequence[Table]) -> LearnedForm:
    """Return the first form among the tables of an announcement's annexes, and a doubt where there are more.

    A table that asks again for what was asked belongs to another form; so do those behind it.
    """
    own: list[Table] = []
    seen: set[tuple[str, str]] = set()
    for table in tables:
        asked = _asked(learn((table,), ()).spec)
        if asked and len(asked & seen) > _ALIKE * len(asked):
            break
        own.append(table)
        seen |= asked
    learned = learn(own, ())
    if len(own) == len(tables):
        return learned
    doubt = (
        "公告附有几份相似的表，这里只写了第一份：其余的表如属不同类别，请各写一段 [[track]]，"
        "或单独用空白表生成。"
    )
    return replace(learned, doubts=(*learned.doubts, doubt))


def _asked(form: FormSpec) -> set[tuple[str, str]]:
    return {(spec.group, spec.label) for spec in form.fields}
